import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { systemClock } from '../../src/clock.ts'
import { readIndex, writeIndex } from '../../src/library/index-file.ts'
import { createLibrary, createLiveLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { datesOf, deadlinesOf, mandatesOf, termsOf } from '../../src/resolution/facts.ts'
import { takeIn } from '../../src/store/intake.ts'
import { keepUp } from '../../src/store/keep-up.ts'
import { openStore } from '../../src/store/open.ts'
import { openLibrary } from '../../src/store/stored.ts'
import { documentOf, textOf } from './contract.ts'

const root = mkdtempSync(join(tmpdir(), 'seized-stored-'))
afterAll(() => rmSync(root, { recursive: true }))

let database: string
let index: string
let made = 0
let written = 0
let said: string[]
const log = createLog('debug', line => said.push(line))
beforeEach(() => {
  database = join(root, `${++made}.db`)
  index = `${database}.index`
  said = []
})

/** Ingests texts as the command does. */
async function ingest(...texts: string[]): Promise<void> {
  const files = texts.map(text => {
    const file = join(root, `${++written}.txt`)
    writeFileSync(file, text)
    return file
  })
  for await (const outcome of takeIn(files, database, systemClock).outcomes) expect(outcome.kind).toBe('added')
}

const zebras = (number: number) => textOf(number, 'Requests the zebras to graze near Timbuktu')
const QUESTION = 'where do the zebras graze?'

/** The symbols that an answer quotes; none where the texts do not say. */
function quoted(library: Parameters<typeof createAssistant>[0], question = QUESTION): string[] {
  const answer = createAssistant(library, systemClock).ask(question)
  return answer.answered ? answer.quotes.map(quote => quote.symbol) : []
}

async function asked(question = QUESTION): Promise<string[]> {
  const { library, close } = await openLibrary(database, { log })
  await close()
  return quoted(library, question)
}

describe('the saved index', () => {
  test('is made by ingest and used as it is', async () => {
    await ingest(textOf(9001), zebras(9002))
    const before = readFileSync(index)
    expect(await asked()).toEqual(['S/RES/9002 (2030)'])
    expect(said).toEqual([])
    expect(readFileSync(index).equals(before)).toBe(true)
  })

  test('takes in a document that was stored without it, and reads no other', async () => {
    await ingest(textOf(9001), textOf(9003))
    const store = await openStore(database)
    await store.documents.add(documentOf(zebras(9002)))
    await store.close()
    expect(await asked()).toEqual(['S/RES/9002 (2030)'])
    expect(said).toEqual([expect.stringMatching(/msg="index made" file=\S+ documents=4 read=1\n$/)])
    said = []
    expect(await asked()).toEqual(['S/RES/9002 (2030)'])
    expect(said).toEqual([])
  })

  test('forgets an issue that was replaced', async () => {
    await ingest(zebras(9001), textOf(9002))
    expect(await asked()).toEqual(['S/RES/9001 (2030)'])
    await ingest(textOf(9001))
    expect(await asked()).toEqual([])
  })

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 7), 'corrupt'],
    ['cut short within its first line', (bytes: Buffer) => bytes.subarray(0, 20), 'corrupt'],
    ['empty', () => Buffer.alloc(0), 'corrupt'],
    [
      'changed by a bit',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte))),
      'corrupt',
    ],
    [
      'made by another MiniSearch',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/minisearch \d/, 'minisearch 0'), 'latin1'),
      'stale',
    ],
  ])('that is %s is refused, made anew, and the log says so', async (_, spoil, why) => {
    await ingest(textOf(9001), zebras(9002))
    const sound = readFileSync(index)
    const spoilt = spoil(sound)
    expect(spoilt.equals(sound)).toBe(false)
    writeFileSync(index, spoilt)
    expect(await asked()).toEqual(['S/RES/9002 (2030)'])
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`level=warn msg="saved index not used" .*reason=${why}\n$`)),
      expect.stringMatching(/msg="index made" .* documents=3 read=3\n$/),
    ])
    expect(readFileSync(index).equals(sound)).toBe(true)
  })

  test('that cannot be saved costs time alone', async () => {
    await ingest(zebras(9001))
    rmSync(index)
    // a folder stands where the file would
    const { library, close } = await openLibrary(database, { log })
    await close()
    mkdirSync(join(index, 'x'), { recursive: true })
    expect(quoted(library)).toEqual(['S/RES/9001 (2030)'])
    expect(said.at(-1)).toMatch(/level=warn msg="index not saved"/)
  })

  test('is opened by the first question that needs it, not before', async () => {
    await ingest(zebras(9001))
    rmSync(index)
    const { library, close } = await openLibrary(database, { log })
    await close()
    expect(library.resolutions).toHaveLength(2)
    expect(statSync(index, { throwIfNoEntry: false })).toBeUndefined()
    quoted(library)
    expect(statSync(index).size).toBeGreaterThan(1000)
  })
})

describe('what was read of a text beside its paragraphs', () => {
  const mandates = async () => {
    const { library, close } = await openLibrary(database, { log })
    await close()
    const stored = library.resolutions.filter(({ year }) => year === 2030)
    return stored.map(resolution => mandatesOf(resolution).map(({ entity, until }) => [entity, until]))
  }
  /** Puts another mission into the saved index, to be known by. */
  const mark = () => {
    const columns = readIndex(index)
    if (typeof columns === 'string') throw new Error(columns)
    expect(columns.facts.join()).toContain('UNMIR')
    writeIndex(index, { ...columns, facts: columns.facts.map(line => line.replaceAll('UNMIR', 'UNMARKED')) })
  }
  const read = ['UNMIR', '2030-09-03']
  const marked = ['UNMARKED', '2030-09-03']

  test('is as it is read from the text, and comes from the saved index', async () => {
    await ingest(textOf(9001))
    expect(await mandates()).toEqual([[read]])
    const kept = await openLibrary(database)
    await kept.close()
    const fresh = documentOf(textOf(9001)).resolution
    for (const of of [deadlinesOf, termsOf, datesOf, mandatesOf])
      expect(of(kept.library.find({ number: 9001 })!)).toEqual(of(fresh))
    mark()
    expect(await mandates()).toEqual([[marked]])
  })

  test('is read for an added document alone', async () => {
    await ingest(textOf(9001))
    mark()
    await ingest(textOf(9002))
    expect(await mandates()).toEqual([[marked], [read]])
  })

  test('is read again where the index was made by another reader', async () => {
    await ingest(textOf(9001))
    mark()
    writeFileSync(index, readFileSync(index, 'latin1').replace('readers ', 'readers 0'), 'latin1')
    expect(await mandates()).toEqual([[read]])
    expect(said[0]).toMatch(/msg="saved index not used" .*reason=stale/)
  })

  test('is read again of an issue that replaces another', async () => {
    await ingest(textOf(9001))
    mark()
    await ingest(textOf(9001, 'Decides otherwise'))
    expect(await mandates()).toEqual([[read]])
  })
})

describe('an open library', () => {
  test('takes in what others have ingested since, and keeps what it has', async () => {
    await ingest(textOf(9001))
    const { library, refresh, close } = await openLibrary(database, { log })
    expect(quoted(library)).toEqual([])
    const kept = library.find({ number: 9001 })
    await ingest(zebras(9002))
    expect(quoted(library)).toEqual([])
    await refresh()
    expect(quoted(library)).toEqual(['S/RES/9002 (2030)'])
    expect(library.find({ number: 9001 })).toBe(kept)
    await close()
  })

  test('is the same object while nothing was ingested', async () => {
    await ingest(textOf(9001))
    const { library, refresh, close } = await openLibrary(database, { log })
    const before = library.resolutions
    await refresh()
    expect(library.resolutions).toBe(before)
    expect(said).toEqual([])
    await close()
  })
})

describe('a server keeps up', () => {
  const builtIn = () => createLiveLibrary(createLibrary(loadBuiltIn().map(({ resolution }) => resolution)))

  test('with a store that is made after its start', async () => {
    const library = builtIn()
    const { look, close } = keepUp(library, { DATABASE_URL: database }, log)
    await look()
    expect(quoted(library)).toEqual([])
    await ingest(zebras(9001))
    await look()
    expect(quoted(library)).toEqual(['S/RES/9001 (2030)'])
    await ingest(textOf(9001))
    await look()
    expect(quoted(library)).toEqual([])
    await close()
  })

  test('with a store that is made empty, which changes nothing: what was answered holds on', async () => {
    const library = builtIn()
    const { look, close } = keepUp(library, { DATABASE_URL: database }, log)
    await (await openStore(database)).close()
    const before = library.resolutions
    await look()
    expect(said).toEqual([expect.stringContaining('store opened')])
    expect(library.resolutions).toBe(before)
    await ingest(zebras(9001))
    await look()
    expect(quoted(library)).toEqual(['S/RES/9001 (2030)'])
    await close()
  })

  test('with a store that cannot be read for a while, and says so once', async () => {
    const library = builtIn()
    writeFileSync(database, 'Dear Mr President, '.repeat(100))
    const { look, close } = keepUp(library, { DATABASE_URL: database }, log)
    await look()
    await look()
    expect(said).toEqual([expect.stringMatching(/level=warn msg="the store cannot be read/)])
    expect(library.resolutions).toHaveLength(1)
    rmSync(database)
    await ingest(zebras(9001))
    await look()
    expect(quoted(library)).toEqual(['S/RES/9001 (2030)'])
    await close()
  })
})
