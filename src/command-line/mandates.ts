import { distance } from '../assistant/present.ts'
import type { CalendarEntry } from '../calendar.ts'
import { SeizedError } from '../errors.ts'
import { type MandateInForce, mandatesInForce } from '../library/mandates.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { csvRecord } from './csv.ts'
import { readClock, readDate, readDocuments } from './input.ts'
import { print, type Terminal, visible } from './terminal.ts'

interface MandatesOptions {
  readonly 'as-of'?: string
  readonly from?: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
  readonly ics?: boolean
}

const COLUMNS = ['entity', 'under', 'until', 'days', 'symbol', 'clause', 'kind', 'continues', 'quote', 'history']

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
    const made = new Map(resolutions.map(r => [r.symbol, r.adopted]))
    const { calendarOf } = await import('../calendar.ts')
    const entries = running.map(each => entry(each, made.get(each.symbol) ?? each.until))
    await print(terminal, calendarOf('Mandates in force', entries))
    return complete ? 0 : 1
  }
  if (options.csv) await print(terminal, csvRecord(COLUMNS))
  else if (!options.json) await print(terminal, `${heading(running.length, today)}\n\n`)
  for (const each of running)
    await print(terminal, options.json ? json(each) : options.csv ? record(each, today) : lines(each, today))
  return complete ? 0 : 1
}

const heading = (n: number, day: Temporal.PlainDate): string =>
  `${n === 0 ? 'No mandate is' : n === 1 ? 'One mandate is' : `${n} mandates are`} in force on ${printDate(day.toString())}${n ? ', the first to end first.' : '.'}`

/** The contract's fields first. */
function json({ entity, until, symbol, clause, quote, history, ...more }: MandateInForce): string {
  return `${JSON.stringify({ entity, until, symbol, clause, quote, history, ...more })}\n`
}

function record(row: MandateInForce, today: Temporal.PlainDate): string {
  const { entity, under, until, symbol, clause, kind, continues, quote } = row
  const days = today.until(until, { largestUnit: 'day' }).days
  const history = chain(row).join('; ')
  return csvRecord([entity, under, until, days, symbol, clause, kind, continues ? 'yes' : '', quote, history])
}

/** "S/RES/1099 (1997) OP6 until 15 June 1997", oldest first. */
const chain = ({ history }: MandateInForce): string[] =>
  history.map(
    ({ symbol, clause, until, entity }) =>
      `${symbol} ${formatCitation(clause)} until ${printDate(until)}${entity === undefined ? '' : `, as ${entity}`}`,
  )

const title = ({ entity, under }: MandateInForce): string => (under === undefined ? entity : `${entity} (${under})`)

function lines(row: MandateInForce, today: Temporal.PlainDate): string {
  const { until, symbol, clause, quote, steps, continues } = row
  const end = continues
    ? `until ${printDate(until)} and on unless the Council decides otherwise`
    : `until ${printDate(until)}, ${distance(today, Temporal.PlainDate.from(until))}`
  const counted = steps.filter(step => step.includes('='))
  const before = chain(row)
  const text = [
    `${title(row)}  ${end}  ${symbol}, ${formatCitation(clause)}`,
    `  "${excerpt(quote.replace(/\s+/g, ' '))}"`,
    ...counted.map(step => `  ${step}`),
    ...(before.length ? [`  before: ${before.join('; ')}`] : []),
    '',
  ].join('\n')
  return `${visible(text)}\n`
}

/** What a person reads at a glance; the whole paragraph is in the other forms. */
const LONGEST = 400

const excerpt = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`

function entry(row: MandateInForce, made: string): CalendarEntry {
  const { entity, until, symbol, clause, quote, steps } = row
  const before = chain(row)
  return {
    key: `mandate ${symbol} ${clause} ${entity} ${until}`,
    summary: `${title(row)}: mandate ends (${symbol}, ${formatCitation(clause)})`,
    description: [quote, ...steps, ...(before.length ? [`Before: ${before.join('; ')}`] : [])].join('\n\n'),
    day: until,
    made,
  }
}
