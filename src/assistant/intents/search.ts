import { createRequire } from 'node:module'
import type { Concept, Hit } from '../../library/search-index.ts'
import { isLight, type Word } from '../../library/words.ts'
import { deadlinesOf } from '../../resolution/facts.ts'
import type { Clause } from '../../resolution/model.ts'
import { quote } from '../answer.ts'
import { isMeasure } from '../evidence.ts'
import type { Intent } from '../intent.ts'
import { asGovernment, ofAnother } from '../nations.ts'
import { alsoMetBy, bareVerbs, phrasalConcepts } from '../phrasal-verbs.ts'
import { echo } from '../phrasing.ts'
import { pointedAt } from '../pointing.ts'
import { cite, found, parentOf, passed, quoteFor, silent, snippet } from '../present.ts'
import type { Judged } from '../relevance.ts'
import { contentOf, type Query } from '../understand.ts'

// Loaded by the first search: what other intents answer needs none of it.
const require = createRequire(import.meta.url)
const relevance = () => {
  const { CLOSELY, judge, sureness }: typeof import('../relevance.ts') = require('../relevance.ts')
  return { CLOSELY, judge, sureness }
}

/**
 * How sure it must be, in log odds, that a paragraph answers. Lower lets in paragraphs that only share words with the question, higher
 * silences paraphrases; docs/understanding.md has both counts.
 */
const SURE = { ofOne: 1.75, ofMany: 0.8, ofAll: 1.9 }
const sureEnough = (q: Query) =>
  q.sure ?? (!q.resolution ? SURE.ofAll : q.library.resolutions.length > 1 ? SURE.ofMany : SURE.ofOne)
/** Paragraphs behind the best answer with it where their rank, in log odds, lies no further below. */
const BESIDE = 7
/** Up to this many paragraphs answer together. */
const MOST = 4
/** How many different words of a question are looked for. */
const WORDS = 48
const LIGHT_WEIGHT = 0.15
const CARRIED_WEIGHT = 0.5
const LACKING_VERB = 0.6

/** Free search: the paragraph that speaks of what is asked, or silence by a measured threshold. */
export const search: Intent = {
  id: 'search',
  summary: 'Anything else: the paragraph that speaks of it.',
  examples: [
    'what does it say about elections?',
    'reconstruction of the economy',
    'who guards UN staff?',
    'the Russian border forces',
  ],
  most: 0.1,
  match: q => (q.content.length > 0 || q.carried.length > 0 || q.pointing ? 0.1 : 0),
  answer(q) {
    const { concepts, hits, judged } = candidates(q)
    if (q.pointing) {
      const meant = pointedAt(q, hits)
      return meant ? answerFrom(q, [meant], concepts) : nothing(q, concepts, hits)
    }
    const best = judged[0]
    if (!best || relevance().sureness(judged) < sureEnough(q)) return nothing(q, concepts, judged)
    const beside = judged.filter(h => h.resolution === best.resolution && h.rank >= best.rank - BESIDE)
    return answerFrom(q, beside.slice(0, MOST), concepts)
  },
}

/** The paragraphs that a question may be answered from: as they were found, and as they were judged, best first. */
export function candidates(q: Query): {
  concepts: readonly Concept[]
  hits: readonly Hit[]
  judged: readonly Judged[]
} {
  const concepts = conceptsOf(q)
  const hits = q.index.search(concepts, (_, c) => speaks(q, c) && (q.within?.(c.id) ?? true))
  return {
    concepts,
    hits,
    judged: q.pointing ? [] : relevance().judge(q, concepts, [...hits, ...unmet(q, hits)], focusOf(q, concepts)),
  }
}

/**
 * True for what says something of the matter: not the masthead, and a note on how the document was issued ("* Reissued for technical
 * reasons.") only to who asks about that.
 */
const speaks = (q: Query, clause: Clause) =>
  clause.part !== 'masthead' &&
  !(clause.part === 'footnote' && /^\W*re-?issued\b/i.test(clause.text) && !q.text.includes('issue'))

/** The clauses of a short resolution that have no word of the question: what they mean may still be near. */
function unmet(q: Query, hits: readonly Hit[]): Hit[] {
  const { resolution } = q
  if (!resolution || hits.length === 0 || hits.length >= relevance().CLOSELY) return []
  const met = new Set(hits.map(h => h.clause))
  return resolution.clauses
    .filter(c => speaks(q, c) && !met.has(c) && (q.within?.(c.id) ?? true))
    .slice(0, relevance().CLOSELY - hits.length)
    .map(clause => ({ resolution, clause, score: 0, coverage: 0, met: [] }))
}

/** What the question asks for, weighed: light words little, words carried over from the turn before half. */
export function conceptsOf(q: Query): Concept[] {
  const wanted = q.content.filter(w => !isMeasure(q.asked, w.word))
  // a small number alone names nothing: "15" is in "15 May" as well
  const named = wanted.filter(w => !/^\d{1,3}$/.test(w.word))
  const all = named.length > 0 ? named : wanted.length > 0 ? wanted : q.content
  // what is said twice is asked once, and nobody asks for more things than that
  const content = [...new Map(all.map(w => [w.word, w])).values()].slice(0, WORDS)
  const heavy = content.filter(w => !isLight(w.word))
  const own = content.map((w, i) => ({
    ...ofAnother(
      q,
      w,
      asGovernment(q, w, asVerb(q, w, q.index.concept(w.word, isLight(w.word) && heavy.length > 0 ? LIGHT_WEIGHT : 1))),
    ),
    next: (content[i + 1]?.start ?? Number.POSITIVE_INFINITY) - w.end <= 1,
  }))
  const carried = q.carried
    .filter(w => !q.content.some(c => c.word === w.word))
    .map(w => q.index.concept(w.word, CARRIED_WEIGHT * (isLight(w.word) ? LIGHT_WEIGHT : 1)))
  return [...own, ...bareVerbs(q), ...carried]
}

/** "hand over", "carry out": before a particle a word that is mostly a noun is a verb, and lacking verbs weigh less. */
function asVerb(q: Query, word: Word, concept: Concept): Concept {
  const others = phrasalConcepts(q, word)
  if (others.length > 0) return alsoMetBy(concept, others, Math.min(concept.weight, LACKING_VERB))
  const particle = concept.foreign && /^ (?:over|up|out|off|down|away|back|apart)\b/.test(q.text.slice(word.end))
  return particle ? { ...concept, weight: Math.min(concept.weight, LACKING_VERB) } : concept
}

/**
 * "Is there an amnesty for the rebels?", "any arms embargo?", "who won the elections?" ask for their first weighty words: a clause
 * that has only the others does not speak of it. The places of those words among the concepts.
 */
function focusOf(q: Query, concepts: readonly Concept[]): readonly number[] {
  const weighty = (word: string) => concepts.findIndex(c => c.word === word && c.weight >= 0.3)
  const exists =
    /^(?:and |so |but )*(?:(?:is|are|was|were) there (?:an?|any|some)|any)\b(?<thing>(?: [\w'-]+){1,4}?)(?: (?:for|of|by|against|on|in|to|about|from|with)\b|\W*$)/.exec(
      q.text,
    )
  const fragment = q.asked === 'none' ? /^(?<thing>[\w'-]+(?: [\w'-]+)?) (?:for|of|by|against)\b/.exec(q.text) : null
  const who =
    q.asked === 'who'
      ? /\bwho (?:is |was |are |were |has |had |have |did |will |would |can |should |must |gets? )?(?<thing>[\w'-]+)/.exec(
          q.text,
        )
      : null
  const which =
    /\b(?:which|what)(?: (?:\d+|two|three|other|else|kinds? of|sorts? of|exact|new|former|the))* (?<thing>(?!is\b|are\b|was\b|were\b|does\b|do\b|did\b|should\b|must\b|can\b|will\b|has\b|have\b|happens?\b)[\w'-]+)/.exec(
      q.text,
    )
  const thing = (exists ?? fragment ?? who ?? which)?.groups?.thing
  return thing
    ? contentOf(thing)
        .map(w => weighty(w.word))
        .filter(i => i >= 0)
    : []
}

function answerFrom(q: Query, near: readonly Hit[], concepts: readonly Concept[]) {
  const { resolution, clause } = near[0]!
  const quotes = near.map(h => quoteFor(q, resolution, h.clause.id, q.index.highlights(concepts, h.clause.text)))
  const parent = parentOf(resolution, clause)
  if (parent && quotes.length < MOST && !near.some(h => h.clause.id === parent.id))
    quotes.push(quote(resolution, parent.id))
  const due =
    q.asked === 'when' || q.asked === 'how-long' ? deadlinesOf(resolution).filter(d => d.clause === clause.id) : []
  const others =
    near.length > 1
      ? ` See also ${near
          .slice(1)
          .map(h => cite(q, resolution, h.clause.id))
          .join(', ')}.`
      : ''
  return found(
    q,
    'search',
    `${snippet(clause, quotes[0]?.highlights)} (${cite(q, resolution, clause.id)}).${others}`,
    quotes,
    {
      steps: due.flatMap(d => d.steps),
      notes: due.flatMap(d => (d.due ? [passed(q, d.due)] : [])),
    },
  )
}

/** Where no paragraph has a word of the question: those that have one of the same field, "economy" for "budget". */
function distant(q: Query, concepts: readonly Concept[]): Hit[] {
  const lacking = concepts.filter(c => c.foreign && c.weight >= 0.5).map(c => q.index.distant(c.word))
  return q.index.search(lacking, (_, c) => speaks(q, c)).slice(0, 2)
}

/** How near a paragraph must come to be offered as one of the nearest. */
const NEAR = 0.25

/** The text does not say; what comes nearest is offered as that. */
export function nothing(q: Query, concepts: readonly Concept[], hits: readonly Hit[]) {
  const { resolution, library } = q
  const says = resolution
    ? `${resolution.symbol} does not say.`
    : library.resolutions.length > 1
      ? `None of the ${library.resolutions.length} loaded resolutions says.`
      : 'The resolution does not say.'
  const lacking = concepts.filter(c => c.foreign && c.weight >= 0.5 && c.terms.size === 0)
  const absent = [...new Set(lacking.map(c => echo(c.word)))]
  const only =
    absent.length > 0 && absent.length <= 3
      ? ` ${absent.join(' and ')} ${absent.length === 1 ? 'is' : 'are'} not mentioned in ${resolution || library.resolutions.length < 2 ? 'it' : 'them'}.`
      : ''
  const near = hits.filter(h => h.coverage >= NEAR).slice(0, 3)
  const nearest = near.length > 0 ? near : distant(q, concepts)
  return silent(q, 'search', `${says}${only}`, {
    nearest: nearest.map(h => quoteFor(q, h.resolution, h.clause.id)),
    next: q.resolution ? ['What is this resolution about?'] : [],
  })
}
