import type { ClauseId, Resolution, Span } from '../resolution/model.ts'

/** Words of a resolution with the paragraph that they stand in. Only `quote` makes one. */
export interface Quote {
  /** "S/RES/1138 (1997)" */
  readonly symbol: string
  readonly clause: ClauseId
  /** Verbatim: an exact slice of the clause's text. */
  readonly text: string
  /** What to emphasize, as spans within `text`, in order, not overlapping. */
  readonly highlights: readonly Span[]
}

interface Common {
  /** The intent that spoke, "expiry". */
  readonly intent: string
  /** The first line: the answer with its citation, or that the text does not say. No markup, no line break. */
  readonly headline: string
  /** Remarks, each one sentence, such as how a misspelt word was read. */
  readonly notes: readonly string[]
  /** Follow-up questions that can be asked as they stand and are answered. */
  readonly next: readonly string[]
}

/** The text says it: quotations, best first, and the arithmetic of what was computed from them. */
export interface Found extends Common {
  readonly answered: true
  readonly quotes: readonly Quote[]
  /** Arithmetic, one step a line: "14 November 1997 + 3 months = 14 February 1998". */
  readonly steps: readonly string[]
}

/** The text does not say. What comes nearest is marked as such and is never the answer. */
export interface Silent extends Common {
  readonly answered: false
  readonly nearest: readonly Quote[]
}

/** What crosses to the edges. Plain data without markup: escaping and layout belong to the edge that renders it. */
export type Answer = Found | Silent

/**
 * Quotes a clause, whole or in part.
 *
 * @throws RangeError when the clause is not of that resolution or `part` is not a slice of it: a quotation is proved, never trusted.
 */
export function quote(
  resolution: Resolution,
  clause: ClauseId,
  options: { part?: Span; highlights?: readonly Span[] } = {},
): Quote {
  const found = resolution.clauses.find(c => c.id === clause)
  if (!found) throw new RangeError(`${resolution.symbol} has no clause ${clause}`)
  const [start, end] = options.part ?? [0, found.text.length]
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > found.text.length || start >= end)
    throw new RangeError(`${clause} has no slice [${start}, ${end})`)
  const from = found.span[0]
  return {
    symbol: resolution.symbol,
    clause,
    text: resolution.source.slice(from + start, from + end),
    highlights: options.highlights ?? [],
  }
}
