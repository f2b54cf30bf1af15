import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const SECRET = 'torture-signing-secret'

/** A message that Slack has accepted. Whoever reads the channel sees it. */
interface Accepted {
  /** The `ts` of the message that it answers. */
  readonly thread: string
  readonly text: string
  /** Which process posted it: each has an address of its own. */
  readonly life: number
}

/** What Slack was asked to say to the app. */
export interface Said {
  /** "Ev1": Slack's own name for it. */
  readonly id: string
  /** The message's `ts`. */
  readonly ts: string
  /** Whether the app has acknowledged it within three seconds: from then on Slack does not send it again. */
  acknowledged: boolean
}

/** Slack sends an event again at once, after a minute and after five; here a thousandth of a minute lasts 30 ms, so that restarts fall between. */
const AGAIN = [50, 1_800, 9_000]
/** Slack's patience, in milliseconds. */
const PATIENCE = 3_000

/** Slack as an app that is killed sees it: it takes what is posted, answers after a while, and sends again what was not acknowledged. */
export async function startSlack() {
  const accepted: Accepted[] = []
  const said: Said[] = []
  const sending = new Set<Promise<void>>()
  let app = ''
  let count = 0

  const methods: Record<string, (form: URLSearchParams, life: number) => object> = {
    'auth.test': () => ({ ok: true, team: 'Torture', team_id: 'T1', user: 'seized', user_id: 'UBOT', bot_id: 'BBOT' }),
    'chat.postMessage'(form, life) {
      accepted.push({ thread: form.get('thread_ts') ?? '', text: form.get('text') ?? '', life })
      return { ok: true, channel: form.get('channel'), ts: `1900000000.${String(++count).padStart(6, '0')}` }
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [, life = '', method = ''] = /^\/(\d+)\/api\/(.+)$/.exec(request.url ?? '') ?? []
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const answered = methods[method]?.(new URLSearchParams(Buffer.concat(chunks).toString()), Number(life))
    // Between the message and the app's word of it lies what Slack takes.
    await new Promise(resolve => setTimeout(resolve, Math.random() * 40))
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(answered ?? { ok: false, error: 'unknown_method' }))
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function send(event: Said, body: string) {
    for (let turn = 0; turn <= AGAIN.length; turn++) {
      if (turn > 0) await new Promise(resolve => setTimeout(resolve, AGAIN[turn - 1]))
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
      try {
        const response = await fetch(`${app}/slack/events`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'X-Slack-Request-Timestamp': timestamp,
            'X-Slack-Signature': `v0=${signature}`,
            ...(turn > 0 && { 'X-Slack-Retry-Num': String(turn), 'X-Slack-Retry-Reason': 'http_timeout' }),
          },
          body,
          signal: AbortSignal.timeout(PATIENCE),
        })
        await response.arrayBuffer()
        if (response.ok) event.acknowledged = true
        if (response.ok) return
      } catch {
        // Refused, cut off, or too late: all the same to Slack.
      }
    }
  }

  return {
    accepted,
    said,
    /** The Web API's address for the process of that number. */
    apiUrl: (life: number) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${life}/api/`,
    /** Where the app is reached. */
    set app(address: string) {
      app = address
    },
    /** Somebody mentions the app. One in twenty events comes a second time though it was acknowledged, as happens. */
    mention(text: string): void {
      const n = said.length + 1
      const ts = `1800000000.${String(n).padStart(6, '0')}`
      const event: Said = { id: `Ev${n}`, ts, acknowledged: false }
      said.push(event)
      const body = JSON.stringify({
        token: 'x',
        team_id: 'T1',
        api_app_id: 'A1',
        type: 'event_callback',
        event_id: event.id,
        event_time: Math.floor(Date.now() / 1000),
        event: {
          type: 'app_mention',
          user: `U${n % 7}`,
          text: `<@UBOT> ${text}`,
          ts,
          event_ts: ts,
          channel: `C${n % 30}`,
          team: 'T1',
        },
        authorizations: [
          { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
        ],
      })
      const sent = send(event, body)
        .then(() => (n % 20 === 0 ? send(event, body) : undefined))
        .finally(() => sending.delete(sent))
      sending.add(sent)
    },
    /** Waits until Slack has nothing more to send. */
    async quiet() {
      while (sending.size > 0) await Promise.all(sending)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
