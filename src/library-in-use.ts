import { createRequire } from 'node:module'
import { type Environment, storeIn } from './config.ts'
import type { LiveLibrary } from './library/library.ts'
import { loadBuiltIn } from './library/load.ts'
import type { Log } from './log.ts'
import type { Resolution } from './resolution/model.ts'
import type { KeepUp } from './store/keep-up.ts'

/** Milliseconds between two looks at the store for what others have ingested; a look costs a count of rows. */
const LOOK = 2_000

/** The library that a server answers from, as it is now. */
export interface LibraryInUse {
  readonly resolutions: readonly Resolution[]
  /** The same object at every call: it changes when something is ingested. */
  library(): LiveLibrary
  /** Takes in at once what was ingested. */
  look(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the library of a server: that of its store, or the built-in resolution where there is none, and takes in from then on what
 * another process ingests. Of a store nothing is loaded before there is one.
 *
 * @throws SeizedError `bad-setting` for a store that cannot be opened.
 */
export async function openLibraryInUse(env: Environment, log: Log): Promise<LibraryInUse> {
  const store = storeIn(env)
  const stored = store ? await (await import('./store/stored.ts')).openLibrary(store, { log }) : undefined
  const builtIn = stored ? [] : loadBuiltIn().map(document => document.resolution)
  let live = stored?.library
  const library = (): LiveLibrary => {
    const require = createRequire(import.meta.url)
    const { createLibrary, createLiveLibrary }: typeof import('./library/library.ts') = require('./library/library.ts')
    live ??= createLiveLibrary(createLibrary(builtIn))
    return live
  }
  let keeping: KeepUp | undefined
  const look = async (): Promise<void> => {
    if (!keeping && !stored && storeIn(env) === undefined) return
    const { keepUp } = await import('./store/keep-up.ts')
    keeping ??= keepUp(library(), env, log, stored)
    await keeping.look()
  }
  const looking = setInterval(look, LOOK).unref()
  return {
    get resolutions() {
      return live?.resolutions ?? builtIn
    },
    library,
    look,
    async close() {
      clearInterval(looking)
      await (keeping ?? stored)?.close()
    },
  }
}
