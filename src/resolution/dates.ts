/**
 * Dates and numbers as a resolution prints them. Calendar dates only: no time zone, ISO 8601 in data,
 * "14 November 1997" for people.
 */
import type { PrintedDate, Resolution, Span } from './model.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const UNITS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
const SMALL = `zero ${UNITS} seventeen eighteen nineteen`.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const NUMBER_WORD = [...SMALL.slice(1), ...TENS].sort((a, b) => b.length - a.length).join('|')
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')

/**
 * Source of a regular expression for a printed whole number without a group: "90", "ninety", "forty-five",
 * "one hundred and eighty", "thirty (30)".
 */
const WORD = `(?:${NUMBER_WORD})(?:-(?:${NUMBER_WORD}))?`
export const NUMBER = `(?:\\d{1,4}|(?:(?:${NUMBER_WORD}|an?)[- ])?hundred(?:[- ]and[- ]${WORD}|[- ]${WORD})?|${WORD})(?:\\s\\(\\d{1,4}\\))?`

/**
 * The value of a printed number, cardinal or ordinal; undefined for words that are none.
 *
 * @example toNumber('forty-five') // 45
 * @example toNumber('thirty (30)') // 30
 * @example toNumber('twenty-first') // 21
 */
export function toNumber(words: string): number | undefined {
  const text = words
    .toLowerCase()
    .replace(/\s*\(\d+\)\s*$/, '')
    .trim()
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(text)
  if (digits) return Number(digits[1])
  const parts = text.split(/[\s-]+/)
  const hundred = parts.indexOf('hundred')
  if (hundred > 1) return undefined
  const below = parts.slice(hundred + 1).filter((word, n) => !(word === 'and' && n === 0 && hundred >= 0))
  const [tens, unit, ...more] = below.map(wordValue)
  const hundreds =
    hundred < 0 ? 0 : 100 * (hundred === 0 || parts[0] === 'a' ? 1 : (wordValue(parts[0]!) ?? Number.NaN))
  // "two six" is no number: after the tens a unit may stand, after anything else nothing.
  if (more.length || (below.length > 1 && !(tens! >= 20 && tens! % 10 === 0 && unit! > 0 && unit! < 10)))
    return undefined
  const total = hundreds + (below.length ? (tens ?? Number.NaN) + (unit ?? 0) : 0)
  return text && Number.isFinite(total) ? total : undefined
}

function wordValue(word: string): number | undefined {
  const small = SMALL.indexOf(word)
  if (small >= 0) return small
  const tens = TENS.indexOf(word)
  if (tens >= 0) return (tens + 2) * 10
  const ordinal = ORDINALS.indexOf(word)
  if (ordinal >= 0) return ordinal + 1
  const stem = word.replace(/ieth$/, 'y').replace(/th$/, '')
  return stem === word ? undefined : wordValue(stem)
}

/**
 * A date as people write it.
 *
 * @example printDate('1998-02-14') // "14 February 1998"
 */
export function printDate(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.day} ${MONTHS[date.month - 1]} ${date.year}`
}

/** A date found in a piece of text, with its place there. */
export interface FoundDate {
  readonly date: string
  readonly until?: string
  readonly words: string
  readonly span: Span
  /** True where the text prints no day: "February 1996". */
  readonly wholeMonth?: boolean
}

const MONTH = `(${MONTHS.join('|')})`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '((?:19|20)\\d\\d)(?!\\d)'
const JOIN = '\\s*(and|or|to|until|through|-|–|—)\\s*'
/** Longest form first: where two begin at one place, the first alternative that matches is the whole phrase. */
const FORMS = [
  // 26 February 1997 to 8 March 1998
  `${DAY}\\s+${MONTH}\\s+${YEAR}\\s+(?:to|until|through|-|–)\\s+${DAY}\\s+${MONTH},?\\s+${YEAR}`,
  // 26 February to 8 March 1997
  `${DAY}\\s+${MONTH}${JOIN}${DAY}\\s+${MONTH},?\\s+${YEAR}`,
  // 18, 20 and 24 September 1998
  `((?:\\d{1,2},\\s*)*\\d{1,2})${JOIN}${DAY}\\s+${MONTH},?\\s+${YEAR}`,
  // 15 May 1998
  `${DAY}\\s+${MONTH},?\\s+${YEAR}`,
  // May 15, 1998
  `${MONTH}\\s+${DAY},\\s+${YEAR}`,
  // February to April 1998
  `${MONTH}${JOIN}${MONTH}\\s+${YEAR}`,
  // February 1996
  `${MONTH},?\\s+${YEAR}`,
  // 31 December
  `${DAY}\\s+${MONTH}`,
].map(form => new RegExp(form, 'y'))

/** Where a date may begin: a digit or a month's name that no word or figure runs into. */
const START = new RegExp(
  `(?<![\\w/.,'’-])(?:\\d{1,2}(?:st|nd|rd|th)?\\b|(?<!\\d(?:st|nd|rd|th)?\\s+)(?:${MONTHS.join('|')})\\b)|(?<=, ?)\\d{1,2}\\b`,
  'g',
)

/**
 * Every date in a text, in order, ranges kept whole. A day and month without a year take `yearOf`'s answer and are left out
 * where it has none. Two days that follow each other ("24 and 25 November 1997") are one range; days further apart are two
 * dates with the same words.
 *
 * @example findDates('until 15 May 1998') // [{ date: '1998-05-15', words: '15 May 1998', span: [6, 17] }]
 */
export function findDates(text: string, yearOf: (dayAndMonth: string) => number | undefined = () => undefined) {
  const found: FoundDate[] = []
  let from = 0
  for (const start of text.matchAll(START)) {
    if (start.index < from) continue
    const dates = readAt(text, start.index, yearOf)
    if (!dates.length) continue
    found.push(...dates)
    from = dates[0]!.span[1]
  }
  return found
}

function readAt(text: string, at: number, yearOf: (dayAndMonth: string) => number | undefined): FoundDate[] {
  for (const [index, form] of FORMS.entries()) {
    form.lastIndex = at
    const match = form.exec(text)
    if (!match) continue
    const ranges = READERS[index]!(match.slice(1) as string[], yearOf)
    if (!ranges) continue
    const span: Span = [at, at + match[0].length]
    return ranges.map(range => ({ ...range, words: match[0], span }))
  }
  return []
}

type Range = Pick<FoundDate, 'date' | 'until' | 'wholeMonth'>
type Reader = (groups: string[], yearOf: (dayAndMonth: string) => number | undefined) => Range[] | undefined

const READERS: readonly Reader[] = [
  ([d1, m1, y1, d2, m2, y2]) => range(day(d1, m1, y1), day(d2, m2, y2)),
  ([d1, m1, join, d2, m2, y]) => {
    const first = day(d1, m1, y)
    const last = day(d2, m2, y)
    if (!first || !last) return undefined
    const begins = first > last ? day(d1, m1, String(Number(y) - 1)) : first
    return /and|or/.test(join!) ? [{ date: begins! }, { date: last }] : range(begins, last)
  },
  ([list, join, d, m, y]) => {
    const days = [...list!.split(/,\s*/), d!].map(each => day(each, m, y))
    if (days.some(each => !each)) return undefined
    const [first, last] = [days[0]!, days.at(-1)!]
    const next = Temporal.PlainDate.from(first).add({ days: 1 }).toString() === last
    if (days.length === 2 && join !== 'or' && (join !== 'and' || next)) return range(first, last)
    return days.map(date => ({ date: date! }))
  },
  ([d, m, y]) => single(day(d, m, y)),
  ([m, d, y]) => single(day(d, m, y)),
  ([m1, , m2, y]) => {
    const first = month(m1, y)
    const last = month(m2, y)
    return first.date < last.date ? [{ date: first.date, until: last.until!, wholeMonth: true }] : undefined
  },
  ([m, y]) => [month(m, y)],
  ([d, m], yearOf) => {
    const year = yearOf(`${Number(d)} ${m}`)
    return year === undefined ? undefined : single(day(d, m, String(year)))
  },
]

function day(d: string | undefined, m: string | undefined, y: string | undefined): string | undefined {
  const fields = { year: Number(y), month: MONTHS.indexOf(m!) + 1, day: Number(d) }
  if (fields.day < 1 || fields.day > 31) return undefined
  const date = Temporal.PlainDate.from(fields)
  // "31 April" is a slip of the text, not a date.
  return date.day === fields.day ? date.toString() : undefined
}

function month(m: string | undefined, y: string | undefined): Range & { until: string } {
  const first = Temporal.PlainDate.from({ year: Number(y), month: MONTHS.indexOf(m!) + 1, day: 1 })
  return { date: first.toString(), until: first.with({ day: first.daysInMonth }).toString(), wholeMonth: true }
}

const single = (date: string | undefined): Range[] | undefined => (date ? [{ date }] : undefined)

function range(date: string | undefined, until: string | undefined): Range[] | undefined {
  return date && until && date <= until ? [{ date, until }] : undefined
}

const memo = new WeakMap<Resolution, readonly PrintedDate[]>()

/**
 * Every date that the text prints outside its masthead. A day and month without a year count only where the text prints
 * the same day of one year, and of one year only, elsewhere.
 *
 * @example datesOf(resolution)[0] // { date: '1997-09-04', words: '4 September 1997', clause: 'pp-2', span: [75, 91] }
 */
export function datesOf(resolution: Resolution): readonly PrintedDate[] {
  let dates = memo.get(resolution)
  if (!dates) {
    const yearOf = yearsPrinted(resolution)
    dates = resolution.clauses
      .filter(clause => clause.part !== 'masthead')
      .flatMap(clause =>
        findDates(clause.text, yearOf).map(({ date, until, words, span }) => ({
          date,
          ...(until === undefined ? {} : { until }),
          words,
          clause: clause.id,
          span,
        })),
      )
    memo.set(resolution, dates)
  }
  return dates
}

/** Gives the one year that the resolution prints with a day and month, if it is one. */
export function yearsPrinted(resolution: Resolution): (dayAndMonth: string) => number | undefined {
  const years = new Map<string, Set<number>>()
  const full = new RegExp(`${DAY}\\s+${MONTH},?\\s+${YEAR}`, 'g')
  for (const { text } of resolution.clauses)
    for (const [, d, m, y] of text.matchAll(full)) {
      const key = `${Number(d)} ${m}`
      years.set(key, (years.get(key) ?? new Set()).add(Number(y)))
    }
  return dayAndMonth => {
    const known = years.get(dayAndMonth)
    return known?.size === 1 ? [...known][0] : undefined
  }
}
