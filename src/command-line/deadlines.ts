import { distance } from '../assistant/present.ts'
import { SeizedError } from '../errors.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { csvRecord } from '../tables/csv.ts'
import {
  DEADLINE_COLUMNS,
  type DeadlineRow,
  deadlineEntries,
  deadlineRecord,
  deadlineRows,
} from '../tables/deadlines.ts'
import { readClock, readDate, readDocuments } from './input.ts'
import { print, type Terminal } from './terminal.ts'
import { entry } from './wrap.ts'

interface DeadlinesOptions {
  readonly 'as-of'?: string
  readonly from?: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
  readonly ics?: boolean
}

/** The `deadlines` command: earliest first, recurring ones last. Returns the exit code. */
export async function deadlines(options: DeadlinesOptions, terminal: Terminal): Promise<number> {
  if ([options.json, options.csv, options.ics].filter(Boolean).length > 1)
    throw new SeizedError('bad-input', '--json, --csv and --ics exclude each other.')
  const asOf = options['as-of'] === undefined ? undefined : readDate('--as-of', options['as-of'])
  const { loaded, complete } = await readDocuments(options.from, terminal)
  const today = asOf ?? (await readClock(terminal)).today()
  const resolutions = loaded.map(({ resolution }) => resolution)
  if (options.ics) {
    const { calendarOf } = await import('../calendar.ts')
    await print(terminal, calendarOf('Deadlines', resolutions.flatMap(deadlineEntries)))
    return complete ? 0 : 1
  }
  const rows = deadlineRows(resolutions, today)
  if (options.csv) await print(terminal, csvRecord(DEADLINE_COLUMNS))
  for (const each of rows)
    await print(
      terminal,
      options.json
        ? `${JSON.stringify(each)}\n`
        : options.csv
          ? deadlineRecord(each)
          : entry(lines(each, today), terminal.stdout),
    )
  if (rows.length === 0 && !options.json && !options.csv) await print(terminal, 'Nothing falls due.\n')
  return complete ? 0 : 1
}

function lines(row: DeadlineRow, today: Temporal.PlainDate): string[] {
  const when = row.due ? printDate(row.due) : row.every ? `every ${row.every}` : 'no date'
  const status = row.due && `${row.days! < 0 ? 'passed ' : ''}${distance(today, Temporal.PlainDate.from(row.due))}`
  const head = [when, row.symbol, formatCitation(row.clause), row.what, row.actor, status]
  return [head.filter(part => part).join('  '), `  "${row.words}"`, ...row.steps.map(step => `  ${step}`), '']
}
