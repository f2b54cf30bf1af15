import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { documentsContract } from './contract.ts'
import { memoryContract } from './memory-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))

documentsContract('SQLite', async () => join(folder, 'not there yet', 'contract.db'))
memoryContract('SQLite', async () => join(folder, 'memory.db'))

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
