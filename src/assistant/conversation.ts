import { isLight } from '../library/words.ts'
import type { ClauseId } from '../resolution/model.ts'
import { kinOf } from '../resolution/pointers.ts'
import { isMeasure } from './evidence.ts'
import { neighbour } from './next-paragraph.ts'
import { asksForAuthor, asksForIdentity } from './pointing.ts'
import { clauseOf } from './present.ts'
import { contentOf, type Query, type Turn } from './understand.ts'

const LEANS =
  /^(?:and|but|so|or|also|then|ok|what about|how about|what of)\b|\b(?:it|its|he|him|his|she|her|they|them|their|theirs|that|those|these|this|there|same|one|ones|the latter|the former)\b/
const OPENS = /^(?:and|but|so|or|also|then|what about|how about|what of)\b/
const PREAMBLE = /\b(?:in|from)? ?the preamble\b/
const OPERATIVE = /\b(?:in|from)? ?the operative (?:part|paragraphs)\b/

/** The paragraph that the last answer was chiefly about. */
export function focus(turn: Turn): ClauseId | undefined {
  return turn.answer.answered ? turn.answer.quotes[0]?.clause : undefined
}

/** The questions to try in place of an elliptic one, most literal first; the first that is answered speaks. */
export function readings(typed: Query): readonly Query[] {
  const { before } = typed
  const query = forWhat(typed)
  if (!before) return [query]
  const sub = completed(query, before)
  if (sub) return [sub]
  const step = neighbour(query, before, focus(before))
  if (step) return [step]
  const heavy = query.content.filter(w => !isLight(w.word))
  const restricted = restrictedTo(query, before, heavy.length)
  if (restricted) return [restricted]
  const opens = OPENS.test(query.text)
  const bare = isBare(query)
  const leans = bare || opens || TOO.test(query.text) || LEANS.test(query.text) || query.content.length <= 1
  if (!leans) return [query]
  const carried = carry(query, before)
  const asked = query.asked === 'none' || (opens && query.asked === 'what') ? before.query.asked : query.asked
  const joined: Query = { ...query, carried, asked }
  // "and the report?" after "when does it expire?" asks when
  const inherits =
    opens &&
    query.asked === 'none' &&
    heavy.length > 0 &&
    (before.answer.intent === 'verb' ||
      ['when', 'how-many', 'how-much', 'who', 'where', 'how-long'].includes(before.query.asked))
  const asking = inherits
    ? [
        {
          ...query,
          asked: before.query.asked,
          text: `${LEAD[before.query.asked] ?? ''} ${query.text.replace(OPENS, '')}`,
        },
      ]
    : []
  // "and Member States?" after "what must the parties do?" asks the same of another
  const rest = query.text.replace(OPENS, '').replace(/[?!.\s]+$/, '')
  const same =
    opens && query.asked === 'none' && before.answer.intent === 'actor'
      ? [{ ...query, asked: before.query.asked, text: `what must${rest} do` }]
      : []
  const pointed = pointing(joined, before)
  // of a deed that was just quoted only what names its author says who did it
  if ((asksForAuthor(query.text) || asksForIdentity(query.text)) && pointed.length > 0)
    return pointed.map(each => ({ ...each, pointing: true }))
  const instead = elliptic(query, before)
  if (instead) return [instead, ...pointed]
  const near = [...same, ...pointed, ...beyondQuoted(joined, before)]
  // "starting when?" names nothing: asked of the whole text it would be answered by whatever starts
  if (bare && AROUND.has(query.asked) && near.length > same.length) return near
  if (heavy.length === 0) return [...near, joined, query]
  // "who is organising it?": the paragraphs just quoted come first where they speak of it
  const there = /\b(?:it|that|this|they|them|those|these|there)\b/.test(query.text) ? pointing(query, before) : []
  // "and UNITA?" after "did the government release them?" asks that of UNITA; "the brigade too?" is asked of what was just quoted
  const alike = query.asked === 'none' && (TOO.test(query.text) || (opens && before.query.asked === 'yes-no'))
  if (alike)
    return [...same, ...asking, ...(TOO.test(query.text) ? thereToo(joined, heavy, before) : []), joined, query]
  return [...same, ...asking, ...there, query, ...pointed, joined]
}

/** The paragraph just quoted, where it has every word of "the brigade too?". */
function thereToo(query: Query, heavy: Query['content'], before: Turn): Query[] {
  const at = focus(before)
  const clause = at && query.resolution ? clauseOf(query.resolution, at) : undefined
  const says = clause && heavy.every(w => query.index.highlights([query.index.concept(w.word)], clause.text).length > 0)
  return says ? [{ ...query, pointing: true, within: id => id === at }] : []
}

const TOO = /\b(?:too|as well|also)\W*$/
/** "who does then?" */
const INSTEAD =
  /^(?:and |so |but |then |ok )*who (?:does|do|did|will|would|can|may|must|should|has|is|are|was|were)(?: (?:it|that|so))?(?: then| instead)?\W*$/

/** "does the UN pay?", "who does then?": who pays. */
function elliptic(query: Query, before: Turn): Query | undefined {
  if (before.query.asked !== 'yes-no' || !INSTEAD.test(query.text)) return undefined
  const text = before.query.text.replace(
    /^(?:and |so |but )*(?:does|do|did|will|would|can|may|must|should|has|have|is|are|was|were)\b/,
    'who',
  )
  return text === before.query.text
    ? undefined
    : { ...before.query, raw: query.raw, notes: query.notes, text, asked: 'who', before }
}

/** What can be asked of a paragraph without naming anything in it. */
const POINTS: ReadonlySet<Query['asked']> = new Set([
  'who',
  'when',
  'where',
  'why',
  'how-long',
  'how-often',
  'how-many',
  'how-much',
  'country',
  'name',
  'none',
])

/** "what is the extra time for?" asks why, where it names no thing of its own: "what is the money for?" asks for a use. */
function forWhat(query: Query): Query {
  const purpose = /^(?:and |so |but )*what (?:is|are|was|were) [\w ]+ for\W*$/.test(query.text)
  return purpose && query.content.every(w => isLight(w.word)) ? { ...query, asked: 'why' } : query
}

/** By what words a question asks for one end of a time, and for no thing. */
const EDGES = /^(?:start|starting|starts|started|begin|begins|beginning|end|ends|ending|exactly|earliest|latest)$/

/** True where a question names nothing, only what kind of thing would answer: "starting when?", "for how long max?". */
const isBare = (query: Query): boolean =>
  query.content.every(
    w => isLight(w.word) || isMeasure(query.asked, w.word) || (query.asked === 'when' && EDGES.test(w.word)),
  ) && POINTS.has(query.asked)

/** Kinds of things that stand in the paragraphs around a quoted one, where it does not hold them itself. */
const AROUND: ReadonlySet<Query['asked']> = new Set([
  'when',
  'how-long',
  'how-often',
  'where',
  'how-many',
  'how-much',
  'name',
  'country',
])

/** The same asked of what stands around the paragraph that answered: its own, and those that name it. */
function beyondQuoted(query: Query, before: Turn): Query[] {
  const at = focus(before)
  if (!at || !query.resolution || !AROUND.has(query.asked) || !isBare(query)) return []
  const kin = new Set(kinOf(query.resolution, at).map(c => c.id))
  return kin.size > 0 ? [{ ...query, carried: [], pointing: true, within: id => kin.has(id) }] : []
}

/** "who does that?", "from which country?": asked of the paragraphs that the last answer quoted. */
function pointing(query: Query, before: Turn): Query[] {
  if (!before.answer.answered || before.answer.quotes.length > 6) return []
  const quoted = new Set(before.answer.quotes.map(q => q.clause))
  return [
    {
      ...query,
      pointing: isBare(query),
      within: id => quoted.has(id),
    },
  ]
}

const LEAD: Partial<Record<Query['asked'], string>> = {
  when: 'when is',
  who: 'who',
  where: 'where',
  'how-many': 'how many',
  'how-much': 'how much',
  'how-long': 'how long',
  what: 'what does it',
}

/** What the turn before was about, as far as this question does not name it itself. */
function carry(query: Query, before: Turn): Query['carried'] {
  const own = new Set(query.content.map(w => w.word))
  return [...before.query.content, ...before.query.carried].filter(w => !own.has(w.word) && !/^\d/.test(w.word))
}

/** "(d)" after a question on OP6 is OP6(d). */
function completed(query: Query, before: Turn): Query | undefined {
  const marks = query.references.filter(r => r.part === 'sub' && !r.child)
  const letter = /^(?:and |what about |how about |or )*(?:the )?\(?([b-hj-z]|[ivx]{2,4}|a|i)\)?\??$/.exec(
    query.text,
  )?.[1]
  const paths = marks.length ? marks.map(r => r.path) : letter ? [[letter]] : []
  const at = focus(before)
  if (paths.length === 0 || !at || !query.resolution) return undefined
  const { resolution } = query
  const here = clauseOf(resolution, at)
  const parents = [at, here?.parent, before.answer.answered ? before.answer.quotes[1]?.clause : undefined].filter(
    p => p !== undefined,
  )
  const parent = parents.find(p => clauseOf(resolution, `${p}-${paths[0]?.join('-')}`)) ?? here?.parent ?? at
  const [part = 'op', ...path] = parent.split('-')
  return {
    ...query,
    content: contentOf(query.text.replace(/\([a-z]+\)/g, ' ')).filter(w => w.word.length > 1),
    references: paths.map((p, i) => {
      const to = marks[i]?.to
      return {
        part: part as 'op',
        path: [...path, ...p],
        ...(to ? { to: [...path, ...to] } : {}),
        span: [0, query.text.length] as const,
      }
    }),
  }
}

/** "and in the preamble?": the question before, asked of that part alone. */
function restrictedTo(query: Query, before: Turn, heavy: number): Query | undefined {
  const part = PREAMBLE.test(query.text) ? 'pp-' : OPERATIVE.test(query.text) ? 'op-' : undefined
  if (
    !part ||
    heavy > 0 ||
    !/^(?:and|what about|how about|or|is it|does|also|in)\b/.test(query.text) ||
    before.query.content.length === 0
  )
    return undefined
  return {
    ...before.query,
    raw: query.raw,
    notes: query.notes,
    before,
    within: id => id.startsWith(part),
    references: [],
  }
}
