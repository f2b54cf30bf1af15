import { describe, expect, test } from 'vitest'
import { kindsAsked, measuresOf } from '../../src/resolution/measures.ts'
import { resolutionOf, unmot } from './made.ts'

const read = (paragraphs: Readonly<Record<string, string>>) =>
  measuresOf(resolutionOf(paragraphs)).map(m => [m.clause.id, m.does, m.kinds.join(' ')])

describe('a measure is read by the words that the Council has for it', () => {
  test.each([
    [
      'Decides that all States shall prevent the sale or supply to Ruritania, by their nationals, of arms and related materiel;',
      'arms export',
    ],
    [
      'Decides that all States shall prevent the entry into or transit through their territories of the leaders;',
      'travel',
    ],
    [
      'Decides that all States shall freeze without delay the funds and other financial assets of the leaders;',
      'assets',
    ],
    [
      'Decides that States are required to deny any aircraft permission to take off from, land in or over-fly their territories;',
      'flights',
    ],
    [
      'Decides that all States shall take the necessary measures to prohibit the import of all rough emeralds;',
      'import',
    ],
    ['Decides that Ruritania shall not export charcoal;', 'export'],
  ])('%s', (text, kinds) => {
    expect(read({ 'op-1': text })).toEqual([['op-1', 'imposes', kinds]])
  })

  test.each([
    'Urges the parties to prevent the supply of arms;',
    'Underlines that all States shall, in the implementation of the above, prevent the entry into their territories of nobody;',
    'Decides that the mandate of the Mission shall be to prevent the import of arms;',
    'Requests the Secretary-General to report on the import of arms;',
  ])('not by others: %s', text => {
    expect(read({ 'op-1': text })).toEqual([])
  })

  test('also in a sub-paragraph behind “shall”', () => {
    expect(
      read({
        'op-1': 'Decides that all States shall:',
        'op-1-a': 'Freeze the funds of the leaders;',
        'op-1-b': 'Report;',
      }),
    ).toEqual([['op-1-a', 'imposes', 'assets']])
  })

  test('an exemption has the kinds of the paragraph that it names, and its sub-paragraphs with it', () => {
    expect(
      read({
        'op-1': 'Decides that all States shall prevent the sale or supply of arms to Ruritania;',
        'op-2': 'Decides that the measures imposed by paragraph 1 above shall not apply to:',
        'op-2-a': 'protective clothing;',
      }),
    ).toEqual([
      ['op-1', 'imposes', 'arms export'],
      ['op-2', 'exempts', 'arms export'],
      ['op-2-a', 'exempts', 'arms export'],
    ])
  })

  test('and so has the paragraph that ends it; a mandate that ends is no measure', () => {
    expect(
      read({
        'op-1': 'Decides that all States shall freeze the funds of the leaders;',
        'op-2': 'Expresses its intention to terminate the measures set out in paragraph 1 above when they have left;',
        'op-3': 'Decides to terminate the mandate of the Panel that watches the measures;',
      }),
    ).toEqual([
      ['op-1', 'imposes', 'assets'],
      ['op-2', 'ends', 'assets'],
    ])
  })

  test('S/RES/1138 (1997) imposes none', () => {
    expect(measuresOf(unmot)).toEqual([])
  })
})

test('an embargo of no stated kind is of goods, a ban of any', () => {
  expect(kindsAsked('is there an embargo')).toEqual(['arms', 'import', 'export'])
  expect(kindsAsked('what is banned')).toEqual([])
  expect(kindsAsked('is there a travel ban')).toEqual(['travel'])
})
