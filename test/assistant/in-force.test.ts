import { describe, expect, test } from 'vitest'
import { unmot } from '../resolution/made.ts'
import { ask, askOf, cited, earlier } from './made.ts'

describe('a question on mandates in force', () => {
  test('names each with its last day and quotes the paragraph that sets it', () => {
    const answer = ask('which mandates are in force on 1 May 1998?')
    expect(answer.headline).toBe(
      '1 mandate is in force on 1 May 1998: UNMOT until 15 May 1998 (S/RES/1138 (1997), OP5).',
    )
    expect(cited(answer)).toEqual(['op-5'])
  })

  test.each([
    ['what is in force on 1 June 1997?', 'UNMOT until 15 June 1997 (S/RES/1099 (1997), OP1)'],
    ['which missions expire in May 1998?', 'UNMOT until 15 May 1998 (S/RES/1138 (1997), OP5)'],
    ['which mandates end in June 1997?', 'UNMOT until 15 June 1997 (S/RES/1099 (1997), OP1)'],
  ])('“%s” is answered for that day', (question, line) => {
    expect(askOf([unmot, earlier], question).headline).toContain(line)
  })

  test.each([
    ['which missions expire this month?', true],
    ['which missions expire next month?', false],
  ])('“%s” counts from today', (question, found) => {
    const asOf = Temporal.PlainDate.from('1998-05-01')
    expect(askOf([unmot, earlier], question, { asOf }).answered).toBe(found)
  })

  test('is silent, with the day, where none runs', () => {
    expect(ask('which mandates are in force?')).toMatchObject({
      answered: false,
      headline: 'No loaded resolution has a mandate that is in force on 15 May 2026.',
    })
  })

  test('leaves a question on one mandate to its expiry', () => {
    expect(ask('is the mandate still in force?').intent).toBe('expiry')
    expect(ask('when does UNMOT expire?').intent).toBe('expiry')
  })
})
