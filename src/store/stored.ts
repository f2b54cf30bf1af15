import type { Columns } from '../library/columns.ts'
import { createLibrary, createLiveLibrary, type Library, type LiveLibrary } from '../library/library.ts'
import { type Loaded, loadBuiltIn } from '../library/load.ts'
import type { PackedLibrary } from '../library/packed-library.ts'
import { contentOf, type Indexed, openIndex } from '../library/saved-index.ts'
import type { Log } from '../log.ts'
import { remember } from '../resolution/facts.ts'
import type { Stored } from './documents.ts'
import { indexFileOf } from './index-place.ts'
import { openStore, type Store } from './open.ts'

/** The library of an installation that has a store. */
export interface StoredLibrary {
  readonly library: LiveLibrary
  /** The documents behind it. */
  readonly loaded: readonly Loaded[]
  /** Takes in what other processes have stored since; costs a count where nothing was. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the library: the built-in resolution and the stored ones, each in its current issue. A stored issue of the built-in
 * resolution stands in its place. What an earlier version of the parser has read is read again from the kept text.
 *
 * @param database what `storeIn` found
 * @param log hears of what was read again, and of an index that had to be made
 * @param about hears how many documents are about to be read, which takes some milliseconds each
 * @throws SeizedError `bad-setting` for a store that cannot be opened.
 * @example const { library, close } = await openLibrary('var/seized.db')
 */
export async function openLibrary(
  database: string,
  { log, about }: { readonly log?: Log; readonly about?: (documents: number) => void } = {},
): Promise<StoredLibrary> {
  const store = await openStore(database)
  try {
    let count = await store.documents.count()
    const { stale, kept } = await store.documents.readAgain()
    if (stale > 0) log?.info('documents read again by the parser of this version', { documents: stale })
    for (const symbol of kept) log?.warn('document kept as it was read before', { symbol })
    const room = { store, indexFile: indexFileOf(database), log, about }
    let state = await load(room)
    const library = createLiveLibrary(state.library)
    return {
      library,
      get loaded() {
        return state.documents
      },
      async refresh() {
        const now = await store.documents.count()
        if (now === count) return
        const next = await load(room, state)
        count = now
        state = next
        library.replaceBy(next.library)
        log?.info('library read again', { resolutions: next.library.resolutions.length })
      },
      close: () => store.close(),
    }
  } catch (cause) {
    await store.close()
    throw cause
  }
}

interface State {
  readonly documents: readonly (Loaded & Indexed)[]
  readonly stored: ReadonlyMap<string, Stored>
  readonly library: Library
  /** The index, if a question has opened it. */
  readonly opened: () => PackedLibrary | undefined
}

/** Every current document, the built-in resolution among them. */
async function documentsOf(store: Store, known?: ReadonlyMap<string, Stored>) {
  const stored = await store.documents.current(known)
  const symbols = new Set(stored.map(({ resolution }) => resolution.symbol))
  const builtIn = loadBuiltIn()
    .filter(({ resolution }) => !symbols.has(resolution.symbol))
    .map(document => ({ ...document, content: contentOf(JSON.stringify(document.resolution)) }))
  return { stored: new Map(stored.map(document => [document.hash, document])), documents: [...builtIn, ...stored] }
}

/**
 * Brings the saved index over a store up to date.
 *
 * @param made the columns of documents that were added
 */
export async function saveIndex(store: Store, database: string, made: readonly Columns[]): Promise<void> {
  openIndex(indexFileOf(database), (await documentsOf(store)).documents, { made })
}

interface Room {
  readonly store: Store
  readonly indexFile: string
  readonly log: Log | undefined
  readonly about: ((documents: number) => void) | undefined
}

async function load({ store, indexFile, log, about }: Room, before?: State): Promise<State> {
  const { stored, documents } = await documentsOf(store, before?.stored)
  const earlier = before?.opened()
  let index: PackedLibrary | undefined
  let opening = false
  const open = (): PackedLibrary => {
    if (index) return index
    opening = true
    try {
      index = openIndex(indexFile, documents, {
        told({ refused, unsaved, ...made }) {
          if (refused) log?.warn('saved index not used', { file: made.file, reason: refused })
          log?.info('index made', made)
          if (unsaved) log?.warn('index not saved', { file: made.file, reason: unsaved })
        },
        made: earlier ? [earlier.columns] : [],
        about,
      })
    } finally {
      opening = false
    }
    return index
  }
  // the built-in one has its own; while the index is made it is the texts that are read
  for (const [place, document] of documents.entries())
    if ('hash' in document) remember(document.resolution, () => (opening ? undefined : open().facts(place)))
  // whoever asks next shall not wait for what was open before
  if (earlier) open()
  const resolutions = documents.map(({ resolution }) => resolution)
  return {
    documents,
    stored,
    library: createLibrary(resolutions, open),
    opened: () => index,
  }
}
