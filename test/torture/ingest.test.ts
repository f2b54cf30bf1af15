import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { readIndex } from '../../src/library/index-file.ts'
import { openStore } from '../../src/store/open.ts'
import { openLibrary } from '../../src/store/stored.ts'
import { textOf } from '../store/contract.ts'

/** `SEIZED_TORTURE=50 vitest run test/torture` kills fifty times; the suite kills a few. */
const KILLS = Number(process.env.SEIZED_TORTURE ?? 4)
const DOCUMENTS = 60

const root = mkdtempSync(join(tmpdir(), 'seized-torture-'))
afterAll(() => rmSync(root, { recursive: true }))

const folder = join(root, 'documents')
mkdirSync(folder)
// Large enough that a document is many pages of the store, and each twice: the second issue replaces the first.
for (let i = 0; i < DOCUMENTS; i++)
  writeFileSync(
    join(folder, `${1000 + i}.txt`),
    textOf(9000 + (i >> 1), `Decides ${`for the ${i}th time to do what it decided before, `.repeat(400)}`),
  )

/** When to kill: so many milliseconds after so many documents were said to be added. */
interface Moment {
  readonly documents: number
  readonly milliseconds: number
}

/** Ingests all documents, and is killed where a moment is given. Returns what it said, and how long it took. */
async function ingest(database: string, moment?: Moment) {
  const begun = performance.now()
  const child = spawn(process.execPath, ['src/main.ts', 'ingest', folder], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, DATABASE_URL: database },
  })
  const out: Buffer[] = []
  let timer: NodeJS.Timeout | undefined
  let lines = 0
  const look = () => {
    if (moment && lines >= moment.documents) timer ??= setTimeout(() => child.kill('SIGKILL'), moment.milliseconds)
  }
  look()
  child.stdout.on('data', chunk => {
    out.push(chunk)
    lines += String(chunk).split('\n').length - 1
    look()
  })
  const [code, signal] = await once(child, 'close')
  clearTimeout(timer)
  const said = Buffer.concat(out).toString()
  // A last line without its end was not said.
  const added = [...said.matchAll(/^(.*): added .*\n/gm)].map(match => match[1]!)
  return { code, signal, added, took: performance.now() - begun }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test(
  `killed ${KILLS} times, the store opens, holds all that was said to be added, and nothing half`,
  async () => {
    const { code, added, took } = await ingest(join(root, 'whole.db'))
    expect({ code, added: added.length }).toEqual({ code: 0, added: DOCUMENTS })
    let midway = 0
    for (let round = 0; round < KILLS; round++) {
      // By turns at any time of the run, the making of the store included; between two documents or within one; while the index is saved.
      const moment = [
        { documents: 0, milliseconds: Math.random() * took },
        { documents: 1 + Math.floor(Math.random() * (DOCUMENTS - 20)), milliseconds: Math.random() * 8 },
        { documents: DOCUMENTS, milliseconds: Math.random() * 30 },
      ][round % 3]!
      const database = join(root, `${round}.db`)
      const killed = await ingest(database, moment)
      if (killed.added.length > 0 && killed.added.length < DOCUMENTS) midway++
      const why = `killed ${moment.milliseconds} ms after ${moment.documents} documents`
      const store = await openStore(database)
      for (const file of killed.added) {
        const bytes = readFileSync(file)
        const original = await store.documents.original(hashOf(bytes))
        expect(original && hashOf(original), why).toBe(hashOf(bytes))
      }
      const current = await store.documents.current()
      expect(new Set(current.map(({ resolution }) => resolution.symbol)).size, why).toBe(current.length)
      for (const { resolution } of current) expect(resolution.clauses.length, why).toBe(4)
      await store.close()
      expect(integrityOf(database), why).toBe('ok')
      // What is saved of the index is whole or not there, and the index that is opened holds every document.
      expect(readIndex(`${database}.index`), why).not.toBe('corrupt')
      const { library, close } = await openLibrary(database)
      await close()
      for (const { resolution } of current) expect(library.names.speakingOf(['unmir']), why).toContainEqual(resolution)
      const rest = await ingest(database)
      expect({ code: rest.code, current: await countOf(database) }, why).toEqual({ code: 0, current: DOCUMENTS / 2 })
      expect(readIndex(`${database}.index`), why).toMatchObject({ documents: { length: DOCUMENTS / 2 + 1 } })
      for (const end of ['', '-wal', '-shm', '.index']) rmSync(database + end, { force: true })
    }
    // Or the kills came before or after all that matters.
    expect(midway).toBeGreaterThan(KILLS / 5)
  },
  KILLS * 10_000,
)

function integrityOf(database: string): unknown {
  const opened = new DatabaseSync(database)
  try {
    return opened.prepare('pragma integrity_check').get()?.integrity_check
  } finally {
    opened.close()
  }
}

async function countOf(database: string): Promise<number> {
  const store = await openStore(database)
  try {
    return (await store.documents.current()).length
  } finally {
    await store.close()
  }
}
