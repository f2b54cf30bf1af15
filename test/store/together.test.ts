import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tables } from '../../src/store/schema.ts'
import { openSqlite, type Quick } from '../../src/store/sqlite.ts'
import { together } from '../../src/store/together.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-together-'))
const file = join(folder, 'x.db')
let db: Kysely<Tables>
let quick: Quick
beforeAll(async () => {
  const { dialect, quicklyIn } = openSqlite(file)
  db = new Kysely<Tables>({ dialect })
  await sql`create table t (n integer primary key, at integer)`.execute(db)
  quick = quicklyIn(db)
})
afterAll(async () => {
  await quick.close()
  await db.destroy()
  rmSync(folder, { recursive: true })
})

const put = (n: number) =>
  quick.quickly(async ask => {
    await ask`insert into t (n, at) values (${n}, 0)`
    return n
  })
const held = async () => (await sql<{ n: number }>`select n from t order by n`.execute(db)).rows.map(row => row.n)

test('each of many at once gets its own result, and all stand in order', async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => n)
  expect(await Promise.all(numbers.map(put))).toEqual(numbers)
  expect(await held()).toEqual(numbers)
})

test('one that fails undoes nothing of the others, and is told why', async () => {
  const [first, twice, last] = await Promise.allSettled([put(300), put(5), put(301)])
  expect([first, last]).toEqual([
    { status: 'fulfilled', value: 300 },
    { status: 'fulfilled', value: 301 },
  ])
  expect(twice).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/UNIQUE/) } })
  expect((await held()).slice(-2)).toEqual([300, 301])
})

test('what is asked for at once is one commit; what is asked for later is another', async () => {
  let commits = 0
  const { quickly } = together(work => {
    commits++
    return quick.quickly(work)
  })
  const look = () => quickly(async ask => (await ask`select 1`).rows.length)
  expect(await Promise.all(Array.from({ length: 50 }, look))).toEqual(Array(50).fill(1))
  expect(commits).toBe(1)
  expect(await look()).toBe(1)
  expect(commits).toBe(2)
})

test('what nobody waits for is committed with what is asked for next, in order, and at the end at the latest', async () => {
  let commits = 0
  const { quickly, close } = together(work => {
    commits++
    return quick.quickly(work)
  })
  const said: string[] = []
  const say = (word: string) => async () => void said.push(word)
  const soon = quickly.soon(say('soon'))
  await quickly(say('now'))
  await soon
  expect(said).toEqual(['soon', 'now'])
  expect(commits).toBe(1)
  const last = quickly.soon(say('last'))
  await close()
  expect(said).toEqual(['soon', 'now', 'last'])
  await last
  expect(commits).toBe(2)
})

test('one statement needs no transaction where it comes alone, and has one where it comes with others', async () => {
  const alone: boolean[] = []
  const { quickly } = together((work, one) => {
    alone.push(one)
    return quick.quickly(work)
  })
  const say = async () => undefined
  await quickly.one(say)
  await Promise.all([quickly.one(say), quickly.one(say)])
  await quickly(say)
  expect(alone).toEqual([true, false, false])
})

test('what nobody waits for is committed by itself a moment later', async () => {
  const { quickly } = together(work => quick.quickly(work))
  expect(await quickly.soon(async () => 'committed')).toBe('committed')
})
