import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../src/command-line/lines.ts'

const read = (...chunks: (string | Uint8Array)[]) => Array.fromAsync(linesOf(Readable.from(chunks)), line => line.text)

test('lines end in LF or CRLF, the last one needs none, and empty ones count', async () => {
  expect(await Array.fromAsync(linesOf(Readable.from(['a\r\n\nb'])))).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: '' },
    { number: 3, text: 'b' },
  ])
  expect(await read('a\n')).toEqual(['a'])
  expect(await read()).toEqual([])
})

test('a line separator inside a line stays, as JSON allows it there', async () => {
  expect(await read('"a\u2028b"\n')).toEqual(['"a\u2028b"'])
})

test('a byte order mark is not part of the first line', async () => {
  expect(await read(Buffer.from('\ufeffa\n'))).toEqual(['a'])
})

test('however the bytes are cut, the lines are the same', async () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', 'é', '\u{1f54a}', '"'), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(60), { maxLength: 6 }), async (parts, cuts) => {
      const bytes = Buffer.from(parts.join(''))
      const at = [0, ...cuts.map(cut => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b)
      const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end))
      expect(await read(...chunks)).toEqual(await read(bytes))
    }),
  )
})
