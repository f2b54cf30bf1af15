import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearly } from '../../src/resolution/spelling.ts'

describe('words a slip apart', () => {
  test.each([
    ['mandate', 'mandate'],
    ['mandte', 'mandate'],
    ['manddate', 'mandate'],
    ['mandare', 'mandate'],
    ['madnate', 'mandate'],
    ['amndate', 'mandate'],
    ['mandaet', 'mandate'],
    ['a', ''],
  ])('%s is %s by one', (typed, meant) => {
    expect(nearly(typed, meant)).toBe(true)
  })

  test.each([
    ['madte', 'mandate'],
    ['report', 'repatriate'],
    ['mission', 'missile'],
    ['ab', ''],
  ])('%s is not %s by one', (typed, meant) => {
    expect(nearly(typed, meant)).toBe(false)
  })

  test('two slips are read where two are allowed', () => {
    expect(nearly('paragrpahs', 'paragraph', 2)).toBe(true)
    expect(nearly('premabluar', 'preambular', 2)).toBe(true)
    expect(nearly('permablurr', 'preambular', 2)).toBe(false)
  })
})

/** Slow and plain: the whole table of the optimal string alignment distance, by its definition. */
function apart(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j))
  for (let i = 0; i <= a.length; i++) table[i]![0] = i
  for (let j = 0; j <= b.length; j++) table[0]![j] = j
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const steps = [
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      ]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push(table[i - 2]![j - 2]! + 1)
      table[i]![j] = Math.min(...steps)
    }
  return table[a.length]![b.length]!
}

test('agrees with the whole table', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
  fc.assert(
    fc.property(short, short, fc.integer({ min: 1, max: 3 }), (a, b, most) => {
      expect(nearly(a, b, most)).toBe(apart(a, b) <= most)
    }),
    { numRuns: 3_000 },
  )
})
