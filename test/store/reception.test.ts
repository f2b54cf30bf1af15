import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { InboxEvent, Lease } from '../../src/chat/memory.ts'
import { createLog } from '../../src/log.ts'
import { openStore, type Store } from '../../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-reception-'))
const stores: Store[] = []
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  }
  await Promise.all(stores.splice(0).map(store => store.close()))
})
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const newFile = () => join(folder, `${++files}.db`)
const journalOf = (file: string) => `${file}-received`

const eventOf = (id: string, alias?: string): InboxEvent => ({
  keys: [id, alias],
  platform: 'slack',
  payload: '{"a":1}',
})
/** Of a moment in 2030. */
const at = (clock: string, holder = 'me'): Lease => ({
  holder,
  now: `2030-01-01T${clock}.000Z`,
  until: `2030-01-01T${clock}.500Z`,
})

async function open(file: string, logged: string[] = []): Promise<Store> {
  const store = await openStore(
    file,
    createLog('info', line => logged.push(line)),
  )
  stores.push(store)
  return store
}

/** A store whose journal is held, as a server has it. */
async function serving(file: string, logged?: string[], clock = '00:01:00') {
  const store = await open(file, logged)
  const taken = await store.memory.inbox.takeOver('slack', at(clock), 99)
  return { inbox: store.memory.inbox, taken, close: () => stores.splice(stores.indexOf(store), 1)[0]?.close() }
}

const rowsIn = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database
      .prepare('select id, tries, done_at from inbox order by id')
      .all()
      .map(row => ({ ...row }))
  } finally {
    database.close()
  }
}

/** Receives in another process; see there. */
function child(file: string, end: string, ids: string[], limit?: number) {
  const command = [process.execPath, join(import.meta.dirname, 'receiving.ts'), file, end, ...ids]
  const made = limit
    ? spawn('sh', ['-c', `ulimit -f ${limit}; exec "$@"`, 'sh', ...command], { stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(made)
  return {
    ended: once(made, 'close'),
    kill: () => made.kill('SIGKILL'),
    /** What it says, as many lines as it has events. */
    async said() {
      const lines: string[] = []
      for await (const line of createInterface(made.stdout!)) if (lines.push(line) === ids.length) break
      return lines
    },
  }
}

test('what stands in the journal of a killed process is brought into the inbox, and taken as if for the first time', async () => {
  const file = newFile()
  const logged: string[] = []
  expect(await child(file, 'in the journal', ['Ev1']).ended).toEqual([null, 'SIGKILL'])
  expect(rowsIn(file)).toEqual([])
  // At once: nobody waits for the lease of the dead one to run out.
  const { taken, inbox } = await serving(file, logged, '00:00:01')
  expect(taken).toMatchObject([{ id: 'Ev1', tries: 0, receivedAt: '2030-01-01T00:00:00.000Z' }])
  expect(logged.join('')).toContain('msg="journal: events brought into the inbox" events=1')
  // It comes again, and is known.
  expect(await (await inbox.receive(eventOf('Ev1'), at('00:02:00'))).taken).toBeUndefined()
  expect(rowsIn(file)).toHaveLength(1)
})

test('what stands in the journal and in the inbox is taken once, when its lease has run out, and not where it is done', async () => {
  const file = newFile()
  expect(await child(file, 'in the database', ['Ev1', 'Ev2']).ended).toEqual([null, 'SIGKILL'])
  expect(readFileSync(journalOf(file), 'utf8')).toMatch(/Ev1[\s\S]*Ev2/)
  const database = new DatabaseSync(file)
  database.exec("update inbox set done_at = '2030-01-01T00:00:01.000Z' where id = 'Ev1'")
  database.close()
  const { taken } = await serving(file)
  expect(taken).toMatchObject([{ id: 'Ev2', tries: 1 }])
  expect(readFileSync(journalOf(file), 'utf8')).toBe('')
})

test('a line that was cut short is ignored and counted in the log, and spoils neither the one before nor the one behind', async () => {
  const file = newFile()
  await child(file, 'in the journal', ['Ev1']).ended
  const line = readFileSync(journalOf(file), 'utf8')
  const torn = line.slice(0, -20)
  appendFileSync(journalOf(file), torn.replace('Ev1', 'Ev2') + line.replace('Ev1', 'Ev3') + torn.replace('Ev1', 'Ev4'))
  const logged: string[] = []
  const { taken } = await serving(file, logged)
  expect(taken.map(event => event.id)).toEqual(['Ev1', 'Ev3'])
  expect(logged.join('')).toMatch(/level=warn msg="journal: lines that are no event[^\n]*lines=2/)
})

test('an event that comes again while the first stands in the journal alone is taken once', async () => {
  const file = newFile()
  const { inbox } = await serving(file)
  const both = await Promise.all([
    inbox.receive(eventOf('Ev1', 'C1/1'), at('00:01:00')),
    inbox.receive(eventOf('Ev2', 'C1/1'), at('00:01:00')),
  ])
  expect(rowsIn(file)).toEqual([])
  expect(readFileSync(journalOf(file), 'utf8').match(/"id"/g)).toHaveLength(2)
  expect(await Promise.all(both.map(({ taken }) => taken))).toMatchObject([{ id: 'Ev1', tries: 0 }, undefined])
  expect(rowsIn(file)).toHaveLength(1)
})

test('the end puts what was received into the inbox, and leaves no journal', async () => {
  const file = newFile()
  const { inbox, close } = await serving(file)
  const received = await inbox.receive(eventOf('Ev1'), at('00:01:00'))
  expect(rowsIn(file)).toEqual([])
  await close()
  expect(rowsIn(file)).toMatchObject([{ id: 'Ev1', tries: 0 }])
  expect(await received.taken).toMatchObject({ id: 'Ev1' })
  expect(existsSync(journalOf(file))).toBe(false)
})

test('while another has the database locked an event is received, and taken when it is let go', async () => {
  const file = newFile()
  const { inbox } = await serving(file)
  const other = new DatabaseSync(file)
  other.exec('begin immediate')
  const { taken } = await inbox.receive(eventOf('Ev1'), at('00:01:00'))
  let isTaken = false
  void taken.then(() => {
    isTaken = true
  })
  for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate)
  expect(isTaken).toBe(false)
  other.exec('commit')
  other.close()
  expect(await taken).toMatchObject({ id: 'Ev1' })
})

test('an event that the database refuses is tried again until it takes it, held from then on, and said so once', async () => {
  const file = newFile()
  const logged: string[] = []
  const { inbox } = await serving(file, logged)
  const other = new DatabaseSync(file)
  other.exec("create trigger full before insert on inbox begin select raise(abort, 'no room'); end")
  const both = await Promise.all(['Ev1', 'Ev2'].map(id => inbox.receive(eventOf(id), at('00:01:00'))))
  while (!logged.join('').includes('no room')) await new Promise(setImmediate)
  expect(logged.join('').match(/the database takes no event/g)).toHaveLength(1)
  other.exec('drop trigger full')
  expect(await Promise.all(both.map(({ taken }) => taken))).toMatchObject([{ id: 'Ev1' }, { id: 'Ev2' }])
  const [lease] = other.prepare('select min(lease_until) as until from inbox').all()
  other.close()
  expect(String(lease?.until) > at('00:01:00').until).toBe(true)
})

test('of a journal that a living process holds nothing is taken or cut; what others receive meanwhile goes into the database', async () => {
  const file = newFile()
  const other = child(file, 'never', ['Ev1'])
  expect(await other.said()).toEqual(['Ev1'])
  const theirs = readFileSync(journalOf(file), 'utf8')
  expect(theirs).toContain('Ev1')
  const { inbox, taken } = await serving(file)
  expect(taken).toMatchObject([{ id: 'Ev1', tries: 1 }])
  expect(await (await inbox.receive(eventOf('Ev1'), at('00:01:00'))).taken).toBeUndefined()
  await inbox.receive(eventOf('Ev2'), at('00:01:00'))
  expect(rowsIn(file)).toHaveLength(2)
  for (const id of ['Ev1', 'Ev2']) await inbox.done(id, at('00:01:00').now)
  // Forgotten, Ev1 would come again from their journal.
  expect(await inbox.forget('2031')).toBe(0)
  expect(readFileSync(journalOf(file), 'utf8')).toBe(theirs)
  other.kill()
  await other.ended
  await inbox.takeOver('slack', at('00:03:00'), 99)
  expect(readFileSync(journalOf(file), 'utf8')).toBe('')
  expect(await inbox.forget('2031')).toBe(2)
  await inbox.receive(eventOf('Ev3'), at('00:03:00'))
  expect(readFileSync(journalOf(file), 'utf8')).toContain('Ev3')
})

test('what is forgotten stands in no journal from which it would come again', async () => {
  const file = newFile()
  const { inbox } = await serving(file)
  await (await inbox.receive(eventOf('Ev1'), at('00:01:00'))).taken
  await inbox.done('Ev1', at('00:01:00').now)
  expect(readFileSync(journalOf(file), 'utf8')).toContain('Ev1')
  while ((await inbox.forget('2031')) === 0) await new Promise(setImmediate)
  expect(readFileSync(journalOf(file), 'utf8')).toBe('')
})

test('the journal is cut when all of it is in the inbox', async () => {
  const file = newFile()
  const { inbox } = await serving(file)
  const large = { ...eventOf('Ev'), payload: JSON.stringify('x'.repeat(100_000)) }
  for (const n of [1, 2]) await (await inbox.receive({ ...large, keys: [`Ev${n}`] }, at('00:01:00'))).taken
  expect(readFileSync(journalOf(file), 'utf8').length).toBeGreaterThan(200_000)
  await (await inbox.receive({ ...large, keys: ['Ev3'] }, at('00:01:00'))).taken
  while (readFileSync(journalOf(file), 'utf8').length > 0) await new Promise(setImmediate)
  expect(rowsIn(file)).toHaveLength(3)
})

test.skipIf(process.platform === 'win32')(
  'an event for which the disk has no room is not received; one that it has room for is',
  async () => {
    const file = newFile()
    await (await openStore(file)).close()
    // No file may have more than 800 blocks, of 512 or 1,024 bytes: a part of the large event finds room in the journal.
    const other = child(file, 'in the database', ['Ev1', 'Ev2:2000000', 'Ev3'], 800)
    const said = await other.said()
    expect(said[0]).toBe('Ev1')
    expect(said[1]).toMatch(/^Ev2: ./)
    expect(said[2]).toBe('Ev3')
    await other.ended
    expect(readFileSync(journalOf(file), 'utf8')).not.toContain('Ev2')
    const { taken } = await serving(file)
    expect(taken.map(event => event.id)).toEqual(['Ev1', 'Ev3'])
  },
)
