import { distance } from '../assistant/present.ts'
import type { CalendarEntry } from '../calendar.ts'
import { SeizedError } from '../errors.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { deadlinesOf, mandatesOf } from '../resolution/facts.ts'
import type { Deadline, Resolution } from '../resolution/model.ts'
import { csvRecord } from './csv.ts'
import { readClock, readDate, readDocuments } from './input.ts'
import { print, type Terminal, visible } from './terminal.ts'

interface DeadlinesOptions {
  readonly 'as-of'?: string
  readonly from?: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
  readonly ics?: boolean
}

interface Row
  extends Pick<Deadline, 'clause' | 'what' | 'actor' | 'due' | 'from' | 'every' | 'conditional' | 'words' | 'steps'> {
  readonly symbol: string
  /** From the day that counts as today to the due day, negative where it has passed. */
  readonly days?: number
}

const COLUMNS = [
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

/** The `deadlines` command: earliest first, recurring ones last. Returns the exit code. */
export async function deadlines(options: DeadlinesOptions, terminal: Terminal): Promise<number> {
  if ([options.json, options.csv, options.ics].filter(Boolean).length > 1)
    throw new SeizedError('bad-input', '--json, --csv and --ics exclude each other.')
  const asOf = options['as-of'] === undefined ? undefined : readDate('--as-of', options['as-of'])
  const { loaded, complete } = await readDocuments(options.from, terminal)
  const today = asOf ?? (await readClock(terminal)).today()
  const rows = loaded
    .flatMap(({ resolution }) => deadlinesOf(resolution).map(deadline => row(resolution.symbol, deadline, today)))
    .sort((a, b) => compare(a.due ?? '9', b.due ?? '9'))
  if (options.ics) {
    const { calendarOf } = await import('../calendar.ts')
    const entries = loaded.flatMap(({ resolution }) => deadlineEntries(resolution))
    await print(terminal, calendarOf('Deadlines', entries))
    return complete ? 0 : 1
  }
  if (options.csv) await print(terminal, csvRecord(COLUMNS))
  for (const each of rows)
    await print(terminal, options.json ? `${JSON.stringify(each)}\n` : options.csv ? record(each) : lines(each, today))
  if (rows.length === 0 && !options.json && !options.csv) await print(terminal, 'Nothing falls due.\n')
  return complete ? 0 : 1
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function row(symbol: string, deadline: Deadline, today: Temporal.PlainDate): Row {
  const { span: _, ...facts } = deadline
  const days = deadline.due && { days: today.until(deadline.due, { largestUnit: 'day' }).days }
  return { symbol, ...facts, ...days }
}

function record(row: Row): string {
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

function lines(row: Row, today: Temporal.PlainDate): string {
  const when = row.due ? printDate(row.due) : row.every ? `every ${row.every}` : 'no date'
  const status = row.due && `${row.days! < 0 ? 'passed ' : ''}${distance(today, Temporal.PlainDate.from(row.due))}`
  const head = [when, row.symbol, formatCitation(row.clause), row.what, row.actor, status]
  const text = [
    head.filter(part => part).join('  '),
    `  "${row.words}"`,
    ...row.steps.map(step => `  ${step}`),
    '',
  ].join('\n')
  return `${visible(text)}\n`
}

/** A resolution's deadlines for a calendar. A duty that recurs is counted from the adoption, up to the end of the mandate. */
function deadlineEntries(resolution: Resolution): CalendarEntry[] {
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
function occurrences(adopted: string, every: string, end: string | undefined): string[] {
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
