import type { Span } from '../resolution/model.ts'
import type { ClauseIndex, Wanted } from './clause-index.ts'
import { Concepts } from './concepts.ts'
import { score } from './scoring.ts'
import type { Concept, Hit } from './search-index.ts'
import { root, STOP, stem, type Word, words } from './words.ts'

/** Full-text search over the clauses of some resolutions: words become concepts, concepts find clauses, and these are scored. */
export class SearchEngine {
  readonly concepts: Concepts
  private readonly index: ClauseIndex

  constructor(index: ClauseIndex) {
    this.index = index
    this.concepts = new Concepts(this.index)
  }

  /** The clauses that answer some concept, best first: by coverage and relevance together. */
  search(concepts: readonly Concept[], only?: Wanted): Hit[] {
    return score(concepts, this.index.retrieve(concepts, only), term => this.index.family(term))
  }

  /** What the concepts hit in a text, as spans to emphasize. */
  highlights(concepts: readonly Concept[], text: string): Span[] {
    const terms = new Set(concepts.flatMap(c => [...c.terms.keys()]))
    return words(text)
      .filter((w: Word) => !STOP.has(w.word) && (terms.has(stem(w.word)) || terms.has(`~${root(w.word)}`)))
      .map(w => [w.start, w.end] as const)
  }
}
