import { describe, expect, test } from 'vitest'
import type { Found, Silent } from '../../src/assistant/answer.ts'
import { quote } from '../../src/assistant/answer.ts'
import { renderText } from '../../src/assistant/render-text.ts'
import { unmot } from '../resolution/made.ts'
import { ask, foundBy } from './made.ts'

const bare: Found = { answered: true, intent: 'x', headline: 'Head.', quotes: [], steps: [], notes: [], next: [] }
const mute: Silent = { answered: false, intent: 'x', headline: 'It does not say.', notes: [], next: [], nearest: [] }

describe('an answer as text', () => {
  test('is its headline where it has nothing else', () => {
    expect(renderText(bare)).toBe('Head.')
    expect(renderText(mute)).toBe('It does not say.')
  })

  test('has quotations with their citations, arithmetic, remarks and follow-ups, in this order', () => {
    const answer = {
      ...bare,
      quotes: [quote(unmot, 'op-5'), quote(unmot, 'op-6-d')],
      steps: ['1 + 1 = 2', '2 + 1 = 3'],
      notes: ['A remark.'],
      next: ['OP6'],
    }
    expect(renderText(answer)).toBe(`Head.

S/RES/1138 (1997), OP5
  Decides to extend the mandate of UNMOT until 15 May 1998;

S/RES/1138 (1997), OP6(d)
  Investigate reports of ceasefire violations and report on them to the United Nations and the CNR;

Arithmetic:
  1 + 1 = 2
  2 + 1 = 3

A remark.

You can ask next:
  OP6`)
  })

  test('indents every block of a paragraph, and leaves empty lines empty', () => {
    const text = renderText({ ...bare, quotes: [quote(unmot, 'op-6')] })
    expect(text).toContain('\n  Decides that the mandate of UNMOT shall be as follows:\n\n  To use its best efforts')
    expect(text).not.toMatch(/ +$/m)
  })

  test('marks the nearest paragraphs as no answer', () => {
    const text = renderText({ ...mute, notes: ['A remark.'], nearest: [quote(unmot, 'op-9')] })
    expect(text.indexOf('Nearest paragraphs, which do not answer the question:')).toBeGreaterThan(
      text.indexOf('A remark.'),
    )
    expect(text.indexOf('OP9')).toBeGreaterThan(text.indexOf('Nearest'))
  })

  test('begins with its headline, whatever was asked', () => {
    for (const question of ['when does it expire?', "what's the budget?", 'help', 'OP6', '', 'hello'])
      expect(renderText(ask(question)).split('\n')[0]).toBe(ask(question).headline)
  })

  test('holds every quotation word for word', () => {
    const answer = foundBy('full text')
    const text = renderText(answer).replace(/^ {2}/gm, '')
    expect([...new Set(answer.quotes.map(q => q.clause))]).toEqual(unmot.clauses.map(c => c.id))
    for (const q of answer.quotes) expect(text).toContain(q.text)
  })
})
