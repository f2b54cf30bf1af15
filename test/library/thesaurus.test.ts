import { describe, expect, test } from 'vitest'
import { synonyms } from '../../src/library/thesaurus.ts'
import { root } from '../../src/library/words.ts'

describe('the field takes', () => {
  test.each([
    ['truce', 'ceasefire'],
    ['soldiers', 'troops'],
    ['deal', 'agreement'],
    ['talks', 'negotiations'],
    ['renew', 'extend'],
    ['grow', 'expand'],
    ['kidnapped', 'hostage'],
    ['cops', 'police'],
    ['disarm', 'disarmament'],
    ['worried', 'concern'],
  ])('%s for %s, and the reverse', (a, b) => {
    const stands = (word: string, other: string) =>
      synonyms(word).some(w => root(w) === root(other)) || root(word) === root(other)
    expect(stands(a, b)).toBe(true)
    expect(stands(b, a)).toBe(true)
  })
})

test('any form of a word finds its group', () => {
  expect(synonyms('truces')).toEqual(synonyms('truce'))
  expect(synonyms('truce').length).toBeGreaterThan(0)
})

test('no word is its own synonym', () => {
  for (const word of ['extend', 'meeting', 'report', 'forces', 'military'])
    expect(synonyms(word).filter(w => root(w) === root(word))).toEqual([])
})

test('a word outside the field has none', () => {
  expect(synonyms('giraffe')).toEqual([])
  expect(synonyms('')).toEqual([])
})
