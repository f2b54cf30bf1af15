/** Phrases of time in a paragraph: fixed dates, periods, ends of terms and rhythms, in order. */
import { type FoundDate, findDates } from './dates.ts'
import { type Amount, type DatePhrase, periods, type RhythmPhrase, type TimePhrase, terms } from './periods.ts'

/**
 * All phrases of time in a text that may be deadlines, in order, not overlapping.
 *
 * @example timePhrases('until 15 May 1998', () => undefined)[0]?.span // [0, 17]
 */
export function timePhrases(text: string, yearOf: (dayAndMonth: string) => number | undefined): readonly TimePhrase[] {
  const dates = findDates(text, yearOf)
  const phrases: TimePhrase[] = []
  const add = (phrase: TimePhrase) => {
    const [start, end] = phrase.span
    // Two dates that share their words ("on 5 and 19 May 1998") share their span; nothing else may overlap.
    const twin = (other: TimePhrase) => phrase.kind === 'date' && other.kind === 'date' && other.span[1] === end
    if (phrases.every(other => other.span[1] <= start || other.span[0] >= end || twin(other))) phrases.push(phrase)
  }
  // Cheap tests first: most paragraphs hold no phrase of time, and a large pattern costs more to compile than a text to read.
  if (UNITS.test(text)) for (const phrase of periods(text, dates)) add(phrase)
  for (const phrase of terms(text, dates)) add(phrase)
  if (RECURS.test(text)) for (const phrase of rhythms(text)) add(phrase)
  for (const phrase of fixedDates(text, dates)) add(phrase)
  for (const phrase of yearEnds(text)) add(phrase)
  return phrases.sort((a, b) => a.span[0] - b.span[0])
}

const UNITS = /[-\s](?:day|week|month|year)/i
const RECURS =
  /quarter|annual|trimestrial|(?:year|month|week|fortnight)ly|\b(?:a|per|each|every|other)\s+(?:year|month|week)\b/i
const NOUNS =
  '(?:reports?|reporting|reviews?|updates?|briefings?|basis|assessments?|progress|written|oral|comprehensive|summar(?:y|ies)|intervals|evaluations?|consultations|meetings|informal|accounts?|statements?)'
const RHYTHMS: readonly (readonly [RegExp, Amount])[] = [
  [/quarterly|trimestrial|each\s+quarter|every\s+quarter/, { count: 3, unit: 'month' }],
  [
    /bi-?annual(?:ly)?|semi-?annual(?:ly)?|half-yearly|twice\s+(?:a|per|each)\s+year|six-monthly/,
    { count: 6, unit: 'month' },
  ],
  [/annual(?:ly)?|yearly|once\s+a\s+year|each\s+year|every\s+year/, { count: 1, unit: 'year' }],
  [/bi-?monthly|every\s+other\s+month/, { count: 2, unit: 'month' }],
  [/monthly|each\s+month|every\s+month|once\s+a\s+month/, { count: 1, unit: 'month' }],
  [/bi-?weekly|fortnightly/, { count: 2, unit: 'week' }],
  [/weekly|each\s+week|every\s+week/, { count: 1, unit: 'week' }],
]
let rhythm: RegExp | undefined

function* rhythms(text: string): Generator<RhythmPhrase> {
  rhythm ??= new RegExp(
    `\\b(?:(?:at|on|with)\\s+)?(?:an?\\s+|regular\\s+)?(?<![\\w-])(?:(${RHYTHMS.map(([pattern]) => pattern.source).join('|')})\\b)(\\s+${NOUNS}\\b)?`,
    'gi',
  )
  for (const match of text.matchAll(rhythm)) {
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

const BEGIN = 'beginning|starting|commencing|commence|begin|start|starts|begins'
/** Words before a date by which it binds, by the last of them. "after", "since" and a bare "of" do not. */
const BINDS: Record<string, string> = {
  including: '(?:until|up to) and including',
  to: '(?:up |prior )?to',
  by: '(?:at the latest )?by',
  of: '(?:by(?: the)? end|by the close|(?:no|not) later (?:in any event )?than the end|before the end|ahead|to the end|(?:effective )?as|at the end) of',
  late: 'by late',
  mid: 'by mid-?',
  than: '(?:no|not) later (?:in any event )?than',
  latest: 'at the latest',
  before: '(?:on or )?before',
  on: `(?:at the latest |end(?:ing|s)? |expir(?:e|es|ing) |terminat(?:e|es|ing) |(?:${BEGIN}) |effective )?on`,
  in: `(?:end(?:ing|s)? |(?:${BEGIN}) )?in`,
  from: `(?:(?:${BEGIN}) |as |effective |with effect )?from`,
  for: '(?:scheduled|planned|set|foreseen|envisaged) for',
}
for (const word of `until|till|through|ending|effective|between|expire|expires|expiring|${BEGIN}`.split('|'))
  BINDS[word] = word
const binding = new Map<string, RegExp>()

/** The words at the end of a text that bind the date behind it. */
function bindsBefore(left: string): RegExpExecArray | null {
  const word = /(\w+)-?\s+$/.exec(left)?.[1]?.toLowerCase() ?? ''
  if (!Object.hasOwn(BINDS, word)) return null
  let pattern = binding.get(word)
  if (!pattern) {
    const words = `for an? (?:(?:further|additional|initial|new) )?period )?(${BINDS[word]}) $`.replaceAll(' ', '\\s+')
    pattern = new RegExp(`\\b(?:${words}`, 'i')
    binding.set(word, pattern)
  }
  return pattern.exec(left)
}

const TELLS_HOUR = /\d[.:]\d\d|0\d{3}|midnight/
const CLOCK =
  /(?:\bat\s+)?(?:(?:\d\d?[.:]\d\d|0\d{3})\s*(?:hours)?,?\s*|midnight,?\s*)(?:\(?(?:[A-Z][a-z]+\s+){0,3}(?:[Tt]ime|GMT|EST)\)?,?\s*)?$/

function* fixedDates(text: string, dates: readonly FoundDate[]): Generator<DatePhrase> {
  let previous: DatePhrase | undefined
  for (const date of dates) {
    const left = text.slice(Math.max(0, date.span[0] - 100), date.span[0])
    const clock = TELLS_HOUR.test(left) ? (CLOCK.exec(left)?.[0].length ?? 0) : 0
    const binds = bindsBefore(clock ? left.slice(0, -clock) : left)
    // "until the deployment of UNCRO or 30 June 1995, whichever is sooner"
    const or = /\bor\s+$/i.test(left) ? /\b(until|by|before)\b[^;]*\bor\s+$/i.exec(left) : null
    let phrase: DatePhrase | undefined
    if (or) phrase = { kind: 'date', lead: or[1]!.toLowerCase(), date, span: date.span }
    else if (binds) {
      const start = date.span[0] - clock - binds[0].length
      phrase = { kind: 'date', lead: binds[1]!.toLowerCase().replace(/\s+/g, ' '), date, span: [start, date.span[1]] }
    } else if (
      previous &&
      /^(?:,|\s)*(?:and|or)\s+(?:again\s+(?:on\s+|by\s+)?|then\s+)?$/.test(text.slice(previous.span[1], date.span[0]))
    )
      phrase = { kind: 'date', lead: previous.lead, date, span: date.span }
    else if (previous?.date.span[0] === date.span[0]) phrase = { ...previous, date }
    // "between October 2012 and September 2013": what is asked is due by the second.
    if (phrase && (phrase.lead !== 'between' || previous?.lead === 'between' || date.until)) yield phrase
    previous = phrase
  }
}

/** "by the end of 2004" */
function* yearEnds(text: string): Generator<DatePhrase> {
  if (!/\bend\s+of\b/i.test(text)) return
  for (const match of text.matchAll(
    /\b(by|before|until|at|no\s+later\s+than|not\s+later\s+than|to)\s+the\s+end\s+of\s+(?:the\s+year\s+)?((?:19|20)\d\d)\b/gi,
  )) {
    const [start, end] = [match.index, match.index + match[0].length]
    const date: FoundDate = { date: `${match[2]}-12-31`, words: `the end of ${match[2]}`, span: [end - 4, end] }
    yield { kind: 'date', lead: match[1]!.toLowerCase(), date, span: [start, end] }
  }
}
