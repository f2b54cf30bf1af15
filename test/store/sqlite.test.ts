import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { announcingContract } from './announcing-contract.ts'
import { documentOf, documentsContract, textOf } from './contract.ts'
import { memoryContract, olderClicks } from './memory-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))

documentsContract('SQLite', async () => join(folder, 'not there yet', 'contract.db'))
memoryContract('SQLite', async () => join(folder, 'memory.db'))
announcingContract('SQLite', async () => join(folder, 'announcing.db'))

test('a file that is no database is named, and left as it is', async () => {
  const file = join(folder, 'letter.txt')
  writeFileSync(file, 'Dear Mr President, '.repeat(100))
  await expect(openStore(file)).rejects.toMatchObject({
    code: 'bad-setting',
    message: expect.stringMatching(/letter\.txt: the store cannot be opened: .*DATABASE_URL/),
  })
  expect(readFileSync(file, 'utf8')).toMatch(/^Dear Mr President/)
})

test('a store of a later version is named, and left as it is', async () => {
  const file = join(folder, 'later.db')
  await (await openStore(file)).close()
  const database = new DatabaseSync(file)
  database.exec("insert into kysely_migration values ('9999-later', '2040-01-01T00:00:00Z')")
  database.close()
  await expect(openStore(file)).rejects.toThrow(/later\.db: was made by a later version of Seized \(9999-later\)/)
})

test('several that open a new store at once make it once', async () => {
  const file = join(folder, 'race.db')
  const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(file)))
  for (const store of stores) expect(await store.documents.current()).toEqual([])
  await Promise.all(stores.map(store => store.close()))
})

test('a store that was made before readings stood apart keeps every document, and is read again', async () => {
  const file = join(folder, 'first.db')
  const { hash, text, original, resolution } = documentOf(textOf(9001))
  const database = new DatabaseSync(file)
  database.exec(`
    create table documents (hash text primary key, symbol text not null, number integer not null, year integer not null, file_name text not null,
      media_type text not null, ingested_at text not null, superseded_by text, resolution text not null, text text not null, original blob not null);
    create unique index documents_current on documents (symbol) where superseded_by is null;
    create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
    create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null);
    insert into kysely_migration values ('0001-documents', '2020-01-01T00:00:00Z');
    insert into kysely_migration_lock values ('migration_lock', 0);`)
  database
    .prepare(
      "insert into documents values (?, ?, 9001, 2030, 'a.txt', 'text/plain', '2030-03-04T09:00:00Z', null, ?, ?, ?)",
    )
    .run(hash, resolution.symbol, JSON.stringify({ ...resolution, clauses: [] }), text, original)
  database.close()
  const store = await openStore(file)
  try {
    expect((await store.documents.current()).map(each => each.resolution.clauses)).toEqual([[]])
    expect(await store.documents.readAgain()).toEqual({ stale: 1, kept: [] })
    expect((await store.documents.current()).map(each => each.resolution)).toEqual([resolution])
    expect(Buffer.from((await store.documents.original(hash))!).equals(original)).toBe(true)
  } finally {
    await store.close()
  }
})

test('clicks of before what was answered was kept with them stay the clicks of who clicked, who is named no more', async () => {
  const file = join(folder, 'clicks.db')
  const run = async (statement: string) => {
    const database = new DatabaseSync(file)
    try {
      return /^select/.test(statement) ? database.prepare(statement).all() : database.exec(statement)
    } finally {
      database.close()
    }
  }
  await olderClicks(file, run)
})

test('what was received before an event had its names in one row is known under each of them, and goes on', async () => {
  const file = join(folder, 'aliases.db')
  const database = new DatabaseSync(file)
  database.exec(`
    create table inbox (id text not null primary key, platform text not null, payload text not null, received_at text not null,
      holder text not null, lease_until text not null, done_at text, ref text, tries integer not null, headline text);
    create table feedback (platform text not null, message text not null, person text not null);
    create table inbox_keys (key text not null primary key, event text not null);
    insert into inbox values ('Ev1', 'slack', '{}', '2030-01-01', 'gone', '2030-01-01', null, null, 0, null);
    insert into inbox values ('Ev2', 'slack', '{}', '2030-01-01', 'gone', '2030-01-01', '2030-01-01', null, 0, null);
    insert into inbox_keys values ('Ev1', 'Ev1'), ('C1/1', 'Ev1'), ('Ev2', 'Ev2');
    create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
    create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null);
    insert into kysely_migration values ('0001-documents', '2020-01-01T00:00:00Z'), ('0002-chat', '2020-01-01T00:00:01Z'),
      ('0003-readings', '2020-01-01T00:00:02Z'), ('0004-announcements', '2020-01-01T00:00:03Z'), ('0005-first-lines', '2020-01-01T00:00:04Z');
    insert into kysely_migration_lock values ('migration_lock', 0);`)
  database.close()
  const store = await openStore(file)
  const { inbox } = store.memory
  const lease = { holder: 'me', now: '2030-01-02', until: '2030-01-03' }
  const receive = async (...keys: [string, string?]) =>
    (await inbox.receive({ keys, platform: 'slack', payload: '{}' }, lease)).taken
  try {
    expect(await receive('Ev1')).toBeUndefined()
    expect(await receive('Ev9', 'C1/1')).toBeUndefined()
    expect(await receive('Ev2', 'C1/2')).toBeUndefined()
    expect(await receive('Ev3', 'C1/2')).toMatchObject({ id: 'Ev3' })
    expect(await inbox.takeOver('slack', lease, 9)).toMatchObject([{ id: 'Ev1', tries: 1 }])
  } finally {
    await store.close()
  }
})
