import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Resolution } from '../resolution/model.ts'
import { LARGEST_DOCUMENT, readUpTo, reason, type Unread } from './load.ts'
import type { MediaType } from './reading/read.ts'
import type { Reader } from './reading/reader.ts'
import { whyRefused } from './verdict.ts'

/** A document to be stored. */
export interface Incoming {
  /** SHA-256 of the original bytes, hexadecimal. */
  readonly hash: string
  readonly fileName: string
  readonly mediaType: MediaType
  readonly text: string
  readonly original: Uint8Array
  readonly resolution: Resolution
  /** ISO 8601 instant. */
  readonly ingestedAt: string
}

interface Held {
  readonly symbol: string
  /** Hash of the later issue of the same symbol. */
  readonly supersededBy: string | null
}

interface Replaced {
  readonly hash: string
  readonly fileName: string
  readonly ingestedAt: string
}

/** `held`: it was there already, and nothing was done; `replaced`: the issue of the same symbol that it supersedes. */
export interface Added {
  readonly held?: Held
  readonly replaced?: Replaced
}

/** Where documents are kept. */
export interface Shelf {
  held(hash: string): Promise<Held | undefined>
  /** Stores a document whole or not at all. */
  add(document: Incoming): Promise<Added>
}

/** What became of a file. */
export type Outcome =
  | { readonly kind: 'added'; readonly file: string; readonly resolution: Resolution; readonly replaced?: Replaced }
  | { readonly kind: 'held'; readonly file: string; readonly held: Held }
  | { readonly kind: 'refused'; readonly file: string; readonly fault: string }

/** Files to be taken in: those named, and of a folder all that it holds at any depth but hidden ones, in order of their names. */
export function filesIn(paths: readonly string[]): (string | Unread)[] {
  return paths.flatMap((path): (string | Unread)[] => {
    try {
      if (!statSync(path).isDirectory()) return [path]
      const found = inFolder(path)
      return found.length > 0 ? found : [{ file: path, fault: `${path}: holds no file` }]
    } catch (cause) {
      return [{ file: path, fault: reason(path, cause) }]
    }
  })
}

/** A link to a folder is not followed: it may lead back. */
function inFolder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(entry => !entry.name.startsWith('.'))
  // By code unit, so that the order is the same on every machine.
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return inFolder(path)
      return entry.isFile() || (entry.isSymbolicLink() && isFile(path)) ? [path] : []
    })
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    // A link to nothing is named when it is read.
    return true
  }
}

/**
 * Takes files into the library, one at a time and in their order. What cannot be taken is refused with the reason and does not
 * stop the rest. An outcome that was handed out is on the disk.
 *
 * @param now the moment that the documents are marked with
 * @example for await (const outcome of ingest(filesIn(['resolutions']), { shelf, reader, now })) console.log(outcome.kind)
 */
export async function* ingest(
  files: readonly (string | Unread)[],
  rooms: { readonly shelf: Shelf; readonly reader: Reader; readonly now: () => Temporal.Instant },
): AsyncGenerator<Outcome> {
  for (const file of files) {
    if (typeof file === 'string') yield await take(file, rooms)
    else yield { kind: 'refused', ...file }
  }
}

async function take(file: string, rooms: Parameters<typeof ingest>[1]): Promise<Outcome> {
  let original: Buffer | undefined
  try {
    original = readUpTo(file, LARGEST_DOCUMENT)
  } catch (cause) {
    return { kind: 'refused', file, fault: reason(file, cause) }
  }
  if (!original) return { kind: 'refused', file, fault: `${file}: is larger than ${LARGEST_DOCUMENT / 1024 / 1024} MB` }
  return takeBytes(file, original, rooms)
}

/**
 * Takes the bytes of one document into the library, as `ingest` takes a file.
 *
 * @param file its name, by which an outcome calls it; of a path the last part is kept
 */
export async function takeBytes(
  file: string,
  original: Uint8Array,
  { shelf, reader, now }: Parameters<typeof ingest>[1],
): Promise<Outcome> {
  const refused = (why: string): Outcome => ({ kind: 'refused', file, fault: `${file}: ${why}` })
  const hash = createHash('sha256').update(original).digest('hex')
  const known = await shelf.held(hash)
  if (known) return { kind: 'held', file, held: known }
  const read = await reader.read(original)
  if ('fault' in read) return refused(read.fault)
  const { mediaType, text, resolution } = read
  const why = whyRefused(resolution, text)
  if (why) return refused(why)
  const ingestedAt = now().toString()
  const { held, replaced } = await shelf.add({
    hash,
    fileName: basename(file),
    mediaType,
    text,
    original,
    resolution,
    ingestedAt,
  })
  if (held) return { kind: 'held', file, held }
  return { kind: 'added', file, resolution, ...(replaced && { replaced }) }
}
