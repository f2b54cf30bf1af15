import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../../src/library/reading/decode.ts'
import { readContent } from '../../../src/library/reading/read.ts'
import { parse } from '../../../src/resolution/parse.ts'
import { BUILT_IN, docxOf, pdfOf, scannedPdf, zipOf } from './made.ts'

/** Ids and words of every paragraph; how lines break is the paper's. */
const said = (text: string) => parse(text).clauses.map(({ id, text: words }) => [id, words.replace(/\s+/g, ' ')])
const AS_ISSUED = said(BUILT_IN)

const whyNot = (bytes: Uint8Array): Promise<string> =>
  readContent(bytes).then(
    () => 'was read',
    (cause: unknown) => (cause instanceof Unreadable ? cause.message : String(cause)),
  )

test('the built-in text has what these documents are made to break', () => {
  expect(AS_ISSUED.map(([id]) => id)).toContain('op-6-d')
  expect(AS_ISSUED.length).toBeGreaterThan(25)
})

describe('PDF', () => {
  test.each([
    ['small pages, which break paragraphs', [420, 400]],
    ['an A4 page', [595, 842]],
    ['a narrow page', [340, 600]],
  ] as const)('%s: every paragraph, word for word', async (_, size) => {
    const { mediaType, text } = await readContent(await pdfOf(BUILT_IN, { size: [...size] }))
    expect(mediaType).toBe('application/pdf')
    expect(said(text)).toEqual(AS_ISSUED)
    expect(parse(text)).toMatchObject({
      symbol: 'S/RES/1138 (1997)',
      adopted: '1997-11-14',
      meeting: 3833,
      problems: [],
    })
  })

  test('behind the bytes of a mail program it is a PDF still', async () => {
    const bytes = Buffer.concat([Buffer.from('X-Mail: yes\r\n\r\n'), await pdfOf(BUILT_IN)])
    expect(said((await readContent(bytes)).text)).toEqual(AS_ISSUED)
  })

  test('with a password it is refused', async () => {
    expect(await whyNot(await pdfOf(BUILT_IN, { password: 'secret' }))).toMatch(/^is encrypted/)
  })

  test('of pictures only it is refused', async () => {
    expect(await whyNot(await scannedPdf())).toMatch(/^holds no text: its pages are pictures/)
  })

  test('cut off or damaged it is refused', async () => {
    const whole = await pdfOf(BUILT_IN)
    expect(await whyNot(whole.subarray(0, 300))).toMatch(/^is a damaged PDF|^holds no text/)
    expect(await whyNot(Buffer.from('%PDF-1.7\nnothing more'))).toBe('is a damaged PDF')
  })
})

describe('Word', () => {
  test.each([
    ['typed', false],
    ['counted by Word', true],
  ])('numbers %s: every paragraph, word for word', async (_, counted) => {
    const { mediaType, text } = await readContent(await docxOf(BUILT_IN, counted))
    expect(mediaType).toMatch(/wordprocessingml/)
    expect(said(text)).toEqual(AS_ISSUED)
    expect(parse(text)).toMatchObject({
      symbol: 'S/RES/1138 (1997)',
      adopted: '1997-11-14',
      meeting: 3833,
      problems: [],
    })
  })

  test('a bomb is refused before it is unpacked, whatever size it claims', async () => {
    const nothing = Buffer.alloc(200 * 1024 * 1024)
    const before = process.memoryUsage().arrayBuffers
    for (const claims of [nothing.length, 100]) {
      const bomb = zipOf('word/document.xml', nothing, { claims })
      expect(bomb.length).toBeLessThan(250_000)
      expect(await whyNot(bomb)).toBe('unpacks to more than 64 MB: not a document')
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * 1024 * 1024)
  })

  test('another archive, an encrypted one and a damaged one are refused', async () => {
    const whole = await docxOf(BUILT_IN, false)
    expect(await whyNot(zipOf('xl/workbook.xml', Buffer.from('<x/>')))).toBe('is a ZIP archive, but no Word document')
    expect(await whyNot(zipOf('word/document.xml', Buffer.from('<x/>'), { flags: 1 }))).toBe('is encrypted')
    expect(await whyNot(zipOf('word/document.xml', Buffer.from('<x/>'), { crc: 7 }))).toMatch(/^is a damaged file/)
    expect(await whyNot(whole.subarray(0, whole.length - 100))).toMatch(/^is a damaged file/)
    expect(await whyNot(Buffer.from('PK\x03\x04'))).toMatch(/^is a damaged file/)
  })

  test('the old format, or one with a password, is named with its remedy', async () => {
    expect(await whyNot(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatch(/^is an old Word file.*\.docx/)
  })
})

describe('text', () => {
  const TEXT = 'The Security Council,\n\nWelcoming the letter of the Government of Côte d’Ivoire – “as agreed” –\n'
  const western = (text: string) =>
    Buffer.from(
      text.replace(/[’–“”]/g, c => ({ '’': '\x92', '–': '\x96', '“': '\x93', '”': '\x94' })[c] ?? c),
      'latin1',
    )

  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('Plain English only.\n', 'utf16le')],
    ['Latin-1 as Windows writes it', western(`${'The Security Council decides. '.repeat(20)}${TEXT}`)],
  ])('%s is decoded', async (_, bytes) => {
    const { text } = await readContent(bytes)
    expect(text.endsWith(TEXT) || text === 'Plain English only.\n').toBe(true)
  })

  test.each([
    [
      'a byte that is "è" in the west and "č" in Central Europe',
      western(`${'The Council. '.repeat(20)}Guinèe`),
      /encoding is uncertain/,
    ],
    ['lost letters', Buffer.from('C\ufffdte d\ufffdIvoire'), /some of its letters are lost/],
    ['noise', randomBytes(100_000), /^is neither text nor a PDF or Word document$/],
    ['another script', Buffer.from([...'Совет'].map(c => c.charCodeAt(0) - 0x410 + 0xc0)), /^is neither/],
    ['nothing', Buffer.alloc(0), /^is empty$/],
    ['spaces', Buffer.from(' \n\t'), /^is empty$/],
    ['a web page', Buffer.from('<!DOCTYPE html><p>The Security Council,'), /^is a web page/],
    ['RTF', Buffer.from('{\\rtf1 The Security Council,}'), /^is an RTF file/],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /^is a picture/],
  ])('%s is refused', async (_, bytes, why) => {
    expect(await whyNot(bytes)).toMatch(why)
  })
})
