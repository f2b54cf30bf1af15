import type { MandateInForce } from '../library/mandates.ts'
import type { Deadline, Resolution } from '../resolution/model.ts'

/** Something that falls due on one day, and may be announced. */
export interface Occasion {
  /** The duty that it is of: the same in every issue of the text and on whatever day it falls, "S/RES/1138 (1997) op-5 mandate 0". */
  readonly duty: string
  /** Which time it falls due: 0 for what does so once, else 1 for the first time. */
  readonly turn: number
  readonly resolution: Resolution
  readonly deadline: Deadline
  /** The day to which leads are counted, ISO 8601: the first one of an event of several days. */
  readonly day: string
  /** The mission whose mandate ends. */
  readonly entity?: string
  /** Where it is a mandate's present end: what extended it, oldest first. */
  readonly history: MandateInForce['history']
  /** The arithmetic, one step a line. */
  readonly steps: readonly string[]
  /** The moment from which the library held its text, ISO 8601; absent where it always did. */
  readonly since?: string
}

/** A resolution as the library holds it. */
export interface Known {
  readonly resolution: Resolution
  /** When the first issue of it came in, ISO 8601 instant; absent for what is built in. */
  readonly since?: string
}

/** One key an occasion. */
export const occasionKey = ({ duty, turn }: Pick<Occasion, 'duty' | 'turn'>): string => `${duty} #${turn}`

/** A daily duty of a century; more is a slip of the text. */
const MOST_TURNS = 36_600

/**
 * The day on which a recurring duty falls due for the n-th time. Each is counted from the base, so that a 31st that a month lacks
 * does not become the 28th for good.
 *
 * @param every ISO 8601 duration
 * @param turn from 1
 * @example turnOf('1997-08-31', 'P6M', 1) // 1998-02-28, and turn 2 is 1998-08-31
 */
export function turnOf(base: string, every: string, turn: number): Temporal.PlainDate {
  const { years, months, weeks, days } = Temporal.Duration.from(every)
  const length = { years: turn * years, months: turn * months, weeks: turn * weeks, days: turn * days }
  return Temporal.PlainDate.from(base).add(length)
}

/**
 * The turns of a recurring duty that fall on the days from `first` to `last`, both included.
 *
 * @param end the last day on which it can fall due; absent where it goes on
 */
export function turnsBetween(base: string, every: string, first: string, last: string, end?: string): number[] {
  const stop = end !== undefined && end < last ? end : last
  const found: number[] = []
  for (let turn = firstTurn(base, every, first); turn <= MOST_TURNS; turn++) {
    const day = turnOf(base, every, turn).toString()
    if (day > stop) return found
    if (day >= first) found.push(turn)
  }
  return found
}

/** A turn that is not later than the first one of that day or after, found without walking there from the base. */
function firstTurn(base: string, every: string, day: string): number {
  const start = Temporal.PlainDate.from(base)
  const length = start.until(start.add(every)).days
  const apart = start.until(day).days
  // Months differ by three days: what is counted in them may be off by a twentieth.
  return length > 0 && apart > 0 ? Math.max(1, Math.floor((apart / length) * 0.9) - 1) : 1
}
