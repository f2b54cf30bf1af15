import { mainFactsOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import { FIELDS } from './clause-index.ts'
import { MiniIndex } from './mini-index.ts'
import { readNames } from './names.ts'

/**
 * An index over documents as plain columns: what MiniSearch makes of each, without its maps. A thousand resolutions take some ten
 * megabytes, in memory as in a file, and are read in milliseconds. Never changed: `merge` makes another.
 */
export interface Columns {
  /** What was indexed: a hash of each document's content, in the library's order. */
  readonly documents: readonly string[]
  /** What was read of each document beside its paragraphs, as JSON in one line: its deadlines, terms, dates and mandates. */
  readonly facts: readonly string[]
  /** The number of each document's first clause; at the end, of all clauses. */
  readonly firsts: Uint32Array
  readonly terms: readonly string[]
  /** Where the postings of each term begin; at the end, how many there are. */
  readonly starts: Uint32Array
  /** Of each posting the clause; ascending within a term. */
  readonly clauses: Uint32Array
  /** Of each posting how often the term stands in each field: a byte a field, in the order of `FIELDS`, 255 for more. */
  readonly counts: Uint32Array
  /** How many different terms each field of each clause has. */
  readonly lengths: Uint16Array
  readonly words: readonly string[]
  /** Where the words of each document begin in `printed`; at the end, how many there are. */
  readonly pages: Uint32Array
  /** Words that a document prints, in its order: the word's number × 32 + the `PRINTED` ways. */
  readonly printed: Uint32Array
}

/** Ways in which a document prints a word. */
export const PRINTED = {
  /** As a word of its vocabulary: four letters and more, no stop word. */
  word: 1,
  /** … and without a capital somewhere. */
  common: 2,
  /** As a name: "Liberia". */
  name: 4,
  /** As an acronym: "MINURSO". */
  acronym: 8,
  /** All small, whatever its length: no name then. */
  small: 16,
} as const

/** What MiniSearch writes of an index: term → field → document → how often. */
type Written = readonly (readonly [string, Readonly<Record<string, Readonly<Record<string, number>>>>])[]

/**
 * The columns of one document.
 *
 * @param content a hash of its content
 */
export function columnsOf(resolution: Resolution, content: string): Columns {
  const index = new MiniIndex([resolution])
  const written = index.mini.toJSON()
  const size = resolution.clauses.length
  const field = FIELDS.map(name => String(written.fieldIds[name]))
  const terms: string[] = []
  const starts: number[] = []
  const clauses: number[] = []
  const counts: number[] = []
  for (const [term, found] of written.index as unknown as Written) {
    terms.push(term)
    starts.push(clauses.length)
    const packed = new Map<number, number>()
    for (const [i, id] of field.entries())
      for (const [clause, count] of Object.entries(found[id] ?? {}))
        packed.set(Number(clause), ((packed.get(Number(clause)) ?? 0) | (Math.min(count, 255) << (8 * i))) >>> 0)
    for (const [clause, count] of [...packed].sort((a, b) => a[0] - b[0])) {
      clauses.push(clause)
      counts.push(count)
    }
  }
  starts.push(clauses.length)
  const lengths = new Uint16Array(size * FIELDS.length)
  for (const [clause, of] of Object.entries(written.fieldLength))
    for (const [i, id] of field.entries())
      lengths[Number(clause) * FIELDS.length + i] = Math.min((of as unknown as Record<string, number>)[id] ?? 0, 65_535)
  const { words, printed } = wordsOf(resolution, index)
  return {
    documents: [content],
    facts: [JSON.stringify(mainFactsOf(resolution))],
    firsts: Uint32Array.of(0, size),
    terms,
    starts: Uint32Array.from(starts),
    clauses: Uint32Array.from(clauses),
    counts: Uint32Array.from(counts),
    lengths,
    words,
    pages: Uint32Array.of(0, words.length),
    printed,
  }
}

function wordsOf(resolution: Resolution, index: MiniIndex) {
  const ways = new Map<string, number>()
  const put = (word: string, way: number) => ways.set(word, (ways.get(word) ?? 0) | way)
  for (const word of index.vocabulary.keys()) put(word, PRINTED.word | (index.isCommon(word) ? PRINTED.common : 0))
  const { names, acronyms, small } = readNames(resolution.source)
  for (const word of names) put(word, PRINTED.name)
  for (const word of acronyms) put(word, PRINTED.acronym)
  for (const word of small) put(word, PRINTED.small)
  return { words: [...ways.keys()], printed: Uint32Array.from([...ways.values()], (way, i) => i * 32 + way) }
}

/** A document within columns. */
export interface Pick {
  readonly columns: Columns
  readonly document: number
}

/** The columns of documents that stand in others, in the order given; costs a copy, not a reading. */
export function merge(picks: readonly Pick[]): Columns {
  const firsts = new Uint32Array(picks.length + 1)
  /** Of each source: old clause → new clause, −1 for one that is left out. */
  const moved = new Map<Columns, Int32Array>()
  for (const [i, { columns, document }] of picks.entries()) {
    const [from, to] = [columns.firsts[document]!, columns.firsts[document + 1]!]
    firsts[i + 1] = firsts[i]! + to - from
    let move = moved.get(columns)
    if (!move) {
      move = new Int32Array(columns.firsts.at(-1)!).fill(-1)
      moved.set(columns, move)
    }
    for (let clause = from; clause < to; clause++) move[clause] = firsts[i]! + clause - from
  }
  const lengths = new Uint16Array(firsts.at(-1)! * FIELDS.length)
  for (const [i, { columns, document }] of picks.entries()) {
    const [from, to] = [columns.firsts[document]!, columns.firsts[document + 1]!]
    lengths.set(columns.lengths.subarray(from * FIELDS.length, to * FIELDS.length), firsts[i]! * FIELDS.length)
  }
  return {
    documents: picks.map(({ columns, document }) => columns.documents[document]!),
    facts: picks.map(({ columns, document }) => columns.facts[document]!),
    firsts,
    lengths,
    ...mergePostings(moved),
    ...mergeWords(picks),
  }
}

function mergePostings(moved: ReadonlyMap<Columns, Int32Array>) {
  const ids = new Map<string, number>()
  const sizes: number[] = []
  for (const [{ terms, starts, clauses }, move] of moved)
    for (const [t, term] of terms.entries()) {
      let kept = 0
      for (let p = starts[t]!; p < starts[t + 1]!; p++) if (move[clauses[p]!]! >= 0) kept++
      if (kept === 0) continue
      let id = ids.get(term)
      if (id === undefined) {
        id = ids.size
        ids.set(term, id)
        sizes.push(0)
      }
      sizes[id]! += kept
    }
  const starts = new Uint32Array(sizes.length + 1)
  for (const [id, size] of sizes.entries()) starts[id + 1] = starts[id]! + size
  const clauses = new Uint32Array(starts.at(-1)!)
  const counts = new Uint32Array(clauses.length)
  const ends = starts.slice(0, -1)
  const unordered = new Set<number>()
  for (const [source, move] of moved)
    for (const [t, term] of source.terms.entries()) {
      const id = ids.get(term)
      if (id === undefined) continue
      for (let p = source.starts[t]!; p < source.starts[t + 1]!; p++) {
        const clause = move[source.clauses[p]!]!
        if (clause < 0) continue
        const at = ends[id]!
        if (at > starts[id]! && clauses[at - 1]! > clause) unordered.add(id)
        clauses[at] = clause
        counts[at] = source.counts[p]!
        ends[id] = at + 1
      }
    }
  for (const id of unordered)
    order(clauses.subarray(starts[id], starts[id + 1]), counts.subarray(starts[id], starts[id + 1]))
  return { terms: [...ids.keys()], starts, clauses, counts }
}

/** Puts postings in the order of their clauses: a clause and its counts together are a number below 2⁵³. */
function order(clauses: Uint32Array, counts: Uint32Array): void {
  const both = Float64Array.from(clauses, (clause, i) => clause * 2 ** 32 + counts[i]!).sort()
  for (const [i, pair] of both.entries()) {
    clauses[i] = Math.floor(pair / 2 ** 32)
    counts[i] = pair % 2 ** 32
  }
}

function mergeWords(picks: readonly Pick[]) {
  const ids = new Map<string, number>()
  const pages = new Uint32Array(picks.length + 1)
  for (const [i, { columns, document }] of picks.entries())
    pages[i + 1] = pages[i]! + columns.pages[document + 1]! - columns.pages[document]!
  const printed = new Uint32Array(pages.at(-1)!)
  let at = 0
  for (const { columns, document } of picks)
    for (let p = columns.pages[document]!; p < columns.pages[document + 1]!; p++) {
      const entry = columns.printed[p]!
      const word = columns.words[entry >>> 5]!
      let id = ids.get(word)
      if (id === undefined) {
        id = ids.size
        ids.set(word, id)
      }
      printed[at++] = id * 32 + (entry & 31)
    }
  return { words: [...ids.keys()], pages, printed }
}
