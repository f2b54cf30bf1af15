import MiniSearch from 'minisearch'
import { termsOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import {
  BM25,
  BOOST,
  boosts,
  type ClauseIndex,
  FIELDS,
  type Field,
  type Retrieval,
  type Wanted,
} from './clause-index.ts'
import type { Concept } from './search-index.ts'
import { root, STOP, stem, words } from './words.ts'

/** More than any resolution has. */
const MOST_CLAUSES = 100_000
const key = (resolution: number, clause: number) => resolution * MOST_CLAUSES + clause
const SMALL = /^\p{Ll}/u

/** Index terms of a text: of each word its stem, and its root marked with "~". Stop words are out. */
function indexTerms(text: string): string[] {
  const out: string[] = []
  const found = words(text).filter(w => !STOP.has(w.word))
  found.forEach((w, i) => {
    out.push(stem(w.word), `~${root(w.word)}`)
    // "cease-fire" and "ceasefire" are one word
    const next = found[i + 1]
    if (next && next.start === w.end + 1 && text[w.end] === '-')
      out.push(stem(w.word + next.word), `~${root(w.word + next.word)}`)
  })
  return out
}

type Entry = { readonly id: number } & Readonly<Record<Field, string>>

/** Finds long forms for the acronyms in a clause, and acronyms for the long forms: each finds the other. */
function expander(resolution: Resolution): (text: string) => string {
  const terms = termsOf(resolution).map(({ short, long }) => ({
    short,
    long,
    pattern: new RegExp(`\\b${RegExp.escape(short)}\\b`),
  }))
  return text =>
    terms
      .flatMap(({ short, long, pattern }) => (pattern.test(text) ? [long] : text.includes(long) ? [short] : []))
      .join(' ')
}

/**
 * An index in memory, built by MiniSearch from the clauses: own words, leading verb, chapeau, and the terms that the text defines,
 * expanded both ways. Stop words are not in it.
 */
export class MiniIndex implements ClauseIndex {
  readonly mini: MiniSearch<Entry>
  private readonly resolutions: readonly Resolution[]
  private readonly frequencies = new Map<string, number>()
  private readonly families = new Map<string, string>()
  private readonly printed = new Map<string, string>()
  private readonly small = new Set<string>()
  size = 0

  constructor(resolutions: readonly Resolution[]) {
    this.resolutions = resolutions
    // a chapeau stands in all its sub-paragraphs, and a text is counted as well as indexed
    const read = new Map<string, readonly string[]>()
    const termsIn = (text: string): readonly string[] => {
      let terms = read.get(text)
      if (!terms) {
        terms = indexTerms(text)
        read.set(text, terms)
      }
      return terms
    }
    this.mini = new MiniSearch<Entry>({
      fields: FIELDS,
      tokenize: text => termsIn(text) as string[],
      processTerm: term => term,
      searchOptions: { tokenize: text => text.split(' '), processTerm: term => term, boost: BOOST, bm25: BM25 },
    })
    for (const [i, r] of resolutions.entries()) {
      this.add(r, i, termsIn)
      read.clear()
    }
  }

  private add(resolution: Resolution, at: number, termsIn: (text: string) => readonly string[]): void {
    const expand = expander(resolution)
    for (const [j, clause] of resolution.clauses.entries()) {
      const own = clause.text
      const chapeau = clause.chapeau ?? ''
      const terms = expand(own)
      this.mini.add({ id: key(at, j), own, verb: clause.verb ?? '', chapeau, terms })
      for (const term of new Set([own, chapeau, terms].flatMap(termsIn)))
        this.frequencies.set(term, this.frequency(term) + 1)
      for (const w of words(own)) {
        if (w.word.length <= 3 || STOP.has(w.word)) continue
        this.printed.set(w.word, stem(w.word))
        this.families.set(stem(w.word), `~${root(w.word)}`)
        if (SMALL.test(own.slice(w.start, w.start + 1))) this.small.add(w.word)
      }
      this.size++
    }
  }

  frequency(term: string): number {
    return this.frequencies.get(term) ?? 0
  }

  get vocabulary(): ReadonlyMap<string, string> {
    return this.printed
  }

  isCommon(word: string): boolean {
    return this.small.has(word)
  }

  family(term: string): string {
    return this.families.get(term) ?? term
  }

  retrieve(concepts: readonly Concept[], only?: Wanted): Retrieval {
    const boost = boosts(concepts)
    if (boost.size === 0) return { found: [], top: 0 }
    const query = [...boost.keys()].join(' ')
    const found = this.mini
      .search(query, { boostTerm: term => boost.get(term) ?? 0 })
      .flatMap(({ id, score, match }) => {
        const resolution = this.resolutions[Math.floor(id / MOST_CLAUSES)]!
        const clause = resolution.clauses[id % MOST_CLAUSES]!
        return only && !only(resolution, clause) ? [] : [{ resolution, clause, score, match }]
      })
    return { found, top: found[0]?.score ?? 0 }
  }
}
