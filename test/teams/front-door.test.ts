import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heapHeld } from '../heap.ts'
import { APP, TENANT } from './fake/identity.ts'
import { openRun, type TeamsRun } from './made.ts'

const HOUR = 3600
const now = () => Math.floor(Date.now() / 1000)

describe('with credentials', () => {
  let run: TeamsRun
  beforeAll(async () => {
    run = await openRun()
    // The keys are there: what follows measures the refusals.
    await run.say(run.activity({ text: 'hello' }))
  })
  afterAll(() => run?.close())

  /** Sends a body that claims what it likes; nothing may be posted, nothing told, and it must not take long. */
  async function refused(status: number, init: { body?: string; headers?: Record<string, string>; method?: string }) {
    const [calls, asked, begun] = [run.connector.calls.length, run.identity.given(), performance.now()]
    const response = await fetch(run.url, {
      method: 'POST',
      body: JSON.stringify(run.activity({ text: 'OP5' })),
      ...init,
      headers: { 'Content-Type': 'application/json', ...init.headers },
    })
    const text = await response.text()
    expect(response.status).toBe(status)
    // The status in words, and nothing of the reason: no library's message, no stack, no claim.
    expect(text).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+){0,2}\n$/)
    expect(performance.now() - begun).toBeLessThan(2_000)
    await run.settled()
    expect(run.connector.calls).toHaveLength(calls)
    expect(run.identity.given()).toBe(asked)
  }

  const bearer = async (flaws?: Parameters<TeamsRun['identity']['token']>[1]) => ({
    Authorization: `Bearer ${await run.identity.token(run.connector.url, flaws)}`,
  })

  test('a token that holds is answered', async () => {
    const [posted] = await run.say(run.activity({ text: 'OP5' }))
    expect(posted?.activity.summary).toContain('OP5')
  })

  test.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['no header', () => ({})],
    ['Basic', () => ({ Authorization: 'Basic dXNlcjpwYXNz' })],
    [
      'bearer in lower case',
      async () => ({ Authorization: (await bearer()).Authorization.replace('Bearer', 'bearer') }),
    ],
    ['garbage', () => ({ Authorization: 'Bearer garbage' })],
    ['garbage in three parts', () => ({ Authorization: 'Bearer a.b.c' })],
    ['two tokens', async () => ({ Authorization: `${(await bearer()).Authorization} x` })],
    ['another audience', () => bearer({ claims: { aud: TENANT } })],
    ['another issuer', () => bearer({ claims: { iss: 'https://sts.example.org/' } })],
    [
      'an issuer of the emulator’s kind',
      () => bearer({ claims: { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, ver: '1.0', appid: APP } }),
    ],
    [
      'an issuer of a tenant that nobody knows',
      () => bearer({ claims: { iss: `https://login.microsoftonline.com/${crypto.randomUUID()}/v2.0`, ver: '2.0' } }),
    ],
    ['expired', () => bearer({ claims: { nbf: now() - 2 * HOUR, exp: now() - HOUR } })],
    ['not valid yet', () => bearer({ claims: { nbf: now() + HOUR, exp: now() + 2 * HOUR } })],
    ['no expiry', () => bearer({ without: ['exp'] })],
    ['an unknown key', () => bearer({ kid: 'unknown' })],
    ['a bad signature', () => bearer({ forged: true })],
    [
      'HS256 with the public key as secret',
      async () => ({ Authorization: `Bearer ${await run.identity.odd.confused(run.connector.url)}` }),
    ],
    ['alg none with a known key', () => ({ Authorization: `Bearer ${run.identity.odd.unsigned(run.connector.url)}` })],
    ['a key without endorsements', () => bearer({ kid: 'bare' })],
    ['a key endorsed for another channel', () => bearer({ kid: 'skype' })],
    ['no service URL in the token', () => bearer({ without: ['serviceurl'] })],
    [
      'another service URL in the token',
      () => bearer({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } }),
    ],
  ])('401, and no detail, for %s', async (_, headers) => {
    await refused(401, { headers: await headers() })
  })

  test.each([
    ['no service URL', { serviceUrl: undefined }],
    ['another channel', { channelId: 'webchat' }],
    ['another tenant', { channelData: { tenant: { id: APP } } }],
    ['another tenant in the conversation', { channelData: {}, conversation: { id: 'a:1', tenantId: APP } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }],
  ])('401 for an activity with %s', async (_, more) => {
    await refused(401, { headers: await bearer(), body: JSON.stringify(run.activity({ text: 'OP5', ...more })) })
  })

  test.each([
    'http://attacker.example/amer/',
    'https://attacker.example/',
    'https://attacker.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.attacker.example/',
    'https://smba.trafficmanager.net@attacker.example/',
    'https://user:pass@smba.trafficmanager.net/emea/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
  ])('no token goes to %s, whatever signs it', async serviceUrl => {
    const token = await run.identity.token(serviceUrl)
    const body = JSON.stringify(run.activity({ text: 'OP5', serviceUrl }))
    await refused(401, { headers: { Authorization: `Bearer ${token}` }, body })
  })

  test.each([
    ['not JSON', 'not JSON'],
    ['an array', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['nothing', ''],
    ['an empty object', '{}'],
    ['a type that is no string', '{"type":7}'],
  ])('400 for %s', async (_, body) => {
    await refused(400, { headers: await bearer(), body })
  })

  test.each([
    ['no conversation', { conversation: undefined }],
    ['a conversation without id', { conversation: { id: '' } }],
    ['a service URL that is no address', { serviceUrl: 'nowhere' }],
    ['a service URL of another scheme', { serviceUrl: 'file:///etc/passwd' }],
    ['nobody who sent it', { from: undefined }],
    ['a text that is no string', { text: { a: 1 } }],
    ['an id that no store holds', { id: 'x'.repeat(2_000) }],
    ['a message without id', { id: undefined }],
  ])('400 for an activity with %s', async (_, more) => {
    await refused(400, { headers: await bearer(), body: JSON.stringify(run.activity({ text: 'OP5', ...more })) })
  })

  test('413 for 300 KB, whether its length is said or not', async () => {
    const body = JSON.stringify(run.activity({ text: 'x'.repeat(300 * 1024) }))
    await refused(413, { headers: await bearer(), body })
    const { Authorization } = await bearer()
    const status = await new Promise(resolve => {
      const sent = request(run.url, { method: 'POST', headers: { Authorization, 'Content-Type': 'application/json' } })
      sent.on('response', response => resolve(response.resume().statusCode))
      // The answer may come before all is sent.
      sent.on('error', () => undefined)
      sent.write(body.slice(0, 200 * 1024))
      sent.end(body.slice(200 * 1024))
    })
    expect(status).toBe(413)
  })

  test('405 for another method, 415 for another type of body', async () => {
    const got = await fetch(run.url)
    expect(got.status).toBe(405)
    expect(got.headers.get('allow')).toBe('POST')
    await refused(415, { headers: { ...(await bearer()), 'Content-Type': 'text/plain' } })
  })

  test('an activity that comes again does nothing, neither with its own token nor with a newer one', async () => {
    const activity = run.activity({ text: 'OP5' })
    expect(await run.say(activity)).toHaveLength(1)
    expect(await run.say(activity)).toHaveLength(0)
    expect(
      await run.say({ ...activity, conversation: { id: 'a:other', conversationType: 'personal', tenantId: TENANT } }),
    ).toHaveLength(1)
  })

  test('ten thousand forged requests grow nothing: neither memory, nor what is asked of the identity provider', async () => {
    const forge = async (i: number) => {
      const tenant = crypto.randomUUID()
      const claims = { iss: `https://sts.windows.net/${tenant}/`, tid: tenant, ver: '1.0' }
      // Signing them all would measure the test: a signature of another makes as good a forgery.
      const payload = Buffer.from(
        JSON.stringify({ ...claims, aud: APP, exp: now() + HOUR, serviceurl: run.connector.url }),
      )
      const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: i % 2 ? 'good' : crypto.randomUUID() }))
      const token = `${header.toString('base64url')}.${payload.toString('base64url')}.${'A'.repeat(342)}`
      const { status } = await run.post(run.activity({ text: 'OP5' }), { token })
      return status
    }
    const many = async (count: number) => {
      const statuses = new Set<number>()
      for (let i = 0; i < count; i += 50)
        for (const status of await Promise.all(Array.from({ length: 50 }, (_, j) => forge(i + j)))) statuses.add(status)
      return [...statuses]
    }
    const held = () => {
      run.logged.length = 0
      return heapHeld()
    }
    expect(await many(1_000)).toEqual([401])
    const [before, asked] = [held(), run.identity.asked.length]
    expect(await many(10_000)).toEqual([401])
    const grown = held() - before
    // Four strings a tenant, which is what the SDK keeps, would be four megabytes.
    expect(grown).toBeLessThan(2_000_000)
    expect(run.identity.asked.length - asked).toBeLessThanOrEqual(2)
    expect(await run.say(run.activity({ text: 'OP5' }))).toHaveLength(1)
  }, 60_000)

  test('where the keys cannot be had nobody can tell, and Teams is asked to come again', async () => {
    const fresh = await openRun()
    try {
      fresh.identity.hide(true)
      expect(await fresh.post(fresh.activity({ text: 'OP5' }))).toMatchObject({
        status: 503,
        text: 'Service Unavailable\n',
      })
      expect(fresh.logged.join('')).toContain('cannot tell who sends')
    } finally {
      await fresh.close()
    }
  })
})

describe('without credentials', () => {
  let run: TeamsRun
  beforeAll(async () => {
    run = await openRun({ authenticated: false })
  })
  afterAll(() => run?.close())

  test('this machine is answered, and no token is asked for', async () => {
    const before = run.connector.calls.length
    expect((await run.post(run.activity({ text: 'OP5' }), { token: null })).status).toBe(200)
    await run.settled()
    expect(run.connector.calls.slice(before)).toMatchObject([{ accepted: true, token: undefined }])
    expect(run.identity.asked).toEqual([])
  })

  test('nothing is sent beyond this machine', async () => {
    const activity = run.activity({ text: 'OP5', serviceUrl: 'https://smba.trafficmanager.net/emea/' })
    expect((await run.post(activity, { token: null })).status).toBe(401)
  })

  test('a web page that a browser here shows cannot ask in its stead', async () => {
    const options = { token: null, headers: { 'Content-Type': 'text/plain' } }
    expect((await run.post(run.activity({ text: 'OP5' }), options)).status).toBe(415)
    const status = await new Promise(resolve => {
      const headers = { Host: 'rebound.example', 'Content-Type': 'application/json' }
      const sent = request(run.url, { method: 'POST', headers }, response => resolve(response.resume().statusCode))
      sent.end(JSON.stringify(run.activity({ text: 'OP5' })))
    })
    expect(status).toBe(421)
  })
})
