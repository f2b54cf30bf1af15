import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Installation } from '@slack/oauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyId } from '../../src/sealed.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { handClock, instance } from './bots-made.ts'
import { type FakeTeam, type OAuthFake, startOAuthFake } from './oauth-fake.ts'

const KEY = randomBytes(32)
const ACME: FakeTeam = { team: { id: 'T1', name: 'Acme' }, rotates: true }

let folder: string
let file: string
let fake: OAuthFake
let stores: Store[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seized-install-'))
  file = join(folder, 'seized.db')
  fake = await startOAuthFake()
  stores = []
})
afterEach(async () => {
  for (const store of stores) await store.close()
  await fake.close()
  rmSync(folder, { recursive: true })
})

/** An instance of its own, with its own connection to the store that all share. */
async function start(clock = handClock(), keys: readonly Buffer[] = [KEY]) {
  const store = await openStore(file)
  stores.push(store)
  return { ...instance(fake, store.memory, keys, clock), store, clock }
}

/** What the installer makes of Slack's answer; `lives` in seconds, from the hand-turned clock. */
function handedOut(to: FakeTeam, clock: ReturnType<typeof handClock>, lives = 43_200): Installation<'v2'> {
  const token = fake.token(to)
  return {
    team: to.team,
    enterprise: to.enterprise,
    isEnterpriseInstall: to.team === undefined,
    user: { id: 'U1', token: undefined, scopes: undefined },
    bot: {
      token,
      id: 'BBOT',
      userId: 'UBOT',
      scopes: ['chat:write'],
      ...(to.rotates && {
        refreshToken: token.replace('xoxb-', 'xoxe-1-'),
        expiresAt: clock.now().epochMilliseconds / 1000 + lives,
      }),
    },
    appId: 'A1',
    authVersion: 'v2',
  } as Installation<'v2'>
}

test('whoever has a workspace’s id gets its bot; where nobody installed there is none', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut(ACME, clock))
  expect(await bots.botFor('T1')).toEqual({ token: 'xoxb-1', id: 'BBOT', userId: 'UBOT' })
  expect(await bots.botFor('T2')).toBeUndefined()
})

test('no token stands in the store’s files', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut(ACME, clock))
  const bytes = ['', '-wal'].map(end => readFileSync(file + end, 'latin1')).join('')
  expect(bytes).toContain(keyId(KEY))
  expect(bytes).not.toContain('xoxb-')
  expect(bytes).not.toContain('xoxe-')
})

test('a row that was moved to another workspace does not open', async () => {
  const { bots, clock, store } = await start()
  await bots.install(handedOut(ACME, clock))
  const row = await store.memory.installations.get('slack', 'T1')
  await store.memory.installations.put({ ...row!, id: 'T2' })
  await expect(bots.botFor('T2')).rejects.toThrow('What is kept of slack T2 was changed, or belongs elsewhere.')
})

test('what an older key sealed is read, and sealed with the newest one; then the older one may go', async () => {
  const newer = randomBytes(32)
  const before = await start()
  await before.bots.install(handedOut(ACME, before.clock))
  await before.bots.install(handedOut({ team: { id: 'T2', name: 'Other' } }, before.clock))
  const both = await start(handClock(), [newer, KEY])
  expect(await both.bots.botFor('T1')).toMatchObject({ token: 'xoxb-1' })
  await expect((await start(handClock(), [newer])).bots.botFor('T1')).resolves.toMatchObject({ token: 'xoxb-1' })
  await expect((await start(handClock(), [newer])).bots.botFor('T2')).rejects.toThrow(`key ${keyId(KEY)}`)
  expect(await both.rows.sealAnew()).toBe(1)
  expect(await both.rows.sealAnew()).toBe(0)
  await expect((await start(handClock(), [newer])).bots.botFor('T2')).resolves.toMatchObject({ token: 'xoxb-2' })
})

test('while a token works nobody waits for the new one, however many ask, and it is fetched once', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut(ACME, clock))
  clock.turn({ hours: 10, minutes: 1 })
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  fake.hold = () => held
  const all = await Promise.all(Array.from({ length: 20 }, () => bots.botFor('T1')))
  expect(new Set(all.map(bot => bot?.token))).toEqual(new Set(['xoxb-1']))
  letGo()
  await bots.close()
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-2' })
  expect(fake.calls('oauth.v2.access')).toBe(1)
})

test('a token that has ended is refreshed once for all who ask, in three instances at once', async () => {
  const clock = handClock()
  const instances = await Promise.all([start(clock), start(clock), start(clock)])
  await instances[0].bots.install(handedOut(ACME, clock))
  clock.turn({ hours: 13 })
  const all = await Promise.all(instances.flatMap(({ bots }) => [1, 2, 3, 4].map(() => bots.botFor('T1'))))
  expect(all.map(bot => bot?.token)).toEqual(Array(12).fill('xoxb-2'))
  expect(fake.calls('oauth.v2.access')).toBe(1)
})

test('an instance that was killed while it refreshed holds the others up for half a minute, not for ever', async () => {
  const clock = handClock()
  const [killed, other] = await Promise.all([start(clock), start(clock)])
  await killed.bots.install(handedOut(ACME, clock))
  clock.turn({ hours: 13 })
  const row = (await killed.rows.get('T1'))!
  if (row.kept.kind !== 'installation') throw new Error('not an installation')
  await killed.rows.replace(row, { ...row.kept, refreshingUntil: clock.now().add({ seconds: 30 }).toString() })
  const waiting = other.bots.botFor('T1')
  expect(fake.calls('oauth.v2.access')).toBe(0)
  clock.turn({ seconds: 31 })
  expect(await waiting).toMatchObject({ token: 'xoxb-2' })
})

test('where Slack cannot be reached the old token is used on, and after a rest it is tried again', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut(ACME, clock))
  clock.turn({ hours: 10, minutes: 1 })
  const good = fake.refreshTokens.get('xoxe-1-1')!
  fake.hold = async () => {
    throw new Error('break the connection')
  }
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-1' })
  await bots.close()
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-1' })
  await bots.close()
  expect(fake.calls('oauth.v2.access')).toBe(1)
  fake.hold = async () => {}
  fake.refreshTokens.set('xoxe-1-1', good)
  clock.turn({ seconds: 61 })
  await bots.botFor('T1')
  await bots.close()
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-3' })
})

test('a refresh token that Slack refuses: the token is used until its end, then the app counts as not installed, and the log says so', async () => {
  const { bots, clock, logged } = await start()
  await bots.install(handedOut(ACME, clock))
  fake.refreshTokens.clear()
  clock.turn({ hours: 11 })
  await bots.botFor('T1')
  await bots.close()
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-1' })
  expect(logged.join('')).toContain('the app must be installed there again')
  clock.turn({ hours: 1 })
  expect(await bots.botFor('T1')).toBeUndefined()
  expect(fake.calls('oauth.v2.access')).toBe(1)
  await bots.install(handedOut(ACME, clock))
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-2' })
})

test('who installs anew while tokens are refreshed keeps the newer installation', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut(ACME, clock))
  clock.turn({ hours: 10, minutes: 1 })
  fake.hold = async method => {
    if (method === 'oauth.v2.access') await bots.install(handedOut(ACME, clock))
  }
  await bots.botFor('T1')
  await bots.close()
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-3' })
})

test('an organization’s installation serves each of its workspaces, and later also whoever knows the workspace only', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut({ enterprise: { id: 'E1', name: 'Org' } }, clock))
  expect(await bots.botFor('T7')).toBeUndefined()
  expect(await bots.botFor('T7', 'E1')).toMatchObject({ token: 'xoxb-1' })
  expect(await bots.botFor('T7')).toMatchObject({ token: 'xoxb-1' })
  expect(await bots.botFor('E1')).toMatchObject({ token: 'xoxb-1' })
  expect(await bots.botFor('T8')).toBeUndefined()
})

test('a workspace’s own installation goes before its organization’s', async () => {
  const { bots, clock } = await start()
  await bots.install(handedOut({ enterprise: { id: 'E1', name: 'Org' } }, clock))
  await bots.botFor('T1', 'E1')
  await bots.install(handedOut({ ...ACME, enterprise: { id: 'E1', name: 'Org' } }, clock))
  expect(await bots.botFor('T1', 'E1')).toMatchObject({ token: 'xoxb-2' })
})
