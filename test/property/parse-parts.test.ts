import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'

const MASTHEAD = `S/RES/9002 (1999)
5 February 1999

RESOLUTION 9002 (1999)

Adopted by the Security Council at its 4002nd meeting,
on 5 February 1999
`

const phrase = fc
  .array(
    fc.constantFrom(
      ...[
        'the parties',
        'the situation',
        'the Mission',
        'its mandate',
        'Member States',
        'the agreement',
        'a report',
        'refugees',
      ],
      ...[
        'in Atlantis',
        'until 15 May 1999',
        'without delay',
        'of 4 September 1998',
        '(S/1998/1)',
        'and to assist',
        'paragraph 3 above',
      ],
      ...[
        'the Secretary-General',
        'within three months',
        'resolution 9001 (1999)',
        'on 1.5 million people',
        'a Contact Group (ACG)',
      ],
    ),
    { minLength: 2, maxLength: 9 },
  )
  .map(list => list.join(' '))

const preambular = fc
  .tuple(
    fc.constantFrom(
      'Recalling',
      'Reaffirming',
      'Welcoming',
      'Noting',
      'Deeply concerned by',
      'Having considered',
      'Stressing',
    ),
    phrase,
  )
  .map(([verb, rest]) => `${verb} ${rest},`)

/** An operative paragraph: its own words, and below it sub-paragraphs or none. */
const operative = fc
  .tuple(
    fc.constantFrom(
      'Decides',
      'Requests',
      'Calls upon',
      'Welcomes',
      'Urges',
      'Further decides',
      'Expresses its intention to welcome',
    ),
    phrase,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.array(phrase, { minLength: 2, maxLength: 8 }) },
    ),
  )
  .map(([verb, rest, below]) => ({
    text: `${verb} ${rest}${below.length ? ':' : ';'}`,
    below: below.map(b => `To support ${b};`),
  }))

const resolutions = fc.record({
  preamble: fc.array(preambular, { minLength: 1, maxLength: 6 }),
  operative: fc.array(operative, { minLength: 2, maxLength: 12 }),
})
type Made = typeof resolutions extends fc.Arbitrary<infer T> ? T : never

/** Printed paragraphs and the clauses that they must become. */
function print({ preamble, operative }: Made): { blocks: string[]; clauses: [string, string][] } {
  const blocks: string[] = []
  const clauses: [string, string][] = []
  for (const [i, text] of preamble.entries()) {
    blocks.push(text)
    clauses.push([`pp-${i + 1}`, text])
  }
  for (const [i, { text, below }] of operative.entries()) {
    const sub = below.map((b, k) => [String.fromCharCode(97 + k), b] as const)
    blocks.push([`${i + 1}. ${text}`, ...sub.map(([letter, b]) => `(${letter}) ${b}`)].join('\n\n'))
    clauses.push([`op-${i + 1}`, text], ...sub.map(([letter, b]) => [`op-${i + 1}-${letter}`, b] as [string, string]))
  }
  return { blocks, clauses }
}

const document = (blocks: readonly string[]) => `${MASTHEAD}\nThe Security Council,\n\n${blocks.join('\n\n')}\n`
const body = (resolution: Resolution) => resolution.clauses.filter(c => c.id !== 'masthead')
const idsAndTexts = (resolution: Resolution) => body(resolution).map(c => [c.id, c.text])

describe('a resolution made of paragraphs', () => {
  test('is parsed into just these, each a slice, without problems', () => {
    fc.assert(
      fc.property(resolutions, made => {
        const { blocks, clauses } = print(made)
        const resolution = parse(document(blocks))
        expect(idsAndTexts(resolution)).toEqual(clauses)
        expect(resolution.problems).toEqual([])
        for (const c of resolution.clauses) expect(resolution.source.slice(...c.span)).toBe(c.text)
      }),
      { numRuns: 150 },
    )
  })

  test('is the sum of its parts: parsed in two documents, cut anywhere between paragraphs, it gives the same clauses', () => {
    fc.assert(
      fc.property(resolutions, fc.nat(), (made, seed) => {
        const { blocks } = print(made)
        const cut = made.preamble.length + (seed % made.operative.length)
        const whole = idsAndTexts(parse(document(blocks)))
        const parts = [document(blocks.slice(0, cut)), document(blocks.slice(cut))].flatMap(text =>
          idsAndTexts(parse(text)),
        )
        expect(parts).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  })

  test('is the same however its lines are wrapped and its pages broken', () => {
    // on a line of fewer than fifty characters a capital may begin a block of its own, as a chapeau's second block does
    const FURNITURE = '\n\n/...\n\f\nS/RES/9002 (1999)\nPage 2\n\n'
    fc.assert(
      fc.property(resolutions, fc.integer({ min: 55, max: 110 }), fc.nat(), (made, width, at) => {
        const { blocks, clauses } = print(made)
        const wrap = (block: string) =>
          block
            .split('\n\n')
            .map(text => text.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd())
            .join('\n\n')
        const wrapped = blocks.map(wrap)
        const page = at % wrapped.length
        const text = [...wrapped.slice(0, page), FURNITURE.trim(), ...wrapped.slice(page)]
        expect(idsAndTexts(parse(document(wrapped)))).toEqual(clauses)
        expect(idsAndTexts(parse(document(text)))).toEqual(clauses)
      }),
      { numRuns: 100 },
    )
  })
})
