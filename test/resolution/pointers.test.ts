import { describe, expect, test } from 'vitest'
import { kinOf, namedIn } from '../../src/resolution/pointers.ts'
import { resolutionOf } from './made.ts'

const clauseOf = (text: string) => resolutionOf({ 'op-9': text }).clauses[0]!

describe('the paragraphs that a clause names', () => {
  test.each([
    ['the measures imposed by paragraph 5 above shall not apply', ['op-5']],
    ['the measures in paragraphs 5, 8, 10 and 11 above', ['op-5', 'op-8', 'op-10', 'op-11']],
    ['paragraphs 3 to 6 of this resolution', ['op-3', 'op-4', 'op-5', 'op-6']],
    ['in accordance with paragraph 10 (f) below', ['op-10']],
    ['paragraph 3 above, and again paragraph 3', ['op-3']],
    ['paragraphs 1 and 2 of resolution 1425 (2002)', []],
    ['paragraph 12 of the report', []],
    ['as set out in paragraph 9 above', []],
    ['no paragraph at all', []],
  ])('“%s”', (text, ids) => {
    expect(namedIn(clauseOf(text))).toEqual(ids)
  })
})

describe('the clauses that stand closest to one', () => {
  const resolution = resolutionOf({
    'op-1': 'Decides that',
    'op-1-a': 'all States shall prevent the import of logs;',
    'op-1-b': 'these measures shall come into force on 7 July 1998;',
    'op-2': 'Decides that such measures shall not apply to samples;',
    'op-3': 'Requests a report on the measures in paragraph 1 above;',
    'op-4': 'Decides to remain seized of the matter.',
  })

  test('are those of its paragraph, those that name it, and the next that speaks of “such measures”', () => {
    expect(kinOf(resolution, 'op-1-a').map(c => c.id)).toEqual(['op-1', 'op-1-b', 'op-2', 'op-3'])
  })

  test('may be none', () => {
    expect(kinOf(resolution, 'op-4')).toEqual([])
    expect(kinOf(resolution, 'op-99')).toEqual([])
  })
})
