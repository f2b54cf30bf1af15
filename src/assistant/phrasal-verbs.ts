import { createRequire } from 'node:module'
import type { Concept } from '../library/search-index.ts'
import { base, STOP, type Word, words } from '../library/words.ts'
import type { Query } from './understand.ts'

// Loaded by the question that has such a verb.
const require = createRequire(import.meta.url)
const wordnet = (): typeof import('../library/wordnet.ts') => require('../library/wordnet.ts')

/** How well what a verb and its particle are taken for stands for them. */
const QUALITY = 0.7
/** From what quality on a term is such a word itself, or of its family. */
const ITSELF = 0.9
/** What a verb weighs that says nothing without its particle. */
const BARE_WEIGHT = 0.4
const PARTICLE =
  /^ (in|out|up|down|over|off|on|away|back|apart|forward|through|along|together|aside|around|after|into|for|at|short)\b/
/** Function words that are no verbs, or that only help one. */
const NO_VERB =
  /^(?:in|out|up|down|over|off|on|away|back|for|at|to|into|through|by|from|with|of|is|are|be|was|were|as|so|do|does|did|has|have|had|all|it|not|can)$/

/** What a verb and the particle behind it are taken for, of what the texts have: "hand over", "put forward". */
export function phrasalConcepts(q: Query, verb: Word): Concept[] {
  const particle = PARTICLE.exec(q.text.slice(verb.end))?.[1]
  if (!particle) return []
  return wordnet()
    .phrasal(base(verb.word), particle)
    .map(w => q.index.concept(w))
    .filter(c => !c.foreign)
}

/** A concept that other ones' words meet too. */
export function alsoMetBy(concept: Concept, others: readonly Concept[], weight: number): Concept {
  const terms = new Map(concept.terms)
  for (const other of others)
    for (const [term, well] of other.terms)
      if (well >= ITSELF) terms.set(term, Math.max(terms.get(term) ?? 0, well * QUALITY))
  return { ...concept, terms, weight }
}

/** "let in", "give up": verbs that say nothing without their particle, and are left out of the content. */
export function bareVerbs(q: Query): Concept[] {
  return words(q.text)
    .filter(({ word }) => STOP.has(word) && !NO_VERB.test(word))
    .flatMap(verb => {
      const others = phrasalConcepts(q, verb)
      const [first] = others
      return first ? [alsoMetBy({ ...q.index.concept(first.word), terms: new Map() }, others, BARE_WEIGHT)] : []
    })
}
