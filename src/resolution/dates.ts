/**
 * Dates and numbers as a resolution prints them. Calendar dates only: no time zone, ISO 8601 in data,
 * "14 November 1997" for people.
 */
import { kept } from './kept.ts'
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
  if (parts[0] !== 'a' && parts[0] !== 'hundred' && wordValue(parts[0]!) === undefined) return undefined
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
  const [year, month, day] = iso.split('-').map(Number)
  return `${day} ${MONTHS[month! - 1]} ${year}`
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

/** Whether a date that was found goes from one day or month to another. */
export const isRange = ({ date, until, wholeMonth }: FoundDate): boolean =>
  until !== undefined && (wholeMonth ? until.slice(0, 7) !== date.slice(0, 7) : until !== date)

/**
 * Dates are read with a cursor, by small patterns: one large pattern for each form would take longer to compile than a text
 * to read. Month names are looked up.
 */
const CANDIDATE = /(?:\d{1,2}(?:st|nd|rd|th)?|([JFMASOND][a-z]{2,8}))\b/g
const DAY = /(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?/y
const YEAR = /,?\s+((?:19|20)\d\d)(?!\d)/y
const PLAIN_YEAR = /\s+((?:19|20)\d\d)(?!\d)/y
const TO = /\s+(?:to|until|through|-|–)\s+/y
const JOIN = /\s*(and|or|to|until|through|-|–|—)\s*/y
const LIST = /((?:\d{1,2},\s*)*\d{1,2})\s*(and|or|to|until|through|-|–|—)\s*/y
const MONTH_DAY = /\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s+((?:19|20)\d\d)(?!\d)|(?![\d:.]*\d)(?!,?\s+(?:19|20)\d\d))/y

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
const monthAt = (text: string, index: number) => MONTHS.find(month => text.startsWith(month, index))

/**
 * Every date in a text, in order, ranges kept whole. A day and month without a year take `yearOf`'s answer and are left out
 * where it has none. Two days that follow each other ("24 and 25 November 1997") are one range; days further apart are two
 * dates with the same words.
 *
 * @example findDates('until 15 May 1998') // [{ date: '1998-05-15', words: '15 May 1998', span: [6, 17] }]
 */
export function findDates(text: string, yearOf: (dayAndMonth: string) => number | undefined = () => undefined) {
  const found: FoundDate[] = []
  if (!/\d/.test(text) || !MONTHS.some(month => text.includes(month))) return found
  let from = 0
  for (const candidate of text.matchAll(CANDIDATE)) {
    const { index } = candidate
    if (index < from || !mayBegin(text, index, candidate[0], candidate[1])) continue
    const read =
      candidate[1] === undefined ? fromDay(text, index, yearOf) : fromMonth(text, index, candidate[1], yearOf)
    if (!read) continue
    const span: Span = [index, read.end]
    for (const range of read.ranges) found.push({ ...range, words: text.slice(...span), span })
    from = read.end
  }
  return found
}

/** Where a date may begin: a day or a month's name that no word or figure runs into; a month's name not behind its day. */
function mayBegin(text: string, index: number, candidate: string, month: string | undefined): boolean {
  if (month !== undefined && !MONTHS.includes(month)) return false
  const before = text[index - 1] ?? ' '
  // "18,20 and 24 September"
  if (/[\w/.,'’-]/.test(before))
    return (before === ',' && /^\d+$/.test(candidate)) || (month !== undefined && /\bmid-$/.test(text.slice(0, index)))
  if (month === undefined) return true
  const left = text.slice(0, index).trimEnd()
  return left.length === index || !/\d(?:st|nd|rd|th)?$/.test(left)
}

type Range = Pick<FoundDate, 'date' | 'until' | 'wholeMonth'>
type Read = { readonly ranges: readonly Range[]; readonly end: number } | undefined

const read = (ranges: Range[] | undefined, end: number): Read => ranges && { ranges, end }

function fromDay(text: string, start: number, yearOf: (dayAndMonth: string) => number | undefined): Read {
  const head = at(DAY, text, start)
  const m = head ? monthAt(text, DAY.lastIndex) : undefined
  if (!head || !m) return fromList(text, start)
  const d = head[1]!
  const end = start + head[0].length + m.length
  const year = at(YEAR, text, end)
  if (year) {
    // 26 February 1997 to 8 March 1998
    const last =
      at(PLAIN_YEAR, text, end) && at(TO, text, PLAIN_YEAR.lastIndex) ? dayMonthYear(text, TO.lastIndex) : undefined
    const both = last && range(day(d, m, year[1]), day(last.d, last.m, last.y))
    if (both) return read(both, last.end)
    // 15 May 1998
    const whole = day(d, m, year[1])
    if (whole) return { ranges: [{ date: whole }], end: end + year[0].length }
  } else {
    // 26 February to 8 March 1997
    const join = at(JOIN, text, end)
    const last = join && dayMonthYear(text, JOIN.lastIndex)
    const ranges = last && monthsJoined(d, m, join[1]!, last)
    if (ranges) return read(ranges, last.end)
  }
  // 31 December
  const known = yearOf(`${Number(d)} ${m}`)
  return known === undefined ? undefined : read(single(day(d, m, String(known))), end)
}

interface Printed {
  readonly d: string
  readonly m: string
  readonly y: string
  readonly end: number
}

function dayMonthYear(text: string, index: number): Printed | undefined {
  const head = at(DAY, text, index)
  const m = head ? monthAt(text, DAY.lastIndex) : undefined
  const year = head && m && at(YEAR, text, index + head[0].length + m.length)
  return year ? { d: head[1]!, m, y: year[1]!, end: YEAR.lastIndex } : undefined
}

function monthsJoined(d: string, m: string, join: string, last: Printed): Range[] | undefined {
  const first = day(d, m, last.y)
  const until = day(last.d, last.m, last.y)
  if (!first || !until) return undefined
  const begins = first > until ? day(d, m, String(Number(last.y) - 1)) : first
  return /and|or/.test(join) ? [{ date: begins! }, { date: until }] : range(begins, until)
}

/** 18, 20 and 24 September 1998 */
function fromList(text: string, start: number): Read {
  const list = at(LIST, text, start)
  const last = list && dayMonthYear(text, LIST.lastIndex)
  if (!last) return undefined
  const days = [...list[1]!.split(/,\s*/), last.d].map(each => day(each, last.m, last.y))
  if (days.some(each => !each)) return undefined
  const [from, until] = [days[0]!, days.at(-1)!]
  const next = Number(until.slice(8)) - Number(from.slice(8)) === 1
  if (days.length === 2 && list[2] !== 'or' && (list[2] !== 'and' || next)) return read(range(from, until), last.end)
  return { ranges: days.map(date => ({ date: date! })), end: last.end }
}

function fromMonth(text: string, start: number, m: string, yearOf: (dayAndMonth: string) => number | undefined): Read {
  const end = start + m.length
  // February 1996, October 2009 to May 2010
  const year = at(YEAR, text, end)
  if (year) {
    const opens = month(m, year[1])
    const after = end + year[0].length
    const next = at(TO, text, after) ? monthAt(text, TO.lastIndex) : undefined
    const ends = next && at(PLAIN_YEAR, text, TO.lastIndex + next.length)
    const closes = ends && month(next, ends[1])
    if (closes && opens.date < closes.date)
      return { ranges: [{ date: opens.date, until: closes.until, wholeMonth: true }], end: PLAIN_YEAR.lastIndex }
    return { ranges: [opens], end: after }
  }
  // May 15, 1998; May 15
  const [, d, printed] = at(MONTH_DAY, text, end) ?? []
  const y = printed ?? (d === undefined ? undefined : yearOf(`${Number(d)} ${m}`))
  if (d !== undefined) return y === undefined ? undefined : read(single(day(d, m, String(y))), MONTH_DAY.lastIndex)
  // February to April 1998
  const last = at(JOIN, text, end) ? monthAt(text, JOIN.lastIndex) : undefined
  const closing = last && at(PLAIN_YEAR, text, JOIN.lastIndex + last.length)
  if (!closing) return undefined
  const [opens, closes] = [month(m, closing[1]), month(last, closing[1])]
  if (opens.date >= closes.date) return undefined
  return { ranges: [{ date: opens.date, until: closes.until, wholeMonth: true }], end: PLAIN_YEAR.lastIndex }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Days of a month of the Gregorian calendar. */
function lengthOf(y: number, m: number): number {
  if (m === 2) return y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28
  return m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31
}

/** "31 April" is a slip of the text, not a date. */
function day(d: string | undefined, m: string, y: string | undefined): string | undefined {
  const [dd, mm] = [Number(d), MONTHS.indexOf(m) + 1]
  return dd < 1 || dd > lengthOf(Number(y), mm) ? undefined : `${y}-${two(mm)}-${two(dd)}`
}

function month(m: string, y: string | undefined): Range & { until: string } {
  const mm = MONTHS.indexOf(m) + 1
  return { date: `${y}-${two(mm)}-01`, until: `${y}-${two(mm)}-${lengthOf(Number(y), mm)}`, wholeMonth: true }
}

const single = (date: string | undefined): Range[] | undefined => (date ? [{ date }] : undefined)

function range(date: string | undefined, until: string | undefined): Range[] | undefined {
  return date && until && date <= until ? [{ date, until }] : undefined
}

/**
 * Every date that the text prints outside its masthead. A day and month without a year count only where the text prints
 * the same day of one year, and of one year only, elsewhere.
 *
 * @example datesOf(resolution)[0] // { date: '1997-09-04', words: '4 September 1997', clause: 'pp-2', span: [75, 91] }
 */
export const datesOf = kept((resolution: Resolution): readonly PrintedDate[] => {
  const yearOf = yearsPrinted(resolution)
  return resolution.clauses
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
})

/** Gives the one year that the resolution prints with a day and month, if it is one; the text is read when first asked. */
export function yearsPrinted(resolution: Resolution): (dayAndMonth: string) => number | undefined {
  let years: Map<string, Set<string>> | undefined
  return dayAndMonth => {
    years ??= yearsIn(resolution)
    const known = years.get(dayAndMonth)
    return known?.size === 1 ? Number([...known][0]) : undefined
  }
}

function yearsIn(resolution: Resolution): Map<string, Set<string>> {
  const years = new Map<string, Set<string>>()
  for (const { text } of resolution.clauses)
    for (const digits of text.matchAll(/\d{1,2}(?!\d)/g)) {
      const full = dayMonthYear(text, digits.index)
      if (!full) continue
      const key = `${Number(full.d)} ${full.m}`
      years.set(key, (years.get(key) ?? new Set()).add(full.y))
    }
  return years
}
