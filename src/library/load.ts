import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Resolution } from '../resolution/model.ts'
import { readOnce } from './snapshot.ts'

// not imported: see start.ts
const { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } = process.getBuiltinModule('node:fs')

/** A resolution with the file that it was read from. */
export interface Loaded {
  readonly file: string
  readonly resolution: Resolution
}

/** A file or folder that gave no text, and why: one clear line that names it. */
export interface Unread {
  readonly file: string
  readonly fault: string
}

/** The largest file that is read where nothing limits the time that it takes: a Council resolution with all its annexes is under 1 MB. */
export const LARGEST_FILE = 10 * 1024 * 1024

/** The largest document that is read at all; one with pictures on every page may be of this size. */
export const LARGEST_DOCUMENT = 50 * 1024 * 1024

/** What a folder is searched for; a file that is named may be called anything. */
const TEXTS = /^[^.].*\.txt$/i
const DOCUMENTS = /^[^.].*\.(?:txt|pdf|docx)$/i

const BUILT_IN = join(import.meta.dirname, '../../data')

/**
 * Reads resolutions from files and folders, one at a time, in the order given; of a folder its `.txt` files in name order.
 * A file that cannot be read as text stands in its place as `Unread` and does not stop the others. Never throws.
 *
 * @example for (const read of loadDocuments(['data'])) if ('resolution' in read) console.log(read.resolution.symbol)
 */
export function* loadDocuments(paths: readonly string[]): Generator<Loaded | Unread> {
  for (const path of paths)
    for (const read of files(path, TEXTS)) {
      const text = typeof read === 'string' ? textOf(read) : undefined
      if (typeof read !== 'string') yield read
      else if (typeof text === 'string') yield { file: read, resolution: parser().parse(text) }
      else yield { file: read, fault: text?.fault ?? '' }
    }
}

/**
 * Reads resolutions as `loadDocuments` does, and from PDF and Word documents too; these are read in a thread of their own, with
 * limits of time and memory.
 *
 * @example for await (const read of loadAnyDocuments(['1138.pdf'])) if ('resolution' in read) console.log(read.resolution.symbol)
 */
export async function* loadAnyDocuments(paths: readonly string[]): AsyncGenerator<Loaded | Unread> {
  let reader: import('./reading/reader.ts').Reader | undefined
  try {
    for (const path of paths)
      for (const file of files(path, DOCUMENTS)) {
        const bytes = typeof file === 'string' ? bytesOf(file, LARGEST_DOCUMENT) : undefined
        if (typeof file !== 'string') yield file
        else if (!(bytes instanceof Uint8Array)) yield { file, fault: bytes?.fault ?? '' }
        else if (bytes.length > 0 && isOther(bytes)) {
          reader ??= (await import('./reading/reader.ts')).createReader()
          const read = await reader.read(bytes)
          if ('fault' in read) yield { file, fault: `${file}: ${read.fault}` }
          else yield { file, resolution: read.resolution }
        } else {
          const text = inWords(file, bytes)
          yield typeof text === 'string' ? { file, resolution: parser().parse(text) } : { file, fault: text.fault }
        }
      }
  } finally {
    await reader?.close()
  }
}

/** Whether bytes need more than a decoder of UTF-8: a PDF, a Word document, another encoding, and what only looks like text. */
const isOther = (bytes: Buffer): boolean =>
  bytes.length > LARGEST_FILE ||
  decode(bytes) === undefined ||
  /^\s*<|^\{\\rtf|%PDF-/.test(bytes.toString('latin1', 0, 1024))

// loaded for the first text that is not known already
const parser = (): typeof import('../resolution/parse.ts') => createRequire(import.meta.url)('../resolution/parse.ts')

let builtIn: readonly Loaded[] | undefined

/** The resolutions that come with the product: the same objects at every call. */
export function loadBuiltIn(): readonly Loaded[] {
  builtIn ??= readBuiltIn()
  return builtIn
}

function readBuiltIn(): Loaded[] {
  const texts = [...files(BUILT_IN, TEXTS)].flatMap(file => {
    const text = typeof file === 'string' ? textOf(file) : undefined
    return typeof file === 'string' && typeof text === 'string' ? [{ file, text }] : []
  })
  const read = readOnce(texts.map(t => t.text))
  return texts.map(({ file }, i) => ({ file, resolution: read[i]! }))
}

function* files(path: string, wanted: RegExp): Generator<string | Unread> {
  let names: string[]
  try {
    if (!statSync(path).isDirectory()) return yield path
    // By code unit, so that the order is the same on every machine. What is no file may never end: a pipe, a device.
    names = readdirSync(path, { withFileTypes: true })
      .filter(each => wanted.test(each.name) && (each.isFile() || each.isDirectory() || each.isSymbolicLink()))
      .map(each => each.name)
      .sort()
  } catch (cause) {
    return yield { file: path, fault: reason(path, cause) }
  }
  if (names.length === 0)
    yield { file: path, fault: `${path}: holds no ${wanted === TEXTS ? '.txt' : '.txt, .pdf or .docx'} file` }
  for (const name of names) yield join(path, name)
}

/** A file's text, or in one line why it has none. */
function textOf(file: string): string | { fault: string } {
  const bytes = bytesOf(file)
  return bytes instanceof Uint8Array ? inWords(file, bytes) : bytes
}

function bytesOf(file: string, limit = LARGEST_FILE): Buffer | { fault: string } {
  try {
    const bytes = readUpTo(file, limit)
    return bytes ?? { fault: `${file}: is larger than ${limit / 1024 / 1024} MB` }
  } catch (cause) {
    return { fault: reason(file, cause) }
  }
}

function inWords(file: string, bytes: Buffer): string | { fault: string } {
  const text = decode(bytes)
  if (text === undefined) return { fault: `${file}: is not a UTF-8 text file` }
  if (text.trim() === '') return { fault: `${file}: is empty` }
  return text
}

/** Reads a file whole; undefined when it is larger than `limit`. No size is trusted: a pipe has none, and a file may grow meanwhile. */
export function readUpTo(file: string, limit: number): Buffer | undefined {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    if (size > limit) return undefined
    const chunks: Buffer[] = []
    for (let total = 0; ; ) {
      const chunk = Buffer.allocUnsafe(Math.max(size + 1, 64 * 1024))
      const read = readSync(handle, chunk)
      if (read === 0) return Buffer.concat(chunks)
      total += read
      if (total > limit) return undefined
      chunks.push(chunk.subarray(0, read))
    }
  } finally {
    closeSync(handle)
  }
}

/** Undefined for bytes that are not text: invalid UTF-8, or a NUL, which UTF-16 and every binary format have and no text does. */
function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'may not be read (permission denied)',
  EPERM: 'may not be read (permission denied)',
  EISDIR: 'is a folder',
  ELOOP: 'is a link that leads to itself',
  ENAMETOOLONG: 'no such file or folder (the name is too long)',
}

/** Why a file cannot be read, in one line that names it. */
export function reason(file: string, cause: unknown): string {
  if (file === '') return 'the name of a file is empty'
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return `${file}: ${REASONS[code] ?? `cannot be read (${code || String(cause)})`}`
}
