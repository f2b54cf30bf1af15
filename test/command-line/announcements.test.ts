import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announcementMounts } from '../../src/announcement-mounts.ts'
import { systemClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { builtIn, wish } from '../announcements/made.ts'
import { FOUND, get, saying, serving } from '../web/fakes.ts'
import { json, seized } from './fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-announcements-'))
const env = {
  DATABASE_URL: join(folder, 'seized.db'),
  SEIZED_AS_OF: '1998-05-01',
  SEIZED_PUBLIC_URL: 'https://seized.example.org',
}
let store: Store
beforeAll(async () => {
  store = await openStore(env.DATABASE_URL)
  await store.memory.subscriptions.add(wish('s', { zone: 'Asia/Dushanbe' }))
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

test('announcements shows what will be posted, when and where, in text, JSON and CSV', async () => {
  const text = await seized(['announcements', '--to', '1998-05-10'], { env })
  expect(text).toMatchObject({ code: 0, stderr: '' })
  expect(text.stdout.split('\n')[0]).toBe(
    '1998-05-08 09:00 Asia/Dushanbe  slack C1  UNMOT’s mandate ends on 15 May 1998, in 7 days (OP5).',
  )
  const rows = json((await seized(['announcements', '--json'], { env })).stdout)
  expect(rows.map(row => [row.at, row.lead])).toEqual([
    ['1998-05-08T04:00:00.000Z', 7],
    ['1998-05-14T04:00:00.000Z', 1],
    ['1998-05-15T04:00:00.000Z', 0],
  ])
  expect(rows[0].calendar).toMatch(/^https:\/\/seized\.example\.org\/calendar\/[\w-]{32}\.ics$/)
  const csv = await seized(['announcements', '--csv', '--from', '1998-05-15', '--to', '1998-05-15'], { env })
  expect(csv.stdout.split('\r\n')[1]).toContain('UNMOT’s mandate ends today, 15 May 1998 (OP5).')
})

test('without a store it says that nobody has subscribed', async () => {
  expect(await seized(['announcements'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nobody has subscribed'),
  })
  expect(await seized(['ledger'])).toMatchObject({ code: 0, stdout: expect.stringContaining('no store yet') })
})

test.each([
  [['announcements', '--from', '1998-13-01'], '--from 1998-13-01: not a date'],
  [['announcements', '--from', '1998-05-02', '--to', '1998-05-01'], '--to 1998-05-01 is before --from 1998-05-02'],
  [['announcements', '--json', '--csv'], 'exclude each other'],
  [['ledger', 'again'], 'again: not expected here'],
  [['ledger', 'retry'], 'name one announcement'],
  [['ledger', 'retry', 'nothing'], 'nothing: no such announcement'],
  [['ledger', '--state', 'lost'], 'no such state'],
  [['ledger', '--most', 'all'], 'not a number of rows'],
  [['ledger', '--failed', '--state', 'sent'], '--failed and --state exclude each other'],
])('%j is refused in one line', async (args, words) => {
  const { code, stderr } = await seized(args, { env })
  expect(code).toBe(1)
  expect(stderr).toContain(words)
})

test('the ledger lists what failed, and a retry lets it go once', async () => {
  const row = {
    id: 'c0ffee'.padEnd(32, '0'),
    timeline: '',
    subscription: 's',
    platform: 'slack',
    workspace: 'T1',
    place: 'C9',
    duty: 'S/RES/1 (2030) op-1 report 0',
    turn: 0,
    lead: 7,
    day: '2030-01-08',
    at: '2030-01-01T09:00:00.000Z',
  } as const
  const { agenda, ledger } = store.announcing
  await agenda.put([row])
  const hold = { holder: 'me', wall: '2030-01-01T09:00:00.000Z', until: '2030-01-01T10:00:00.000Z' }
  await ledger.claim('', hold.wall, hold, ['slack'], 1)
  await ledger.settle(row.id, 'me', { to: 'failed', reason: 'too many blocks', at: hold.wall })
  expect((await seized(['ledger', '--failed'], { env })).stdout).toContain('too many blocks')
  expect(json((await seized(['ledger', '--json', '--state', 'failed'], { env })).stdout)).toMatchObject([
    { id: row.id },
  ])
  expect(await seized(['ledger', 'retry', 'c0ffee'], { env })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('due again'),
  })
  expect(await seized(['ledger', 'retry', 'c0ffee'], { env })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is due, and only what failed'),
  })
})

test('what another message says goes with that one: the ledger names it, and says when it was let go', async () => {
  const main = {
    id: 'beef'.padEnd(32, '0'),
    timeline: '',
    subscription: 's',
    platform: 'slack',
    workspace: 'T1',
    place: 'C10',
    duty: 'S/RES/1 (2030) op-2 report 0',
    turn: 0,
    lead: 1,
    day: '2030-01-08',
    at: '2030-01-01T09:00:00.000Z',
  } as const
  const earlier = { ...main, id: 'dead'.padEnd(32, '0'), lead: 7, at: '2030-01-01T08:00:00.000Z' }
  const { agenda, ledger } = store.announcing
  await agenda.put([main, earlier])
  const hold = { holder: 'me', wall: '2030-01-01T09:00:00.000Z', until: '2030-01-01T10:00:00.000Z' }
  const [claim] = await ledger.claim('', hold.wall, hold, ['slack'], 1)
  expect(claim).toMatchObject({ row: { id: main.id }, folded: [{ id: earlier.id }] })
  await ledger.settle(main.id, 'me', { to: 'uncertain', reason: 'held, it may stand there already' })
  expect(await seized(['ledger', 'retry', 'dead'], { env })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      'dead: is uncertain, and is said in the message of another, which can be tried again: seized ledger retry beef00000000',
    ),
  })
  expect((await seized(['ledger', 'retry', 'beef'], { env })).stdout).toContain('It is let go')
  const listed = json((await seized(['ledger', '--json', '--state', 'uncertain'], { env })).stdout)
  expect(listed).toMatchObject([{ id: main.id, reason: 'let go by an administrator' }, { id: earlier.id }])

  const one = await seized(['ledger', '--csv', '--state', 'uncertain', '--most', '1'], { env })
  expect(one.stdout.split('\r\n')).toHaveLength(3)
  expect(one.stderr).toBe('seized: only the latest 1 are shown; --most shows more.\n')
  expect(await seized(['ledger', '--state', 'uncertain', '--most', '2'], { env })).toMatchObject({ stderr: '' })
})

test('calendars and figures are served: addresses that were given out, and no others', async () => {
  const addresses = (await seized(['calendars'], { env })).stdout.trim().split('\n')
  expect(addresses.map(line => line.replace(/^\S+ +/, ''))).toEqual(['all deadlines', 'all deadlines, slack C1'])
  const log = createLog('error')
  const options = { config: {}, library: () => ({ resolutions: [builtIn] }), clock: systemClock, log }
  const mounts = announcementMounts(async () => store, options)
  const server = await serving(saying(FOUND).assistant, { mounts })
  const path = new URL(addresses[0]!.split(' ')[0]!).pathname
  const feed = await get(server.address, path)
  expect(feed.status).toBe(200)
  expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(feed.text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect((await get(server.address, `/calendar/${'A'.repeat(32)}.ics`)).status).toBe(404)
  expect((await get(server.address, '/calendar/../../etc')).status).toBe(404)
  expect((await get(server.address, path, { method: 'POST' })).status).toBe(405)
  const { text } = await get(server.address, '/metrics')
  expect(text).toContain('seized_subscriptions{platform="slack"} 1\n')
  expect(text).toMatch(/^seized_announcements\{state="due"\} \d+$/m)
  await server.close()
})

test('a server without a store serves figures of the process, and no calendar', async () => {
  const options = {
    config: {},
    library: () => ({ resolutions: [builtIn] }),
    clock: systemClock,
    log: createLog('error'),
  }
  const server = await serving(saying(FOUND).assistant, { mounts: announcementMounts(async () => undefined, options) })
  expect((await get(server.address, `/calendar/${'A'.repeat(32)}.ics`)).status).toBe(404)
  const { text } = await get(server.address, '/metrics')
  expect(text).toContain('process_resident_memory_bytes')
  expect(text).not.toContain('seized_announcements')
  await server.close()
})
