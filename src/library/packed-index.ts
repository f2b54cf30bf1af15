import type { Resolution } from '../resolution/model.ts'
import { BM25, BOOST, boosts, type ClauseIndex, FIELDS, type Retrieval, type Wanted } from './clause-index.ts'
import { type Columns, PRINTED } from './columns.ts'
import { FIELD } from './scoring.ts'
import type { Concept } from './search-index.ts'
import { root, stem } from './words.ts'

/** From so many clauses on only the best are handed out, … */
const LARGE = 2_000
/** … at most these, … */
const MOST = 256
/** … and none that meets a smaller share of the question than this: no intent looks at it. */
const LEAST = 0.25
/** How far relevance moves a clause among those that meet as much, as `score` has it. */
const RELEVANCE = 0.25
/** Candidates are put in order by so many steps of what they can at best come to, 0…1 + RELEVANCE. */
const STEPS = 1_024
/** Looking a clause up among postings costs about as much as walking over so many of them. */
const LOOK_UP = 16

const WIDTH = FIELDS.length
/** The fields whose terms are counted as the clause's own: all but the verb, which stands in its text. */
const COUNTED = FIELDS.reduce((mask, field, i) => (field === 'verb' ? mask : mask | (255 << (8 * i))), 0)
/** For each set of fields: their names, and the most that a match in them counts. */
const SETS = Array.from({ length: 1 << WIDTH }, (_, set) => FIELDS.filter((_, i) => set & (1 << i)))
const FACTORS = SETS.map(fields => Math.max(0, ...fields.map(field => FIELD[field] ?? 0)))
const setOf = (count: number) =>
  (count & 0xff ? 1 : 0) | (count & 0xff00 ? 2 : 0) | (count & 0xff0000 ? 4 : 0) | (count & 0xff000000 ? 8 : 0)

/** Working space of the queries over one set of columns, one at a time; clean between them. */
export class Scratch {
  readonly score: Float64Array
  readonly terms: Uint32Array
  readonly bound: Float64Array
  readonly best: Float64Array
  readonly seen: Uint8Array
  readonly slot: Int32Array
  constructor(size: number) {
    this.score = new Float64Array(size)
    this.terms = new Uint32Array(size)
    this.bound = new Float64Array(size)
    this.best = new Float64Array(size)
    this.seen = new Uint8Array(size)
    this.slot = new Int32Array(size).fill(-1)
  }
}

/** What the indexes over one set of columns share. */
export interface Shared {
  readonly terms: ReadonlyMap<string, number>
  readonly scratch: Scratch
  readonly owners: Uint32Array
}

/**
 * The part of columns that belongs to neighbouring documents, as an index: what it finds, and how relevant, is what MiniSearch finds in
 * an index over the same documents alone. Over many it reads the rare words first: once a clause that has none of them could not meet
 * enough of the question, the postings of common words are only looked into for the clauses found so far.
 */
export class PackedIndex implements ClauseIndex {
  readonly size: number
  private readonly columns: Columns
  private readonly resolutions: readonly Resolution[]
  private readonly shared: Shared
  private readonly documents: readonly [first: number, end: number]
  /** Number of the first clause. */
  private readonly base: number
  private readonly averages: readonly number[]
  private readonly known = new Map<number, Frequencies>()
  private words: Vocabulary | undefined

  constructor(columns: Columns, resolutions: readonly Resolution[], shared: Shared, first: number, end: number) {
    this.columns = columns
    this.resolutions = resolutions
    this.shared = shared
    this.documents = [first, end]
    this.base = columns.firsts[first]!
    this.size = columns.firsts[end]! - this.base
    const sums = FIELDS.map(() => 0)
    const [from, to] = [this.base * WIDTH, (this.base + this.size) * WIDTH]
    for (let at = from; at < to; at++) sums[at % WIDTH]! += columns.lengths[at]!
    this.averages = sums.map(sum => sum / this.size)
  }

  frequency(term: string): number {
    const id = this.shared.terms.get(term)
    return id === undefined ? 0 : this.frequencies(id).clauses
  }

  get vocabulary(): ReadonlyMap<string, string> {
    return this.vocabularies().terms
  }

  isCommon(word: string): boolean {
    return this.vocabularies().common.has(word)
  }

  family(term: string): string {
    return this.vocabularies().families.get(term) ?? term
  }

  private vocabularies(): Vocabulary {
    if (this.words) return this.words
    const { pages, printed, words } = this.columns
    const made: Vocabulary = { terms: new Map(), common: new Set(), families: new Map() }
    const seen = new Set<number>()
    for (let p = pages[this.documents[0]]!; p < pages[this.documents[1]]!; p++) {
      const entry = printed[p]!
      if (!(entry & PRINTED.word) || seen.has(entry)) continue
      seen.add(entry)
      const word = words[entry >>> 5]!
      made.terms.set(word, stem(word))
      made.families.set(stem(word), `~${root(word)}`)
      if (entry & PRINTED.common) made.common.add(word)
    }
    this.words = made
    return made
  }

  /** Where the postings of a term within these documents begin and end. */
  private postings(id: number): readonly [start: number, end: number] {
    const { starts, clauses } = this.columns
    const [start, end] = [starts[id]!, starts[id + 1]!]
    if (this.size === this.shared.owners.length) return [start, end]
    return [lowerBound(clauses, this.base, start, end), lowerBound(clauses, this.base + this.size, start, end)]
  }

  private frequencies(id: number): Frequencies {
    const known = this.known.get(id)
    if (known) return known
    const { counts } = this.columns
    const [start, end] = this.postings(id)
    const made = { start, end, clauses: 0, fields: FIELDS.map(() => 0) }
    for (let p = start; p < end; p++) {
      const count = counts[p]!
      if (count & COUNTED) made.clauses++
      for (let f = 0; f < WIDTH; f++) if (count & (0xff << (8 * f))) made.fields[f]!++
    }
    this.known.set(id, made)
    return made
  }

  retrieve(concepts: readonly Concept[], only?: Wanted): Retrieval {
    const boost = boosts(concepts)
    const touched = this.touch(concepts, boost)
    const { scratch } = this.shared
    let top = 0
    for (const clause of touched) {
      scratch.score[clause]! *= scratch.terms[clause]!
      if (scratch.score[clause]! > top && this.wants(clause, only)) top = scratch.score[clause]!
    }
    const total = concepts.reduce((sum, c) => sum + c.weight, 0)
    const chosen = this.choose(touched, total, top, only)
    const found = this.matches(chosen, boost)
    for (const clause of touched) {
      scratch.score[clause] = scratch.bound[clause] = scratch.terms[clause] = scratch.seen[clause] = 0
    }
    return { found, top }
  }

  private wants(clause: number, only: Wanted | undefined): boolean {
    if (!only) return true
    const resolution = this.resolutions[this.shared.owners[clause]!]!
    return only(resolution, resolution.clauses[clause - this.columns.firsts[this.shared.owners[clause]!]!]!)
  }

  /** Reads the postings; leaves in the scratch the score of each clause that is touched, and the most of the question that it can meet. */
  private touch(concepts: readonly Concept[], boost: ReadonlyMap<string, number>): readonly number[] {
    const { clauses, counts, lengths } = this.columns
    const { score, terms, bound, best, seen } = this.shared.scratch
    const large = this.size >= LARGE
    const order = large ? concepts.toSorted((a, b) => b.weight - a.weight) : concepts
    const total = concepts.reduce((sum, c) => sum + c.weight, 0)
    const touched: number[] = []
    const scored = new Set<string>()
    let left = total
    for (const concept of order) {
      const closed = large && touched.length > 0 && left < LEAST * total
      left -= concept.weight
      const met: number[] = []
      for (const [term, quality] of concept.terms) {
        const id = this.shared.terms.get(term)
        if (id === undefined) continue
        const frequencies = this.frequencies(id)
        const first = !scored.has(term)
        scored.add(term)
        const weights = FIELDS.map(
          (field, f) => boost.get(term)! * BOOST[field] * rarity(frequencies.fields[f]!, this.size),
        )
        const { start, end } = frequencies
        const lookUp = closed && touched.length * LOOK_UP < end - start
        const steps = lookUp ? touched.length : end - start
        for (let step = 0; step < steps; step++) {
          let p = start + step
          if (lookUp) {
            const clause = touched[step]!
            p = lowerBound(clauses, clause, start, end)
            if (p === end || clauses[p] !== clause) continue
          }
          const clause = clauses[p]!
          if (seen[clause] === 0) {
            if (closed) continue
            seen[clause] = 1
            touched.push(clause)
          }
          const count = counts[p]!
          const most = quality * FACTORS[setOf(count)]!
          if (most > best[clause]!) {
            if (best[clause] === 0) met.push(clause)
            best[clause] = most
          }
          if (!first) continue
          let sum = 0
          for (let f = 0; f < WIDTH; f++) {
            const often = (count >>> (8 * f)) & 0xff
            if (often === 0) continue
            const length = lengths[clause * WIDTH + f]! / this.averages[f]!
            sum += weights[f]! * (BM25.d + (often * (BM25.k + 1)) / (often + BM25.k * (1 - BM25.b + BM25.b * length)))
          }
          score[clause]! += sum
          terms[clause]!++
        }
      }
      for (const clause of met) {
        bound[clause]! += concept.weight * best[clause]!
        best[clause] = 0
      }
    }
    return touched
  }

  /** The clauses that may be among the best, or all where there are few. */
  private choose(touched: readonly number[], total: number, top: number, only: Wanted | undefined): readonly number[] {
    if (this.size < LARGE || touched.length <= MOST) return touched.filter(clause => this.wants(clause, only))
    const { score, bound } = this.shared.scratch
    const step = (clause: number) => {
      const most = bound[clause]! / (total || 1) + (RELEVANCE * score[clause]!) / (top || 1)
      return Math.min(STEPS - 1, Math.floor((most / (1 + RELEVANCE)) * STEPS))
    }
    const ends = new Uint32Array(STEPS + 1)
    for (const clause of touched) ends[STEPS - step(clause)]!++
    for (let s = 1; s <= STEPS; s++) ends[s]! += ends[s - 1]!
    const ordered = new Uint32Array(touched.length)
    for (let i = touched.length - 1; i >= 0; i--) ordered[--ends[STEPS - step(touched[i]!)]!] = touched[i]!
    const chosen: number[] = []
    for (const clause of ordered) {
      if (this.wants(clause, only)) chosen.push(clause)
      if (chosen.length === MOST) break
    }
    return chosen
  }

  /** What is found in the chosen clauses, the most relevant first. */
  private matches(chosen: readonly number[], boost: ReadonlyMap<string, number>): Retrieval['found'] {
    const { clauses, counts, firsts } = this.columns
    const { score, slot } = this.shared.scratch
    const ordered = chosen.toSorted((a, b) => score[b]! - score[a]! || a - b)
    const matches = ordered.map((clause, i) => {
      slot[clause] = i
      return {} as Record<string, readonly string[]>
    })
    for (const term of boost.keys()) {
      const id = this.shared.terms.get(term)
      if (id === undefined) continue
      const { start, end } = this.frequencies(id)
      const note = (p: number) => {
        const i = slot[clauses[p]!]!
        if (i >= 0) matches[i]![term] = SETS[setOf(counts[p]!)]!
      }
      if (ordered.length * LOOK_UP < end - start)
        for (const clause of ordered) {
          const p = lowerBound(clauses, clause, start, end)
          if (p < end && clauses[p] === clause) note(p)
        }
      else for (let p = start; p < end; p++) note(p)
    }
    return ordered.map((clause, i) => {
      slot[clause] = -1
      const owner = this.shared.owners[clause]!
      const resolution = this.resolutions[owner]!
      const match = matches[i]!
      return { resolution, clause: resolution.clauses[clause - firsts[owner]!]!, score: score[clause]!, match }
    })
  }
}

/** A term within some documents. */
interface Frequencies {
  /** Its postings. */
  readonly start: number
  readonly end: number
  /** In how many clauses it stands. */
  readonly clauses: number
  /** … and in how many of them in each field. */
  readonly fields: readonly number[]
}

interface Vocabulary {
  readonly terms: Map<string, string>
  readonly common: Set<string>
  readonly families: Map<string, string>
}

/** The first place from `start` whose value is at least `value`; `end` where there is none. */
function lowerBound(ascending: Uint32Array, value: number, start: number, end: number): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** BM25's weight of a term that stands in `found` of `all` clauses, as MiniSearch computes it. */
const rarity = (found: number, all: number) => Math.log(1 + (all - found + 0.5) / (found + 0.5))
