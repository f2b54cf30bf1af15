/**
 * How well clauses answer a question, by a few plain measures and a logistic model fitted to the question sets of test/eval. The figures
 * are made by tools/fit-relevance.ts; docs/understanding.md says how, and how well they do on questions that they were not fitted to.
 */

import { type Passage, passageOf } from '../library/passages.ts'
import { rarityInResolutions } from '../library/rarity.ts'
import type { Concept, Hit, SearchIndex } from '../library/search-index.ts'
import { addTo, cosine, dimensions, similarity } from '../library/vectors.ts'
import { usage } from '../library/wordnet.ts'
import { base, stem, wordsOf } from '../library/words.ts'
import { kept } from '../resolution/kept.ts'
import type { Clause, Span } from '../resolution/model.ts'
import { type Bindings, type Bond, bindings, bondOf, type Mark } from './bound.ts'

import { holds } from './evidence.ts'
import { headOf } from './head.ts'
import { mentionsOf } from './mentions.ts'
import { namesWanted } from './names-wanted.ts'
import { ACCEPT, RANK } from './relevance-model.ts'
import type { Query } from './understand.ts'
import { type Wanted, wantedBy } from './wanted.ts'

/** What is measured of a clause; each figure is about 0…1 unless it says otherwise. */
export interface Measures extends Bindings {
  /** Share of the question's weight that is met. */
  readonly coverage: number
  /** The same within some stretch of 16 words, where likeness counts too. */
  readonly local: number
  /** How alike question and clause are as wholes: the cosine of their mean vectors. */
  readonly alike: number
  /** Relevance by BM25 beside the most relevant clause's. */
  readonly relative: number
  /** The logarithm of that relevance; up to about 5. */
  readonly relevance: number
  /** 1 where the clause holds the kind of thing asked for, near the words asked for. */
  readonly kind: number
  /** 1 where it holds that kind of thing anywhere, or no kind is asked for. */
  readonly kindIn: number
  /** Share of the question's weight that stands within 14 words of such a thing. */
  readonly kindNear: number
  /** 1 where a country is asked for and none is named near the words asked for. */
  readonly noCountry: number
  /** 1 where an amount, a meaning, a document's symbol or an hour is asked for and the clause gives none. */
  readonly noFigure: number
  /** How well the word is met that the question is chiefly about, 1 where it has none. */
  readonly focus: number
  /** 1 where the noun that the question asks for is not met. */
  readonly headless: number
  /** How well the clause names whom the question asks for: by office, as winner, as member. */
  readonly named: number
  /** How badly it does, where somebody is asked for. */
  readonly unnamed: number
  /** 1 for a sub-paragraph. */
  readonly sub: number
  /** 1 for a preambular paragraph. */
  readonly preambular: number
  /** How rare in resolutions as such the rarest word is that is not met, likeness included. */
  readonly rare: number
  /** How rare in English the rarest word is that is not met. */
  readonly strange: number
  /** 1 where it is asked whether something has happened, and a word for it that has few meanings is not met: "were any observers kidnapped?" */
  readonly untold: number
  /** Share of the weight of verbs and adjectives that are not met. */
  readonly unmetVerb: number
  /** How many weighty things are not met that the text lacks. */
  readonly lacking: number
  /** Share of the weight that is met by likeness of meaning alone. */
  readonly likeness: number
  /** How many things that the text lacks are not even met by likeness. */
  readonly alien: number
}

/** A clause with what was measured of it and, for the best, how sure it is that it answers. */
export interface Judged extends Hit {
  readonly measures: Measures
  /** Log odds beside the other clauses: only differences mean something. */
  readonly rank: number
}

/** How many clauses are looked at closely; what comes later by coverage and relevance is never the answer. */
export const CLOSELY = 16
/** A word stands for another from this likeness on, up to `LIKE_MOST`. */
const LIKE_FROM = 0.2
const LIKE_STEP = 1.2
const LIKE_MOST = 0.6
const WEIGHTY = 0.3
const STRETCH = 16
const AROUND = 14
/** A paragraph that meets less of a question than this does not speak of the deed that it asks about. */
const OF_THE_DEED = 0.1

/** Clauses by how well they answer, best first. */
export function judge(
  query: Query,
  concepts: readonly Concept[],
  hits: readonly Hit[],
  focus: readonly number[],
): Judged[] {
  const near = hits.slice(0, CLOSELY)
  const top = near.reduce((most, h) => Math.max(most, h.score), 1e-9)
  const mean = meanOf(concepts)
  const rare = concepts.map(raritiesOf)
  const head = placeOf(headOf(query.text), concepts)
  const wanted = query.asked === 'yes-no' ? undefined : wantedBy(query.text)
  const past = query.asked === 'yes-no' && PAST.test(query.text)
  const bond = bondOf(query, concepts)
  return near
    .map(hit => {
      const measures = measure(query, concepts, hit, focus, { top, mean, rarities: rare, head, wanted, past, bond })
      return { ...hit, measures, rank: weigh(RANK, measures) }
    })
    .sort((a, b) => b.rank - a.rank)
}

/** Clauses whose ranks lie no further apart than this are as good as each other. */
export const TIED = 1

/** Log odds that the best clause, or one of those just behind it, answers the question. */
export function sureness(judged: readonly Judged[]): number {
  const [best] = judged
  if (!best) return Number.NEGATIVE_INFINITY
  return Math.max(...judged.filter(j => j.rank >= best.rank - TIED).map(j => weigh(ACCEPT, j.measures)))
}

/** A linear model: of each measure its weight; "1" is the constant. */
export type Model = Readonly<Partial<Record<keyof Measures | '1', number>>>

function weigh(model: Model, measures: Measures): number {
  let sum = model['1'] ?? 0
  for (const name in model) if (name !== '1') sum += model[name as keyof Measures]! * measures[name as keyof Measures]
  return sum
}

/** What is the same for all the clauses that a question is judged by. */
interface Whole {
  /** The relevance of the most relevant clause. */
  readonly top: number
  /** The mean vector of the question. */
  readonly mean: Float64Array
  readonly rarities: readonly Rarities[]
  /** The place among the concepts of the noun that the question asks for; undefined where it is none of them. */
  readonly head: number | undefined
  /** Whom the question asks for; undefined where it asks for nobody. */
  readonly wanted: Wanted | undefined
  /** True where it asks whether something has happened. */
  readonly past: boolean
  /** What it asks a date, a figure or a deed of; undefined where it asks for none. */
  readonly bond: Bond | undefined
}

interface Rarities {
  readonly inResolutions: number
  readonly inEnglish: number
}

/** Kinds of things that are there or not, whatever the words around them. */
const EXACT: ReadonlySet<Query['asked']> = new Set([
  'how-much',
  'meaning',
  'symbol',
  'time-of-day',
  'title',
  'penalty',
  'contact',
])
/** Of an event that is told its own word is used: from this rarity in English on, about eight senses in use, a word has few others. */
const TELLING = 0.68
const PAST = /\b(?:was|were|did|has|have|had)\b/
/** A word of so many senses in use is as plain as a word can be. */
const PLAIN = 1_100

const rarities = new Map<string, Rarities>()
/** How many words people ask with before they are looked up anew. */
const MOST_WORDS = 5_000

function raritiesOf({ word, corrected = word }: Concept): Rarities {
  let found = rarities.get(corrected)
  if (!found) {
    const inEnglish = /\d/.test(word) ? 0.5 : 1 - Math.log1p(usage(base(corrected))) / Math.log(PLAIN)
    found = { inResolutions: rarityInResolutions(corrected), inEnglish: Math.max(0, inEnglish) }
    if (rarities.size >= MOST_WORDS) rarities.clear()
    rarities.set(corrected, found)
  }
  return found
}

function placeOf(head: string | undefined, concepts: readonly Concept[]): number | undefined {
  if (!head) return undefined
  const at = concepts.findIndex(c => c.word === head || stem(c.word) === stem(head))
  return at < 0 ? undefined : at
}

function measure(
  query: Query,
  concepts: readonly Concept[],
  hit: Hit,
  focus: readonly number[],
  { top, mean, rarities, head, wanted, past, bond }: Whole,
): Measures {
  const { clause, resolution, met } = hit
  const passage = passageOf(clause)
  const { marks, like } = standing(concepts, passage)
  const total = concepts.reduce((sum, c) => sum + c.weight, 0) || 1
  const weighty = concepts.flatMap((c, i) => (c.weight >= WEIGHTY ? [i] : []))
  const soft = concepts.map((_, i) => met[i] ?? 0)
  for (const m of marks) if (m.well > soft[m.concept]!) soft[m.concept] = m.well
  const unmet = weighty.filter(i => (met[i] ?? 0) < 0.5)
  const mentions = mentionsOf(query.asked, resolution, clause)
  const bound = bindings(bond, concepts, resolution, clause, marks, passage)
  const kind = holds(query, resolution, clause) ? 1 - bound.unbound : 0
  const kindIn = mentions && mentions.length === 0 ? 0 : 1
  const around = mentions ? nearMentions(clause, passage, mentions, marks, concepts) : undefined
  // who attacked one town is not who killed somebody elsewhere
  const elsewhere = wanted?.as === 'culprit' && weighty.length > 0 && hit.coverage < OF_THE_DEED
  const named = wanted && !elsewhere ? namesWanted(wanted, clause) : 0
  const weightOf = (some: readonly number[]) => some.reduce((sum, i) => sum + concepts[i]!.weight, 0)
  return {
    coverage: hit.coverage,
    local: densest(marks, concepts) / total,
    alike: cosine(mean, vectorOf(query.index, clause, passage)),
    relative: hit.score / top,
    relevance: Math.log1p(hit.score),
    kind,
    kindIn,
    kindNear: ((around ?? 0) / total) * (1 - bound.unbound),
    noCountry: query.asked === 'country' ? 1 - kind : 0,
    noFigure: EXACT.has(query.asked) ? 1 - kind : 0,
    focus: focus.reduce((least, i) => Math.min(least, met[i] ?? 0), 1),
    headless: head !== undefined && (met[head] ?? 0) < 0.5 ? 1 : 0,
    named,
    unnamed: wanted ? 1 - named : 0,
    sub: clause.parent ? 1 : 0,
    preambular: clause.part === 'preambular' ? 1 : 0,
    rare: weighty.reduce((most, i) => Math.max(most, (1 - soft[i]!) * rarities[i]!.inResolutions), 0),
    strange: unmet.reduce((most, i) => Math.max(most, rarities[i]!.inEnglish), 0),
    untold: past && unmet.some(i => rarities[i]!.inEnglish >= TELLING) ? 1 : 0,
    unmetVerb: weightOf(unmet.filter(i => !concepts[i]!.noun)) / total,
    lacking: unmet.filter(i => concepts[i]!.foreign && concepts[i]!.weight >= 0.9).length,
    likeness: like.reduce((sum, l, i) => sum + l * concepts[i]!.weight, 0) / total,
    alien: weighty.filter(i => soft[i]! < 0.3 && concepts[i]!.foreign && concepts[i]!.weight >= 0.9).length,
    ...bound,
  }
}

/** Where the concepts stand in a passage, in its order; and how like each is to the word that is likest it. */
function standing(concepts: readonly Concept[], passage: Passage): { marks: Mark[]; like: number[] } {
  const marks: Mark[] = []
  const like = concepts.map(() => 0)
  for (let k = 0; k < passage.stems.length; k++) {
    concepts.forEach((concept, i) => {
      let well = concept.terms.get(passage.stems[k]!) ?? concept.terms.get(passage.roots[k]!) ?? 0
      const row = passage.rows[k]!
      if (concept.row >= 0 && row >= 0) {
        const s = remembered(concept.row, row)
        if (s > like[i]!) like[i] = s
        well = Math.max(well, Math.min(LIKE_MOST, (s - LIKE_FROM) * LIKE_STEP))
      }
      if (well > 0) marks.push({ at: passage.at[k]!, concept: i, well })
    })
  }
  return { marks, like }
}

/** Likenesses that were worked out; people ask in few words, and texts are written in few. */
const likenesses = new Map<number, number>()
const REMEMBERED = 200_000

function remembered(a: number, b: number): number {
  // A small integer, which a map finds sooner than a larger number: there are 32,000 rows.
  const key = a * 32_768 + b
  let found = likenesses.get(key)
  if (found === undefined) {
    found = similarity(a, b)
    if (likenesses.size >= REMEMBERED) likenesses.clear()
    likenesses.set(key, found)
  }
  return found
}

/** What weight is met by some marks, each concept by the best of them. */
function metBy(marks: Iterable<Mark>, concepts: readonly Concept[]): number {
  const best: number[] = []
  for (const m of marks) best[m.concept] = Math.max(best[m.concept] ?? 0, m.well)
  return best.reduce((sum, well, i) => sum + well * concepts[i]!.weight, 0)
}

/** The most weight that is met within some stretch of words. */
function densest(marks: readonly Mark[], concepts: readonly Concept[]): number {
  let most = 0
  for (let from = 0; from < marks.length; from++) {
    let to = from
    while (to < marks.length && marks[to]!.at - marks[from]!.at <= STRETCH) to++
    most = Math.max(most, metBy(marks.slice(from, to), concepts))
    if (to === marks.length) break
  }
  return most
}

/** How much of a question stands around a thing of the kind asked for. */
function nearMentions(
  clause: Clause,
  passage: Passage,
  mentions: readonly Span[],
  marks: readonly Mark[],
  concepts: readonly Concept[],
): number {
  const printed = wordsOf(clause)
  const offset = passage.length - printed.length
  let share = 0
  for (const [start, end] of mentions.slice(0, 12)) {
    const from =
      offset +
      Math.max(
        0,
        printed.findIndex(w => w.end > start),
      )
    const behind = printed.findIndex(w => w.start >= end)
    const to = offset + (behind < 0 ? printed.length : behind) - 1
    const around = marks.filter(m => (m.at < from && m.at >= from - AROUND) || (m.at > to && m.at <= to + AROUND))
    share = Math.max(share, metBy(around, concepts))
  }
  return share
}

function meanOf(concepts: readonly Concept[]): Float64Array {
  const sum = new Float64Array(dimensions())
  for (const c of concepts) if (c.row >= 0) addTo(sum, c.row, c.weight)
  return sum
}

const vectors = kept((_: SearchIndex) => new WeakMap<Clause, Float64Array>())

/** The mean vector of a clause's words, rare ones before common ones. */
function vectorOf(index: SearchIndex, clause: Clause, passage: Passage): Float64Array {
  const known = vectors(index)
  let sum = known.get(clause)
  if (!sum) {
    sum = new Float64Array(dimensions())
    for (const [k, row] of passage.rows.entries()) if (row >= 0) addTo(sum, row, index.rarity(passage.stems[k]!))
    known.set(clause, sum)
  }
  return sum
}
