/**
 * Measures the deadlines that are read from resolutions against sets read by hand.
 *
 *     node test/eval/deadlines.ts
 *
 * A set is a table: number of the resolution, paragraph, date or ISO duration, the words. Every deadline that is read from a
 * text of the set and stands in no row counts as invented.
 */
import { deadlinesOf } from '../../src/resolution/deadlines.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import { share, tables } from './tables.ts'

/** The sets, from the project's root. */
export const DEADLINE_SETS: readonly string[] = [
  '../shared/eval/deadlines-open.tsv',
  'test/eval/deadlines.tsv',
  'test/eval/deadlines-held-out.tsv',
  'test/eval/deadlines-second.tsv',
  'test/eval/deadlines-third.tsv',
]

/** A deadline as a set has it. */
export interface ExpectedDeadline {
  readonly resolution: number
  readonly clause: string
  /** "1998-05-15", "P3M" */
  readonly value: string
  readonly words: string
}

/** What a measurement says; the lists name each case. */
export interface DeadlineScore {
  readonly expected: number
  readonly found: number
  readonly missed: readonly ExpectedDeadline[]
  readonly invented: readonly ExpectedDeadline[]
  /** Numbers of resolutions of the set whose text is absent. */
  readonly absent: readonly number[]
}

/** Reads a table, a deadline a line, fields separated by tabs. */
export function readDeadlineSet(table: string): ExpectedDeadline[] {
  return table
    .split('\n')
    .filter(line => line.trim())
    .map(line => line.split('\t'))
    .map(([number, clause = '', value = '', words = '']) => ({ resolution: Number(number), clause, value, words }))
}

/** Compares what `deadlinesOf` reads from the resolutions with a set. */
export function scoreDeadlines(
  set: readonly ExpectedDeadline[],
  resolutions: ReadonlyMap<number, Resolution>,
): DeadlineScore {
  const key = (row: ExpectedDeadline) => `${row.resolution} ${row.clause} ${row.value}`
  const numbers = [...new Set(set.map(row => row.resolution))]
  const present = set.filter(row => resolutions.has(row.resolution))
  const read = numbers.flatMap(number => {
    const resolution = resolutions.get(number)
    return (resolution ? deadlinesOf(resolution) : []).map(({ clause, due, every, words }) => ({
      resolution: number,
      clause: clause as string,
      value: due ?? every ?? '',
      words,
    }))
  })
  const wanted = new Set(present.map(key))
  const got = new Set(read.map(key))
  const missed = present.filter(row => !got.has(key(row)))
  return {
    expected: present.length,
    found: present.length - missed.length,
    missed,
    invented: read.filter(row => !wanted.has(key(row))),
    absent: numbers.filter(number => !resolutions.has(number)),
  }
}

/** Prints how each set scores and, where `cases` are wanted, each miss. */
export function printDeadlineScores(cases = true): void {
  for (const { path, set, resolutions } of tables(DEADLINE_SETS, readDeadlineSet)) {
    const { expected, found, missed, invented, absent } = scoreDeadlines(set, resolutions)
    console.log(
      `${path}: found ${found} of ${expected}${share(found, expected)}, missed ${missed.length}, invented ${invented.length}`,
    )
    if (absent.length) console.log(`  texts absent: ${absent.join(', ')}`)
    if (!cases) continue
    for (const row of missed) console.log(`  missed    ${row.resolution} ${row.clause} ${row.value}  ${row.words}`)
    for (const row of invented) console.log(`  invented  ${row.resolution} ${row.clause} ${row.value}  ${row.words}`)
  }
}

if (import.meta.main) printDeadlineScores()
