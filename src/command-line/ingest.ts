import { databaseOf } from '../config.ts'
import { SeizedError } from '../errors.ts'
import type { Outcome } from '../library/ingest.ts'
import { takeIn } from '../store/intake.ts'
import { readClock } from './input.ts'
import { createProgress } from './progress.ts'
import { complain, print, type Terminal, visible } from './terminal.ts'

/**
 * The `ingest` command: adds documents to the library. A line a document, or a bar where there are many and somebody watches.
 * What a line says to be added is on the disk.
 *
 * @returns the exit code, 1 where a file was refused.
 */
export async function ingestFiles(paths: readonly string[], terminal: Terminal): Promise<number> {
  if (paths.length === 0) throw new SeizedError('bad-input', 'ingest: no file given. Name files or folders.')
  const { total, outcomes } = takeIn(paths, databaseOf(terminal.env), await readClock(terminal))
  const progress = createProgress(terminal, total)
  const count = { added: 0, replaced: 0, held: 0, refused: 0 }
  for await (const outcome of outcomes) {
    count[outcome.kind]++
    if (outcome.kind === 'refused') {
      progress.clear()
      complain(terminal, outcome.fault)
    } else {
      const replaced = outcome.kind === 'added' && outcome.replaced !== undefined
      if (replaced) count.replaced++
      // A replacement is told in any case: it takes something away.
      if (replaced) progress.clear()
      if (replaced || !progress.drawn) await print(terminal, `${visible(line(outcome))}\n`)
    }
    progress.step(outcome.file)
  }
  progress.clear()
  if (total > 1) await print(terminal, `${summary(count)}\n`)
  return count.refused === 0 ? 0 : 1
}

function line(outcome: Exclude<Outcome, { kind: 'refused' }>): string {
  if (outcome.kind === 'held') {
    const { symbol, supersededBy } = outcome.held
    return `${outcome.file}: held already, ${symbol}${supersededBy ? ', and replaced by a later issue' : ''}`
  }
  const { file, resolution, replaced } = outcome
  const paragraphs = resolution.clauses.filter(c => c.part === 'operative' && c.parent === undefined).length
  const noted = resolution.problems.length
  return [
    `${file}: added ${resolution.symbol}, ${many(paragraphs, 'operative paragraph')}`,
    replaced && `, replaces the issue of ${replaced.ingestedAt.slice(0, 10)} (${replaced.fileName})`,
    noted > 0 && `, ${many(noted, 'problem')} (see parse)`,
  ]
    .filter(part => part)
    .join('')
}

function summary({
  added,
  replaced,
  held,
  refused,
}: Record<'added' | 'replaced' | 'held' | 'refused', number>): string {
  const parts = [
    `${added} added`,
    replaced > 0 && `${replaced} of them in place of an earlier issue`,
    held > 0 && `${held} held already`,
    refused > 0 && `${refused} refused`,
  ]
  return parts.filter(part => part).join(', ')
}

const many = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
