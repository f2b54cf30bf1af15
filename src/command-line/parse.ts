import { SeizedError } from '../errors.ts'
import { loadAnyDocuments } from '../library/load.ts'
import { deadlinesOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import { complain, print, type Terminal, visible } from './terminal.ts'

/** The `parse` command: one line of JSON a document, or a summary for people. Returns the exit code. */
export async function parseFiles(
  paths: readonly string[],
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  if (paths.length === 0) throw new SeizedError('bad-input', 'parse: no file given. Name files or folders.')
  let allRead = true
  for await (const read of loadAnyDocuments(paths)) {
    if ('fault' in read) {
      allRead = false
      complain(terminal, read.fault)
    } else {
      const { file, resolution } = read
      await print(terminal, options.json ? `${JSON.stringify(record(file, resolution))}\n` : summary(file, resolution))
    }
  }
  return allRead ? 0 : 1
}

/** The contract of `parse --json`. What the text does not have is null, so that every line has every key. */
function record(file: string, resolution: Resolution) {
  return {
    file,
    symbol: resolution.symbol || null,
    adopted: resolution.adopted ?? null,
    meeting: resolution.meeting ?? null,
    clauses: resolution.clauses.map(({ id, text }) => ({ id, text })),
    deadlines: deadlinesOf(resolution).map(({ clause, due, every }) => ({ clause, due, every })),
    problems: resolution.problems.map(({ code, message, clause }) => ({ code, message, clause })),
  }
}

function summary(file: string, resolution: Resolution): string {
  const { symbol, adopted, meeting, clauses, problems } = resolution
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
  const paragraphs = (part: string): number => clauses.filter(c => c.part === part && c.parent === undefined).length
  const head = [
    symbol || 'no symbol',
    adopted ? `adopted ${adopted}` : 'no date',
    meeting ? `meeting ${meeting}` : 'no meeting',
  ]
  const found = [
    count(paragraphs('preambular'), 'preambular paragraph'),
    count(paragraphs('operative'), 'operative paragraph'),
    count(deadlinesOf(resolution).length, 'deadline'),
    count(problems.length, 'problem'),
  ]
  const lines = [`${file}: ${head.join(', ')}: ${found.join(', ')}`, ...problems.map(p => `  ${p.code}: ${p.message}`)]
  return `${visible(lines.join('\n'))}\n`
}
