import { hash } from 'node:crypto'
import type { Resolution } from '../resolution/model.ts'
import { type Columns, columnsOf, merge, type Pick } from './columns.ts'
import { type Refused, readIndex, writeIndex } from './index-file.ts'
import { PackedLibrary } from './packed-library.ts'

/** A resolution, and a hash of all that was read of it: while that stays, so does what an index holds of it. */
export interface Indexed {
  readonly content: string
  readonly resolution: Resolution
}

/** The hash of what was read of a document, as the store keeps it: JSON. */
export const contentOf = (reading: string | Uint8Array): string => hash('sha256', reading)

/** What was done to have an index, for a log. */
interface IndexMade {
  readonly file: string
  readonly documents: number
  /** Of them those that were read for it; the others were there. */
  readonly read: number
  /** Why the saved index was not used. */
  readonly refused?: Exclude<Refused, 'missing'>
  /** Why it could not be saved. */
  readonly unsaved?: unknown
}

interface Hearing {
  readonly made?: readonly Columns[]
  readonly about?: ((documents: number) => void) | undefined
  readonly told?: ((made: IndexMade) => void) | undefined
}

/**
 * The index over some documents: what is saved is taken as it is, what is new is read and added, what is gone is left out, and where
 * anything changed the whole is saved again.
 *
 * @param file where it is kept
 * @param made columns in memory that may hold what the saved index does not
 * @param about hears, before any is read, how many documents are new to it
 * @param told hears what was done; not called where all was there
 */
export function openIndex(
  file: string,
  documents: readonly Indexed[],
  { made = [], about, told }: Hearing = {},
): PackedLibrary {
  const resolutions = documents.map(({ resolution }) => resolution)
  const read = readIndex(file)
  const saved = typeof read === 'string' ? [] : [read]
  const places = new Map<string, Pick>()
  for (const columns of [...made, ...saved])
    for (const [document, content] of columns.documents.entries()) places.set(content, { columns, document })
  const added = documents.filter(({ content }) => !places.has(content)).length
  if (added > 0) about?.(added)
  const picks = documents.map(
    ({ content, resolution }): Pick => places.get(content) ?? { columns: columnsOf(resolution, content), document: 0 },
  )
  const [whole] = saved
  const isWhole = (columns: Columns) =>
    columns.documents.length === picks.length && picks.every((p, i) => p.columns === columns && p.document === i)
  if (whole && isWhole(whole)) return new PackedLibrary(whole, resolutions)
  const columns = merge(picks)
  const unsaved = save(file, columns)
  told?.({
    file,
    documents: documents.length,
    read: added,
    ...(typeof read === 'string' && read !== 'missing' && { refused: read }),
    ...(unsaved !== undefined && { unsaved }),
  })
  return new PackedLibrary(columns, resolutions)
}

/** Why an index could not be saved: a read-only installation makes it at every start. */
function save(file: string, columns: Columns): unknown {
  try {
    writeIndex(file, columns)
    return undefined
  } catch (cause) {
    return cause
  }
}
