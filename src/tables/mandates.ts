/** Mandates in force, as a table: comma-separated values and calendar entries. */
import type { CalendarEntry } from '../calendar.ts'
import type { MandateInForce } from '../library/mandates.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import type { Resolution } from '../resolution/model.ts'
import { csvRecord } from './csv.ts'

/** The first record of the table as comma-separated values. */
export const MANDATE_COLUMNS = [
  'entity',
  'under',
  'until',
  'days',
  'symbol',
  'clause',
  'kind',
  'continues',
  'quote',
  'history',
]

export function mandateRecord(row: MandateInForce, today: Temporal.PlainDate): string {
  const { entity, under, until, symbol, clause, kind, continues, quote } = row
  const days = today.until(until, { largestUnit: 'day' }).days
  const history = chainInWords(row).join('; ')
  return csvRecord([entity, under, until, days, symbol, clause, kind, continues ? 'yes' : '', quote, history])
}

/** "S/RES/1099 (1997) OP6 until 15 June 1997", oldest first. */
export const chainInWords = ({ history }: MandateInForce): string[] =>
  history.map(
    ({ symbol, clause, until, entity }) =>
      `${symbol} ${formatCitation(clause)} until ${printDate(until)}${entity === undefined ? '' : `, as ${entity}`}`,
  )

/** "UNMOT", "Panel of Experts (resolution 1591)" */
export const mandateTitle = ({ entity, under }: MandateInForce): string =>
  under === undefined ? entity : `${entity} (${under})`

/** The last days of mandates, for a calendar. */
export function mandateEntries(
  running: readonly MandateInForce[],
  resolutions: readonly Resolution[],
): CalendarEntry[] {
  const made = new Map(resolutions.map(r => [r.symbol, r.adopted]))
  return running.map(each => entry(each, made.get(each.symbol) ?? each.until))
}

function entry(row: MandateInForce, made: string): CalendarEntry {
  const { entity, until, symbol, clause, quote, steps } = row
  const before = chainInWords(row)
  return {
    key: `mandate ${symbol} ${clause} ${entity} ${until}`,
    summary: `${mandateTitle(row)}: mandate ends (${symbol}, ${formatCitation(clause)})`,
    description: [quote, ...steps, ...(before.length ? [`Before: ${before.join('; ')}`] : [])].join('\n\n'),
    day: until,
    made,
  }
}
