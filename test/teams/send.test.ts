import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createConnector } from '../../src/teams/send/connector.ts'
import { createTokens } from '../../src/teams/send/tokens.ts'
import { type FakeConnector, openConnector } from './fake/connector.ts'
import { APP, openIdentity, TENANT } from './fake/identity.ts'
import { inChannel, openRun, type TeamsRun } from './made.ts'
import { readPosted } from './seen.ts'

/** Milliseconds that a busy machine answers within; only what is never answered waits so long. */
const PATIENCE = 10_000
const MESSAGE = { type: 'message', text: 'hello' } as const

describe('one try at the connector', () => {
  let fake: FakeConnector
  beforeEach(async () => {
    fake = await openConnector()
  })
  afterEach(() => fake.close())

  const now = Date.parse('2030-01-01T00:00:00Z')
  const send = (conversation = 'a:1', patience = PATIENCE) =>
    createConnector({ appId: APP, now: () => now, patience }).send({ serviceUrl: fake.url, conversation }, MESSAGE)

  test.each<[string, Parameters<FakeConnector['next']>[0], object]>([
    ['429 with seconds', { status: 429, headers: { 'Retry-After': '3' } }, { outcome: 'later', after: 3_000 }],
    [
      '429 with a date',
      { status: 429, headers: { 'Retry-After': 'Tue, 01 Jan 2030 00:00:05 GMT' } },
      { outcome: 'later', after: 5_000 },
    ],
    ['429 without a word', { status: 429 }, { outcome: 'later', after: 1_000 }],
    ['412', { status: 412 }, { outcome: 'later' }],
    [
      '400',
      { status: 400, body: '{"error":{"code":"BadSyntax"}}' },
      { outcome: 'refused', gone: false, reason: 'the connector answered 400 BadSyntax' },
    ],
    ['413', { status: 413 }, { outcome: 'refused', gone: false }],
    [
      '307 elsewhere, where the token must not go',
      { status: 307, headers: { Location: 'http://127.0.0.1:1/' } },
      { outcome: 'refused', gone: false },
    ],
    [
      '302 elsewhere',
      { status: 302, headers: { Location: 'http://127.0.0.1:1/' } },
      { outcome: 'refused', gone: false },
    ],
    [
      '403',
      { status: 403, body: '{"error":{"code":"BotDisabledByAdmin"}}' },
      { outcome: 'refused', gone: true, reason: expect.stringContaining('BotDisabledByAdmin') },
    ],
    ['404', { status: 404 }, { outcome: 'refused', gone: true }],
    ['500', { status: 500 }, { outcome: 'unknown' }],
    ['502', { status: 502 }, { outcome: 'unknown' }],
    ['503', { status: 503 }, { outcome: 'unknown' }],
    ['504', { status: 504, headers: { 'Retry-After': '1' } }, { outcome: 'unknown' }],
    ['a reset', 'reset', { outcome: 'unknown' }],
    ['accepted, then 500', { accept: true, ends: 500 }, { outcome: 'unknown' }],
    [
      'accepted, then 500 with HTML, which the SDK takes for a 400',
      { accept: true, ends: 'html' },
      { outcome: 'unknown' },
    ],
    ['accepted, then a reset', { accept: true, ends: 'reset' }, { outcome: 'unknown' }],
    ['accepted, then no answer', { accept: true, ends: 'hang' }, { outcome: 'unknown' }],
    ['201 without a body', { accept: true, ends: 'empty' }, { outcome: 'sent' }],
  ])('%s is made once, and told as it is', async (_, mood, outcome) => {
    fake.next(mood)
    const hangs = typeof mood === 'object' && 'ends' in mood && mood.ends === 'hang'
    expect(await send('a:1', hangs ? 300 : PATIENCE)).toMatchObject(outcome)
    expect(fake.calls).toHaveLength(1)
  })

  test('a 404 of a thread says nothing of its channel', async () => {
    fake.next({ status: 404 })
    expect(await send('19:c@thread.tacv2;messageid=1')).toMatchObject({ outcome: 'refused', gone: false })
  })

  test('where nobody listens nothing was sent, and it may be tried again', async () => {
    await fake.close()
    expect(await send()).toMatchObject({ outcome: 'later' })
  })

  test('a new thread of a channel comes back with its message', async () => {
    const connector = createConnector({ appId: APP, now: () => now })
    const to = { serviceUrl: fake.url, bot: `28:${APP}`, tenant: TENANT, kind: 'channel', channel: '19:c' } as const
    expect(await connector.open(to, MESSAGE)).toEqual({ outcome: 'sent', ref: '19:c 1' })
  })
})

describe('tokens', () => {
  const config = { appId: APP, type: 'SingleTenant', tenantId: TENANT, serviceHosts: [] } as const

  test('twenty that ask at once get one token, and a dropped one is fetched anew', async () => {
    const identity = await openIdentity()
    const tokens = createTokens({ ...config, password: 'secret' }, identity.cloud, Date.now, identity.network)
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.get()))
    expect(new Set(all)).toEqual(new Set(['bot-token-1']))
    expect(identity.provedBy()?.get('client_secret')).toBe('secret')
    tokens.drop('another')
    expect(await tokens.get()).toBe('bot-token-1')
    tokens.drop('bot-token-1')
    expect(await tokens.get()).toBe('bot-token-2')
    await identity.close()
  })

  test('a token is fetched anew five minutes before it ends', async () => {
    const identity = await openIdentity()
    let now = Date.now()
    const tokens = createTokens({ ...config, password: 'secret' }, identity.cloud, () => now, identity.network)
    await tokens.get()
    now += 54 * 60_000
    expect(await tokens.get()).toBe('bot-token-1')
    now += 2 * 60_000
    expect(await tokens.get()).toBe('bot-token-2')
    await identity.close()
  })

  test('a certificate proves itself by an assertion, a managed identity by where it runs', async () => {
    const identity = await openIdentity()
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const certificate = {
      thumbprint: 'A'.repeat(40),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    }
    await createTokens({ ...config, certificate }, identity.cloud, Date.now, identity.network).get()
    expect(identity.provedBy()?.get('client_assertion')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    await createTokens({ ...config, type: 'UserAssignedMsi' }, identity.cloud, Date.now, identity.network).get()
    expect(identity.provedBy()?.get('client_id')).toBe(APP)
    expect(identity.provedBy()?.get('resource')).toBe('https://api.botframework.com')
    await identity.close()
  })
})

describe('an answer', () => {
  let run: TeamsRun
  beforeEach(async () => {
    run = await openRun({ patience: 2_000 })
  })
  afterEach(() => run.close())

  const ask = async (more: Record<string, unknown> = { text: 'OP5' }) => {
    expect((await run.post(run.activity(more))).status).toBe(200)
    await run.settled()
  }

  test.each([500, 502, 503, 504, 'reset', 'hang', 'html'] as const)(
    'that the connector accepted and then failed (%s) is never posted twice',
    async ends => {
      run.connector.next({ accept: true, ends })
      await ask()
      expect(run.connector.calls).toHaveLength(1)
      expect(run.connector.standing()).toHaveLength(1)
      expect(run.logged.join('')).toContain('outcome=unknown')
      await ask({ text: 'OP4' })
      expect(run.connector.standing()).toHaveLength(2)
    },
  )

  test('waits as long as the connector asks, in its own conversation only', async () => {
    run.connector.next({ status: 429, headers: { 'Retry-After': '1' } })
    await run.post(run.activity({ text: 'OP5' }))
    await run.post(
      run.activity({ text: 'OP4', conversation: { id: 'a:other', conversationType: 'personal', tenantId: TENANT } }),
    )
    await run.settled()
    expect(run.connector.standing().map(call => call.conversation)).toEqual(['a:other', 'a:personal'])
  })

  test('that Teams does not take as a card is said in words', async () => {
    run.connector.next({ status: 413, body: '{"error":{"code":"MessageSizeTooBig"}}' })
    await ask()
    const [posted] = run.connector.standing()
    expect(posted && readPosted(posted).headline).toContain('OP5')
    expect(posted?.activity.text).toContain('ask for one paragraph')
  })

  test('where the bot was removed ends what is announced there', async () => {
    await ask(inChannel('subscribe UNMOT'))
    await ask({ text: 'subscribe UNMOT' })
    run.connector.removed.add('19:general@thread.tacv2')
    await ask(inChannel('OP5'))
    expect(await run.store.memory.subscriptions.open()).toMatchObject([{ place: 'a:personal' }])
  })

  test('has the bot’s token, fetched once, and a new one where the first is not taken any more', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        run.post(
          run.activity({ text: 'OP5', conversation: { id: `a:${i}`, conversationType: 'personal', tenantId: TENANT } }),
        ),
      ),
    )
    await run.settled()
    expect(run.identity.given()).toBe(1)
    run.connector.accepts = token => token === 'bot-token-2'
    await ask()
    expect(run.connector.standing().at(-1)?.token).toBe('bot-token-2')
    expect(run.identity.given()).toBe(2)
  })

  test('for which no token is given is refused, not waited for, and the log says why', async () => {
    run.identity.refuse('invalid_client')
    await ask()
    expect(run.connector.calls).toEqual([])
    expect(run.logged.join('')).toMatch(/AADSTS7000215/)
    expect(run.logged.join('')).not.toContain('secret')
  })
})

describe('a process that ends', () => {
  test('leaves what it acknowledged to the next one, and a redelivery after the restart does nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seized-teams-'))
    const [connector, identity] = [await openConnector(), await openIdentity()]
    const database = join(folder, 'seized.db')
    const gate = Promise.withResolvers<never>()
    const dead = await openRun({
      connector,
      identity,
      database,
      desk: { hear: () => gate.promise, press: () => gate.promise },
    })
    const activity = dead.activity({ text: 'OP5' })
    expect((await dead.post(activity)).status).toBe(200)
    // As a kill leaves it: the lease runs out, nobody gives it back.
    const event = await dead.store.memory.inbox.takeOver(
      'teams',
      { holder: 'dead', now: '9999-01-01T00:00:00.000Z', until: '1998-01-01T00:00:00.000Z' },
      10,
    )
    expect(event).toHaveLength(1)
    const next = await openRun({ connector, identity, database })
    await expect.poll(() => connector.standing().length, { timeout: 10_000 }).toBe(1)
    await next.settled()
    expect((await next.post(activity)).status).toBe(200)
    await next.settled()
    expect(connector.standing()).toHaveLength(1)
    await next.stop()
    gate.reject(new Error('over'))
    await dead.stop().catch(() => undefined)
    await Promise.all([connector.close(), identity.close()])
    await rm(folder, { recursive: true })
  })

  test('finishes what is under way first', async () => {
    const run = await openRun()
    await run.say(run.activity({ text: 'OP4' }))
    run.connector.delay = 300
    expect((await run.post(run.activity({ text: 'OP5' }))).status).toBe(200)
    await run.stop()
    expect(run.connector.standing()).toHaveLength(2)
    await Promise.all([run.connector.close(), run.identity.close()])
  })

  test('a fault of ours is told with a reference, and the log has its cause', async () => {
    const broken = async () => {
      throw new Error('the reason')
    }
    const run = await openRun({ desk: { hear: broken, press: broken } })
    const [posted] = await run.say(run.activity({ text: 'OP5' }))
    const reference = /reference ([\da-f]{8})/.exec(posted?.activity.text ?? '')?.[1]
    expect(reference).toBeDefined()
    expect(posted?.activity.text).not.toContain('the reason')
    expect(run.logged.find(line => line.includes(`reference=${reference}`))).toContain('the reason')
    const { status, body } = await run.invoke('adaptiveCard/action', {
      action: { data: { do: 'page', question: 'OP5', page: 0 } },
    })
    expect(status).toBe(200)
    expect(body.value).toMatch(/reference [\da-f]{8}/)
    const extension = await run.invoke('composeExtension/query', { parameters: [{ name: 'words', value: 'OP5' }] })
    expect(extension).toMatchObject({ status: 200, body: { composeExtension: { type: 'message' } } })
    await run.close()
  })
})

describe('whoever announces', () => {
  const reply = { kind: 'notice', headline: 'Soon.', lines: [], next: [] } as const

  test('opens a new thread in a channel, and writes into a personal chat', async () => {
    const run = await openRun()
    await run.say(run.activity(inChannel('OP5')))
    await run.say(run.activity({ text: 'OP5' }))
    const before = run.connector.calls.length
    const { port } = run.edge
    expect(await port.post('19:general@thread.tacv2', { kind: 'reply', reply }, 'k')).toMatchObject({ outcome: 'sent' })
    expect(await port.post('a:personal', { kind: 'reply', reply }, 'k')).toMatchObject({ outcome: 'sent' })
    expect(run.connector.calls.slice(before)).toMatchObject([
      { path: '/amer/v3/conversations', conversation: '19:general@thread.tacv2' },
      { path: '/amer/v3/conversations/a:personal/activities', conversation: 'a:personal' },
    ])
    expect(await port.find('a:personal', 'k', Temporal.Now.instant())).toMatchObject({ outcome: 'unknowable' })
    expect(await port.post('nowhere', { kind: 'reply', reply }, 'k')).toMatchObject({ outcome: 'refused', gone: false })
    await run.close()
  })

  test('ends the subscriptions of a place that the bot was removed from', async () => {
    const run = await openRun()
    await run.say(run.activity(inChannel('subscribe UNMOT')))
    run.connector.removed.add('19:general@thread.tacv2')
    const posted = await run.edge.port.post('19:general@thread.tacv2', { kind: 'reply', reply }, 'k')
    expect(posted).toMatchObject({ outcome: 'refused', gone: true })
    expect(await run.store.memory.subscriptions.open()).toEqual([])
    await run.close()
  })
})
