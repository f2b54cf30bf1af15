import { createHmac } from 'node:crypto'
import { BOT, SECRET, TEAM, type Wired } from './slack.ts'

/** What Slack's requests are signed with. */
export interface Signing {
  readonly secret?: string
  /** Seconds that the signed time is off. */
  readonly skew?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** A request as Slack signs it. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
export async function post(
  address: string,
  body: string,
  type: string,
  { secret = SECRET, skew = 0, headers = {} }: Signing = {},
) {
  const stamp = String(Math.floor(Date.now() / 1000) + skew)
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
  const response = await fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': signature, ...headers },
    body,
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text.startsWith('{') ? (JSON.parse(text) as Wired) : undefined,
  }
}

export const JSON_TYPE = 'application/json'
export const FORM_TYPE = 'application/x-www-form-urlencoded'

let count = 0
/** A `ts` that no other message has. */
export const newTs = (): string => `1${String(++count).padStart(9, '0')}.000200`

/** An event's envelope. */
export const eventBody = (event: Wired, more: Wired = {}): Wired => ({
  token: 'legacy',
  team_id: TEAM,
  api_app_id: 'A0SEIZED',
  type: 'event_callback',
  event_id: `Ev${++count}`,
  event_time: 893_926_800,
  authorizations: [
    { enterprise_id: null, team_id: TEAM, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
  ],
  event,
  ...more,
})

export const mention = (text: string, more: Wired = {}): Wired => ({
  type: 'app_mention',
  user: 'U1',
  text: `<@${BOT.user}> ${text}`,
  ts: newTs(),
  channel: 'C1',
  team: TEAM,
  ...more,
})

/** No `locale`, no `tz`: Slack tells neither. */
export const direct = (text: string, more: Wired = {}): Wired => ({
  type: 'message',
  channel_type: 'im',
  user: 'U1',
  text,
  ts: newTs(),
  channel: 'D1',
  team: TEAM,
  ...more,
})

export const command = (name: string, text: string, response_url: string, more: Wired = {}): Wired => ({
  command: name,
  text,
  response_url,
  trigger_id: `${++count}.1.x`,
  user_id: 'U1',
  user_name: 'one',
  team_id: TEAM,
  team_domain: 'seized',
  channel_id: 'C1',
  channel_name: 'directmessage\u202e*<!channel>',
  api_app_id: 'A0SEIZED',
  is_enterprise_install: 'false',
  ...more,
})

/** A button pressed in a message, or in the home where no message is given. */
export const press = (
  button: Wired,
  container: { channel?: string; ts?: string; thread_ts?: string; ephemeral?: boolean },
  response_url?: string,
  more: Wired = {},
): Wired => ({
  type: 'block_actions',
  user: { id: 'U1', team_id: TEAM },
  api_app_id: 'A0SEIZED',
  team: { id: TEAM, domain: 'seized' },
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: `${++count}.1.x`,
  container: container.channel
    ? {
        type: 'message',
        channel_id: container.channel,
        message_ts: container.ts,
        is_ephemeral: container.ephemeral ?? false,
        ...(container.thread_ts && { thread_ts: container.thread_ts }),
      }
    : { type: 'view', view_id: 'V1' },
  ...(container.channel && { channel: { id: container.channel, name: 'x' } }),
  ...(response_url && { response_url }),
  actions: [{ type: 'button', block_id: 'b', action_ts: newTs(), ...button }],
  ...more,
})
