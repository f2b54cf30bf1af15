import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'

const raw = readFileSync(new URL('../../data/S-RES-1138-1997.txt', import.meta.url), 'utf8')
const LINES = [
  ...raw.split('\n'),
  '(a) all of it;',
  '(i) the first;',
  '(ii) or (e) above',
  'and requests him to report;',
  'Annex',
  'Annex II',
  'Article 4',
  'Article 4 bis',
  'A',
  '* * *',
  '* Reissued for technical reasons.',
  '1 See S/1997/1.',
  'Notes',
  '1',
  '– a dash',
  'The Security Council,',
  'Page 2',
  'S/RES/1138 (1997)',
  '97-07005 (E) /...',
  '07-281408',
  '7 Further requests',
  '1. One',
  '3. (a) Decides',
  '\f',
]

/** Any string, and lines of the genre in any order, which reach far deeper. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...LINES), { maxLength: 80 }).map(lines => lines.join('\n')),
  fc.array(fc.constantFrom(...LINES), { maxLength: 60 }).map(lines => `The Security Council,\n${lines.join('\n')}`),
)

test('any text gives clauses with unique ids that are slices of the source and do not overlap', () => {
  fc.assert(
    fc.property(texts, text => {
      const { source, clauses, problems } = parse(text)
      expect(new Set(clauses.map(c => c.id)).size).toBe(clauses.length)
      let end = 0
      for (const clause of clauses) {
        expect(source.slice(...clause.span)).toBe(clause.text)
        expect(clause.span[0]).toBeGreaterThanOrEqual(end)
        expect(clause.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
        if (clause.parent) expect(clauses.find(c => c.id === clause.parent)?.text).toBe(clause.chapeau)
        end = clause.span[1]
      }
      for (const { span } of problems) if (span) expect(span[1]).toBeLessThanOrEqual(source.length)
    }),
    { numRuns: 300 },
  )
})

test('no word that is not page furniture is lost: it stands in the source', () => {
  const word = fc.stringMatching(/^[b-z]{4,9}$/)
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 30 }), lines => {
      const text = lines.map(words => words.join(' ')).join('\n')
      expect(parse(`The Security Council,\n${text}`).source.replace(/\s+/g, ' ')).toBe(
        `The Security Council, ${text.replace(/\s+/g, ' ')}`,
      )
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['nested tails', '(a) x;\nand y;\n'],
  ['recitals', 'Recalling x,\n'],
  ['page numbers', '1\n\n2\n'],
  ['headings', 'Heading x\n'],
  ['spaces', ' '.repeat(20)],
])('reads 1 MB of %s in linear time', (_, piece) => {
  const time = (size: number) => {
    const text = `The Security Council,\n1. Decides:\n${piece.repeat(size / piece.length)}`
    const start = performance.now()
    parse(text)
    return performance.now() - start
  }
  time(50_000)
  const small = time(250_000)
  expect(time(1_000_000)).toBeLessThan(Math.max(250, small * 16))
})
