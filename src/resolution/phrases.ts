/** Phrases of time in a paragraph: fixed dates, periods, ends of terms and rhythms, in order. */
import { type FoundDate, findDates, isRange } from './dates.ts'
import {
  type Amount,
  type DatePhrase,
  END,
  EXPIRES,
  lazy,
  NAMED,
  periods,
  type RhythmPhrase,
  TERM_NAME,
  type TimePhrase,
} from './periods.ts'

/**
 * All phrases of time in a text that may be deadlines, in order, not overlapping. A day without a year that no other text dates
 * ("by 16 May") is the next one after the adoption, where a word before it looks ahead.
 *
 * @example timePhrases('until 15 May 1998', () => undefined)[0]?.span // [0, 17]
 */
export function timePhrases(
  text: string,
  yearOf: (dayAndMonth: string) => number | undefined,
  adopted?: string,
): readonly TimePhrase[] {
  const dates = findDates(text, day => yearOf(day) ?? yearAfter(day, adopted))
  const phrases: TimePhrase[] = []
  const add = (phrase: TimePhrase) => {
    const [start, end] = phrase.span
    // Two dates that share their words ("on 5 and 19 May 1998") share their span; nothing else may overlap.
    const twin = (other: TimePhrase) => phrase.kind === 'date' && other.kind === 'date' && other.span[1] === end
    if (phrases.every(other => other.span[1] <= start || other.span[0] >= end || twin(other))) phrases.push(phrase)
  }
  // Cheap tests first: most paragraphs hold no phrase of time, and a large pattern costs more to compile than a text to read.
  const low = text.toLowerCase()
  const holds = (part: string) => low.includes(part)
  const units = UNITS.some(holds)
  const ends = /\bend(?:s|ing|\s+(?:date|of)\b)/.test(low)
  if (units) for (const phrase of periods(text, dates)) add(phrase)
  if (ends || TERM_WORDS.some(holds)) for (const phrase of terms(text, dates)) add(phrase)
  if (ADVERBS.some(holds) || (units && RECURS.test(low))) for (const phrase of rhythms(text)) add(phrase)
  if (dates.length)
    for (const phrase of fixedDates(text, dates)) {
      const { lead, date } = phrase
      const day = /\d{4}/.test(date.words)
        ? null
        : /(\d\d?)(?:\D.*?)?([A-Z][a-z]+)|([A-Z][a-z]+) (\d\d?)/.exec(date.words)
      const guessed = day !== null && yearOf(`${Number(day[1] ?? day[4])} ${day[2] ?? day[3]}`) === undefined
      if (!guessed || AHEAD.test(lead)) add(phrase)
    }
  if (ends) for (const phrase of namedEnds(text, adopted)) add(phrase)
  return phrases.sort((a, b) => a.span[0] - b.span[0])
}

/** Words before a day without a year that look ahead. */
const AHEAD = /^(?:by|until|till|up to|no later|not later|before|on or before|prior to|ending|expir|terminat)/

/** The year of the next such day after the adoption. */
function yearAfter(dayAndMonth: string, adopted: string | undefined): number | undefined {
  if (adopted === undefined) return undefined
  const year = Number(adopted.slice(0, 4))
  const date = findDates(`${dayAndMonth} ${year}`)[0]?.date
  return date === undefined ? undefined : date > adopted ? year : year + 1
}

const UNITS = ['hours', 'day', 'week', 'month', 'year']
const TERM_WORDS = ['expir', 'terminat', 'conclusion', 'completion', 'lapse', 'paragraph']
const ADVERBS = ['annual', 'biennial', 'quarter', 'monthly', 'weekly', 'yearly', 'fortnight', 'trimestrial']
const RECURS = /\b(?:a|per|each|every|other)\s+(?:year|month|week)\b/
const NOUNS =
  '(?:reports?|reporting|reviews?|updates?|briefings?|basis|assessments?|progress|written|oral|comprehensive|summar(?:y|ies)|intervals|evaluations?|consultations|meetings|informal|accounts?|statements?)'
const RHYTHMS: readonly (readonly [RegExp, Amount])[] = [
  [/quarterly|trimestrial|each\s+quarter|every\s+quarter/, { count: 3, unit: 'month' }],
  [
    /bi-?annual(?:ly)?|semi-?annual(?:ly)?|half-yearly|twice\s+(?:a|per|each)\s+year|twice\s+(?:yearly|annually)|six-monthly/,
    { count: 6, unit: 'month' },
  ],
  [/biennial(?:ly)?/, { count: 2, unit: 'year' }],
  [/annual(?:ly)?|yearly|once\s+(?:a|per|each|every)\s+year|each\s+year|every\s+year/, { count: 1, unit: 'year' }],
  [/bi-?monthly|every\s+other\s+month/, { count: 2, unit: 'month' }],
  [/monthly|each\s+month|every\s+month|once\s+(?:a|per)\s+month/, { count: 1, unit: 'month' }],
  [/bi-?weekly|fortnightly|(?:every|each)\s+fortnight/, { count: 2, unit: 'week' }],
  [/weekly|each\s+week|every\s+week|once\s+(?:a|per)\s+week/, { count: 1, unit: 'week' }],
]

const RHYTHM = lazy(
  () =>
    new RegExp(
      `\\b(?:(?:at|on|with)\\s+)?(?:an?\\s+|regular\\s+)?(?<![\\w-])(?:(${RHYTHMS.map(([pattern]) => pattern.source).join('|')})\\b)(\\s+${NOUNS}\\b)?`,
      'gi',
    ),
)

function* rhythms(text: string): Generator<RhythmPhrase> {
  for (const match of text.matchAll(RHYTHM())) {
    const word = match[1]!.toLowerCase()
    const left = text.slice(0, match.index)
    // "his annual report", "the annual report of": a report that is named, not a rhythm that is set
    if (
      /\b(?:his|its|their|the|this|that|latest|last|next|\d{4}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d(?:st|nd|rd|th))\s+$/i.test(
        left,
      )
    )
      continue
    const adverb = /ly$/.test(word) && !/^(?:quarterly|monthly|weekly|yearly|.*-?(?:monthly|weekly|yearly))$/.test(word)
    const phrase = /\s/.test(word) || adverb
    if (
      !phrase &&
      !match[2] &&
      !/\b(?:report|reports|reporting|inform|brief|update|review|meet|submit|provide)\b[^;]{0,60}$/i.test(left)
    )
      continue
    const found = RHYTHMS.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`).test(word))
    if (found) yield { kind: 'rhythm', every: found[1], span: [match.index, match.index + match[0].length] }
  }
}

/** Words before a date by which it binds. "after", "since" and a bare "of" do not. */
let binding: Set<string> | undefined

function allBinding(): Set<string> {
  const all = new Set(
    `until|until and including|till|up to|up to and including|through|by|by end of|by the end of|by late|by early|by mid|by mid-|by the close of|
by the|until the|on or about|no later than the|not later than the|before the|deadline of|in no case later than|as late as|the target of|the targets of|target date of|
at the latest|at the latest by|at the latest on|before|before the end of|prior to|ahead of|on or before|to|to the end of|ending|
from|as of|as from|effective|effective on|effective from|effective as of|with effect from|on|in|at the end of|between`.split(
      /\|\s*/,
    ),
  )
  const each = (words: string, tails: readonly string[]) => {
    for (const word of words.split('|')) for (const tail of tails) all.add(word + tail)
  }
  each('no later|not later', [' than', ' than the end of', ' in any event than', ' in any event than the end of'])
  each('end|ending|ends', [' on', ' in'])
  each('expire|expires|expiring', ['', ' on'])
  each('terminate|terminates|terminating', [' on'])
  each('beginning|starting|commencing|commence|begin|start|starts|begins', ['', ' on', ' from', ' in'])
  each('scheduled|planned|set|foreseen|envisaged', [' for'])
  return all
}

/** The words at the end of a text that bind the date behind it, and where they begin: the most words that do. */
function bindsBefore(left: string): { lead: string; start: number } | undefined {
  if (left.trimEnd() === left && !left.endsWith('mid-')) return undefined
  binding ??= allBinding()
  const tokens = [...left.matchAll(/\S+/g)].slice(-14)
  const at = (n: number) => tokens.at(-n)?.[0].toLowerCase() ?? ''
  let found: { lead: string; start: number; count: number } | undefined
  let tail = ''
  for (let count = 1; count <= Math.min(8, tokens.length); count++) {
    const token = tokens.at(-count)!
    // The first of the words may follow a bracket or a dash.
    const word = /\w+-?$/.exec(token[0])?.[0] ?? ''
    const lead = `${word.toLowerCase()}${tail}`
    if (binding.has(lead)) found = { lead, start: token.index + token[0].length - word.length, count }
    tail = ` ${at(count)}${tail}`
  }
  if (!found || tokens.at(-found.count)!.index !== found.start) return found
  // "for a further period until"
  let n = found.count + 1
  if (at(n) !== 'period') return found
  if (/^(?:further|additional|initial|new)$/.test(at(n + 1))) n += 1
  if (!/^an?$/.test(at(n + 1)) || !/\bfor$/.test(at(n + 2))) return found
  const begins = tokens.at(-n - 2)!
  return { lead: found.lead, start: begins.index + begins[0].length - 'for'.length }
}

const TELLS_HOUR = /\d[.:]\d\d|0\d{3}|midnight/
const CLOCK =
  /(?:\bat\s+)?(?:(?:\d\d?[.:]\d\d|0\d{3})\s*(?:hours)?,?\s*|midnight,?\s*)(?:\(?(?:[A-Z][a-z]+\s+){0,3}(?:[Tt]ime|GMT|EST)\)?,?\s*)?$/

/** Between two dates that one word binds: "by 7 March 1996, 4 April 1996 and 1 May 1996", "by 15 April, and again by 1 May". */
const JOINS = /^(?:,\s+|(?:,|\s)*(?:and|or)\s+(?:again\s+(?:on\s+|by\s+)?|then\s+)?)$/
const COMMA = /^,\s+$/
const PERIOD = /\b(?:during|for|in|over|throughout)\s+the\s+period\s+(?:of\s+|from\s+|between\s+)?$/i

function* fixedDates(text: string, dates: readonly FoundDate[]): Generator<DatePhrase> {
  let previous: DatePhrase | undefined
  const and = (last: DatePhrase | undefined, { span: [start] }: FoundDate) =>
    last?.lead === 'between' && (last.date.span[0] === start || /^\s+and\s+$/.test(text.slice(last.span[1], start)))
  for (const date of dates) {
    const left = text.slice(Math.max(0, date.span[0] - 100), date.span[0])
    const clock = TELLS_HOUR.test(left) ? (CLOCK.exec(left)?.[0].length ?? 0) : 0
    const binds = bindsBefore(clock ? left.slice(0, -clock) : left)
    // "until the deployment of UNCRO or 30 June 1995, whichever is sooner"
    const or = /\bor\s+$/i.test(left) ? /\b(until|by|before)\b[^;]*\bor\s+$/i.exec(left) : null
    let phrase: DatePhrase | undefined
    // "during the period October 2007 to September 2008"
    const period = left.includes('period') ? PERIOD.exec(left) : null
    if (period) {
      const start = date.span[0] - period[0].trimStart().length
      phrase = { kind: 'date', lead: isRange(date) ? 'until' : 'between', date, span: [start, date.span[1]] }
    } else if (or) phrase = { kind: 'date', lead: or[1]!.toLowerCase(), date, span: date.span }
    else if (binds) {
      const start = date.span[0] - left.length + binds.start
      phrase = { kind: 'date', lead: binds.lead, date, span: [start, date.span[1]] }
    } else if (
      previous &&
      JOINS.test(text.slice(previous.span[1], date.span[0])) &&
      (AHEAD.test(previous.lead) ||
        text[previous.span[1]] !== ',' ||
        !COMMA.test(text.slice(previous.span[1], date.span[0])))
    )
      phrase = { kind: 'date', lead: previous.lead, date, span: date.span }
    else if (previous?.date.span[0] === date.span[0]) phrase = { ...previous, date }
    // "between October 2012 and September 2013": what is asked is due by the second.
    if (phrase && (phrase.lead !== 'between' || isRange(date) || and(previous, date))) yield phrase
    previous = phrase
  }
}

/**
 * The end of a year, a quarter or a month that no date names: "by the end of 2004", "by the end of the year", "by the end of the first
 * quarter of 2005", "before the end of May".
 */
function* namedEnds(text: string, adopted: string | undefined): Generator<DatePhrase> {
  for (const match of text.matchAll(NAMED_END())) {
    const [start, end] = [match.index, match.index + match[0].length]
    const date = dayOfEnd(match, adopted)
    if (date === undefined) continue
    const words = match[0].slice(match[1]!.length).trim()
    yield {
      kind: 'date',
      lead: match[1]!.toLowerCase(),
      date: { date, words, span: [end - 4, end] },
      span: [start, end],
    }
  }
}

const ORDER = ['first', 'second', 'third', 'fourth']
const NAMED_END = lazy(
  () =>
    new RegExp(
      `\\b(by|before|until|at|no\\s+later\\s+than|not\\s+later\\s+than|to|prior\\s+to)\\s+the\\s+end\\s+of\\s+(?:(?:the\\s+(?:year\\s+)?|the\\s+(${ORDER.join('|')})\\s+quarter\\s+of\\s+)?((?:19|20)\\d\\d)|((?:the|this|the\\s+current|the\\s+present)\\s+(?:calendar\\s+)?year)(?!\\s+\\d)|([JFMASOND][a-z]{2,8})(?!\\s+(?:or\\b|(?:19|20)\\d\\d)))\\b`,
      'gi',
    ),
)

function dayOfEnd(
  [, , quarter, year, thisYear, month]: RegExpMatchArray,
  adopted: string | undefined,
): string | undefined {
  if (quarter)
    return findDates(`${['March', 'June', 'September', 'December'][ORDER.indexOf(quarter.toLowerCase())]} ${year}`)[0]
      ?.until
  if (year) return `${year}-12-31`
  if (adopted === undefined) return undefined
  if (thisYear) return `${adopted.slice(0, 4)}-12-31`
  const until = (y: number) => findDates(`${month} ${y}`)[0]?.until
  const own = until(Number(adopted.slice(0, 4)))
  return own && own < adopted ? until(Number(adopted.slice(0, 4)) + 1) : own
}

const PARAGRAPH = 'paragraph\\s+\\d+(?:\\s+(?:above|below))?'
/** Phrases for the end of a term that stands elsewhere, each with what a text must hold for it. */
const TERM_PHRASES: readonly (readonly [RegExp, () => RegExp])[] = [
  [
    /\b(?:end|expiry|expiration|termination|conclusion|completion|lapse|ending)(?:\s+date)?\s+of\b/,
    lazy(
      () =>
        new RegExp(
          `\\b(?:at|by|before|prior\\s+to|until|upon|on|to|ahead\\s+of)\\s+(?:(?:the|its|their)\\s+)?${END}(?:\\s+date)?\\s+of\\s+${TERM_NAME}`,
          'g',
        ),
    ),
  ],
  [/\b(?:expire|end|terminate|lapse)s/, lazy(() => new RegExp(`\\b(?:before|until|when)\\s+${EXPIRES}`, 'g'))],
  [
    /\b(?:its|their)\s+(?:expir|terminat)/i,
    () => /\b(?:before|prior\s+to|until)\s+((?:its|their)\s+(?:expiry|expiration|termination))\b(?!\s+of)/gi,
  ],
  [
    /\bperiod\s+(?:[a-z]+\s+){1,4}in\b/i,
    lazy(
      () =>
        new RegExp(
          `\\b(?:for|during|throughout)\\s+the\\s+(?:same\\s+)?(period\\s+(?:(?:of\\s+)?time\\s+)?${NAMED}\\s+in\\s+(?:operative\\s+)?${PARAGRAPH})`,
          'gi',
        ),
    ),
  ],
  [
    /\bdate\s+[a-z]+\s+(?:[a-z]+\s+)?in\b/i,
    lazy(
      () =>
        new RegExp(
          `\\b(?:(?:for\\s+an?\\s+(?:further\\s+)?period\\s+)?(?:until|by|before|ending\\s+on|expiring\\s+on))\\s+the\\s+((?:expiry\\s+)?date\\s+${NAMED}\\s+in\\s+(?:operative\\s+)?${PARAGRAPH})`,
          'gi',
        ),
    ),
  ],
  [
    /\bapply\s+to\s+the\b/i,
    lazy(
      () =>
        new RegExp(
          `\\bapply\\s+to\\s+the\\s+(?:new\\s+|same\\s+)?([\\w-]+\\s+period\\s+referred\\s+to\\s+in\\s+${PARAGRAPH})`,
          'gi',
        ),
    ),
  ],
]

/** Ends of terms that stand elsewhere. */
function* terms(text: string, dates: readonly FoundDate[]): Generator<TimePhrase> {
  for (const [hint, pattern] of TERM_PHRASES) {
    if (!hint.test(text)) continue
    for (const match of text.matchAll(pattern())) {
      const end = match.index + match[0].length
      // "by the end of its mandate on 24 January 2006": the day itself is printed.
      const on = /^,?\s*(?:on|i\.e\.,?|that is,?)\s+/.exec(text.slice(end, end + 12))
      const date = dates.find(found => found.span[0] === end + (on?.[0].length ?? 0))
      if (date) yield { kind: 'date', lead: 'by', date, span: [match.index, date.span[1]] }
      else yield { kind: 'term', words: match[1]!, span: [match.index, end] }
    }
  }
}
