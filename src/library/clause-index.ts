import MiniSearch from 'minisearch'
import { formatCitation } from '../resolution/citation.ts'
import { termsOf } from '../resolution/facts.ts'
import type { Clause, Resolution } from '../resolution/model.ts'
import { root, STOP, stem, words } from './words.ts'

const key = (resolution: number, clause: number) => resolution * 100_000 + clause

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

interface Entry {
  id: number
  own: string
  verb: string
  chapeau: string
  terms: string
  ordinal: string
}

/** Long forms for the acronyms in a clause, and acronyms for the long forms: each finds the other. */
function expansions(resolution: Resolution, text: string): string {
  const out: string[] = []
  for (const term of termsOf(resolution)) {
    if (new RegExp(`\\b${RegExp.escape(term.short)}\\b`).test(text)) out.push(term.long)
    else if (text.includes(term.long)) out.push(term.short)
  }
  return out.join(' ')
}

/** A clause that holds some of the terms that were looked for. */
export interface Retrieved {
  readonly resolution: Resolution
  readonly clause: Clause
  /** MiniSearch's relevance (BM25+). */
  readonly score: number
  /** Term → the fields that it stands in. */
  readonly match: Readonly<Record<string, string[]>>
}

/**
 * Where index terms stand in the clauses of some resolutions: own words, chapeau, verb, citation, and the terms that the text
 * defines, expanded both ways. Stop words are not in it.
 */
export class ClauseIndex {
  private readonly resolutions: readonly Resolution[]
  private readonly mini = new MiniSearch<Entry>({
    fields: ['own', 'verb', 'chapeau', 'terms', 'ordinal'],
    tokenize: (text, field) => (field === 'ordinal' ? text.split(' ') : indexTerms(text)),
    processTerm: term => term,
    searchOptions: {
      tokenize: text => text.split(' '),
      processTerm: term => term,
      boost: { own: 2, verb: 1.5, terms: 0.6, chapeau: 0.6 },
    },
  })
  private readonly frequencies = new Map<string, number>()
  private readonly families = new Map<string, string>()
  private readonly printed = new Map<string, string>()
  private readonly small = new Set<string>()
  /** Number of clauses. */
  size = 0

  constructor(resolutions: readonly Resolution[]) {
    this.resolutions = resolutions
    for (const [i, r] of resolutions.entries()) this.add(r, i)
  }

  private add(resolution: Resolution, at: number): void {
    this.mini.addAll(
      resolution.clauses.map((clause, j) => {
        const terms = expansions(resolution, clause.text)
        const entry = {
          id: key(at, j),
          own: clause.text,
          verb: clause.verb ?? '',
          chapeau: clause.chapeau ?? '',
          terms,
          ordinal: `#${clause.id} #${formatCitation(clause.id).toLowerCase()}`,
        }
        for (const term of new Set(indexTerms(`${entry.own} ${entry.chapeau} ${terms}`))) {
          this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + 1)
        }
        for (const w of words(entry.own)) {
          if (w.word.length > 3 && !STOP.has(w.word)) {
            this.printed.set(w.word, stem(w.word))
            this.families.set(stem(w.word), `~${root(w.word)}`)
            if (/^\p{Ll}/u.test(entry.own.slice(w.start))) this.small.add(w.word)
          }
        }
        this.size++
        return entry
      }),
    )
  }

  /** In how many clauses an index term stands. */
  frequency(term: string): number {
    return this.frequencies.get(term) ?? 0
  }

  /** The words of four letters and more that are printed, each with its index term. */
  get vocabulary(): ReadonlyMap<string, string> {
    return this.printed
  }

  /** True where a word is printed without a capital somewhere: what is always capitalised is a name and stands for itself alone. */
  isCommon(word: string): boolean {
    return this.small.has(word)
  }

  /** The root that the words of an index term share. */
  family(term: string): string {
    return this.families.get(term) ?? term
  }

  /**
   * The clauses in which some of the terms stand.
   *
   * @param boost term → how much it counts
   */
  retrieve(boost: ReadonlyMap<string, number>): Retrieved[] {
    if (boost.size === 0) return []
    return this.mini.search([...boost.keys()].join(' '), { boostTerm: term => boost.get(term) ?? 0 }).map(found => {
      const resolution = this.resolutions[Math.floor(found.id / 100_000)]!
      const clause = resolution.clauses[found.id % 100_000]!
      return { resolution, clause, score: found.score, match: found.match }
    })
  }
}
