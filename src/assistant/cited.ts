import { namedIn } from '../library/relations.ts'
import type { Clause, Resolution } from '../resolution/model.ts'
import { search } from './intents/search.ts'
import { cite, clauseOf, found, quoteFor, snippet, unaccounted, vocabulary } from './present.ts'
import { type Query, type Surroundings, type Turn, understand } from './understand.ts'

/**
 * How sure it must be, in log odds, that a paragraph answers what is asked of a resolution that it cites: lower than in free search,
 * for only the few paragraphs compete that cite it.
 */
const SURE = 0.3

/** "the 1808 it recalls", "the 1540 committee", "which bits of 1242 are prolonged": a thing in the text, and not the resolution that is asked. */
const THING =
  /\bthe (?:resolution )?\d{3,4} (?:that |which )?(?:it |they |this )?(?:recall|cit|mention|nam|reaffirm|refer|committee|cttee|panel|group|regime|programme|measures|sanctions|list|mechanism|process|stuff|one)|\b(?:bits?|parts?|para\w*|provisions?|measures|sections?|points?) (?:\d+ )?(?:of|in|from) (?:resolution )?\d{3,4}\b/
/** What points back at the resolution that was spoken of: "does that concern". */
const POINTS = /\b(?:it|its|this|that|these|those|here|now)\b/
/** What a question on those paragraphs may be about, where it does not say what else it wants of them. */
const PROLONGED =
  /\b(?:prolong|extend|renew|continu|roll|concern|meant|mean|affect|touch|refer|recall|cit|nam|mention|appl)/

/** "what did 1063 do?" */
const DEED = /\bwhat (?:did|does|do|is|was)\b/
const NOTHING = vocabulary('about')
const DATED = vocabulary(
  'adopt adopted adoption date dated day year month recall recalled cite cited mention mentioned old pass passed make made come',
)
const PARAGRAPH = vocabulary(
  'bit bits part parts para paras paragraph paragraphs provision provisions section point measure measures concern concerned mean meant affect affected touch touched refer referred recall cite name mention apply extend extended prolong prolonged renew renewed continue cover covered',
)

/**
 * A question on a resolution that is not asked itself, but that the one spoken of cites, answered from the paragraphs that cite it;
 * undefined where they do not say.
 *
 * @example `the 1540 committee runs until when?` of S/RES/2055 (2012), which recalls until when it was extended
 */
export function citedThere(query: Query, around: Surroundings): Turn | undefined {
  const numbers = query.cited.map(n => n.number)
  if (numbers.length === 0) return undefined
  const loaded = query.cited.some(n => query.library.find(n))
  const asked =
    query.resolution && query.named.includes(query.resolution) && !numbers.includes(query.resolution.number ?? 0)
  const read = understand(query.raw, { ...around, ...(asked ? { in: query.resolution.symbol } : {}), asWords: numbers })
  const { resolution } = read
  if (!resolution) return undefined
  // a resolution that is loaded is asked itself, unless the question makes it a thing of the other's text
  if (loaded && !asked && !(THING.test(read.text) && (POINTS.test(read.text) || PROLONGED.test(read.text))))
    return undefined
  const citing = new Set(
    namedIn(resolution)
      .filter(n => numbers.includes(n.number))
      .map(n => n.clause),
  )
  const within = { ...read, notes: query.notes, within: (id: string) => citing.has(id) }
  const first = dated(within, resolution, numbers) ?? paragraphs(within, resolution, numbers)
  if (first) {
    const q = quoteFor(within, resolution, first.id)
    return {
      query: within,
      answer: found(within, 'cited', `${snippet(first, q.highlights)} (${cite(within, resolution, first.id)})`, [q]),
    }
  }
  // "what about 1099?" asks it itself
  if (others(within, NOTHING, numbers).length === 0 && !DEED.test(within.text)) return undefined
  const answer = search.answer({ ...within, sure: SURE })
  return answer?.answered ? { query: within, answer } : undefined
}

/** "the 1808 it recalls is from when": the paragraph that prints the day of its adoption. */
function dated(q: Query, resolution: Resolution, numbers: readonly number[]): Clause | undefined {
  if (q.asked !== 'when' || others(q, DATED, numbers).length > 0) return undefined
  return clauses(q, resolution, String.raw`\b${numbers[0]}(?:\s\(\d{4}\))?\s(?:\(S/RES/\d+\)\s)?of\s\d{1,2}\s[A-Z]`)[0]
}

/** "which bits of 1242 does that concern?": the paragraph that names paragraphs of it. */
function paragraphs(q: Query, resolution: Resolution, numbers: readonly number[]): Clause | undefined {
  if (
    !/\b(?:bits?|parts?|para\w*|provisions?|sections?|points?)\b/.test(q.text) ||
    others(q, PARAGRAPH, numbers).length > 0
  )
    return undefined
  return clauses(
    q,
    resolution,
    String.raw`\b(?:paragraphs?|provisions|sections?|parts?)\b[^.;]{0,60}\b${numbers[0]}\b`,
  )[0]
}

const others = (q: Query, known: { has(word: string): boolean }, numbers: readonly number[]) =>
  unaccounted(q, known).filter(w => !numbers.includes(Number(w)))

const clauses = (q: Query, resolution: Resolution, pattern: string): readonly Clause[] => {
  const form = new RegExp(pattern)
  const fitting = resolution.clauses.filter(c => q.within?.(c.id) && form.test(c.text.replace(/\s+/g, ' ')))
  return [...fitting]
    .sort((a, b) => Number(b.part === 'operative') - Number(a.part === 'operative'))
    .flatMap(c => clauseOf(resolution, c.id) ?? [])
}
