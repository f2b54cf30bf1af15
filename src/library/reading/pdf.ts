import { getDocumentProxy } from 'unpdf'
import { Unreadable } from './decode.ts'

/** Pages of a document; the longest resolutions have under 200 with their annexes. */
const MOST_PAGES = 2000
/** Characters of text: as of a text file. */
const MOST_TEXT = 10 * 1024 * 1024
/** Letters on all pages, under which they are taken for pictures with a stray stamp. */
const LEAST_LETTERS = 40

/** What heads a page: its symbol, its number. */
const HEADER = /^\s*(?:S\/RES\/\d+ ?\(\d{4}\)|(?:page )?\d{1,3}(?: ?\/ ?\d{1,3})?)\s*$/i

/** A printed line: its words, where it stands (from the foot of the page) and how high its letters are. */
interface Row {
  text: string
  readonly left: number
  right: number
  readonly foot: number
  readonly height: number
}

interface Piece {
  readonly str: string
  readonly width: number
  readonly height: number
  /** Scale, slant, and then the place: `[a, b, c, d, x, y]`. */
  readonly transform: readonly number[]
}

/**
 * The text of a PDF, as lines: a blank line where the page leaves more room than between lines, a form feed where a page begins.
 *
 * @throws Unreadable
 */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await opened(bytes)
  if (pdf.numPages > MOST_PAGES) throw new Unreadable(`has ${pdf.numPages} pages; ${MOST_PAGES} are read`)
  const pages: string[] = []
  let size = 0
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    const text = pageText(items.filter(item => 'str' in item))
    page.cleanup()
    size += text.length
    if (size > MOST_TEXT) throw new Unreadable('holds more text than any resolution')
    pages.push(text)
  }
  await pdf.cleanup()
  const text = pages.join('\n\f')
  if (text.replaceAll(/[^\p{L}]/gu, '').length < LEAST_LETTERS)
    throw new Unreadable('holds no text: its pages are pictures. Recognize the text (OCR) and save that')
  return text
}

async function opened(bytes: Uint8Array) {
  try {
    // A copy: it takes the bytes for its own.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
    })
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'PasswordException') throw new Unreadable('is encrypted: it opens only with a password', { cause })
    throw new Unreadable('is a damaged PDF', { cause })
  }
}

function pageText(pieces: readonly Piece[]): string {
  const found = rows(pieces)
  const lines: string[] = []
  let above: Row | undefined
  for (const row of found) {
    const distance = above ? above.foot - row.foot : 0
    const parted = distance > 1.7 * Math.max(row.height, above?.height ?? 0) || distance < 0
    // The room below a page's header is no end of a paragraph: the one above the page may go on.
    if (above && parted && !HEADER.test(above.text)) lines.push('')
    lines.push(row.text.trimEnd())
    above = row
  }
  return lines.join('\n')
}

/** Joins pieces that stand on one line. From top to bottom, for a header may be drawn last; but columns are left as drawn. */
function rows(pieces: readonly Piece[]): Row[] {
  const found: Row[] = []
  for (const { str, width, height, transform } of pieces) {
    if (str.trim() === '') continue
    const [, , , , left = 0, foot = 0] = transform
    const row = found.at(-1)
    const high = height || 10
    if (row && Math.abs(row.foot - foot) < Math.min(row.height, high) * 0.5 && left > row.right - high) {
      // Letters that touch are one word, whatever pieces it was drawn in.
      const apart = left - row.right > high * 0.15
      row.text += (apart && !/\s$/.test(row.text) && !/^\s/.test(str) ? ' ' : '') + str
      row.right = left + width
    } else found.push({ text: str, left, right: left + width, foot, height: high })
  }
  const beside = found.filter((row, i) =>
    found.some((other, j) => j < i && Math.abs(other.foot - row.foot) < row.height * 0.5 && other.left !== row.left),
  )
  return beside.length > 4
    ? found
    : found.toSorted((a, b) => (Math.abs(b.foot - a.foot) < 1 ? a.left - b.left : b.foot - a.foot))
}
