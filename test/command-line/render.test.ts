import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Found } from '../../src/assistant/answer.ts'
import { renderText } from '../../src/assistant/render-text.ts'
import { forPrograms, forTerminal } from '../../src/command-line/render.ts'

const TEXT = 'Decides to extend the mandate of UNMOT until 15 May 1998;'

const answer = (change: Partial<Found> = {}): Found => ({
  answered: true,
  intent: 'expiry',
  headline: 'UNMOT’s mandate runs until 15 May 1998 (OP5).',
  quotes: [{ symbol: 'S/RES/1138 (1997)', clause: 'op-5', text: TEXT, highlights: [[39, 56]] }],
  steps: [],
  notes: ['15 May 1998 passed 28 years ago.'],
  next: [],
  ...change,
})

const screen = (columns: number) =>
  Object.assign(new PassThrough(), { isTTY: true, columns, getColorDepth: () => 8, hasColors: () => true })
const pipe = new PassThrough()
const [BOLD, OFF] = ['\u001b[1m', '\u001b[22m']

describe('for programs', () => {
  test('an answer is one line with the whole text and the quotations word for word', () => {
    const line = forPrograms(answer(), { id: 'q1' })
    expect(line).toMatch(/^\{"id":"q1","answered":true,"intent":"expiry","text":".*\}\n$/)
    expect(JSON.parse(line)).toEqual({
      id: 'q1',
      answered: true,
      intent: 'expiry',
      text: renderText(answer()),
      citations: [{ symbol: 'S/RES/1138 (1997)', clause: 'op-5', quote: TEXT }],
    })
  })

  test('silence cites the nearest paragraphs', () => {
    const { quotes, steps: _, ...common } = answer()
    const silent = { ...common, answered: false, nearest: quotes } as const
    expect(JSON.parse(forPrograms(silent))).toMatchObject({ answered: false, citations: [{ clause: 'op-5' }] })
  })
})

describe('for people', () => {
  test('a pipe gets the plain text', () => {
    expect(forTerminal(answer(), pipe)).toBe(`${renderText(answer())}\n`)
  })

  test('a terminal gets the first line and what is emphasized in bold', () => {
    const shown = forTerminal(answer(), screen(90))
    expect(shown.startsWith(`${BOLD}UNMOT’s mandate`)).toBe(true)
    expect(shown).toContain(`${BOLD}until 15 May 1998${OFF};`)
    expect(stripVTControlCharacters(shown)).toBe(forTerminal(answer(), pipe))
  })

  test('a highlight in the second block of a quotation stands out there', () => {
    const quote = { symbol: 'S', clause: 'op-6', text: 'Decides:\n\nTo monitor', highlights: [[13, 20]] as const }
    expect(forTerminal(answer({ quotes: [quote] }), screen(90))).toContain(`  To ${BOLD}monitor${OFF}`)
  })

  test('lines are broken between words, at their own indentation', () => {
    const lines = stripVTControlCharacters(forTerminal(answer(), screen(40))).split('\n')
    expect(lines).toContain('  Decides to extend the mandate of UNMOT')
    expect(lines).toContain('  until 15 May 1998;')
  })

  test('wrapping loses no word and no line is too wide, unless one word is', () => {
    const word = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'é', '“', '-', '1') })
    const text = fc.array(word, { minLength: 1, maxLength: 60 }).map(words => words.join(' '))
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 120 }), (words, columns) => {
        const quotes = [{ symbol: 'S/RES/1 (1946)', clause: 'op-1', text: words, highlights: [] }]
        const shown = stripVTControlCharacters(forTerminal(answer({ quotes }), screen(columns)))
        expect(shown.split(/\s+/)).toEqual(forTerminal(answer({ quotes }), pipe).split(/\s+/))
        for (const line of shown.split('\n').filter(each => each.trim().includes(' ')))
          expect(line.length).toBeLessThanOrEqual(Math.min(columns, 100))
      }),
    )
  })

  test('what a terminal would obey is made visible', () => {
    const hostile = answer({ headline: 'a\u001b[2Jb\u009b31mc\u202ed', notes: ['e\rf\bg'] })
    for (const stream of [pipe, screen(90)]) {
      const shown = forTerminal(hostile, stream).replaceAll(BOLD, '').replaceAll(OFF, '')
      expect(shown).toContain('a\ufffd[2Jb\ufffd31mc\ufffdd')
      expect(shown).toContain('e\ufffdf\ufffdg')
    }
  })
})
