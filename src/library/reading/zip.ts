import { crc32, inflateRawSync } from 'node:zlib'
import { Unreadable } from './decode.ts'

/** Entries of an archive that are looked at. A Word document has a few dozen, and one for each picture. */
const MOST_ENTRIES = 10_000

const BROKEN = 'is a damaged file: it ends too early or was changed on its way'

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16) and returns a reader of its entries. Nothing is unpacked that
 * is not asked for, and never more than `limit` bytes, whatever the archive says of itself: that is what a bomb lies about.
 *
 * @param limit the most bytes that all entries read may have together
 * @throws Unreadable
 * @example openZip(bytes, 1e7)('word/document.xml')?.toString()
 */
export function openZip(bytes: Uint8Array, limit: number): (name: string) => Buffer | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(data)
  let left = limit
  return name => {
    const entry = entries.get(name)
    if (!entry) return undefined
    const unpacked = unpack(data, entry, left)
    left -= unpacked.length
    return unpacked
  }
}

interface Entry {
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly header: number
}

function directory(data: Buffer): Map<string, Entry> {
  const end = data.lastIndexOf('PK\x05\x06', data.length, 'latin1')
  if (end < 0 || end + 22 > data.length) throw new Unreadable(BROKEN)
  const count = data.readUInt16LE(end + 10)
  let at = data.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw new Unreadable(`is an archive of ${count} files, not a document`)
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== 0x02014b50) throw new Unreadable(BROKEN)
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map(offset => data.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.set(data.toString('utf8', at + 46, at + 46 + nameSize), {
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      crc: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      header: data.readUInt32LE(at + 42),
    })
    at += 46 + nameSize + extraSize + commentSize
  }
  return entries
}

function unpack(data: Buffer, { flags, method, crc, packed, header }: Entry, limit: number): Buffer {
  if (flags & 1) throw new Unreadable('is encrypted')
  if (header + 30 > data.length || data.readUInt32LE(header) !== 0x04034b50) throw new Unreadable(BROKEN)
  const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28)
  if (start + packed > data.length) throw new Unreadable(BROKEN)
  const content = data.subarray(start, start + packed)
  if (method !== 0 && method !== 8) throw new Unreadable('is packed by a method that is not read here')
  const unpacked = method === 0 ? content : inflate(content, limit)
  if (unpacked.length > limit) throw new Unreadable(tooMuch(limit))
  if (crc32(unpacked) !== crc) throw new Unreadable(BROKEN)
  return unpacked
}

function inflate(content: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    throw new Unreadable(code === 'ERR_BUFFER_TOO_LARGE' ? tooMuch(limit) : BROKEN, { cause })
  }
}

const tooMuch = (limit: number): string => `unpacks to more than ${Math.round(limit / 1024 / 1024)} MB: not a document`
