import MiniSearch from 'minisearch'
import { formatCitation } from '../resolution/citation.ts'
import { termsOf } from '../resolution/facts.ts'
import type { Clause, Resolution, Span } from '../resolution/model.ts'
import { nearly } from '../resolution/spelling.ts'
import type { Concept, Hit } from './search-index.ts'
import { synonyms } from './thesaurus.ts'
import { rowOf, similarity } from './vectors.ts'
import { isEnglish, isName, isNoun, related } from './wordnet.ts'
import { base, root, STOP, stem, type Word, words } from './words.ts'

/** How far a word stands for another. Measured on test/eval: see docs/understanding.md. */
const QUALITY = { same: 1, family: 0.9, thesaurus: 0.75, wordnet: 0.5, company: 0.55, misspelt: 0.85 } as const
/** How many words of questions are remembered with what was found for them; people ask in few. */
const REMEMBERED = 5_000
/** A word that the texts lack: a noun names the very thing that is asked for, a verb or an adjective says something of it. */
const importance = (word: string) => (isNoun(base(word)) ? 1 : 0.6)
/** Words less alike than this have nothing to do with each other, more often than not. */
const ALIKE = 0.42
/** Words less alike than this have not even to do with the same matter. */
const DISTANT = 0.3
/** A match in a clause's own words counts whole; in its chapeau or through a term's long form, less. */
const FIELD: Record<string, number> = { own: 1, verb: 1, chapeau: 0.7, terms: 0.8, ordinal: 0 }

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

/**
 * Full-text index over the clauses of some resolutions: own words, chapeau, verb, citation, and the terms that the text
 * defines, expanded both ways. Stop words are not in it; a word that it lacks is looked for among its family, the
 * field's thesaurus, WordNet, and, where it is no English word, among the words spelt nearly like it.
 */
export class SearchEngine {
  readonly resolutions: readonly Resolution[]
  private mini: MiniSearch<Entry> | undefined
  private readonly frequency = new Map<string, number>()
  private readonly vocabulary = new Map<string, string>()
  /** Words that are printed without a capital somewhere: what is always capitalised is a name and stands for itself alone. */
  private readonly common = new Set<string>()
  /** Index term → the root that its words share. */
  private readonly family = new Map<string, string>()
  private size = 0

  /** Costs nothing: the index is built by the first question that needs it. */
  constructor(resolutions: readonly Resolution[]) {
    this.resolutions = resolutions
  }

  private built(): MiniSearch<Entry> {
    if (this.mini) return this.mini
    this.mini = new MiniSearch<Entry>({
      fields: ['own', 'verb', 'chapeau', 'terms', 'ordinal'],
      tokenize: (text, field) => (field === 'ordinal' ? text.split(' ') : indexTerms(text)),
      processTerm: term => term,
      searchOptions: {
        tokenize: text => text.split(' '),
        processTerm: term => term,
        boost: { own: 2, verb: 1.5, terms: 0.6, chapeau: 0.6 },
      },
    })
    for (const [i, r] of this.resolutions.entries()) this.add(this.mini, r, i)
    return this.mini
  }

  private add(mini: MiniSearch<Entry>, resolution: Resolution, at: number): void {
    mini.addAll(
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
          this.frequency.set(term, (this.frequency.get(term) ?? 0) + 1)
        }
        for (const w of words(entry.own)) {
          // a word that is printed with a capital is a name, or begins a clause: it stands for nothing but itself
          if (w.word.length > 3 && !STOP.has(w.word)) {
            this.vocabulary.set(w.word, stem(w.word))
            this.family.set(stem(w.word), `~${root(w.word)}`)
            if (/^\p{Ll}/u.test(entry.own.slice(w.start))) this.common.add(w.word)
          }
        }
        this.size++
        return entry
      }),
    )
  }

  /** True where the word, or one of its family, stands in some clause. */
  has(word: string): boolean {
    this.built()
    return this.frequency.has(stem(word)) || this.frequency.has(`~${root(word)}`)
  }

  /** True where the word, in some form, is English: it is no misspelling. */
  isEnglish(word: string): boolean {
    return isEnglish(base(word))
  }

  /** Rare terms weigh nearly 1, a term of every clause nearly 0. */
  private weigh(frequency: number): number {
    return Math.log(1 + this.size / (frequency + 0.5)) / Math.log(1 + this.size / 0.5)
  }

  private spelling(word: string): string | undefined {
    if (word.length < 4 || /\d/.test(word)) return undefined
    const most = word.length >= 8 ? 2 : 1
    let best: string | undefined
    let bestFrequency = 0
    for (const edits of most === 2 ? [1, 2] : [1]) {
      for (const [candidate, term] of this.vocabulary) {
        if (candidate.length < 4 || (candidate[0] !== word[0] && candidate[1] !== word[1])) continue
        const frequency = this.frequency.get(term) ?? 0
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
    const fits = [...this.vocabulary.keys()].filter(
      w => w.length > bare.length + 1 && (shortens(w) || (bare.length >= 4 && w.startsWith(bare))),
    )
    return fits.sort((a, b) => a.length - b.length)[0]
  }

  /** The vocabulary's words that have a vector, with their rows and index terms. */
  private rows: { readonly row: number; readonly term: string }[] | undefined
  private readonly neighbours = new Map<string, readonly (readonly [string, number])[]>()

  private vectors(): readonly { readonly row: number; readonly term: string }[] {
    this.rows ??= [...this.vocabulary].flatMap(([w, term]) => {
      const row = this.common.has(w) ? rowOf(w) : -1
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
    this.built()
    const terms = new Map<string, number>()
    const put = (term: string, quality: number) => {
      if (this.frequency.has(term) && (terms.get(term) ?? 0) < quality) terms.set(term, quality)
    }
    const family = (w: string, quality: number) => {
      put(stem(w), quality)
      put(`~${root(w)}`, quality * QUALITY.family)
    }
    family(word, QUALITY.same)
    let foreign = terms.size === 0
    for (const w of synonyms(word)) family(w, QUALITY.thesaurus)
    const name = foreign && isName(word)
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
    for (const t of counted) rarest = Math.max(rarest, this.frequency.get(t) ?? 0)
    // a word that the texts answer only by mere likeness is as good as lacking
    const best = Math.max(0, ...terms.values())
    const lacking = foreign && best < QUALITY.wordnet
    const weight = lacking ? importance(word) : Math.max(this.weigh(rarest), foreign ? 0.7 : 0)
    return { word, terms, weight, foreign, ...(corrected ? { corrected } : {}) }
  }

  /** What is distantly like a word: enough to point at the paragraphs that come nearest, never enough to answer. A name is like nothing. */
  distant(word: string): Concept {
    this.built()
    const own = isName(word) ? -1 : rowOf(base(word))
    const alike = own < 0 ? [] : this.vectors().map(({ row, term }) => [term, similarity(own, row)] as const)
    return { word, terms: new Map(alike.filter(([, cosine]) => cosine >= DISTANT)), weight: 1, foreign: true }
  }

  /** The clauses that answer some concept, best first: by coverage and relevance together. */
  search(concepts: readonly Concept[], only?: (resolution: Resolution, clause: Clause) => boolean): Hit[] {
    const boost = new Map<string, number>()
    for (const c of concepts) {
      for (const [term, quality] of c.terms) boost.set(term, Math.max(boost.get(term) ?? 0, quality * c.weight))
    }
    if (boost.size === 0) return []
    const total = concepts.reduce((sum, c) => sum + c.weight, 0)
    const results = this.built().search([...boost.keys()].join(' '), { boostTerm: term => boost.get(term) ?? 0 })
    const hits: Hit[] = []
    for (const result of results) {
      const resolution = this.resolutions[Math.floor(result.id / 100_000)]!
      const clause = resolution.clauses[result.id % 100_000]!
      if (only && !only(resolution, clause)) continue
      const met = this.meet(concepts, result.match)
      const coverage = total === 0 ? 0 : met.reduce((sum, m, i) => sum + m * concepts[i]!.weight, 0) / total
      hits.push({ resolution, clause, score: result.score, coverage, met })
    }
    const phrased = this.phrases(concepts, hits, total)
    const top = Math.max(...phrased.map(h => h.score), 1e-9)
    const rank = (h: Hit) => h.coverage + 0.25 * (h.score / top)
    return phrased.sort((a, b) => rank(b) - rank(a))
  }

  /**
   * How well each concept is met by a clause. A printed word meets one concept only, the one that it stands for best:
   * "agreement" cannot be both the agreement and its signing.
   */
  private meet(concepts: readonly Concept[], match: Readonly<Record<string, string[]>>): number[] {
    const offers: { concept: number; word: string; quality: number }[] = []
    concepts.forEach((c, concept) => {
      for (const [term, quality] of c.terms) {
        const fields = Object.hasOwn(match, term) ? match[term] : undefined
        if (!fields) continue
        let best = 0
        for (const field of fields) best = Math.max(best, quality * (FIELD[field] ?? 0))
        offers.push({ concept, word: this.family.get(term) ?? term, quality: best })
      }
    })
    offers.sort((a, b) => b.quality - a.quality)
    const met = concepts.map(() => 0)
    const taken = new Map<string, number>()
    for (const { concept, word, quality } of offers) {
      const by = taken.get(word)
      if (met[concept] === 0 && (by === undefined || by === concept)) {
        met[concept] = quality
        taken.set(word, concept)
      }
    }
    return met
  }

  /**
   * Words that stand side by side in the question and in some clause are one thing ("Contact Group", "security situation"):
   * a clause that has them apart meets them by half.
   */
  private phrases(concepts: readonly Concept[], hits: readonly Hit[], total: number): Hit[] {
    const pairs = concepts.flatMap((c, i) => (concepts[i + 1] && c.next ? [i] : []))
    if (pairs.length === 0) return [...hits]
    const adjacent = (clause: Clause, i: number) => {
      const list = words(clause.text).filter(w => !STOP.has(w.word))
      const is = (c: Concept, w: Word) =>
        (c.terms.get(stem(w.word)) ?? c.terms.get(`~${root(w.word)}`) ?? 0) >= QUALITY.misspelt
      return list.some((w, k) => is(concepts[i]!, w) && list[k + 1] !== undefined && is(concepts[i + 1]!, list[k + 1]!))
    }
    const both = (h: Hit, i: number) => (h.met[i] ?? 0) > 0.5 && (h.met[i + 1] ?? 0) > 0.5
    let out = [...hits]
    for (const i of pairs) {
      const having = new Set(out.filter(h => both(h, i) && adjacent(h.clause, i)).map(h => h.clause))
      if (having.size === 0) continue
      out = out.map(h => {
        if (having.has(h.clause)) return h
        const met = h.met.map((m, k) => (k === i || k === i + 1 ? m / 2 : m))
        return { ...h, met, coverage: met.reduce((sum, m, k) => sum + m * concepts[k]!.weight, 0) / total }
      })
    }
    return out
  }

  /** What the concepts hit in a text, as spans to emphasize. */
  highlights(concepts: readonly Concept[], text: string): Span[] {
    const terms = new Set(concepts.flatMap(c => [...c.terms.keys()]))
    return words(text)
      .filter((w: Word) => !STOP.has(w.word) && (terms.has(stem(w.word)) || terms.has(`~${root(w.word)}`)))
      .map(w => [w.start, w.end] as const)
  }
}
