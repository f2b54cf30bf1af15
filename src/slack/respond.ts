import { slackFetch } from './fetch.ts'
import type { Message } from './render/blocks.ts'

/** Milliseconds until a reply that Slack does not take is given up. */
const TIMEOUT = 8_000

/** What becomes of the message whose button was pressed, or where a further one is shown. */
export type Manner = 'replace' | 'whisper' | 'publish'

const MANNERS = {
  replace: { replace_original: true },
  whisper: { response_type: 'ephemeral', replace_original: false },
  publish: { response_type: 'in_channel', replace_original: false },
} as const satisfies Record<Manner, object>

/**
 * Answers by the address that came with a button or a command: good for half an hour and five answers, and in channels that the
 * app is no member of. Source: docs.slack.dev/interactivity/handling-user-interaction, "Composing responses".
 *
 * @throws Error where Slack did not take it; its message bears no address, which is a secret.
 */
export async function respondTo(address: string, message: Message, manner: Manner): Promise<void> {
  const response = await slackFetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...message, ...MANNERS[manner] }),
    signal: AbortSignal.timeout(TIMEOUT),
  })
  const said = await response.text()
  if (!response.ok || said.includes('"ok":false'))
    throw new Error(`Slack took no response: HTTP ${response.status} ${said.slice(0, 100)}`)
}
