import { type Clock, clockFrom, systemClock } from '../clock.ts'
import { readConfig, storeIn } from '../config.ts'
import { SeizedError } from '../errors.ts'
import { createLibrary, type Library } from '../library/library.ts'
import { type Loaded, loadAnyDocuments, loadBuiltIn } from '../library/load.ts'
import { readResolutionNames } from '../resolution/citation.ts'
import { complain, type Terminal } from './terminal.ts'

// not imported: see start.ts
const { existsSync } = process.getBuiltinModule('node:fs')

/** The documents that a command works on, and whether all that were asked for could be read. */
export interface Documents {
  readonly loaded: readonly Loaded[]
  readonly complete: boolean
  /** The library over them. */
  readonly library: Library
}

/**
 * The documents of `--from`, else those of the library. As with grep, a file that cannot be read is named on the standard error
 * and the rest is used; the exit code tells of it.
 *
 * @throws SeizedError `unreadable-file` where nothing is left to work on.
 */
export async function readDocuments(from: readonly string[] | undefined, terminal: Terminal): Promise<Documents> {
  if (!from) {
    const store = storeIn(terminal.env)
    if (store) {
      const { openLibrary } = await import('../store/stored.ts')
      const { loaded, library, close } = await openLibrary(store, { about: documents => tellOf(documents, terminal) })
      await close()
      return { loaded, complete: true, library }
    }
    const loaded = loadBuiltIn()
    return { loaded, complete: true, library: libraryOf(loaded) }
  }
  const loaded: Loaded[] = []
  const faults: string[] = []
  for await (const read of loadAnyDocuments(from)) {
    if ('fault' in read) faults.push(read.fault)
    else if (read.resolution.clauses.length === 0) faults.push(`${read.file}: holds no paragraph of a resolution`)
    else loaded.push(read)
  }
  // The last line is the error's own.
  const last = loaded.length === 0 ? faults.pop() : undefined
  for (const fault of faults) complain(terminal, fault)
  if (last !== undefined) throw new SeizedError('unreadable-file', last)
  return { loaded, complete: faults.length === 0, library: libraryOf(loaded) }
}

/** More documents than these take a second or more to read for the index. */
const MANY = 200

/** After an update all documents are read for the index, once: whoever waits for it is told why. */
function tellOf(documents: number, terminal: Terminal): void {
  if (documents > MANY && terminal.stderr.isTTY)
    terminal.stderr.write(`Reading ${documents} resolutions for the index; this is done once.\n`)
}

const libraryOf = (loaded: readonly Loaded[]) => createLibrary(loaded.map(document => document.resolution))

/**
 * Tells a question from the files before it: `--from a.txt "when does it expire?"` hands both to `--from`,
 * and that is the order in which people write.
 */
export function questionAmong(from: readonly string[]): { from: readonly string[]; question?: string } {
  const last = from.at(-1)
  const isQuestion = from.length > 1 && last !== undefined && /\s/.test(last.trim()) && !existsSync(last)
  return isQuestion ? { from: from.slice(0, -1), question: last } : { from }
}

/** @throws SeizedError `bad-input` for what is not a calendar date. */
export function readDate(flag: string, text: string): Temporal.PlainDate {
  try {
    // The pattern keeps out the other notations that Temporal reads, such as 19980501 and times of day.
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text)
  } catch {}
  throw new SeizedError('bad-input', `${flag} ${text}: not a date. Write it as 1998-05-01.`)
}

/** How many rows are listed where nobody says. */
const MOST = 100

/** @throws SeizedError `bad-input` for what is no number of rows. */
export function readMost(flag: string, text: string | undefined): number {
  if (text === undefined) return MOST
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new SeizedError('bad-input', `${flag} ${text}: not a number of rows. Write it as ${flag} 1000.`)
}

/**
 * The symbol of the resolution that `--in` names, as the library writes it.
 *
 * @throws SeizedError `bad-input` where the library does not hold it.
 */
export function readSymbol(flag: string, text: string, library: Library): string {
  const name = readResolutionNames(text)[0]
  const found = library.resolutions.find(r => r.symbol === text) ?? (name && library.find(name))
  if (found) return found.symbol
  const held = library.resolutions.map(r => r.symbol)
  const others = held.length > 3 ? `${held.slice(0, 3).join(', ')} and ${held.length - 3} more` : held.join(', ')
  throw new SeizedError('bad-input', `${flag} ${text}: no such resolution here. There is ${others}.`)
}

/** The clock that the settings give. Those of the server are not read: they are none of a question's business. */
export async function readClock(terminal: Terminal): Promise<Clock> {
  const ours = Object.entries(terminal.env).filter(([name]) => /^SEIZED_/i.test(name))
  const { asOf } = await readConfig(Object.fromEntries(ours))
  return asOf ? clockFrom(asOf) : systemClock
}
