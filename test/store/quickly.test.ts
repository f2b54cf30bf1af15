import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Database, Tables } from '../../src/store/schema.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-quickly-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** As it stands; by a table, for a `pragma` statement might set it. */
const synchronous = async (db: Database) =>
  (await sql<{ synchronous: number }>`select synchronous from pragma_synchronous`.execute(db)).rows[0]?.synchronous
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
  expect(await synchronous(db)).toBe(FULL)
  expect(await quickly(synchronous)).toBe(NORMAL)
  expect(await db.transaction().execute(synchronous)).toBe(FULL)
  await close()
})

test('a statement behind a quick transaction, and behind one that fails, waits for the disk', async () => {
  const { db, quickly, close } = await opened('behind.db')
  for (const fails of [false, true]) {
    const done = quickly(async transaction => {
      await sql`insert into t (n) values (1)`.execute(transaction)
      if (fails) throw new Error('broken')
      return synchronous(transaction)
    })
    await (fails ? expect(done).rejects.toThrow('broken') : expect(done).resolves.toBe(NORMAL))
    await sql`insert into t (n) values (2) returning n`.execute(db)
    expect(await synchronous(db)).toBe(FULL)
  }
  await close()
})
