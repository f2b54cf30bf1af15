import { describe, expect, test } from 'vitest'
import { quote } from '../../src/assistant/answer.ts'
import { unmot } from '../resolution/made.ts'
import { textOf } from './made.ts'

describe('a quotation', () => {
  test('is the whole clause', () => {
    expect(quote(unmot, 'op-5')).toEqual({
      symbol: 'S/RES/1138 (1997)',
      clause: 'op-5',
      text: 'Decides to extend the mandate of UNMOT until 15 May 1998;',
      highlights: [],
    })
  })

  test('is a part of it, with what to emphasize', () => {
    const [start, end] = [textOf('op-5').indexOf('15'), textOf('op-5').indexOf(';')]
    expect(quote(unmot, 'op-5', { part: [start, end], highlights: [[0, 2]] })).toMatchObject({
      text: '15 May 1998',
      highlights: [[0, 2]],
    })
  })

  test.each(['op-14', 'op-6-z', '', 'OP5', 'op-5 ', '__proto__'])(
    'is refused of a clause that is not there: “%s”',
    id => {
      expect(() => quote(unmot, id)).toThrow(new RangeError(`S/RES/1138 (1997) has no clause ${id}`))
    },
  )

  const { length } = textOf('op-5')
  test.each([
    ['before its begin', [-1, 5]],
    ['beyond its end', [0, length + 1]],
    ['empty', [5, 5]],
    ['backwards', [9, 5]],
    ['far away', [1000, 2000]],
    ['of no number', [Number.NaN, Number.NaN]],
    ['of no number at its end', [0, Number.NaN]],
    ['between two characters', [0.5, 3]],
  ] as const)('is refused where it is no slice: %s', (_, part) => {
    expect(() => quote(unmot, 'op-5', { part })).toThrow(RangeError)
  })

  test('may be one character, the first and the last', () => {
    expect(quote(unmot, 'op-5', { part: [0, 1] }).text).toBe('D')
    expect(quote(unmot, 'op-5', { part: [length - 1, length] }).text).toBe(';')
  })

  test('is never of the neighbour, whatever the spans say', () => {
    for (const { id, text } of unmot.clauses) expect(quote(unmot, id).text).toBe(text)
  })
})
