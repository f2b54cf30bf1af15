import { createRequire } from 'node:module'
import type { Clause, Resolution, Span } from '../resolution/model.ts'
import type { ClauseIndex } from './clause-index.ts'
import type { SearchEngine } from './search-engine.ts'

/** One matter of a question: a word, or an acronym with its long form, and the index terms that would answer it. */
export interface Concept {
  /** As typed. */
  readonly word: string
  /** Index term → how well it stands for the word, 0…1. */
  readonly terms: ReadonlyMap<string, number>
  /** How much of the question hangs on it, 0…1: rare words weigh more; a word that the texts lack weighs 1. */
  readonly weight: number
  /** The index word that a misspelt one was read as. */
  readonly corrected?: string
  /** True where the next concept stood right behind this one in the question. */
  readonly next?: boolean
  /** True where the word is chiefly a noun: it names a thing, and does not say something of one. */
  readonly noun: boolean
  /** The row of the word's vector; −1 where it has none, or where it is a name or a number and stands for nothing but itself. */
  readonly row: number
  /** True where neither the word nor a word of its family stands in the texts. */
  readonly foreign: boolean
}

export interface Hit {
  readonly resolution: Resolution
  readonly clause: Clause
  /** MiniSearch's relevance (BM25+). */
  readonly score: number
  /** Share of the question's weight that the clause answers, 0…1. */
  readonly coverage: number
  /** How well each concept is met, in the concepts' order, 0…1. */
  readonly met: readonly number[]
}

/**
 * Full-text index over the clauses of some resolutions. Making one costs nothing: the engine behind it, with MiniSearch, word
 * lists and vectors, is loaded and built by the first question that cannot be answered without a search.
 */
export class SearchIndex {
  readonly resolutions: readonly Resolution[]
  private readonly open: (() => ClauseIndex) | undefined
  private engine: SearchEngine | undefined

  /** @param open opens an index over the same resolutions that was made before; one is built where there is none */
  constructor(resolutions: readonly Resolution[], open?: () => ClauseIndex) {
    this.resolutions = resolutions
    this.open = open
  }

  private get built(): SearchEngine {
    if (!this.engine) {
      const require = createRequire(import.meta.url)
      const { SearchEngine }: typeof import('./search-engine.ts') = require('./search-engine.ts')
      this.engine = new SearchEngine(this.open?.() ?? this.build(require))
    }
    return this.engine
  }

  private build(require: NodeJS.Require): ClauseIndex {
    const { MiniIndex }: typeof import('./mini-index.ts') = require('./mini-index.ts')
    return new MiniIndex(this.resolutions)
  }

  /** True where the word, or one of its family, stands in some clause. */
  has(word: string): boolean {
    return this.built.concepts.has(word)
  }

  /** True where the word, in some form, is English: it is no misspelling. */
  isEnglish(word: string): boolean {
    return this.built.concepts.isEnglish(word)
  }

  /**
   * What a word of a question would be answered by.
   *
   * @param factor how much the word weighs beside others of its rarity; light words ("work", "thing") less than 1.
   */
  concept(word: string, factor = 1): Concept {
    return this.built.concepts.concept(word, factor)
  }

  /** How much an index term says of a clause, 0…1: nearly 1 for a rare one, nearly 0 for one of every clause. */
  rarity(term: string): number {
    return this.built.concepts.rarity(term)
  }

  /** What is distantly like a word: enough to point at the paragraphs that come nearest, never enough to answer. A name is like nothing. */
  distant(word: string): Concept {
    return this.built.concepts.distant(word)
  }

  /** The clauses that answer some concept, best first: by coverage and relevance together. */
  search(concepts: readonly Concept[], only?: (resolution: Resolution, clause: Clause) => boolean): Hit[] {
    return this.built.search(concepts, only)
  }

  /** What the concepts hit in a text, as spans to emphasize. */
  highlights(concepts: readonly Concept[], text: string): Span[] {
    return this.built.highlights(concepts, text)
  }
}
