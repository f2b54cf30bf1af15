import { readFileSync } from 'node:fs'

/**
 * Meaning of words by the company that they keep: GloVe vectors, made by tools/make-word-vectors.ts, which describes the file.
 * Read when a question first needs it; words are found by binary search over the file's own bytes.
 */
interface Table {
  readonly bytes: Buffer
  /** Where the words begin and end in `bytes`. */
  readonly words: readonly [start: number, end: number]
  /** The row of the word that begins at a byte is counted from this: every 64th word's offset. */
  readonly marks: Int32Array
  readonly dimensions: number
  readonly scale: number
  readonly vectors: Int8Array
}

const STRIDE = 64
let table: Table | undefined

function load(): Table {
  if (table) return table
  const bytes = readFileSync(new URL('../../data/words/vectors.bin', import.meta.url))
  const end = bytes.indexOf(10)
  const { words, dimensions, scale } = JSON.parse(bytes.toString('latin1', 0, end)) as {
    words: number
    dimensions: number
    scale: number
  }
  const start = bytes.length - words * dimensions
  const marks = new Int32Array(Math.ceil(words / STRIDE))
  let at = end + 1
  for (let i = 0; i < words; i++) {
    if (i % STRIDE === 0) marks[i / STRIDE] = at
    at = bytes.indexOf(10, at) + 1
  }
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + start, words * dimensions)
  table = { bytes, words: [end + 1, start], marks, dimensions, scale, vectors }
  return table
}

/** How many words are remembered with their rows: the vocabulary of a large library, which is looked up for each resolution. */
const REMEMBERED = 50_000
const rows = new Map<string, number>()

/** The row of a word, −1 where it has none. */
export function rowOf(word: string): number {
  let row = rows.get(word)
  if (row === undefined) {
    row = find(word)
    if (rows.size < REMEMBERED) rows.set(word, row)
  }
  return row
}

function find(word: string): number {
  const { bytes, words, marks } = load()
  let low = 0
  let high = marks.length - 1
  const wordAt = (offset: number) => bytes.toString('latin1', offset, bytes.indexOf(10, offset))
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (wordAt(marks[middle]!) <= word) low = middle
    else high = middle - 1
  }
  let at = marks[low]!
  for (let i = low * STRIDE; i < (low + 1) * STRIDE && at < words[1]; i++) {
    const found = wordAt(at)
    if (found === word) return i
    if (found > word) return -1
    at += found.length + 1
  }
  return -1
}

/** How alike the words of two rows are in meaning, −1…1: the cosine of their vectors ("soldiers", "troops": 0.84). */
export function similarity(a: number, b: number): number {
  const { dimensions, scale, vectors } = load()
  const x = a * dimensions
  const y = b * dimensions
  let sum = 0
  for (let i = 0; i < dimensions; i++) sum += vectors[x + i]! * vectors[y + i]!
  return sum / (scale * scale)
}

/** Adds a row's vector, `times` over, to a sum of as many figures. */
export function addTo(sum: Float64Array, row: number, times: number): void {
  const { dimensions, vectors } = load()
  const at = row * dimensions
  for (let i = 0; i < dimensions; i++) sum[i] = sum[i]! + times * vectors[at + i]!
}

/** How many figures a vector has. */
export const dimensions = (): number => load().dimensions

/** The cosine of two vectors, 0 where one of them is nothing. */
export function cosine(a: Float64Array, b: Float64Array): number {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!
    aa += a[i]! * a[i]!
    bb += b[i]! * b[i]!
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}
