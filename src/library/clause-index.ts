import type { Clause, Resolution } from '../resolution/model.ts'
import type { Concept } from './search-index.ts'

/** The fields of a clause that are searched, and how much a match in each counts for relevance. */
export const BOOST = { own: 2, verb: 1.5, chapeau: 0.6, terms: 0.6 } as const
export type Field = keyof typeof BOOST
export const FIELDS = Object.keys(BOOST) as Field[]
/** MiniSearch's own parameters of BM25+, stated because a packed index computes by them too. */
export const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const

/** A clause that holds some of the terms that were looked for. */
interface Retrieved {
  readonly resolution: Resolution
  readonly clause: Clause
  /** MiniSearch's relevance (BM25+). */
  readonly score: number
  /** Term → the fields that it stands in. */
  readonly match: Readonly<Record<string, readonly string[]>>
}

/** What was found for some concepts. */
export interface Retrieval {
  /** The most relevant first. An index over many resolutions leaves out those that cannot be among the best. */
  readonly found: readonly Retrieved[]
  /** The score of the most relevant clause, whether it was left out or not. */
  readonly top: number
}

export type Wanted = (resolution: Resolution, clause: Clause) => boolean

/** Where index terms stand in the clauses of some resolutions. Every index over the same resolutions finds the same. */
export interface ClauseIndex {
  /** Number of clauses. */
  readonly size: number
  /** In how many clauses an index term stands. */
  frequency(term: string): number
  /** The words of four letters and more that are printed, in their order, each with its index term. */
  readonly vocabulary: ReadonlyMap<string, string>
  /** True where a word is printed without a capital somewhere: what is always capitalised is a name and stands for itself alone. */
  isCommon(word: string): boolean
  /** The root that the words of an index term share. */
  family(term: string): string
  /** The clauses in which a term of some concept stands. */
  retrieve(concepts: readonly Concept[], only?: Wanted): Retrieval
}

/** How much each term of some concepts counts: as much as in the concept that most hangs on it. */
export function boosts(concepts: readonly Concept[]): ReadonlyMap<string, number> {
  const boost = new Map<string, number>()
  for (const c of concepts)
    for (const [term, quality] of c.terms) boost.set(term, Math.max(boost.get(term) ?? 0, quality * c.weight))
  return boost
}
