import { hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { endianness } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BM25, BOOST } from './clause-index.ts'
import type { Columns } from './columns.ts'
import { readerVersion } from './reader-version.ts'

/** Raised by every change of the layout below. */
const FORMAT = 2
/** The arrays of a file in their order, each with the array that it is read as. */
const ARRAYS = {
  firsts: Uint32Array,
  starts: Uint32Array,
  clauses: Uint32Array,
  counts: Uint32Array,
  pages: Uint32Array,
  printed: Uint32Array,
  lengths: Uint16Array,
} as const
const LISTS = ['documents', 'terms', 'words', 'facts'] as const

type ArrayName = keyof typeof ARRAYS
const ARRAY_NAMES = Object.keys(ARRAYS) as ArrayName[]

/** The first line of a file: what the index was made by, and what follows. */
interface Head {
  readonly passport: string
  /** Bytes of each part, the lists before the arrays. */
  readonly sizes: readonly number[]
  /** SHA-256 of all that follows the line. */
  readonly hash: string
}

let made: string | undefined

/** What an index is made by: another layout, another MiniSearch or its options, another reader, another order of bytes make another. */
function passport(): string {
  if (made === undefined) {
    const file = fileURLToPath(new URL('../../package.json', import.meta.resolve('minisearch')))
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
    const options = JSON.stringify({ boost: BOOST, bm25: BM25 })
    made = [
      `format ${FORMAT}`,
      `minisearch ${version}`,
      options,
      `readers ${readerVersion('resolution')} ${readerVersion('library')}`,
      endianness(),
    ].join(', ')
  }
  return made
}

/** Why a saved index is not used; `missing` is no fault. */
export type Refused = 'missing' | 'stale' | 'corrupt'

/**
 * Reads a saved index. It is refused where it was made by other than what would make it today, and where a byte of it is not as written.
 *
 * @example const read = readIndex('var/seized.db.index'); if (typeof read !== 'string') console.log(read.documents.length)
 */
export function readIndex(file: string): Columns | Refused {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return 'missing'
  }
  try {
    const end = bytes.indexOf(10) + 1
    const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head
    if (head.passport !== passport()) return 'stale'
    const body = bytes.subarray(end)
    return hash('sha256', body) === head.hash ? columnsIn(body, head.sizes) : 'corrupt'
  } catch {
    return 'corrupt'
  }
}

function columnsIn(body: Buffer, sizes: readonly number[]): Columns {
  let at = 0
  const parts = sizes.map(size => {
    at += size
    return body.subarray(at - size, at)
  })
  const lists = LISTS.map((name, i) => [name, linesIn(parts[i]!)] as const)
  const arrays = ARRAY_NAMES.map((name, i) => {
    const part = parts[LISTS.length + i]!
    // a copy: numbers must lie at a multiple of their size
    const { buffer } = new Uint8Array(part)
    return [name, new ARRAYS[name](buffer)] as const
  })
  return Object.fromEntries([...lists, ...arrays]) as unknown as Columns
}

const linesIn = (part: Buffer): string[] => (part.length === 0 ? [] : part.toString('utf8').split('\n'))

/**
 * Saves an index: written beside its place and then moved there, so that whoever reads, and whoever is killed, finds the old one or the
 * new one. Several processes may save at once; the last stands.
 *
 * @throws whatever the file system says.
 */
export function writeIndex(file: string, columns: Columns): void {
  const lists = LISTS.map(name => Buffer.from(columns[name].join('\n')))
  const arrays = ARRAY_NAMES.map(name => {
    const { buffer, byteOffset, byteLength } = columns[name]
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  const parts = [...lists, ...arrays]
  const body = Buffer.concat(parts)
  const head: Head = { passport: passport(), sizes: parts.map(part => part.length), hash: hash('sha256', body) }
  mkdirSync(dirname(file), { recursive: true })
  removeParts(file)
  const part = `${file}.${process.pid}.${crypto.randomUUID().slice(0, 8)}.part`
  try {
    writeFileSync(part, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]))
    renameSync(part, file)
  } catch (cause) {
    rmSync(part, { force: true })
    throw cause
  }
}

/** Milliseconds after which whoever was writing a part is taken for dead; it takes them some fifty. */
const ABANDONED = 10 * 60 * 1000

/** Removes what processes left that were killed while they wrote. */
function removeParts(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.part')) continue
    const part = join(dirname(file), name)
    if (Date.now() - (statSync(part, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) > ABANDONED)
      rmSync(part, { force: true })
  }
}
