/**
 * Measures the mandates that are read from resolutions against sets read by hand.
 *
 *     node test/eval/mandates.ts
 *
 * A set is a table: number of the resolution, entity, last day, paragraph. Mandates of the same texts in no row are listed: the
 * open set gives one a text, our own all.
 */
import { mandatesOf } from '../../src/resolution/mandates.ts'
import { missionNamed, plainName } from '../../src/resolution/missions.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import { share, tables } from './tables.ts'

/** The sets, from the project's root. */
export const MANDATE_SETS: readonly string[] = [
  '../shared/eval/mandates-open.tsv',
  'test/eval/mandates.tsv',
  'test/eval/mandates-held-out.tsv',
  'test/eval/mandates-second.tsv',
  'test/eval/mandates-third.tsv',
]

/** A mandate as a set has it. */
export interface ExpectedMandate {
  readonly resolution: number
  readonly entity: string
  readonly until: string
  readonly clause: string
}

/** What a measurement says; the lists name each case. */
export interface MandateScore {
  readonly expected: number
  readonly found: number
  readonly missed: readonly ExpectedMandate[]
  /** Read from a text of the set and in no row of it. */
  readonly others: readonly ExpectedMandate[]
  /** Numbers of resolutions of the set whose text is absent. */
  readonly absent: readonly number[]
}

/** Reads a table, a mandate a line, fields separated by tabs. */
export function readMandateSet(table: string): ExpectedMandate[] {
  return table
    .split('\n')
    .filter(line => line.trim())
    .map(line => line.split('\t'))
    .map(([number, entity = '', until = '', clause = '']) => ({ resolution: Number(number), entity, until, clause }))
}

/** Compares what `mandatesOf` reads from the resolutions with a set. An acronym and its long form are the same entity. */
export function scoreMandates(
  set: readonly ExpectedMandate[],
  resolutions: ReadonlyMap<number, Resolution>,
): MandateScore {
  const key = ({ resolution, entity, until, clause }: ExpectedMandate) =>
    `${resolution} ${missionNamed(entity) ?? plainName(entity)} ${until} ${clause}`
  const numbers = [...new Set(set.map(row => row.resolution))]
  const present = set.filter(row => resolutions.has(row.resolution))
  const read = numbers.flatMap(number => {
    const resolution = resolutions.get(number)
    return (resolution ? mandatesOf(resolution) : []).flatMap(({ entity, until, clause }) =>
      until === undefined ? [] : [{ resolution: number, entity, until, clause }],
    )
  })
  const wanted = new Set(present.map(key))
  const got = new Set(read.map(key))
  const missed = present.filter(row => !got.has(key(row)))
  return {
    expected: present.length,
    found: present.length - missed.length,
    missed,
    others: read.filter(row => !wanted.has(key(row))),
    absent: numbers.filter(number => !resolutions.has(number)),
  }
}

/** Prints how each set scores and, where `cases` are wanted, each miss. */
export function printMandateScores(cases = true): void {
  for (const { path, set, resolutions } of tables(MANDATE_SETS, readMandateSet)) {
    const { expected, found, missed, others, absent } = scoreMandates(set, resolutions)
    console.log(`${path}: found ${found} of ${expected}${share(found, expected)}, in no row ${others.length}`)
    if (absent.length) console.log(`  texts absent: ${absent.join(', ')}`)
    if (!cases) continue
    const line = ({ resolution, entity, until, clause }: ExpectedMandate) =>
      `${resolution} ${entity} ${until} ${clause}`
    for (const row of missed) console.log(`  missed     ${line(row)}`)
    for (const row of others) console.log(`  in no row  ${line(row)}`)
  }
}

if (import.meta.main) printMandateScores()
