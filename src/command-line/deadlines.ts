import { distance } from '../assistant/present.ts'
import { SeizedError } from '../errors.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { deadlinesOf } from '../resolution/facts.ts'
import type { Deadline } from '../resolution/model.ts'
import { csvRecord } from './csv.ts'
import { readClock, readDate, readDocuments } from './input.ts'
import { print, type Terminal, visible } from './terminal.ts'

interface DeadlinesOptions {
  readonly 'as-of'?: string
  readonly from?: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
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
  if (options.json && options.csv) throw new SeizedError('bad-input', '--json and --csv exclude each other.')
  const asOf = options['as-of'] === undefined ? undefined : readDate('--as-of', options['as-of'])
  const { loaded, complete } = await readDocuments(options.from, terminal)
  const today = asOf ?? (await readClock(terminal)).today()
  const rows = loaded
    .flatMap(({ resolution }) => deadlinesOf(resolution).map(deadline => row(resolution.symbol, deadline, today)))
    .sort((a, b) => compare(a.due ?? '9', b.due ?? '9'))
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
