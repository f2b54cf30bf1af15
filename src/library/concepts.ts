import { nearly } from '../resolution/spelling.ts'
import type { ClauseIndex } from './clause-index.ts'
import { rowFor } from './passages.ts'
import { kinOf } from './peoples.ts'
import type { Concept } from './search-index.ts'
import { synonyms } from './thesaurus.ts'
import { rowOf, similarity } from './vectors.ts'
import { isEnglish, isName, isNoun, partsOf, related } from './wordnet.ts'
import { base, root, STOP, stem } from './words.ts'

/** How far a word stands for another. Measured on test/eval: see docs/understanding.md. */
export const QUALITY = {
  same: 1,
  family: 0.9,
  thesaurus: 0.75,
  wordnet: 0.5,
  company: 0.55,
  misspelt: 0.85,
  people: 0.85,
  country: 0.7,
  place: 0.6,
} as const
/** How many words of questions are remembered with what was found for them; people ask in few. */
const REMEMBERED = 5_000
/** A word that the texts lack: a noun names the very thing that is asked for, a verb or an adjective says something of it. */
const importance = (noun: boolean) => (noun ? 1 : 0.6)
/** Words less alike than this have nothing to do with each other, more often than not. */
const ALIKE = 0.42
/** Words less alike than this have not even to do with the same matter. */
const DISTANT = 0.3
/**
 * Reads words as concepts. A word that the index lacks is looked for among its family, the field's thesaurus, WordNet, and,
 * where it is no English word, among the words spelt nearly like it.
 */
export class Concepts {
  private readonly index: ClauseIndex

  constructor(index: ClauseIndex) {
    this.index = index
  }

  /** True where the word, or one of its family, stands in some clause. */
  has(word: string): boolean {
    return this.index.frequency(stem(word)) > 0 || this.index.frequency(`~${root(word)}`) > 0
  }

  /** True where the word, in some form, is English: it is no misspelling. */
  isEnglish(word: string): boolean {
    return isEnglish(base(word))
  }

  /** Rare terms weigh nearly 1, a term of every clause nearly 0. */
  private weigh(frequency: number): number {
    return Math.log(1 + this.index.size / (frequency + 0.5)) / Math.log(1 + this.index.size / 0.5)
  }

  /** How much an index term says of a clause, 0…1. */
  rarity(term: string): number {
    return this.weigh(this.index.frequency(term))
  }

  private spelling(word: string): string | undefined {
    if (word.length < 4 || /\d/.test(word)) return undefined
    const most = word.length >= 8 ? 2 : 1
    let best: string | undefined
    let bestFrequency = 0
    for (const edits of most === 2 ? [1, 2] : [1]) {
      for (const [candidate, term] of this.index.vocabulary) {
        if (candidate.length < 4 || (candidate[0] !== word[0] && candidate[1] !== word[1])) continue
        const frequency = this.index.frequency(term)
        if (frequency > bestFrequency && nearly(word, candidate, edits)) {
          best = candidate
          bestFrequency = frequency
        }
      }
      if (best) break
    }
    return best ?? this.abbreviated(word)
  }

  /** "mvmt" is movement, "coords" coordinate: the consonants of a word, or its beginning, as people abbreviate. */
  private abbreviated(word: string): string | undefined {
    const bare = word.replace(/s$/, '')
    // the letters of the abbreviation, in order, from the first letter to the last, and nearly all of the word's consonants
    const within = new RegExp(`^${[...bare].map(c => RegExp.escape(c)).join('[a-z]*')}$`)
    const consonants = (w: string) => w.replace(/(?<=.)[aeiou]/g, '').length
    const shortens = (w: string) => within.test(w) && consonants(w) <= bare.length + 1
    const fits = [...this.index.vocabulary.keys()].filter(
      w => w.length > bare.length + 1 && (shortens(w) || (bare.length >= 4 && w.startsWith(bare))),
    )
    return fits.sort((a, b) => a.length - b.length)[0]
  }

  /** The vocabulary's words that have a vector, with their rows and index terms. */
  private rows: { readonly row: number; readonly term: string }[] | undefined
  private readonly neighbours = new Map<string, readonly (readonly [string, number])[]>()

  private vectors(): readonly { readonly row: number; readonly term: string }[] {
    this.rows ??= [...this.index.vocabulary].flatMap(([w, term]) => {
      const row = this.index.isCommon(w) ? rowOf(w) : -1
      return row < 0 ? [] : [{ row, term }]
    })
    return this.rows
  }

  /** Index terms whose words keep the same company as `word`, with how far they stand for it. */
  private alike(word: string): readonly (readonly [string, number])[] {
    const known = this.neighbours.get(word)
    if (known) return known
    const own = rowOf(word)
    const found: (readonly [string, number])[] = []
    if (own >= 0) {
      for (const { row, term } of this.vectors()) {
        const cosine = similarity(own, row)
        if (cosine >= ALIKE) found.push([term, Math.min(QUALITY.company, 0.25 + (cosine - ALIKE) * 0.8)])
      }
    }
    if (this.neighbours.size < REMEMBERED) this.neighbours.set(word, found)
    return found
  }

  /**
   * What a word of a question would be answered by.
   *
   * @param factor how much the word weighs beside others of its rarity; light words ("work", "thing") less than 1.
   */
  concept(word: string, factor = 1): Concept {
    const known = this.concepts.get(word)
    const whole = known ?? this.read(word)
    if (!known && this.concepts.size < REMEMBERED) this.concepts.set(word, whole)
    return factor === 1 ? whole : { ...whole, weight: whole.weight * factor }
  }

  private readonly concepts = new Map<string, Concept>()

  private read(word: string): Concept {
    const terms = new Map<string, number>()
    const put = (term: string, quality: number) => {
      if (this.index.frequency(term) > 0 && (terms.get(term) ?? 0) < quality) terms.set(term, quality)
    }
    const family = (w: string, quality: number) => {
      put(stem(w), quality)
      put(`~${root(w)}`, quality * QUALITY.family)
    }
    family(word, QUALITY.same)
    let foreign = terms.size === 0
    for (const w of synonyms(word)) family(w, QUALITY.thesaurus)
    const name = foreign && isName(word)
    // a people stands for its country, a country for its people and, less, for the towns in it
    if (name || (foreign && kinOf(word).some(isName)))
      for (const w of kinOf(word))
        if (!STOP.has(w) && (!name || !isName(w) || w.length > 3))
          family(w, !name && isName(w) && word.endsWith('s') ? QUALITY.country : QUALITY.people)
    if (name) for (const w of partsOf(word)) family(w, QUALITY.place)
    if (!name) for (const [term, quality] of this.alike(base(word))) put(term, quality)
    let corrected: string | undefined
    if (terms.size === 0 && !name) for (const w of related(base(word))) if (!STOP.has(w)) family(w, QUALITY.wordnet)
    if (terms.size === 0 && !this.isEnglish(word)) {
      corrected = this.spelling(word)
      if (corrected) {
        foreign = false
        family(corrected, QUALITY.misspelt)
        for (const w of synonyms(corrected)) family(w, QUALITY.misspelt * QUALITY.thesaurus)
      }
    }
    let rarest = 0
    const own = [stem(corrected ?? word), `~${root(corrected ?? word)}`]
    const counted = foreign ? [...terms.keys()] : own
    for (const t of counted) rarest = Math.max(rarest, this.index.frequency(t))
    // a word that the texts answer only by mere likeness is as good as lacking
    const best = Math.max(0, ...terms.values())
    const noun = isNoun(base(corrected ?? word))
    const lacking = foreign && best < QUALITY.wordnet
    const weight = lacking ? importance(noun) : Math.max(this.weigh(rarest), foreign ? 0.7 : 0)
    const row = isName(word) || /\d/.test(word) ? -1 : rowFor(corrected ?? word)
    return { word, terms, weight, foreign, noun, row, ...(corrected ? { corrected } : {}) }
  }

  /** What is distantly like a word: enough to point at the paragraphs that come nearest, never enough to answer. A name is like nothing. */
  distant(word: string): Concept {
    const own = isName(word) ? -1 : rowOf(base(word))
    const alike = own < 0 ? [] : this.vectors().map(({ row, term }) => [term, similarity(own, row)] as const)
    return {
      word,
      terms: new Map(alike.filter(([, cosine]) => cosine >= DISTANT)),
      weight: 1,
      foreign: true,
      noun: true,
      row: own,
    }
  }
}
