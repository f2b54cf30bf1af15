import type { Clock } from '../clock.ts'
import { databaseOf, type Environment } from '../config.ts'
import { type Columns, columnsOf } from '../library/columns.ts'
import { filesIn, ingest, type Outcome, takeBytes } from '../library/ingest.ts'
import { createReader } from '../library/reading/reader.ts'
import { contentOf } from '../library/saved-index.ts'
import type { Log } from '../log.ts'
import type { Resolution } from '../resolution/model.ts'
import { openStore } from './open.ts'
import { saveIndex } from './stored.ts'

/** What is under way: how many files there are, and what becomes of each, once. */
export interface Intake {
  readonly total: number
  readonly outcomes: AsyncGenerator<Outcome>
}

/**
 * Takes files and folders into the store, and makes the store where it is not there. An outcome that was handed out is on the disk.
 * At the end the index over the store is brought up to date; one that is not, because the process was killed, is at the next start.
 *
 * @throws SeizedError where the store cannot be opened.
 * @example
 * const { total, outcomes } = takeIn(['resolutions'], 'var/seized.db', systemClock)
 * for await (const outcome of outcomes) console.log(outcome.file, outcome.kind)
 */
export function takeIn(paths: readonly string[], database: string, clock: Clock): Intake {
  const files = filesIn(paths)
  return { total: files.length, outcomes: outcomes() }

  async function* outcomes(): AsyncGenerator<Outcome> {
    const store = await openStore(database)
    const reader = createReader()
    try {
      const made: Columns[] = []
      for await (const outcome of ingest(files, { shelf: store.documents, reader, now: () => clock.now() })) {
        // before the next is asked for: the work is spread over the run that a bar shows
        if (outcome.kind === 'added') made.push(indexed(outcome.resolution))
        yield outcome
      }
      if (made.length > 0) await saveIndex(store, database, made)
    } finally {
      await reader.close()
      await store.close()
    }
  }
}

const indexed = (resolution: Resolution): Columns => columnsOf(resolution, contentOf(JSON.stringify(resolution)))

/**
 * Takes the bytes of one document into the store, and makes the store where it is not there. An added one is on the disk.
 *
 * @throws SeizedError where the store cannot be opened.
 */
export async function takeInBytes(name: string, bytes: Uint8Array, database: string, clock: Clock): Promise<Outcome> {
  const store = await openStore(database)
  const reader = createReader()
  try {
    const outcome = await takeBytes(name, bytes, { shelf: store.documents, reader, now: () => clock.now() })
    if (outcome.kind === 'added') await saveIndex(store, database, [indexed(outcome.resolution)])
    return outcome
  } finally {
    await reader.close()
    await store.close()
  }
}

/** Takes a folder into the store at the start of the server; the log says what is new and what was refused. */
export async function takeInFolder(folder: string, env: Environment, clock: Clock, log: Log): Promise<void> {
  const { total, outcomes } = takeIn([folder], databaseOf(env), clock)
  let added = 0
  for await (const outcome of outcomes) {
    if (outcome.kind === 'refused') log.warn('document refused', { reason: outcome.fault })
    else if (outcome.kind === 'added') {
      added++
      const { file, resolution, replaced } = outcome
      log.info('document added', { file, symbol: resolution.symbol, replaces: replaced?.fileName })
    }
  }
  log.info('documents read', { folder, files: total, added })
}
