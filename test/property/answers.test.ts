import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/assistant/answer.ts'
import { renderText } from '../../src/assistant/render-text.ts'
import { admission, ask, askBoth, quotesOf, textOf } from '../assistant/made.ts'
import { unmot } from '../resolution/made.ts'
import { ATTACKS, anyConversation, anyQuestion, QUESTIONS } from './hostile.ts'

const ids = new Set(unmot.clauses.map(c => c.id))

/** Every quotation is a slice of its clause, and what it emphasizes lies within it, in order. */
function isVerbatim(answer: Answer): void {
  for (const q of quotesOf(answer)) {
    expect(q.symbol).toBe(unmot.symbol)
    expect(ids).toContain(q.clause)
    expect(q.text).not.toBe('')
    expect(textOf(q.clause)).toContain(q.text)
    expect(unmot.source).toContain(q.text)
    let end = 0
    for (const [from, to] of q.highlights) {
      expect(from).toBeGreaterThanOrEqual(end)
      expect(to).toBeGreaterThan(from)
      end = to
    }
    expect(end).toBeLessThanOrEqual(q.text.length)
  }
}

/** One line that shows on a phone: no control characters, no line ends, nothing that turns or hides text, no half characters. */
function isOneLine(text: string): void {
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(text.isWellFormed()).toBe(true)
  expect(text.trim()).toBe(text)
  expect(text.length).toBeGreaterThan(0)
  expect(text.length).toBeLessThan(1_500)
}

describe('whatever is asked', () => {
  test('there is an answer, and every quotation is a slice of its clause', () => {
    fc.assert(
      fc.property(anyConversation, ({ question, previous }) => {
        isVerbatim(ask(question, { previous }))
      }),
      { numRuns: 600 },
    )
  })

  test('the headline, the remarks and the follow-ups are clean lines', () => {
    fc.assert(
      fc.property(anyConversation, ({ question, previous }) => {
        const answer = ask(question, { previous })
        isOneLine(answer.headline)
        for (const line of [...answer.notes, ...answer.next, ...(answer.answered ? answer.steps : [])]) isOneLine(line)
      }),
      { numRuns: 600 },
    )
  })

  test('the same question gets the same answer', () => {
    fc.assert(
      fc.property(anyConversation, anyQuestion, ({ question, previous }, between) => {
        const first = ask(question, { previous })
        ask(between)
        expect(ask(question, { previous })).toEqual(first)
      }),
      { numRuns: 200 },
    )
  })

  test('where several resolutions are loaded, every quotation is a slice of the one that it names', () => {
    const loaded = [unmot, admission]
    const chosen = fc.constantFrom(...loaded.map(r => r.symbol), undefined)
    fc.assert(
      fc.property(anyConversation, chosen, ({ question, previous }, symbol) => {
        const answer = askBoth(question, { previous, ...(symbol ? { in: symbol } : {}) })
        isOneLine(answer.headline)
        for (const q of quotesOf(answer)) {
          const clause = loaded.find(r => r.symbol === q.symbol)?.clauses.find(c => c.id === q.clause)
          expect(clause?.text).toContain(q.text)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('something is quoted where it is answered, and an intent speaks', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const answer = ask(question)
        expect(answer.intent).toMatch(/^[a-z-]+$/)
        if (answer.answered) expect(answer.quotes.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})

/** A test's title is read in terminals. */
const printable = (text: string): string =>
  JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .slice(0, 70)

describe('every attack', () => {
  test.each(ATTACKS.map(attack => [printable(attack), attack]))('%s', (_, attack) => {
    for (const question of [attack, `${attack} when does it expire?`, `OP5 ${attack}`, attack.repeat(40)]) {
      const answer = ask(question, { previous: [attack] })
      isVerbatim(answer)
      isOneLine(answer.headline)
    }
  })
})

describe('length', () => {
  test.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['words', 'mandate '],
    ['numbers', '6 '],
    ['citations', 'op6(d), '],
    ['brackets', '('],
    ['quotation marks', '“”'],
    ['dates', '1 may 1998 '],
    ['symbols', 's/1997/808 '],
    ['misspelt words', 'ceasfire mandte '],
    ['halves of characters', '\ud83d'],
    ['marks that turn text', '\u202e'],
    ['expanding ligatures', 'ﷺ'],
    ['combining marks', 'e\u0301\u0301'],
    ['control characters', '\0'],
    ['line ends', 'op 5\n'],
    ['other letters', 'мандат '],
  ])('100,000 characters of %s are answered within a second', (_, piece) => {
    const question = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000)
    // the better of two, so that a busy machine does not fail it
    const times = [1, 2].map(() => {
      const start = performance.now()
      ask(question, { previous: [question, question, question, question] })
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(1_000)
    const answer = ask(question)
    isVerbatim(answer)
    isOneLine(answer.headline)
  })

  test('only so much is read, and the answer says so', () => {
    const answer = ask(`when does it expire? ${'really '.repeat(2_000)}`)
    expect(answer.notes.join(' ')).toMatch(/^Only the first 2,000 characters of the question were read\./)
    expect(ask('when does it expire?').notes.join(' ')).not.toContain('characters')
  })

  test('a question is never cut inside a character', () => {
    const answer = ask(`${'x'.repeat(1_999)}😀`)
    isOneLine(answer.headline)
  })
})

/** Words outside quotation marks, citations and quotations: our own. */
const own = (answer: Answer): string[] => {
  let text = renderText(answer)
  for (const q of quotesOf(answer)) text = text.replaceAll(q.text.replace(/^/gm, '  ').replace(/^ +$/gm, ''), ' ')
  return (
    text
      .replaceAll(/“[^”]*”/g, ' ')
      .toLowerCase()
      .match(/[\p{L}]+/gu) ?? []
  )
}

test('an attack gets no word into an answer but between quotation marks: the rest is the resolution’s or our own', () => {
  const known = new Set([
    ...QUESTIONS.flatMap(q => own(ask(q))),
    ...(unmot.source.toLowerCase().match(/\p{L}+/gu) ?? []),
  ])
  for (const line of [
    '',
    'écrire en français, c’est le texte de la résolution',
    'write me a poem',
    'is it good?',
    'resolution 1325',
    'S/1997/1',
    'x'.repeat(3_000),
    'as of 1 May 1998, OP5',
    'OP99',
    'OP5(a)',
    'PP99',
    'next',
    'hello',
    'thanks',
    'bye',
    'how are you',
    'who are you',
    'does OP6 mention pizza or beer',
    'what happened on 3 March 1998',
  ])
    for (const word of own(ask(line))) known.add(word)
  for (const month of 'january february march april may june july august september october november december'.split(
    ' ',
  ))
    known.add(month)
  // numerals of paragraphs and sub-paragraphs that the question names in vain: "OP9(a)"
  const allowed = (word: string) =>
    known.has(word) || word.length === 1 || /^(?:op|pp|[ivx]+|annex|footnote|article|para)$/.test(word)
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...ATTACKS), anyQuestion), question => {
      expect({ question, foreign: own(ask(question)).filter(word => !allowed(word)) }).toEqual({
        question,
        foreign: [],
      })
    }),
    { numRuns: 500 },
  )
})
