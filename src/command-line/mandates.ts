import { distance } from '../assistant/present.ts'
import { SeizedError } from '../errors.ts'
import { type MandateInForce, mandatesInForce } from '../library/mandates.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { csvRecord } from '../tables/csv.ts'
import { chainInWords, MANDATE_COLUMNS, mandateEntries, mandateRecord, mandateTitle } from '../tables/mandates.ts'
import { readClock, readDate, readDocuments } from './input.ts'
import { print, type Terminal } from './terminal.ts'
import { entry } from './wrap.ts'

interface MandatesOptions {
  readonly 'as-of'?: string
  readonly from?: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
  readonly ics?: boolean
}

/** The `mandates` command: which mandates run on a day, the first to end first. Returns the exit code. */
export async function mandates(options: MandatesOptions, terminal: Terminal): Promise<number> {
  if ([options.json, options.csv, options.ics].filter(Boolean).length > 1)
    throw new SeizedError('bad-input', '--json, --csv and --ics exclude each other.')
  const asOf = options['as-of'] === undefined ? undefined : readDate('--as-of', options['as-of'])
  const { loaded, complete } = await readDocuments(options.from, terminal)
  const today = asOf ?? (await readClock(terminal)).today()
  const resolutions = loaded.map(({ resolution }) => resolution)
  const running = mandatesInForce(resolutions, today.toString())
  if (options.ics) {
    const { calendarOf } = await import('../calendar.ts')
    await print(terminal, calendarOf('Mandates in force', mandateEntries(running, resolutions)))
    return complete ? 0 : 1
  }
  if (options.csv) await print(terminal, csvRecord(MANDATE_COLUMNS))
  else if (!options.json) await print(terminal, `${heading(running.length, today)}\n\n`)
  for (const each of running)
    await print(
      terminal,
      options.json ? json(each) : options.csv ? mandateRecord(each, today) : entry(lines(each, today), terminal.stdout),
    )
  return complete ? 0 : 1
}

const heading = (n: number, day: Temporal.PlainDate): string =>
  `${n === 0 ? 'No mandate is' : n === 1 ? 'One mandate is' : `${n} mandates are`} in force on ${printDate(day.toString())}${n > 1 ? ', the first to end first.' : '.'}`

/** The contract's fields first. */
function json({ entity, until, symbol, clause, quote, history, ...more }: MandateInForce): string {
  return `${JSON.stringify({ entity, until, symbol, clause, quote, history, ...more })}\n`
}

function lines(row: MandateInForce, today: Temporal.PlainDate): string[] {
  const { until, symbol, clause, quote, steps, continues } = row
  const end = continues
    ? `until ${printDate(until)} and on unless the Council decides otherwise`
    : `until ${printDate(until)}, ${distance(today, Temporal.PlainDate.from(until))}`
  const counted = steps.filter(step => step.includes('='))
  const before = chainInWords(row)
  return [
    `${mandateTitle(row)}  ${end}  ${symbol}, ${formatCitation(clause)}`,
    `  "${excerpt(quote.replace(/\s+/g, ' '))}"`,
    ...counted.map(step => `  ${step}`),
    ...(before.length ? [`  before: ${before.join('; ')}`] : []),
    '',
  ]
}

/** What a person reads at a glance; the whole paragraph is in the other forms. */
const LONGEST = 400

const excerpt = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`
