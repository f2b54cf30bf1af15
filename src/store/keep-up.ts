import { type Environment, storeIn } from '../config.ts'
import type { Library, LiveLibrary } from '../library/library.ts'
import type { Log } from '../log.ts'
import { openLibrary, type StoredLibrary } from './stored.ts'

/** What sees to it that a running server answers from what others ingest. */
export interface KeepUp {
  /** Looks for what is new, and returns when the library has it. Never throws: a store that is away is looked for again. */
  look(): Promise<void>
  close(): Promise<void>
}

const areSame = (some: Library['resolutions'], others: Library['resolutions']): boolean =>
  some.length === others.length && some.every((resolution, i) => resolution === others[i])

/**
 * Keeps a library up with its store, which may not be there yet.
 *
 * @param stored the store's library where it is open already
 * @example
 * const { look } = keepUp(library, process.env, log)
 * setInterval(look, 2_000).unref()
 */
export function keepUp(library: LiveLibrary, env: Environment, log: Log, stored?: StoredLibrary): KeepUp {
  let open = stored
  let looking: Promise<void> | undefined
  let fault: string | undefined
  const look = async (): Promise<void> => {
    try {
      if (open) await open.refresh()
      else {
        const database = storeIn(env)
        if (database === undefined) return
        open = await openLibrary(database, { log })
        log.info('store opened', { resolutions: open.library.resolutions.length })
      }
      // A new store adds nothing to what is built in: all that was worked out over that, answers too, holds on.
      if (!areSame(open.library.resolutions, library.resolutions)) library.replaceBy(open.library)
      fault = undefined
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      // said once, not at every look
      if (message !== fault) log.warn('the store cannot be read; answering from what was read before', { cause })
      fault = message
    }
  }
  return {
    look() {
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
    async close() {
      await looking
      await open?.close()
    },
  }
}
