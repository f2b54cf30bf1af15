import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Subscription } from '../../src/announcements/subscription.ts'
import { createLeaving } from '../../src/slack/leave.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { handClock, instance } from './bots-made.ts'
import { type OAuthFake, startOAuthFake } from './oauth-fake.ts'

let fake: OAuthFake
let store: Store
let clock: ReturnType<typeof handClock>
let made: ReturnType<typeof instance>
let leave: ReturnType<typeof createLeaving>

beforeEach(async () => {
  fake = await startOAuthFake()
  store = await openStore(':memory:')
  clock = handClock()
  made = instance(fake, store.memory, [randomBytes(32)], clock)
  leave = createLeaving({ bots: made.bots, subscriptions: store.memory.subscriptions, clock, log: made.log })
})
afterEach(async () => {
  await store.close()
  await fake.close()
})

const install = async (id: string) => {
  const of = { id, name: id }
  await made.rows.put(id, {
    kind: 'installation',
    bot: { token: `xoxb-${id}`, id: 'BBOT', userId: 'UBOT', scopes: [] },
    name: of.name,
    installedBy: 'U1',
    installedAt: clock.now().toString(),
  })
}

const subscribe = (workspace: string, place: string) =>
  store.memory.subscriptions.add({
    id: place,
    platform: 'slack',
    workspace,
    place,
    subject: { kind: 'all' },
    leads: [1],
    at: '09:00',
    zone: 'UTC',
    createdAt: clock.now().toString(),
    createdBy: 'U1',
  } satisfies Subscription)

const said = (event: object, of: object) => ({
  ...of,
  event_time: Math.floor(clock.now().epochMilliseconds / 1000),
  event,
})
const open = async () => (await store.memory.subscriptions.open()).map(({ place }) => place)

test('a workspace that removes the app loses its installation, and its subscriptions end with the reason', async () => {
  await install('T1')
  await install('T2')
  for (const [workspace, place] of [
    ['T1', 'C1'],
    ['T1', 'C2'],
    ['T2', 'C3'],
  ] as const)
    await subscribe(workspace, place)
  clock.turn({ minutes: 5 })
  expect(await leave(said({ type: 'app_uninstalled' }, { team_id: 'T1' }))).toBe(2)
  expect(await made.bots.botFor('T1')).toBeUndefined()
  expect(await made.bots.botFor('T2')).toBeDefined()
  expect(await open()).toEqual(['C3'])
  expect(await store.memory.subscriptions.get('C1')).toMatchObject({
    endedAt: clock.now().toString(),
    endReason: 'the app was removed from the workspace',
  })
})

test('a revoked bot token ends them too; a person’s revoked token ends nothing', async () => {
  await install('T1')
  await subscribe('T1', 'C1')
  clock.turn({ minutes: 5 })
  const revoked = (tokens: object) => said({ type: 'tokens_revoked', tokens }, { team_id: 'T1' })
  expect(await leave(revoked({ oauth: ['U1'] }))).toBe(0)
  expect(await leave(revoked({ oauth: ['U1'], bot: [] }))).toBe(0)
  expect(await made.bots.botFor('T1')).toBeDefined()
  expect(await leave(revoked({ bot: ['UBOT'] }))).toBe(1)
  expect(await store.memory.subscriptions.get('C1')).toMatchObject({
    endReason: 'the app’s token was revoked in the workspace',
  })
  expect(await made.bots.botFor('T1')).toBeUndefined()
})

test('an event that comes after the app was installed again changes nothing', async () => {
  await install('T1')
  clock.turn({ minutes: 5 })
  const late = said({ type: 'app_uninstalled' }, { team_id: 'T1' })
  clock.turn({ minutes: 5 })
  await install('T1')
  await subscribe('T1', 'C1')
  expect(await leave(late)).toBe(0)
  expect(await open()).toEqual(['C1'])
  expect(await made.bots.botFor('T1')).toBeDefined()
})

/** As Slack says whose installation an event is about. */
const wholeOf = (enterprise_id: string) => [
  { enterprise_id, team_id: null, user_id: 'UBOT', is_bot: true, is_enterprise_install: true },
]

test.each([
  ['which names none of its workspaces', { team_id: null, enterprise_id: 'E1' }],
  ['which says so without naming an installation', { enterprise_id: 'E1', authorizations: [] }],
  ['which names one of its workspaces', { team_id: 'T1', enterprise_id: 'E1', authorizations: wholeOf('E1') }],
])('an organization that removes the app, %s, ends the subscriptions of all of its workspaces', async (_, of) => {
  await install('E1')
  await install('E2')
  await made.bots.botFor('T1', 'E1')
  await made.bots.botFor('T2', 'E1')
  await made.bots.botFor('T3', 'E2')
  for (const n of [1, 2, 3]) await subscribe(`T${n}`, `C${n}`)
  clock.turn({ minutes: 5 })
  expect(await leave(said({ type: 'app_uninstalled' }, of))).toBe(2)
  expect(await open()).toEqual(['C3'])
  expect(await made.bots.botFor('T1')).toBeUndefined()
  expect(await made.bots.botFor('T3')).toBeDefined()
})

test('a workspace that its organization takes the app from ends its own subscriptions only', async () => {
  await install('E1')
  await made.bots.botFor('T1', 'E1')
  await made.bots.botFor('T2', 'E1')
  await subscribe('T1', 'C1')
  await subscribe('T2', 'C2')
  clock.turn({ minutes: 5 })
  const of = { team_id: null, enterprise_id: 'E1', authorizations: wholeOf('E1') }
  expect(await leave(said({ type: 'team_access_revoked', team_ids: ['T1'] }, of))).toBe(1)
  expect(await open()).toEqual(['C2'])
  expect(await made.bots.botFor('T1')).toBeUndefined()
  expect(await made.bots.botFor('T2')).toBeDefined()
})

test('an installation whose key is gone can still be left', async () => {
  await install('T1')
  await subscribe('T1', 'C1')
  const other = instance(fake, store.memory, [randomBytes(32)], clock)
  clock.turn({ minutes: 5 })
  const leaveOther = createLeaving({
    bots: other.bots,
    subscriptions: store.memory.subscriptions,
    clock,
    log: other.log,
  })
  expect(await leaveOther(said({ type: 'app_uninstalled' }, { team_id: 'T1' }))).toBe(1)
  expect(await store.memory.installations.all('slack')).toEqual([])
})
