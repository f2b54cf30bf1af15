import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { deadlinesOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'

const KIND = { mandate: 'mandate ends', report: 'report is due', event: 'event', other: 'deadline' } as const

/**
 * The deadlines that lie ahead, the nearest first, a line each.
 *
 * @returns the lines, and how many more there are
 * @example upcoming(library.resolutions, clock.today(), 5).lines[0] // "15 May 1998: mandate ends (S/RES/1138 (1997), OP5)"
 */
export function upcoming(
  resolutions: readonly Resolution[],
  today: Temporal.PlainDate,
  most: number,
): { readonly lines: readonly string[]; readonly more: number } {
  const first = today.toString()
  const ahead = resolutions
    .flatMap(resolution =>
      deadlinesOf(resolution).flatMap(({ due, what, actor, clause }) =>
        due !== undefined && due >= first ? [{ due, what, actor, clause, symbol: resolution.symbol }] : [],
      ),
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const lines = ahead
    .slice(0, most)
    .map(
      ({ due, what, actor, clause, symbol }) =>
        `${printDate(due)}: ${KIND[what]}${actor ? `, ${actor}` : ''} (${symbol}, ${formatCitation(clause)})`,
    )
  return { lines, more: Math.max(0, ahead.length - most) }
}
