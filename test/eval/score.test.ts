import { describe, expect, test } from 'vitest'
import type { Answer, Quote } from '../../src/assistant/answer.ts'
import { type Question, readQuestions, score } from './score.ts'

const SYMBOL = 'S/RES/1138 (1997)'
const SOURCE = 'The Security Council,\n\n5. Decides to extend the mandate of UNMOT until\n\n/...\n\n15 May 1998;'
const sourceOf = (symbol: string) => (symbol === SYMBOL ? SOURCE : undefined)

const cite = (clause: string, text = 'until 15 May 1998'): Quote => ({ symbol: SYMBOL, clause, text, highlights: [] })

const found = (...quotes: Quote[]): Answer => ({
  answered: true,
  intent: 'expiry',
  headline: 'Until 15 May 1998 (OP5).',
  quotes,
  steps: [],
  notes: [],
  next: [],
})

const silent = (...nearest: Quote[]): Answer => ({
  answered: false,
  intent: 'none',
  headline: 'The resolution does not say.',
  nearest,
  notes: [],
  next: [],
})

const asks = (change: Partial<Question> = {}): Question => ({
  id: 'q1',
  question: 'when does it expire?',
  previous: [],
  named: false,
  answered: true,
  gold: ['op-5'],
  must: ['15 May 1998'],
  all: [],
  ...change,
})

const verdict = (question: Question, answer: Answer, text = 'Until 15 May 1998 (OP5).') =>
  score(question, answer, text, sourceOf)

describe('an answerable question', () => {
  test('is right with a gold paragraph and the phrase', () => {
    expect(verdict(asks(), found(cite('op-5')))).toEqual({ right: true, fabricated: [] })
  })

  test('is wrong in silence, even with the gold paragraph as the nearest', () => {
    expect(verdict(asks(), silent(cite('op-5')))).toMatchObject({ right: false, why: 'silent, the text does say' })
  })

  test('is right with the gold paragraph in fourth place, wrong in fifth', () => {
    const others = ['op-1', 'op-2', 'op-3', 'op-4'].map(id => cite(id))
    expect(verdict(asks(), found(...others.slice(1), cite('op-5'))).right).toBe(true)
    expect(verdict(asks(), found(...others, cite('op-5')))).toMatchObject({ right: false, why: 'another paragraph' })
  })

  test('is right with the gold paragraph anywhere in a whole list', () => {
    const answer = found(...['op-1', 'op-2', 'op-3', 'op-4', 'op-5'].map(id => cite(id)))
    expect(verdict(asks(), { ...answer, intent: 'outline' }).right).toBe(true)
  })

  test('is wrong without any of the phrases', () => {
    expect(verdict(asks(), found(cite('op-5')), 'Until next year.')).toMatchObject({ why: 'the phrase is missing' })
    expect(verdict(asks({ must: ['15 June', 'May'] }), found(cite('op-5'))).right).toBe(true)
  })

  test('finds its phrase across a line end', () => {
    expect(verdict(asks(), found(cite('op-5')), 'until 15\n   May 1998').right).toBe(true)
  })

  test('is wrong without one of the phrases that are all needed', () => {
    const question = asks({ all: ['Until', 'OP6'] })
    expect(verdict(question, found(cite('op-5')))).toMatchObject({ right: false, why: '"OP6" is missing' })
  })

  test('is wrong with the right number of another resolution', () => {
    const other = { ...cite('op-5'), symbol: 'S/RES/1099 (1997)' }
    expect(verdict(asks({ in: SYMBOL }), found(other)).right).toBe(false)
    expect(verdict(asks({ in: SYMBOL }), found(cite('op-5'))).right).toBe(true)
  })
})

describe('gold', () => {
  test('a whole annex stands for any paragraph of it', () => {
    expect(verdict(asks({ gold: ['annex-1'] }), found(cite('annex-1-3-a'))).right).toBe(true)
    expect(verdict(asks({ gold: ['annex-1'] }), found(cite('annex-1'))).right).toBe(true)
    expect(verdict(asks({ gold: ['annex-1'] }), found(cite('annex-10-2'))).right).toBe(false)
  })

  test('a paragraph stands neither for its sub-paragraphs nor for its parent', () => {
    expect(verdict(asks({ gold: ['op-6-d'] }), found(cite('op-6'))).right).toBe(false)
    expect(verdict(asks({ gold: ['op-6'] }), found(cite('op-6-d'))).right).toBe(false)
    expect(verdict(asks({ gold: ['annex-1-3'] }), found(cite('annex-1-3-a'))).right).toBe(false)
  })
})

describe('an unanswerable question', () => {
  const question = asks({ answered: false, gold: [], must: [] })

  test('is right in silence, with and without nearest paragraphs', () => {
    expect(verdict(question, silent()).right).toBe(true)
    expect(verdict(question, silent(cite('op-5'))).right).toBe(true)
  })

  test('is wrong with an answer', () => {
    expect(verdict(question, found(cite('op-5')))).toMatchObject({ why: 'answered, the text does not say' })
  })
})

describe('a quotation', () => {
  const fabricated = (text: string, symbol = SYMBOL) =>
    verdict(asks(), found({ ...cite('op-5', text), symbol })).fabricated.length

  test('is found across page breaks, line ends and punctuation', () => {
    expect(fabricated('Decides to extend the mandate of UNMOT until 15 May 1998')).toBe(0)
    expect(fabricated('“extend the mandate”')).toBe(0)
  })

  test('is fabricated with one word changed', () => {
    expect(fabricated('Decides to extend the mandate of UNMOT until 15 June 1998')).toBe(1)
  })

  test('is fabricated without words, and from a resolution that is not there', () => {
    expect(fabricated(' … ')).toBe(1)
    expect(fabricated('until 15 May 1998', 'S/RES/1 (1946)')).toBe(1)
  })

  test('is checked among the nearest paragraphs too', () => {
    expect(verdict(asks({ answered: false }), silent(cite('op-5', 'invented'))).fabricated).toHaveLength(1)
  })
})

describe('a question set', () => {
  test('has empty lines and fields that a scorer does not need', () => {
    const line = '{"id":"a","question":"when?","answered":true,"gold":["op-5"],"note":"typo"}'
    expect(readQuestions(`${line}\n\n`, 'set')).toEqual([
      { id: 'a', question: 'when?', answered: true, gold: ['op-5'], named: false, previous: [], must: [], all: [] },
    ])
  })

  test('names the line that is no question', () => {
    const line = '{"id":"a","question":"when?","answered":false}'
    expect(() => readQuestions(`${line}\n{"id":`, 'set')).toThrow(/^set, line 2: /)
    expect(() => readQuestions(line.replace('false', 'true'), 'set')).toThrow(
      'set, line 1: an answerable question without gold',
    )
  })
})
