/** Why a document gives no text: words that follow its name, "is encrypted". */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** The first thing that no text has: control characters other than tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/**
 * Decodes a text file: UTF-8, UTF-16 with its mark or where every second byte of plain English is nought, and the one-byte
 * encodings of western Windows where they are certain. A wrong guess would change the words of a quotation, so there is none.
 *
 * @throws Unreadable
 * @example decodeText(Buffer.from('Côte d’Ivoire')) // 'Côte d’Ivoire'
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (text === undefined) throw new Unreadable('is neither text nor a PDF or Word document')
  if (CONTROL.test(text.slice(0, 100_000))) throw new Unreadable('is neither text nor a PDF or Word document')
  if (text.includes('\ufffd'))
    throw new Unreadable('was saved in a wrong encoding: some of its letters are lost (U+FFFD). Save it again as UTF-8')
  if (text.trim() === '') throw new Unreadable('is empty')
  return text
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes)
  const noughts = bytes.includes(0) ? evenAndOddNoughts(bytes) : undefined
  if (noughts) {
    const [even, odd] = noughts
    // Half of English in UTF-16 is noughts, all on one side.
    if (even === 0 && odd > 0.4) return strictly('utf-16le', bytes)
    if (odd === 0 && even > 0.4) return strictly('utf-16be', bytes)
    return undefined
  }
  return strictly('utf-8', bytes) ?? oneByte(bytes)
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Parts of the file that are noughts at even and at odd places. */
function evenAndOddNoughts(bytes: Uint8Array): [even: number, odd: number] {
  const count: [number, number] = [0, 0]
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) count[(i % 2) as 0 | 1]++
  return [count[0] / bytes.length, count[1] / bytes.length]
}

/**
 * Latin-1 as Windows writes it, for English with a foreign name here and there, where the western and the central European
 * table read the same. "ô" is one byte in both; byte E8 is "è" in one and "č" in the other, and no file says which was meant.
 *
 * @throws Unreadable where it is such a text, but uncertain.
 */
function oneByte(bytes: Uint8Array): string | undefined {
  let high = 0
  for (const byte of bytes) {
    if (byte > 0x7e) high++
    else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) return undefined
  }
  // What is written in another script than ours, and noise, is mostly high bytes.
  if (high > bytes.length / 50) return undefined
  const western = strictly('windows-1252', bytes)
  // What a byte becomes that the table does not have.
  if (western === undefined || /[\u0080-\u009f]/.test(western)) return undefined
  if (western !== strictly('windows-1250', bytes))
    throw new Unreadable('is not UTF-8, and its encoding is uncertain. Save it again as UTF-8')
  return western
}
