import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Tables } from '../../src/store/schema.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-checkpoints-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'x.db')

/** What stands in the database itself, without its log. */
function moved(): unknown[] {
  const copy = join(folder, 'copy.db')
  copyFileSync(file, copy)
  const opened = new DatabaseSync(copy)
  try {
    return opened.prepare('select n from t').all()
  } catch {
    return []
  } finally {
    opened.close()
  }
}

test('what was committed is moved from the log into the database while both are in use, by no commit', async () => {
  const { dialect, quicklyIn } = openSqlite(file)
  const db = new Kysely<Tables>({ dialect })
  await sql`create table t (n integer)`.execute(db)
  const { quickly, close } = quicklyIn(db)
  await quickly.one(ask => ask`insert into t (n) values (1)`)
  expect(moved()).toEqual([])
  while (moved().length === 0) await new Promise(resolve => setTimeout(resolve, 20))
  expect(moved()).toEqual([{ n: 1 }])
  await close()
  await db.destroy()
})
