import { existsSync } from 'node:fs'
import type { Environment } from '../config.ts'
import { databaseOf, isPostgres } from '../database-url.ts'
import { type Loaded, loadBuiltIn } from '../library/load.ts'

/**
 * The library of this installation: the built-in resolution and the stored ones, each in its current issue. A stored issue of the
 * built-in resolution stands in its place. Where there is no store, nothing of one is loaded: most starts have none.
 *
 * @throws SeizedError `bad-setting` for a store that cannot be opened.
 */
export async function loadLibrary(env: Environment): Promise<readonly Loaded[]> {
  const builtIn = loadBuiltIn()
  const database = databaseOf(env)
  if (!isPostgres(database) && !existsSync(database)) return builtIn
  const { openStore } = await import('./open.ts')
  const store = await openStore(database)
  try {
    const stored = await store.documents.current()
    const symbols = new Set(stored.map(({ resolution }) => resolution.symbol))
    return [...builtIn.filter(({ resolution }) => !symbols.has(resolution.symbol)), ...stored]
  } finally {
    await store.close()
  }
}
