import { createHmac } from 'node:crypto'
import { Pool } from 'undici'
import { FRESH, QUESTIONS } from '../rounds.ts'

export const SECRET = 'bench-signing-secret'

/** Posts of one channel go out one after another, so the load is spread as over a workspace. */
const CHANNELS = 100

/** One request that was sent, and what became of it; milliseconds of the machine's monotonic clock. */
export interface Sent {
  /** The message's own timestamp: an answer goes into its thread. */
  readonly ts: string
  readonly at: number
  readonly acknowledged: number
}

export const now = (): number => Number(process.hrtime.bigint()) / 1e6

/** Sends to an app what Slack would send. */
export class Slack {
  readonly #pool: Pool
  #count = 0

  constructor(address: string, connections: number) {
    this.#pool = new Pool(address, { connections, pipelining: 1 })
  }

  close = () => this.#pool.close()

  async #send(type: string, body: string, ts: string): Promise<Sent> {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
    const at = now()
    const response = await this.#pool.request({
      method: 'POST',
      path: '/slack/events',
      headers: { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` },
      body,
    })
    await response.body.arrayBuffer()
    if (response.statusCode !== 200) throw new Error(`the app answered ${response.statusCode}`)
    return { ts, at, acknowledged: now() }
  }

  mention = (): Promise<Sent> => this.#mention(QUESTIONS)

  /** One that is not remembered. */
  freshMention = (): Promise<Sent> => this.#mention(FRESH)

  #mention(questions: readonly string[]): Promise<Sent> {
    const n = ++this.#count
    const ts = `17${String(process.pid).padStart(8, '0')}.${String(n).padStart(6, '0')}`
    const body = {
      token: 'x',
      team_id: 'T1',
      api_app_id: 'A1',
      event: {
        type: 'app_mention',
        user: 'U1',
        text: `<@UBOT> ${questions[n % questions.length]}`,
        ts,
        event_ts: ts,
        channel: `C${n % CHANNELS}`,
        team: 'T1',
      },
      type: 'event_callback',
      event_id: `Ev${process.pid}${n}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
      ],
    }
    return this.#send('application/json', JSON.stringify(body), ts)
  }

  command = (): Promise<Sent> => {
    const n = ++this.#count
    const form = new URLSearchParams({
      token: 'x',
      team_id: 'T1',
      team_domain: 'bench',
      channel_id: `C${n % CHANNELS}`,
      channel_name: 'bench',
      user_id: 'U1',
      user_name: 'bench',
      command: '/seized',
      text: `ask ${QUESTIONS[n % QUESTIONS.length]}`,
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: 'http://127.0.0.1:1/response',
      trigger_id: `${n}.1.x`,
    })
    return this.#send('application/x-www-form-urlencoded', form.toString(), `${n}`)
  }
}

/** Sends at a steady pace, whether or not the app keeps up. */
export async function paced(send: () => Promise<Sent>, perSecond: number, count: number): Promise<Sent[]> {
  const began = now()
  const sent: Promise<Sent>[] = []
  for (let i = 0; i < count; i++) {
    const wait = began + (1000 * i) / perSecond - now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    sent.push(send())
  }
  return Promise.all(sent)
}

/** Sends as fast as the app takes it, so many at once. */
export async function flooded(send: () => Promise<Sent>, count: number, atOnce: number): Promise<Sent[]> {
  const sent: Sent[] = []
  let left = count
  const lane = async () => {
    while (left-- > 0) sent.push(await send())
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return sent
}
