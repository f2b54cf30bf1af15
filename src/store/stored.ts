import { type Loaded, loadBuiltIn } from '../library/load.ts'
import { openStore } from './open.ts'

/**
 * The library of an installation that has a store: the built-in resolution and the stored ones, each in its current issue. A
 * stored issue of the built-in resolution stands in its place.
 *
 * @param database what `storeIn` found
 * @throws SeizedError `bad-setting` for a store that cannot be opened.
 * @example const store = storeIn(env); const loaded = store ? await loadLibrary(store) : loadBuiltIn()
 */
export async function loadLibrary(database: string): Promise<readonly Loaded[]> {
  const store = await openStore(database)
  try {
    const stored = await store.documents.current()
    const symbols = new Set(stored.map(({ resolution }) => resolution.symbol))
    return [...loadBuiltIn().filter(({ resolution }) => !symbols.has(resolution.symbol)), ...stored]
  } finally {
    await store.close()
  }
}
