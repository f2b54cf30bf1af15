import { formatCitation, readResolutionNames } from '../resolution/citation.ts'
import type { ClauseId } from '../resolution/model.ts'

/** Where a resolution is read: "/read/1138"; undefined for a symbol without a number. */
export function placeOf(symbol: string): string | undefined {
  const name = readResolutionNames(symbol)[0]
  return name && `/read/${name.number}`
}

/** Where a paragraph stands: "/read/1138#op-6-d". */
export function linkToClause(symbol: string, clause: ClauseId): string | undefined {
  const place = placeOf(symbol)
  return place && `${place}#${clause}`
}

/** A quotation as it is pasted into a paper: “Decides …” (S/RES/1138 (1997), OP5). */
export const cited = (symbol: string, clause: ClauseId, text: string): string =>
  `“${text}” (${symbol}, ${formatCitation(clause)})`
