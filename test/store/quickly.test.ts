import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Database, Tables } from '../../src/store/schema.ts'
import { openSqlite, quicklyIn } from '../../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-quickly-'))
afterAll(() => rmSync(folder, { recursive: true }))

const synchronous = async (db: Database) =>
  (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous

test('only a quick transaction does not wait for the disk: before, after, and after one that fails, every commit does', async () => {
  const file = join(folder, 'quick.db')
  const db: Database = new Kysely<Tables>({ dialect: openSqlite(file) })
  const { quickly, close } = quicklyIn(db, file)
  const [normal, full] = [1, 2]
  expect(await synchronous(db)).toBe(full)
  expect(await quickly(synchronous)).toBe(normal)
  expect(await synchronous(db)).toBe(full)
  const failing = quickly(async () => {
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
  expect(await synchronous(db)).toBe(full)
  await db.destroy()
  close()
})
