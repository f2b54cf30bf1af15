/**
 * Phrases of time in a paragraph: "until 15 May 1998", "within three months of the adoption of this resolution", "15 days before
 * the end of its mandated period", "every 90 days". Only what the words say; what they count from is resolved in deadlines.ts.
 */
import { type FoundDate, isRange, toNumber } from './dates.ts'
import type { Span } from './model.ts'

type Unit = 'hour' | 'day' | 'week' | 'month' | 'year'
export interface Amount {
  readonly count: number
  readonly unit: Unit
}

/** What a period counts from, as the words name it. */
type Base =
  | { readonly from: 'unnamed' }
  | { readonly from: 'adoption' }
  | { readonly from: 'date'; readonly date: string }
  /** The entry into force, of the paragraph where one is named. */
  | { readonly from: 'force'; readonly paragraph?: string }
  | { readonly from: 'that date' }
  | { readonly from: 'term'; readonly words: string }

interface Found {
  readonly span: Span
}
export interface DatePhrase extends Found {
  readonly kind: 'date'
  /** The word before the date that makes it a deadline, "until". */
  readonly lead: string
  readonly date: FoundDate
}
export interface PeriodPhrase extends Found {
  readonly kind: 'period'
  readonly lead: 'within' | 'for' | 'later' | 'bare'
  readonly amount: Amount
  readonly before: boolean
  readonly base: Base
}
/** The end of a term that stands elsewhere: "at the end of this period". */
interface TermPhrase extends Found {
  readonly kind: 'term'
  readonly words: string
}
export interface RhythmPhrase extends Found {
  readonly kind: 'rhythm'
  readonly every: Amount
}
export type TimePhrase = DatePhrase | PeriodPhrase | TermPhrase | RhythmPhrase

/** A unit is looked for first, and the number before it: most paragraphs hold none. */
const UNIT = /[-\s](hour|day|week|month|year)(?:s|ly)?\b(?:[’']s?)?/gi

/** The number that stands before a unit, and where it begins; "a" counts as one. */
function numberBefore(text: string, at: number): { count: number; start: number } | undefined {
  const left = text
    .slice(Math.max(0, at - 70), at)
    .trimEnd()
    .replace(/[-\s]+(?:more|additional|further|calendar|consecutive)$/i, '')
  const begin = Math.max(0, at - 70)
  const starts = [...left.matchAll(/(?<![\w.,])\w/g)].map(match => match.index).slice(-6)
  // The longest run of words that is a number: "one hundred and eighty", "thirty (30)".
  for (const start of starts) {
    const words = left.slice(start)
    const count = /^an?$/i.test(words) ? 1 : /^(?:and|a)\b/i.test(words) ? undefined : toNumber(words)
    if (count) {
      // "18 to 24 months": by the longer at the latest
      const range = /(?<![\w.,])([\w-]+)(?:\s+(?:to|or)\s+|\s*[-–]\s*)$/.exec(left.slice(0, start))
      const first = range && toNumber(range[1]!)
      return { count, start: begin + (first && first < count ? range.index : start) }
    }
  }
  return undefined
}

/** "in three and six months": the number before one that shares its unit. */
function sharing(text: string, start: number): { count: number; span: Span } | undefined {
  const begin = Math.max(0, start - 30)
  const match = /(?<![\w.,-])([\w-]+)\s+and\s+$/.exec(text.slice(begin, start))
  const count = match ? toNumber(match[1]!) : undefined
  return match && count ? { count, span: [begin + match.index, begin + match.index + match[1]!.length] } : undefined
}

const KIND =
  'same|further|additional|initial|new|final|last|single|maximum|interim|limited|fixed|renewable|transitional|another|first|second|one'
const KINDS = `(?:${KIND})`
/**
 * Words before a period that make it count. Each reads the text up to the number; `ends` are the words that it can end with, so
 * that its pattern is compiled for a text that may match it only.
 */
interface Lead {
  readonly lead: PeriodPhrase['lead']
  readonly ends: ReadonlySet<string>
  readonly pattern: () => RegExp
}
const words = (text: string): ReadonlySet<string> => new Set(text.split(/[ |]/))
/** A pattern that is made when it is first asked for: a large one is slow to make. */
export function lazy(make: () => RegExp): () => RegExp {
  let pattern: RegExp | undefined
  return () => {
    pattern ??= make()
    return pattern
  }
}
const WITHIN: Lead = {
  lead: 'within',
  ends: words(`within in the a an next coming following of ${KIND}`),
  pattern: lazy(
    () =>
      new RegExp(
        `\\b(?:(?:within|in)\\s+(?:(?:the|a|an)\\s+)?(?:(?:next|coming|following|${KINDS})\\s+)*(?:period\\s+of\\s+)?|(?:in|over|during)\\s+the\\s+(?:next|coming|following)\\s+)$`,
        'i',
      ),
  ),
}
const FOR: Lead = {
  lead: 'for',
  ends: words(`for to of exceeding than the a an next coming following ${KIND}`),
  pattern: lazy(
    () =>
      new RegExp(
        `\\b(?:for\\s+)?(?:(?:an?|the|another|its)\\s+)?(?:,?\\s*(?:and\\s+)?${KINDS},?\\s+)*(?:interim\\s+)?period\\s+(?:of(?:\\s+(?:no|not)\\s+(?:more|longer)\\s+than)?|not\\s+exceeding)\\s+(?:up\\s+to\\s+)?(?:an?\\s+)?(?:additional\\s+|further\\s+)?$|\\bfor\\s+(?:up\\s+to\\s+)?(?:(?:an?|the|another)\\s+)?(?:(?:next|coming|following|${KINDS})\\s+)*$`,
        'i',
      ),
  ),
}
const LATER: Lead = {
  lead: 'later',
  ends: words('than of latest least a an initial'),
  pattern: () =>
    /\b(?:(?:no|not)\s+later\s+than\s+|(?:at|by|before)\s+the\s+end\s+of\s+|at\s+the\s+latest\s+)(?:at\s+least\s+)?(?:(?:an?|the)\s+(?:initial\s+)?(?:period\s+of\s+)?)?$/i,
}
const AT_LEAST =
  /\b(?:at\s+least|no\s+fewer\s+than|not\s+less\s+than|no\s+less\s+than|not\s+fewer\s+than|at\s+the\s+latest|approximately|about)\s+$/i
/** "decides to review the measures after six months" */
const AFTER = /\b(?:review|re-?examine|reconsider|report|briefing|update)\b[^;,]{0,60}\bafter\s+$/i
/** The period lies behind, measures an age, or is part of another term's name. */
const NO_LEAD =
  /\b(?:past|previous|preceding|(?<!\bnot?\s)longer\s+than|(?<!\bnot?\s)more\s+than|less\s+than|(?<!\bnot\s)exceeding|exceeds?|older\s+than|under|aged?|(?:this|that|the|aforesaid|aforementioned|(?<!\bfor\s+)the\s+same)\s+(?:new\s+|initial\s+|current\s+)?(?:period\s+of\s+)?|term\s+of\s+(?:office\s+of\s+)?|after|since|last)\s*$/i
const NO_LEAD_ENDS = words(
  'past previous preceding than exceeding exceed exceeds under age aged this that the aforesaid aforementioned same new initial current of after since last',
)
const NO_TAIL = new Set(
  'ago,old,of age,or more,or older,earlier,imprisonment,in prison,of war,of conflict,of fighting,of negotiations,in each,at a'.split(
    ',',
  ),
)

/** What a unit without its plural may measure: "a six-month period", "at sixty-day intervals", "90-day reports". */
const SPANS = words(
  'period periods mandate term extension renewal deployment timeframe deadline limit window basis interval intervals report reports suspension',
)

const ADOPTION =
  /^(?:the\s+)?(?:date\s+of\s+)?(?:(?:the\s+)?(?:adoption|passage|passing|date)\s+of\s+(?:this|the\s+present|the)\s+resolution|(?:its\s+|the\s+)?adoption\b(?!\s+(?:of|by))|(?:the\s+)?(?:renewal|extension)\s+of\s+(?:this|the|its)\s+mandate|(?:this|the\s+present)\s+resolution\b|today\b|now\b)/i
const FORCE =
  /^(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?(?:entry|entering|coming)\s+into\s+(?:force|effect)(?:\s+of\s+(?:this\s+resolution|the\s+(?:present\s+)?resolution|paragraph\s+(\d+)(?:\s+(?:above|below))?|(?:the|these)\s+measures(?:\s+(?:imposed|set\s+out|referred\s+to)\s+(?:by|in)\s+paragraphs?\s+[\d,\sand()a-z]*?(?=\s+(?:above|below|on|and\s+[a-z]|to)\b))?))?(?:\s+above)?/i
export const END = '(?:end|expiry|expiration|termination|conclusion|completion|lapse|ending)'
const TERM_NOUN =
  '(?:(?:initial|first|said|same)\\s+\\S+\\s+(?:days|weeks|months|years)|periods?|mandates?|measures|terms?|authori[sz]ations?|extension|exemptions?|suspension|phase)'
/** "specified in paragraph 1": how a paragraph points to a term that stands in another. */
export const NAMED =
  '(?:specified|referred\\s+to|mentioned|set\\s+(?:out|forth)|laid\\s+down|defined|established|described|stipulated|indicated|identified|provided(?:\\s+for)?)'
export const TERM_NAME =
  `([^,;:.]{0,70}?\\b${TERM_NOUN}\\b(?:\\s+of\\s+(?:the\\s+)?[A-Z][\\w’-]*(?:\\s+(?:of\\s+|and\\s+)?[A-Z][\\w’-]*)*)?` +
  `(?:\\s+${NAMED}\\s+in\\s+(?:operative\\s+)?` +
  'paragraph\\s+\\d+(?:\\s+\\([a-z]\\))?(?:\\s+(?:above|below))?)?)'
const TERM = lazy(
  () =>
    new RegExp(
      `^(?:(?:the|its|their)\\s+)?(?:current\\s+)?(?:date\\s+of\\s+)?(?:the\\s+)?${END}(?:\\s+date)?\\s+of\\s+${TERM_NAME}`,
    ),
)
/** "before its mandate expires" */
export const EXPIRES =
  "((?:its|their|the)(?:\\s+(?:present|current))?(?:\\s+[A-Z]\\w+[’']s)?\\s+mandate(?:\\s+of\\s+(?:the\\s+)?[A-Z]\\w+)?)\\s+(?:expires|ends|terminates|lapses)"
const EXPIRES_FIRST = lazy(() => new RegExp(`^${EXPIRES}`))
/** "45 days prior to its expiration" */
const OWN_END = lazy(() => new RegExp(`^((?:its|their)\\s+${END})\\b`))
/** What every end of a term holds. */
const ENDS = /\b(?:end|expir|terminat|conclusion|completion|lapse)/
/** Words that may stand between "from" and its date. */
const TO_DATE =
  /^(?:(?:on|in|at|the|of|its|date|expiry|expiration|current|present|mandate|hours?|Eastern|Daylight|Standard|Saving|Time|GMT|local|time|midnight|starting|beginning|commencing|a\.m|p\.m|\d\d?[.:]\d\d|0\d{3}|no|later|than)\b[\s,.]*)*$/i
const EVENT_DATE =
  /^[^;]{0,120}?\b(?:which|that)\s+(?:took\s+effect|entered\s+into\s+force|began|begins|commenced|started|will\s+begin)\s+on\s+$/

const PLUS =
  /^,?\s+(?:(?:starting|beginning|commencing|counted|counting|effective|running)\s+)?(?:after|from|of|following|beyond|since|as\s+of|as\s+from|with\s+effect\s+from|starting|beginning|commencing)\s+(?:on\s+)?(?=\S)|^,?\s+(?:starting|beginning|commencing)\s+(?=at\b|\d)/i
const PLUS_BEGINS = words('as with starting beginning commencing counted counting effective running')
/** The plain ones of these, which are the most. */
const FROM = /^,?\s+(?:after|from|of|following|beyond|since)\s+(?:on\s+)?(?=\S)/i
const FROM_BEGINS = words('after from of following beyond since')
const MINUS_BEGINS = words('prior before in ahead preceding')
const MINUS = /^,?\s+(?:prior\s+to|before|in\s+advance\s+of|ahead\s+of|preceding)\s+/i

const LISTED =
  /^(?:,|\s+and|\s+or)\s+(?:again\s+)?(?!every|each)(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:day|week|month|year)s?\b/i

const lastWord = (left: string): string => /\w+$/.exec(left.trimEnd())?.[0].toLowerCase() ?? ''
const firstWord = (right: string): string => /^\s+(\w+)/.exec(right)?.[1]?.toLowerCase() ?? ''
const secondWord = (right: string): string => /^\s+\w+\s+(\w+)/.exec(right)?.[1]?.toLowerCase() ?? ''

/** Periods with what they count from, and rhythms that are told by a number. */
export function* periods(text: string, dates: readonly FoundDate[]): Generator<TimePhrase> {
  for (const match of text.matchAll(UNIT)) {
    const number = numberBefore(text, match.index)
    if (!number) continue
    const { count, start } = number
    const amount: Amount = { count, unit: match[1]!.toLowerCase() as Unit }
    let end = match.index + match[0].length
    const first = sharing(text, start)
    const left = text.slice(Math.max(0, (first?.span[0] ?? start) - 90), first?.span[0] ?? start)
    const right = text.slice(end)
    const [last, next] = [lastWord(left), firstWord(right)]
    const looksBack = NO_LEAD_ENDS.has(last) && NO_LEAD.test(left)
    if (looksBack && !(last === 'after' && AFTER.test(left))) continue
    if (NO_TAIL.has(next) || NO_TAIL.has(`${next} ${secondWord(right)}`)) continue
    // "for a three-year transition" is a kind of transition, "for a six-month period" a period
    if (/^-[a-z]+$/.test(match[0]) && next && !SPANS.has(next)) continue
    const every = everyBefore(left, last) ?? rhythmTail(left, last, next)
    if (every) {
      const tail = /^\s+intervals(?:\s+thereafter)?|^\s+(?:thereafter|reports?|basis)\b/i.exec(right)
      yield { kind: 'rhythm', every: amount, span: [start - every[0].length, end + (tail?.[0].length ?? 0)] }
      continue
    }
    // "for an additional 12-month period"
    const noun = next === 'period' ? /^\s+period\b/i.exec(right) : null
    if (noun) end += noun[0].length
    const rest = text.slice(end)
    const lead = leadOf(left, last, noun !== null)
    const from = start - (first ? 0 : (lead?.length ?? 0))
    // "six months and one year after the adoption": the first borrows the second's base
    const listed = /^(?:,|\s+and\b|\s+or\b)/i.test(rest) ? LISTED.exec(rest) : null
    const tailAt = end + (listed?.[0].length ?? 0)
    const tail = baseAt(text, tailAt, dates)
    if (listed && tail?.base && tail.base.from !== 'unnamed') {
      yield {
        kind: 'period',
        lead: lead?.lead ?? 'bare',
        amount,
        before: tail.before,
        base: tail.base,
        span: [from, end],
      }
      continue
    }
    const own = listed ? undefined : tail
    if (first && lead && (!own || own.base)) {
      const { before = false, base = { from: 'unnamed' } } = own ?? {}
      const span: Span = [first.span[0] - lead.length, first.span[1]]
      yield { kind: 'period', lead: lead.lead, amount: { ...amount, count: first.count }, before, base, span }
    }
    // A period counted from an event whose day the text does not give
    // (but "the establishment for six months of a force" names what is established)
    // and "in nine months of the progress" tells of what
    const names = /^,?\s+of\b/.test(right)
    if (own && !own.base && !(names && (lead?.lead === 'for' || last === 'in'))) continue
    const date = own?.range ?? (lead && dateAfter(text, own?.base ? own.end : end, dates))
    if (date) yield { kind: 'date', lead: 'until', date, span: [from, date.span[1]] }
    else if (own?.base) {
      const least = own.before ? AT_LEAST.exec(left) : null
      const begin = Math.min(from, start - (least?.[0].length ?? 0))
      yield {
        kind: 'period',
        lead: lead?.lead ?? 'bare',
        amount,
        before: own.before,
        base: own.base,
        span: [begin, own.end],
      }
    } else if (lead)
      yield { kind: 'period', lead: lead.lead, amount, before: false, base: { from: 'unnamed' }, span: [from, end] }
  }
}

/** "for a period of six months, until 31 January 2001": the date that follows is the deadline. */
function dateAfter(text: string, at: number, dates: readonly FoundDate[]): FoundDate | undefined {
  const joint =
    /^,?\s+(?:i\.e\.,?\s+|that\s+is,?\s+|and\s+)?(?:until|to|(?:ending|expiring|terminating)(?:\s+on|\s+(?:no|not)\s+later\s+than)?|through|up\s+to)\s+(?=\d)/i
  const found = dates.length ? joint.exec(text.slice(at, at + 60)) : null
  return found ? dates.find(date => date.span[0] === at + found[0].length) : undefined
}

function everyBefore(left: string, last: string): RegExpExecArray | null {
  if (last !== 'every' && last !== 'each' && last !== 'subsequent') return null
  return /\b(?:at\s+least\s+)?(?:once\s+)?(?:every|each)\s+(?:subsequent\s+)?$/i.exec(left)
}

/** "at sixty-day intervals", "on a 90-day basis" */
function rhythmTail(left: string, last: string, next: string): RegExpExecArray | null {
  const follows = /^(?:intervals|basis|reports?$)/.test(next)
  // "his regular 90-day reports"
  if (last === 'regular' && /^reports?$/.test(next)) return /\bregular\s+$/i.exec(left)
  const apart = /^(?:of|than)$/.test(last)
    ? /\bat\s+intervals\s+(?:of|not\s+exceeding)\s+(?:(?:no|not)\s+more\s+than\s+)?$/i.exec(left)
    : null
  if (!follows) return apart
  return /\b(?:at|on)\s+(?:an?\s+|regular\s+)*$/i.exec(left)
}

const LONGER = /\b(?:extend|prolong)(?:s|ed|ing)?\s+(?:[^;,]{0,50}?\s)??((?:by\s+)?(?:up\s+to|by)\s+)$/i

function leadOf(left: string, last: string, noun: boolean): { lead: PeriodPhrase['lead']; length: number } | undefined {
  // The plain ones, which are the most.
  const blank = left.length - left.trimEnd().length
  if (blank && (last === 'within' || last === 'for')) return { lead: last, length: last.length + blank }
  for (const { lead, ends, pattern } of [WITHIN, LATER, FOR]) {
    const match = ends.has(last) ? pattern().exec(left) : null
    if (match) return { lead, length: match[0].trimStart().length }
  }
  // "to extend up to three months the temporary redeployment"
  if (last === 'after') return { lead: 'within', length: last.length + blank }
  const by = last === 'by' || last === 'to' ? LONGER.exec(left) : null
  if (by) return { lead: 'for', length: by[1]!.length }
  const article = noun ? /\b(?:an?|another)\s+(?:(?:additional|further|new|single|final)\s+)?$/i.exec(left) : null
  return article ? { lead: 'for', length: article[0].length } : undefined
}

/** What follows a period: undefined where nothing is counted from, `base` undefined where it is an event without a date. */
function baseAt(text: string, at: number, dates: readonly FoundDate[]) {
  const right = text.slice(at, at + 320)
  // "three months hence"; "no later than 45 days …, and again 60 days thereafter"
  const hence = /^\s+(?:hence|(thereafter))\b/.exec(right)
  if (hence) {
    const base: Base = { from: hence[1] ? 'that date' : 'adoption' }
    return { before: false, base, end: at + hence[0].length, range: undefined }
  }
  const opens = /^,?\s+(\w+)/.exec(right)?.[1]?.toLowerCase() ?? ''
  const minus = MINUS_BEGINS.has(opens) ? MINUS.exec(right) : null
  const plus = minus
    ? null
    : FROM_BEGINS.has(opens)
      ? FROM.exec(right)
      : PLUS_BEGINS.has(opens)
        ? PLUS.exec(right)
        : null
  const found = minus ?? plus
  if (!found) return undefined
  const before = minus !== null
  const start = at + found[0].length
  const rest = text.slice(start, start + 300)
  const done = (base: Base | undefined, length: number) => ({
    before,
    base,
    end: start + length,
    range: undefined as FoundDate | undefined,
  })
  const adoption = ADOPTION.exec(rest)
  if (adoption) return done({ from: 'adoption' }, adoption[0].length)
  const force = /entry|entering|coming/i.test(rest) ? FORCE.exec(rest) : null
  if (force) return done({ from: 'force', ...(force[1] ? { paragraph: force[1] } : {}) }, force[0].length)
  const same = /^(?:that|the\s+same|this)\s+(?:date|day)\b/i.exec(rest)
  if (same) return done({ from: 'that date' }, same[0].length)
  const term = ENDS.test(rest) ? (TERM().exec(rest) ?? EXPIRES_FIRST().exec(rest) ?? OWN_END().exec(rest)) : null
  const date = dates.find(d => d.span[0] >= start)
  if (date && TO_DATE.test(text.slice(start, date.span[0])))
    return {
      // "from the expiration of its current mandate in December 2017": the month's end.
      ...done({ from: 'date', date: (isRange(date) ? undefined : date.until) ?? date.date }, date.span[1] - start),
      range: isRange(date) ? date : undefined,
    }
  if (term) return done({ from: 'term', words: term[1]! }, term[0].length)
  if (date && EVENT_DATE.test(text.slice(start, date.span[0])))
    return done({ from: 'date', date: date.date }, date.span[1] - start)
  // "for six months of …" is no base; "within ten days of the supply" is an event.
  return done(undefined, 0)
}
