/** What falls due, as a table: rows, comma-separated values, calendar entries. */
import type { CalendarEntry } from '../calendar.ts'
import { formatCitation } from '../resolution/citation.ts'
import { deadlinesOf, mandatesOf } from '../resolution/facts.ts'
import type { Deadline, Resolution } from '../resolution/model.ts'
import { csvRecord } from './csv.ts'

/** A deadline with the resolution that sets it. */
export interface DeadlineRow
  extends Pick<Deadline, 'clause' | 'what' | 'actor' | 'due' | 'from' | 'every' | 'conditional' | 'words' | 'steps'> {
  readonly symbol: string
  /** From the day that counts as today to the due day, negative where it has passed. */
  readonly days?: number
}

/** The first record of the table as comma-separated values. */
export const DEADLINE_COLUMNS = [
  'symbol',
  'clause',
  'what',
  'actor',
  'from',
  'due',
  'every',
  'conditional',
  'days',
  'words',
  'arithmetic',
]

/** Every deadline of some resolutions, earliest first, recurring ones last. */
export const deadlineRows = (resolutions: readonly Resolution[], today: Temporal.PlainDate): readonly DeadlineRow[] =>
  resolutions
    .flatMap(resolution => deadlinesOf(resolution).map(deadline => row(resolution.symbol, deadline, today)))
    .sort((a, b) => compare(a.due ?? '9', b.due ?? '9'))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function row(symbol: string, deadline: Deadline, today: Temporal.PlainDate): DeadlineRow {
  const { span: _, ...facts } = deadline
  const days = deadline.due && { days: today.until(deadline.due, { largestUnit: 'day' }).days }
  return { symbol, ...facts, ...days }
}

export function deadlineRecord(row: DeadlineRow): string {
  const { symbol, clause, what, actor, from, due, every, conditional, days, words, steps } = row
  return csvRecord([
    symbol,
    clause,
    what,
    actor,
    from,
    due,
    every,
    conditional ? 'yes' : '',
    days,
    words,
    steps.join('; '),
  ])
}

/** A resolution's deadlines for a calendar. A duty that recurs is counted from the adoption, up to the end of the mandate. */
export function deadlineEntries(resolution: Resolution): CalendarEntry[] {
  const { symbol, adopted } = resolution
  const mandates = mandatesOf(resolution)
  const end = mandates
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1)
  return deadlinesOf(resolution).flatMap(deadline => {
    const { clause, due, from, every, words, steps } = deadline
    const entity = mandates.find(each => each.clause === clause && each.until === due)?.entity
    const entry = (day: string): CalendarEntry => ({
      key: `deadline ${symbol} ${clause} ${day} ${words}`,
      summary: `${titleOf(deadline, entity)} (${symbol}, ${formatCitation(clause)})`,
      description: [`“${words}”`, ...steps].join('\n'),
      day: from ?? day,
      ...(from === undefined ? {} : { last: day }),
      made: adopted ?? day,
    })
    if (due !== undefined) return entry(due)
    if (every === undefined || adopted === undefined) return []
    const days = occurrences(adopted, every, end)
    return end === undefined ? days.map(day => ({ ...entry(day), every })) : days.map(entry)
  })
}

function titleOf({ what, actor, conditional }: Deadline, entity: string | undefined): string {
  const ends = entity ? `${entity}: mandate ends` : 'term ends'
  const title = what === 'mandate' ? ends : what === 'other' ? 'deadline' : what
  return `${actor ? `${actor}: ` : ''}${title}${conditional ? ', conditional' : ''}`
}

/** The days on which a duty recurs, each counted from the adoption, so that the 31st does not become the 28th for good; the first alone without an end. */
export function occurrences(adopted: string, every: string, end: string | undefined): string[] {
  const base = Temporal.PlainDate.from(adopted)
  const { years, months, weeks, days } = Temporal.Duration.from(every)
  const found: string[] = []
  for (let n = 1; ; n++) {
    const day = base.add({ years: n * years, months: n * months, weeks: n * weeks, days: n * days }).toString()
    if (n > 1 && (end === undefined || day > end || n > MOST)) return found
    found.push(day)
  }
}

/** A daily duty of ten years; more is a slip of the text. */
const MOST = 3660
