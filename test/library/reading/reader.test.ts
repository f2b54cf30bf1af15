import { afterEach, expect, test } from 'vitest'
import { createReader, type Reader } from '../../../src/library/reading/reader.ts'
import { BUILT_IN, docxOf, pdfOf, zipOf } from './made.ts'

const open: Reader[] = []
const reader = (limits?: Parameters<typeof createReader>[0]) => {
  const created = createReader(limits)
  open.push(created)
  return created
}
afterEach(() => Promise.all(open.splice(0).map(each => each.close())))

const text = Buffer.from(BUILT_IN)
const SYMBOL = { resolution: { symbol: 'S/RES/1138 (1997)' } }

test('reads a document of each kind, one after another, in one thread', async () => {
  const one = reader()
  for (const bytes of [text, await pdfOf(BUILT_IN), await docxOf(BUILT_IN, true), text])
    expect(await one.read(bytes)).toMatchObject(SYMBOL)
})

test('says why a document gives no text, and reads the next', async () => {
  const one = reader()
  expect(await one.read(Buffer.from('%PDF-'))).toEqual({ fault: 'is a damaged PDF' })
  expect(await one.read(text)).toMatchObject(SYMBOL)
})

test('a document that takes too long is given up, and the next is read', async () => {
  const slow = reader({ seconds: 0.001 })
  expect(await slow.read(text)).toEqual({ fault: 'takes longer than 0.001 seconds to read' })
  const one = reader({ seconds: 30 })
  expect(await one.read(text)).toMatchObject(SYMBOL)
})

test('a document that takes too much memory ends its thread, not ours, and the next is read', async () => {
  // 50 MB of paragraphs of a letter each: a hundred times that as objects.
  const many = Buffer.from('<w:document>'.concat('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(1_500_000)))
  const one = reader({ megabytes: 64 })
  const read = await one.read(zipOf('word/document.xml', many))
  expect(read).toEqual({ fault: 'takes too much memory to read' })
  expect(await one.read(text)).toMatchObject(SYMBOL)
})
