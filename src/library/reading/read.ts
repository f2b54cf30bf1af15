import { decodeText, Unreadable } from './decode.ts'

export type MediaType =
  | 'text/plain'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What a document says, before it is parsed. */
export interface Content {
  readonly mediaType: MediaType
  readonly text: string
}

const PICTURE = 'is a picture. Recognize the text (OCR) and save that'

/** Kinds that are known by their first bytes, and not read. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['\xd0\xcf\x11\xe0', 'is an old Word file (.doc), or one with a password. Save it as .docx without a password'],
  ['{\\rtf', 'is an RTF file. Save it as .docx, PDF or plain text'],
  ['\x89PNG', PICTURE],
  ['\xff\xd8\xff', PICTURE],
  ['GIF8', PICTURE],
  ['II*\0', PICTURE],
  ['MM\0*', PICTURE],
]
const WEB_PAGE = /^\s*<(?:!doctype html|html)\b/i

/**
 * Reads a document by what it is, not by what it is called. Meant for a worker: a file made to do harm may take all time and memory.
 *
 * @throws Unreadable with the reason, in words that follow the document's name.
 * @example (await readContent(await readFile('1138.pdf'))).text
 */
export async function readContent(bytes: Uint8Array): Promise<Content> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (bytes.length === 0) throw new Unreadable('is empty')
  const { mediaType, text } = await read(bytes, start)
  // A database of text takes neither a NUL nor half a character.
  return { mediaType, text: text.replaceAll('\0', '').toWellFormed() }
}

async function read(bytes: Uint8Array, start: string): Promise<Content> {
  if (start.startsWith('PK\x03\x04')) {
    const { readDocx } = await import('./docx.ts')
    const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return { mediaType, text: readDocx(bytes) }
  }
  // The mark may stand behind some bytes of a mail program (ISO 32000-1, annex H.3.4).
  if (start.includes('%PDF-')) {
    const { readPdf } = await import('./pdf.ts')
    return { mediaType: 'application/pdf', text: await readPdf(bytes) }
  }
  const other = OTHERS.find(([mark]) => start.startsWith(mark))
  if (other) throw new Unreadable(other[1])
  if (WEB_PAGE.test(start)) throw new Unreadable('is a web page. Save the PDF or Word document that it shows')
  return { mediaType: 'text/plain', text: decodeText(bytes) }
}
