import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Pool } from 'undici'
import { FRESH, QUESTIONS } from '../rounds.ts'

const APP = '11111111-2222-4333-8444-555555555555'
const TENANT = '99999999-8888-4777-8666-555555555555'
const ISSUER = 'https://api.botframework.test'

/** One message that was sent: when it was acknowledged, when its answer reached the connector. Milliseconds from its sending. */
interface Answered {
  readonly acknowledged: number
  readonly posted: number
}

/** Connector, identity provider and whoever writes, in one. */
export interface Peer {
  /** What a bot is told: BENCH_CLOUD. */
  readonly cloud: string
  /** Sends messages to a bot, so many at once, each when the one before it was answered; fresh ones are not remembered. */
  write(
    bot: string,
    count: number,
    atOnce: number,
    fresh?: boolean,
  ): Promise<{ readonly answered: Answered[]; readonly took: number }>
  close(): Promise<void>
}

export async function openPeer(): Promise<Peer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k', use: 'sig', endorsements: ['msteams'] }]
  /** By conversation, whoever waits for what is posted there. */
  const waiting = new Map<string, () => void>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const json = (body: object) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (path === '/openid') return json({ issuer: ISSUER, jwks_uri: `${address}/keys` })
    if (path === '/keys') return json({ keys })
    request.resume().on('end', () => {
      waiting.get(/\/conversations\/([^/;]+)[;/]/.exec(path)?.[1] ?? '')?.()
      json({ id: '1' })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const address = `http://${host}`
  const serviceUrl = `${address}/amer/`
  const token = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'k', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(APP)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('1h')
    .sign(privateKey)
  let sent = 0

  async function one(pool: Pool, conversation: string, questions: readonly string[]): Promise<Answered> {
    const id = `${process.pid}-${++sent}`
    const activity = {
      type: 'message',
      id,
      channelId: 'msteams',
      serviceUrl,
      // A mention that begins a thread, as the bench of Slack sends it: each question stands by itself.
      entities: [{ type: 'mention', text: '<at>Seized</at>', mentioned: { id: `28:${APP}` } }],
      from: { id: '29:person', aadObjectId: 'person' },
      recipient: { id: `28:${APP}` },
      conversation: { id: `${conversation};messageid=${id}`, conversationType: 'channel', tenantId: TENANT },
      channelData: { tenant: { id: TENANT }, channel: { id: conversation }, team: { id: '19:team' } },
      text: `<at>Seized</at> ${questions[sent % questions.length]}`,
    }
    const at = performance.now()
    const posted = new Promise<number>(resolve => {
      waiting.set(conversation, () => resolve(performance.now() - at))
    })
    const response = await pool.request({
      method: 'POST',
      path: '/api/messages',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    })
    const acknowledged = performance.now() - at
    await response.body.dump()
    if (response.statusCode !== 200) throw new Error(`the bot answered ${response.statusCode}`)
    return { acknowledged, posted: await posted }
  }

  return {
    cloud: JSON.stringify({ issuer: ISSUER, openIdMetadata: `${address}/openid`, appId: APP, tenantId: TENANT, host }),
    async write(bot, count, atOnce, fresh = false) {
      const pool = new Pool(bot, { connections: atOnce, pipelining: 1 })
      const answered: Answered[] = []
      let left = count
      const began = performance.now()
      await Promise.all(
        Array.from({ length: atOnce }, async (_, i) => {
          while (left-- > 0) answered.push(await one(pool, `19:${i}`, fresh ? FRESH : QUESTIONS))
        }),
      )
      const took = performance.now() - began
      await pool.close()
      return { answered, took }
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
