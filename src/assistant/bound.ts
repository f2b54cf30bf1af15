import type { Concept } from '../library/search-index.ts'
import { stem, stemsOf } from '../library/words.ts'
import type { Clause, Resolution } from '../resolution/model.ts'
import { capitalsIn, countedIn } from './counts.ts'
import { headOf } from './head.ts'
import { datedIn, namesIn } from './reach.ts'
import type { Query } from './understand.ts'

/** A word of a clause that stands for a concept, and how well. */
export interface Mark {
  /** Its place among the words of the clause and its chapeau. */
  readonly at: number
  readonly concept: number
  readonly well: number
}

/** What a question asks a date, a figure or a deed of: places among its concepts. */
export type Bond =
  | {
      readonly to: 'date'
      readonly parts: readonly number[]
      readonly time: 'past' | 'future' | undefined
      /** What happens on the day, where a noun says it: "elections" in "when are the elections in Liberia"; −1 where none does. */
      readonly event: number
      /** True where a day is asked for, so that no month or year will do. */
      readonly day: boolean
    }
  /** What is counted, and what has befallen it; where it is people, any "personnel" or "strength" may be theirs. */
  | {
      readonly to: 'figure'
      readonly parts: readonly number[]
      readonly people: boolean
      readonly deed: readonly number[]
      /** True where countries are counted, which the Council calls States. */
      readonly countries: boolean
    }
  /** What the resolution itself is asked to do with what: "extend" in "does it extend UNMIL?"; −1 where the verb is too plain to be looked for. */
  | { readonly to: 'deed'; readonly parts: readonly number[]; readonly verb: number }

/** How a clause binds what is asked for; 0 each where the question asks for no such thing. */
export interface Bindings {
  /** Share of the question's weight that stands in the reach of one date. */
  readonly dated: number
  /** 1 where no date reaches half of what is met of the question, or there is no date. */
  readonly unbound: number
  /** How well some figure counts what is asked to be counted. */
  readonly counted: number
  /** How badly. */
  readonly uncounted: number
  /** 1 where the clause does not do what the resolution is asked to do. */
  readonly idle: number
}

const NONE: Bindings = { dated: 0, unbound: 0, counted: 0, uncounted: 0, idle: 0 }

const WEIGHTY = 0.3
/** People as they are asked for, whatever they are called where they are counted. */
const PEOPLE = stemsOf(
  'troops soldiers people persons peacekeepers staff men personnel forces members headcount military boots',
)
/** What people are counted as, whoever they are. */
const COUNTRIES = stemsOf('countries nations states governments')
const COUNTED_AS = stemsOf('personnel troops members persons people individuals men strength levels ceiling staff')

/** "does it prolong", and "does 1666 recognise": the name is taken out of a question before it is read. */
const DOES =
  /^(?:and |so |but )*(?:does|did) (?:it|this|that|the (?:resolution|text)) (?:(?:also|still|really|actually|even|ever) )*([\w-]+)/
const NAMED_DOES = /\b(?:does|did)\s+(?:(?:the|un|unsc|sc|unscr|res|reso|resolution)[\s.-]+)*(?:s\/res\/)?\d{3,4}\b/i
const DID = /\b(?:does|did) (?:(?:also|still|really|actually|even|ever|of \d+) )*([\w-]+)/
const ANOTHER_PHRASE = / (?:for|of|by|against|on|in|to|about|from|with|under|at|that|which|as)\b/

/** The noun whose day is asked for; empty where a verb says what happens. */
function eventOf(text: string): string {
  if (PLANNED.test(text)) return ''
  const thing = OF_EVENT.exec(text)?.[1] ?? ''
  const head = headOf(thing)
  return head && new RegExp(`^(?:[\\w'-]+ ){0,3}${RegExp.escape(head)}(?: (?:of|in|to|for|on|at)\\b|\\W*$)`).test(thing)
    ? head
    : ''
}
const OF_EVENT = /\b(?:(?:when|day)s? (?:is|are|was|were)|(?:date|day) (?:of|for)) (.+)/

/** Whether a question asks for a day before the adoption ("when did it expire") or behind it; undefined where it does not tell. */
function timeAsked(text: string): 'past' | 'future' | undefined {
  if (PLANNED.test(text)) return DUE.test(text) && !/\b(?:was|were|did|had)\b/.test(text) ? 'future' : undefined
  return PAST.test(text) ? 'past' : FUTURE.test(text) ? 'future' : undefined
}
/** The size of a body is the number of its people. */
const SIZED =
  /\bhow (?:big|large|strong|small) (?:is|are|was|will|can|could|may|should|does|do|did)\b|\b(?:ceiling|headcount|strength|size) (?:of|for)\b|\b(?:ceiling|headcount|strength|size)\W*$/
const DIED = /\bhow many (?:died|were killed|dead)\b|\b(?:number of dead|toll)\b/
/** "how many were killed", "how many weapons have been collected": what has befallen what is counted must be there. */
const BEFALLEN = /\b(?:were|was|been|got|did|has|have|had)\b(.*)/
/** "how many people died" */
const BEFELL =
  /\bhow many (?:(?!(?:are|is|to|be|can|could|may|will|should|must|does|do)\b)[\w-]+ ){1,3}?(died|fled|left|went|came|quit|\w+ed)\b/
const PAST = /\bsince when\b|\b(?:when|date|day|year|month|time)s? (?:did|was|were|had|has|have)\b/
const FUTURE = /\b(?:when|date|day|year|month|time)s? (?:is|are|will|must|shall|should)\b|\bgoing to\b/
const DUE = /\bdue\b/
const DAY =
  /\b(?:(?:what|which|exact|precise) (?:calendar )?(?:day|date)|(?:day|date) (?:of|for|is|was|are|were|does|did)|date\W*$)/
/** "when was it supposed to leave?" */
const PLANNED = /\b(?:due|supposed|meant|planned|scheduled|expected|would|should have)\b/

/** What a question asks a date, a figure or a deed of; undefined where it asks for none. */
export function bondOf(query: Query, concepts: readonly Concept[]): Bond | undefined {
  const weighty = concepts.flatMap((c, i) => (c.weight >= WEIGHTY ? [i] : []))
  const place = (word: string) => concepts.findIndex(c => c.word === word || stem(c.word) === stem(word))
  if (query.asked === 'when')
    return {
      to: 'date',
      parts: weighty,
      time: timeAsked(query.text),
      event: place(eventOf(query.text)),
      day: DAY.test(query.text),
    }
  if (query.asked === 'how-many') {
    const head = headOf(query.text) ?? ''
    const at = place(head)
    const sized = SIZED.test(query.text)
    // "how big is the expert team" is met by nine experts, "how many times have they crossed" by nine million crossings
    const every = at < 0 && /\bhow many times\b/.test(query.text)
    const whole = sized ? weighty.filter(i => concepts[i]!.noun || i === at) : weighty
    const parts = every ? weighty : sized && whole.length > 0 ? whole : at < 0 ? weighty.slice(0, 1) : [at]
    const befell = new Set((BEFALLEN.exec(query.text) ?? BEFELL.exec(query.text))?.[1]?.match(/[\w-]+/g))
    const deed = weighty.filter(i => !parts.includes(i) && befell.has(concepts[i]!.word) && !concepts[i]!.noun)
    const people = PEOPLE.has(stem(head)) || sized || (head === '' && DIED.test(query.text))
    return { to: 'figure', parts, people, deed, countries: COUNTRIES.has(stem(head)) }
  }
  if (query.asked !== 'yes-no') return undefined
  const verb = (DOES.exec(query.text) ?? (NAMED_DOES.test(query.raw) ? DID.exec(query.text) : null))?.[1]
  if (!verb) return undefined
  const behind = query.text.slice(query.text.indexOf(verb) + verb.length)
  const end = behind.search(ANOTHER_PHRASE)
  const thing = new Set((end > 0 ? behind.slice(0, end) : behind).match(/[^\s?!,;]+/g))
  return { to: 'deed', parts: weighty.filter(i => thing.has(concepts[i]!.word)), verb: place(verb) }
}

/**
 * How a clause binds what a question asks for.
 *
 * @param marks where the question's concepts stand in the clause
 * @param stems the stems of the clause's words, by their places
 */
export function bindings(
  bond: Bond | undefined,
  concepts: readonly Concept[],
  resolution: Resolution,
  clause: Clause,
  marks: readonly Mark[],
  stems: { readonly stems: readonly string[]; readonly at: readonly number[] },
): Bindings {
  switch (bond?.to) {
    case 'date': {
      const { share, ratio } = reached(bond, concepts, resolution, clause, marks)
      return {
        ...NONE,
        dated: share,
        unbound: Math.max(ramp(1 - ratio, 0.55, 0.75), ramp(1 - happens(bond, marks), 0.6, 0.8)),
      }
    }
    case 'figure': {
      const counted = countedWell(bond, resolution, clause, marks, stems)
      return { ...NONE, counted, uncounted: 1 - counted }
    }
    case 'deed':
      return { ...NONE, idle: ramp(1 - doneWell(bond, concepts, clause, marks), 0.6, 0.8) }
  }
  return NONE
}

/** How well the clause speaks of what happens on the day that is asked for. */
const happens = ({ event }: Bond & { to: 'date' }, marks: readonly Mark[]) =>
  event < 0 ? 1 : marks.reduce((most, m) => (m.concept === event ? Math.max(most, m.well) : most), 0)

/** 0 up to `from`, 1 from `to` on, evenly between. */
const ramp = (x: number, from: number, to: number) => Math.min(1, Math.max(0, (x - from) / (to - from)))

/** What stands within so many words is as near as can be; so many further it counts half. */
const NEAR = 4
const FADE = { near: 10, bound: 20 }
const fading = (distance: number, fade: number) => 1 / (1 + Math.max(0, distance - NEAR) / fade)
/** What a word counts that only names what a body is for. */
const NAMED = 0.3

/** The weight of some concepts that is met by marks, each by the best of them. */
function weightMet(
  parts: readonly number[],
  concepts: readonly Concept[],
  marks: Iterable<readonly [concept: number, well: number]>,
): number {
  const best: number[] = []
  for (const [concept, well] of marks) best[concept] = Math.max(best[concept] ?? 0, well)
  return parts.reduce((sum, i) => sum + (best[i] ?? 0) * concepts[i]!.weight, 0)
}

const weightOf = (parts: readonly number[], concepts: readonly Concept[]) =>
  parts.reduce((sum, i) => sum + concepts[i]!.weight, 0)

/** How much of the question, and of what is met of it anywhere in the clause, the date reaches that reaches most. */
function reached(
  { parts, time, day: exactly }: Bond & { to: 'date' },
  concepts: readonly Concept[],
  resolution: Resolution,
  clause: Clause,
  marks: readonly Mark[],
): { share: number; ratio: number } {
  const whole = weightOf(parts, concepts)
  if (whole === 0) return { share: 1, ratio: 1 }
  const names = namesIn(clause)
  let most = 0
  let reach = 0
  for (const { from, to, first, last, time: of, day } of datedIn(clause, resolution)) {
    if ((time && of && time !== of) || (exactly && !day)) continue
    const within = marks.filter(m => m.at >= first && m.at <= last && (m.at < from || m.at > to))
    const faded = (fade: number) =>
      within.map(m => {
        const well = m.well * fading(m.at < from ? from - m.at : m.at - to, fade)
        return [m.concept, names.has(m.at) ? well * NAMED : well] as const
      })
    most = Math.max(most, weightMet(parts, concepts, faded(FADE.near)))
    reach = Math.max(reach, weightMet(parts, concepts, faded(FADE.bound)))
  }
  const met = weightMet(
    parts,
    concepts,
    marks.map(m => [m.concept, m.well]),
  )
  return { share: most / whole, ratio: met > 0 ? reach / met : 0 }
}

/** What the counted noun is worth where it only stands before another: "three infantry companies" counts companies. */
const MODIFIER = 0.4
/** What "1,200 personnel" is worth to one who asks for soldiers, and "the troop level … to 1,200". */
const AS_PERSONNEL = 0.7
const AS_LEVEL = 0.6
/** What a word is worth that says what became of those who are counted. */
const AS_SAID = 0.8
const LEVEL_BEFORE = 12
/** How well the counted noun must stand for something else that is asked to be that. */
const OTHERWISE = 0.75

/** How well some figure counts what is asked to be counted. */
function countedWell(
  { parts, people, deed, countries }: Bond & { to: 'figure' },
  resolution: Resolution,
  clause: Clause,
  marks: readonly Mark[],
  { stems, at }: { readonly stems: readonly string[]; readonly at: readonly number[] },
): number {
  let best = 0
  let both = 0
  const meant = marks.filter(m => parts.includes(m.concept))
  const others = marks.filter(m => m.well >= OTHERWISE && !parts.includes(m.concept) && !deed.includes(m.concept))
  const capitals = capitalsIn(clause)
  const states = new Set(countries ? at.filter((_, k) => COUNTRIES.has(stems[k]!)) : [])
  const countedAs = at.filter((_, k) => COUNTED_AS.has(stems[k]!))
  const befallen = new Map(marks.flatMap(m => (deed.includes(m.concept) ? [[m.at, m.well] as const] : [])))
  for (const { from, to, noun, first, last, said } of countedIn(clause, resolution)) {
    if (countries && noun !== undefined && states.has(noun)) best = 1
    const bare = noun === undefined || countedAs.includes(noun)
    // "how many soldiers in the companies?": a figure of companies counts no soldiers
    if (!bare && others.some(m => m.at === noun)) continue
    for (const m of meant) {
      if (m.at > to && m.at <= last) best = Math.max(best, m.well * (bare || m.at === noun ? 1 : MODIFIER))
      else if (bare && m.at > last && m.at <= said) best = Math.max(best, m.well * AS_SAID)
      else if (bare && m.at < from && m.at >= first && !capitals.has(m.at))
        best = Math.max(best, m.well * fading(from - m.at, FADE.near))
    }
    // "how many people died": hundreds of deaths
    if (noun !== undefined && befallen.has(noun) && (people || meant.some(m => m.at > to && m.at < noun)))
      both = Math.max(both, befallen.get(noun)!)
    if (!people || !bare) continue
    if (noun !== undefined) best = Math.max(best, AS_PERSONNEL)
    if (countedAs.some(a => a < from && a >= first && from - a < LEVEL_BEFORE)) best = Math.max(best, AS_LEVEL)
  }
  const done = deed.map(i => marks.reduce((most, m) => (m.concept === i ? Math.max(most, m.well) : most), 0))
  return Math.max(both, best * Math.min(1, ...done))
}

/** How far from its verb what is done to something may stand. */
const BEFORE_VERB = 6
const BEHIND_VERB = 14
/** What a deed is worth whose verb is too plain to be looked for, and one that a preamble speaks of. */
const PLAIN_VERB = 0.6
const IN_PREAMBLE = 0.7

/** How well the clause does what the resolution is asked to do: its verb, and what is done to what, close together. */
function doneWell(
  { parts, verb }: Bond & { to: 'deed' },
  concepts: readonly Concept[],
  clause: Clause,
  marks: readonly Mark[],
): number {
  const whole = weightOf(parts, concepts)
  const capitals = capitalsIn(clause)
  let best = 0
  for (const v of marks) {
    // "the Intergovernmental Authority" authorizes nothing
    if (verb < 0 ? !parts.includes(v.concept) : v.concept !== verb || (v.at > 0 && capitals.has(v.at))) continue
    const near = marks.filter(m => m.at > v.at - BEFORE_VERB && m.at <= v.at + BEHIND_VERB)
    const met = weightMet(
      parts,
      concepts,
      near.map(m => [m.concept, m.well]),
    )
    best = Math.max(best, (verb < 0 ? PLAIN_VERB : v.well) * (whole > 0 ? met / whole : 1))
  }
  return clause.part === 'preambular' ? best * IN_PREAMBLE : best
}
