import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rowOf, similarity } from '../../src/library/vectors.ts'

const bytes = readFileSync(new URL('../../data/words/vectors.bin', import.meta.url))
const end = bytes.indexOf(10)
const header = JSON.parse(bytes.toString('latin1', 0, end)) as { words: number; dimensions: number; scale: number }
const list = bytes
  .toString('latin1', end + 1, bytes.length - header.words * header.dimensions)
  .split('\n')
  .slice(0, -1)

describe('the file of word vectors', () => {
  test('has as many words and rows as its header says', () => {
    expect(list).toHaveLength(header.words)
    expect(header.words).toBeGreaterThan(10_000)
  })

  test('has its words in byte order, none twice', () => {
    expect(list.findIndex((word, i) => i > 0 && !(list[i - 1]! < word))).toBe(-1)
  })

  test('gives every word its own row', () => {
    // every 61st: 61 and the index's stride of 64 have no common factor, so every place in a stride is met
    for (let i = 0; i < list.length; i += 61) expect(rowOf(list[i]!)).toBe(i)
    expect(rowOf(list[0]!)).toBe(0)
    expect(rowOf(list.at(-1)!)).toBe(list.length - 1)
  })

  test('has rows of length one', () => {
    for (const word of ['peace', 'soldiers', 'the', list[0]!, list.at(-1)!])
      expect(similarity(rowOf(word), rowOf(word))).toBeCloseTo(1, 1)
  })
})

describe('a word that has no vector', () => {
  test.each(['', 'unmot', 'zzzzzzzz', 'Peace', '0', 'peace '])('“%s” has row −1', word => {
    expect(rowOf(word)).toBe(-1)
  })
})

test.each([
  ['soldiers', 'troops', 'banana'],
  ['peace', 'negotiations', 'carpet'],
  ['election', 'vote', 'kitchen'],
  ['refugees', 'displaced', 'guitar'],
  ['economy', 'growth', 'violin'],
  ['border', 'frontier', 'soup'],
])('%s is nearer to %s than to %s', (word, near, far) => {
  const [a, b, c] = [rowOf(word), rowOf(near), rowOf(far)]
  expect(Math.min(a, b, c)).toBeGreaterThanOrEqual(0)
  expect(similarity(a, b)).toBeGreaterThan(similarity(a, c) + 0.2)
  expect(similarity(a, b)).toBe(similarity(b, a))
})
