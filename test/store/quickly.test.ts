import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Ask } from '../../src/store/quickly.ts'
import type { Database, Tables } from '../../src/store/schema.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-quickly-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** As it stands; by a table, for a `pragma` statement might set it. */
const synchronous = async (ask: Ask) =>
  (await ask<{ synchronous: number }>`select synchronous from pragma_synchronous`).rows[0]?.synchronous
const asking =
  (db: Database): Ask =>
  async <Row>(text: TemplateStringsArray) => ({ rows: (await sql<Row>(text).execute(db)).rows, changed: 0 })
const [NORMAL, FULL] = [1, 2]

const opened = async (name: string) => {
  const { dialect, quicklyIn } = openSqlite(join(folder, name))
  const db: Database = new Kysely<Tables>({ dialect })
  await sql`create table t (n integer)`.execute(db)
  const { quickly, close } = quicklyIn(db)
  return {
    db,
    quickly,
    async close() {
      await close()
      await db.destroy()
    },
  }
}

test('only a quick transaction does not wait for the disk', async () => {
  const { db, quickly, close } = await opened('quick.db')
  expect(await synchronous(asking(db))).toBe(FULL)
  expect(await quickly(synchronous)).toBe(NORMAL)
  expect(await db.transaction().execute(on => synchronous(asking(on)))).toBe(FULL)
  await close()
})

test('a statement behind a quick transaction, and behind one that fails, waits for the disk', async () => {
  const { db, quickly, close } = await opened('behind.db')
  for (const fails of [false, true]) {
    const done = quickly(async ask => {
      await ask`insert into t (n) values (1)`
      if (fails) throw new Error('broken')
      return synchronous(ask)
    })
    await (fails ? expect(done).rejects.toThrow('broken') : expect(done).resolves.toBe(NORMAL))
    await sql`insert into t (n) values (2) returning n`.execute(db)
    expect(await synchronous(asking(db))).toBe(FULL)
  }
  await close()
})

test('one statement and many wait for another process’s transaction, and are committed when it ends', async () => {
  const { db, quickly, close } = await opened('locked.db')
  const other = new DatabaseSync(join(folder, 'locked.db'))
  for (const [n, quick] of [quickly.one, quickly].entries()) {
    other.exec('begin immediate')
    const done = quick(async ask => (await ask`insert into t (n) values (${n})`).changed)
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate)
    other.exec('commit')
    expect(await done).toBe(1)
  }
  expect((await sql`select n from t order by n`.execute(db)).rows).toEqual([{ n: 0 }, { n: 1 }])
  other.close()
  await close()
})
