import { describe, expect, test } from 'vitest'
import { unmot } from '../resolution/made.ts'
import { admission, ask, askOf, earlier } from './made.ts'

const all = [unmot, earlier, admission]
const symbols = (answer: ReturnType<typeof ask>) =>
  answer.answered ? new Set(answer.quotes.map(q => q.symbol)) : new Set()

describe('a question on what changed', () => {
  test.each([
    ['what changed since 1099?', {}],
    ['how does 1138 differ from 1099?', {}],
    ['compare 1099 and 1138', {}],
    ['1138 vs 1099', {}],
    ['what changed since the previous resolution?', { in: 'S/RES/1138 (1997)' }],
    ['what changed since 1099?', { in: 'S/RES/1138 (1997)' }],
  ])('“%s” quotes both sides, the older first', (question, context) => {
    const answer = askOf(all, question, context)
    expect(answer.intent).toBe('changes')
    expect(symbols(answer)).toEqual(new Set(['S/RES/1099 (1997)', 'S/RES/1138 (1997)']))
    expect(answer.headline).toMatch(
      /15 June 1997, S\/RES\/1099 \(1997\), OP1 → 15 May 1998, S\/RES\/1138 \(1997\), OP5/,
    )
  })

  test('says what only one of the two speaks of', () => {
    const answer = askOf(all, 'what changed since 1099?')
    expect(answer.notes.join(' ')).toContain('On strength only S/RES/1099 (1997) has a paragraph of its own.')
  })

  test('is silent where no other is loaded, and where there is nothing to compare', () => {
    expect(ask('what changed since the previous resolution?').answered).toBe(false)
    expect(ask('what changed since 1099?')).toMatchObject({ answered: false, intent: 'unknown-resolution' })
    expect(askOf([admission, earlier], 'compare 1099 and 9001').answered).toBe(true)
  })
})
