import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateRawSync } from 'node:zlib'
import { AlignmentType, Document, Header, LevelFormat, Packer, PageBreak, Paragraph, TextRun } from 'docx'
import PDFDocument from 'pdfkit'

/** The built-in resolution as issued. */
export const BUILT_IN = readFileSync(join(import.meta.dirname, '../../../data/S-RES-1138-1997.txt'), 'utf8')

/** Its printed blocks, without the marks of markdown. */
const blocksOf = (text: string): string[][] =>
  text
    .split(/\n\s*\n/)
    .map(block => block.split('\n').map(line => line.replace(/^#+ /, '').trim()))
    .map(lines => lines.filter(line => line !== '' && !/^-+$/.test(line)))
    .filter(lines => lines.length > 0)

interface Look {
  /** Width and height of the page in points; a small one breaks paragraphs. */
  readonly size?: [number, number]
  readonly password?: string
}

/** A PDF as the Council's are: lines of a page's width, and on every further page symbol, page number and, at its foot, a job number. */
export async function pdfOf(text: string, { size = [420, 400], password }: Look = {}): Promise<Buffer> {
  const doc = new PDFDocument({ size, margin: 0, ...(password && { userPassword: password, ownerPassword: 'owner' }) })
  doc.font('Times-Roman').fontSize(10)
  const [width, height] = size
  let [page, y] = [1, 40]
  const put = (line: string, at: number, x = 50) => doc.text(line, x, at, { lineBreak: false })
  const turn = () => {
    put('97-31973 (E)   /...', height - 30)
    doc.addPage({ size, margin: 0 })
    page++
    put('S/RES/1138 (1997)', 25)
    put(`Page ${page}`, 37)
    y = 62
  }
  for (const block of blocksOf(text)) {
    for (const printed of block)
      for (const line of wrapped(doc, printed, width - 100)) {
        if (y > height - 55) turn()
        put(line, y)
        y += 12
      }
    y += 12
  }
  put('-----', y)
  doc.end()
  return buffer(doc)
}

function wrapped(doc: PDFKit.PDFDocument, text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && doc.widthOfString(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A PDF of a picture, as a scanner makes it. */
export function scannedPdf(): Promise<Buffer> {
  const doc = new PDFDocument({ size: [200, 200] })
  // The smallest PNG: one black dot.
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  doc.image(Buffer.from(dot, 'base64'), 10, 10, { width: 180 })
  doc.end()
  return buffer(doc)
}

const NUMBERING = [
  {
    reference: 'paragraphs',
    levels: [
      { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
      { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)', alignment: AlignmentType.START },
    ],
  },
]

/**
 * A Word document with a header and page breaks.
 *
 * @param counted whether Word counts the paragraphs, or their numbers are typed
 */
export async function docxOf(text: string, counted: boolean): Promise<Buffer> {
  let begun = false
  const children = blocksOf(text).flatMap((block, i) => {
    const [first = '', ...more] = block
    begun ||= /^The Security Council,/.test(first)
    const number = begun ? /^(?:(\d+)\.|\([a-z]\)) / : /^$/
    const found = counted ? number.exec(first) : null
    const lines = [first.slice(found?.[0].length ?? 0), ...more].map(
      (line, n) => new TextRun({ text: line, ...(n > 0 && { break: 1 }) }),
    )
    const numbering = found && { numbering: { reference: 'paragraphs', level: found[1] === undefined ? 1 : 0 } }
    const paragraph = new Paragraph({ children: lines, ...numbering })
    return i % 10 === 9 ? [paragraph, new Paragraph({ children: [new PageBreak()] })] : [paragraph]
  })
  const header = new Header({ children: [new Paragraph('S/RES/1138 (1997)'), new Paragraph('Page 2')] })
  return Packer.toBuffer(
    new Document({ numbering: { config: NUMBERING }, sections: [{ headers: { default: header }, children }] }),
  )
}

/** A ZIP archive of one entry. `crc`: a checksum that is not right; `claims`: the size that it says to unpack to. */
export function zipOf(
  name: string,
  content: Buffer,
  { flags = 0, crc = crc32(content), claims = content.length } = {},
): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(flags, 2)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(claims, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
  const rest = Buffer.alloc(14)
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, rest, Buffer.from(name)])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}
