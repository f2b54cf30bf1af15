import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base, FURNITURE, root, STOP, stem, words } from '../../src/library/words.ts'

const plain = (text: string) => words(text).map(w => w.word)

describe('words', () => {
  test.each([
    ['the SG’s 2 reports', ['the', 'sg', '2', 'reports']],
    ["UNMOT's mandate", ['unmot', 'mandate']],
    ["the parties' duty", ['the', 'parties', 'duty']],
    ['U.N. staff', ['un', 'staff']],
    ["don't, they're", ['dont', 'they']],
    ['déjà vu à Genève', ['deja', 'vu', 'a', 'geneve']],
    ['20,695 troops', ['20,695', 'troops']],
    ['cease-fire', ['cease', 'fire']],
    ['S/1997/808', ['s', '1997', '808']],
    ['', []],
    [' \n—…!', []],
  ])('%s', (text, list) => {
    expect(plain(text)).toEqual(list)
  })

  test('stand where they say, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        let end = 0
        for (const w of words(text)) {
          expect(w.start).toBeGreaterThanOrEqual(end)
          expect(w.end).toBeGreaterThan(w.start)
          expect(w.word).not.toBe('')
          end = w.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

/** The only value that a key takes over some words; several where they do not fall together. */
const keys = (key: (word: string) => string, list: string) => [...new Set(list.split(' ').map(key))]

describe('one stem', () => {
  test.each([
    'extend extends extended extending',
    'decide decides decided',
    'report reports reporting reported',
    'demobilize demobilise demobilized demobilised demobilization demobilisation',
    'authorize authorise authorization authorisation',
    'programme program programmes programs',
    'defence defense',
    'centre center',
    'labour labor',
    'tell tells told',
    'withdraw withdrew withdrawn',
    'oversee oversaw overseen',
    'child children',
    'woman women',
    '1,500 1500',
  ])('%s', list => {
    expect(keys(stem, list)).toHaveLength(1)
  })
})

describe('one root', () => {
  test.each([
    'extend extended extension extensions',
    'decide decided decision decisions',
    'defend defence',
    'russia russian russians',
    'election elections electoral',
    'implement implementation implementing',
    'govern government governmental',
    'assist assisted assistance assisting',
    'coordinate coordination coordinator',
  ])('%s', list => {
    expect(keys(root, list)).toHaveLength(1)
  })

  test.each([
    ['mission', 'missile'],
    ['arms', 'army'],
    ['peace', 'piece'],
    ['security', 'secretary'],
    ['report', 'repatriation'],
    ['party', 'part'],
    ['1997', '1998'],
  ])('%s and %s have two', (a, b) => {
    expect(root(a)).not.toBe(root(b))
  })

  test('has four letters or is the whole stem', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,14}$/), word => {
        const made = root(word)
        expect(made.length).toBeGreaterThanOrEqual(Math.min(4, stem(word).length))
        expect(root(word)).toBe(made)
      }),
      { numRuns: 300 },
    )
  })
})

test('a word that names a member of every object is a word like any other', () => {
  for (const word of ['constructor', 'valueOf', 'toString', 'hasOwnProperty', '__proto__']) {
    expect(base(word)).toBe(word)
    expect(typeof root(word.toLowerCase())).toBe('string')
  }
})

test('an irregular word has its base form, any other itself', () => {
  expect(['told', 'given', 'children', 'mandate'].map(base)).toEqual(['tell', 'give', 'child', 'mandate'])
})

test('lists of words are as words come out of a text: lower case, without apostrophes', () => {
  for (const list of [STOP, FURNITURE]) {
    expect(list.size).toBeGreaterThan(50)
    for (const word of list) expect(plain(word)).toEqual([word])
  }
})
