import { createHmac } from 'node:crypto'
import { type Finding, good, off, reasonOf, wrong } from '../chat/finding.ts'
import type { Clock } from '../clock.ts'
import type { SlackConfig } from '../config.ts'

/** Milliseconds that the product's own address has to answer. */
const PATIENCE = 5_000

/** Whether Slack would reach the running server: first that it is there, then that it takes what the secret signs. */
export async function* examineAddress(
  publicUrl: string | undefined,
  { signingSecret, appToken }: SlackConfig,
  clock: Clock,
): AsyncGenerator<Finding> {
  if (!publicUrl) {
    const says = 'SEIZED_PUBLIC_URL is not set, so the address cannot be looked at'
    return yield appToken
      ? off('address', 'not needed in Socket Mode')
      : wrong('address', `${says}. Set it to what Slack has.`)
  }
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'http:' && hostname !== 'localhost' && !hostname.startsWith('127.'))
    yield wrong(
      'address',
      `${publicUrl} is not https, and Slack calls no other. Put a proxy with a certificate before it.`,
    )
  const health = await call(`${publicUrl}/healthz`)
  if (health !== '200 {"status":"ok"}')
    return yield wrong(
      'address',
      health.startsWith('200')
        ? `something else than Seized answers at ${publicUrl}. Check SEIZED_PUBLIC_URL and the proxy.`
        : `Seized does not answer at ${publicUrl}/healthz (${health}). Start it with npm start, and check the proxy or tunnel before it.`,
    )
  yield good('address', `Seized answers at ${publicUrl}`)
  if (!signingSecret) return yield off('signing secret', 'SLACK_SIGNING_SECRET is not set; not needed in Socket Mode')
  const challenge = crypto.randomUUID()
  const body = JSON.stringify({ type: 'url_verification', challenge })
  const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000))
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const said = await call(`${publicUrl}/slack/events`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Slack-Request-Timestamp': timestamp,
      'X-Slack-Signature': signature,
    },
    body,
  })
  yield said.startsWith('200') && said.includes(challenge)
    ? good('signing secret', 'the server takes what it signs')
    : wrong(
        'signing secret',
        said.startsWith('401')
          ? 'the server there has another one. Set the same SLACK_SIGNING_SECRET, and start it again.'
          : `${publicUrl}/slack/events does not answer as Slack needs it (${said.slice(0, 60)}). Is the server started with these settings?`,
      )
}

/** The status and the beginning of the body, or why there is none. */
async function call(address: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
    return `${response.status} ${(await response.text()).slice(0, 200)}`.trim()
  } catch (cause) {
    return reasonOf(cause)
  }
}
