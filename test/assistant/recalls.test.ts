import { describe, expect, test } from 'vitest'
import { namedIn, naming } from '../../src/library/relations.ts'
import { parse } from '../../src/resolution/parse.ts'
import { unmot } from '../resolution/made.ts'
import { admission, ask, askOf, cited, earlier } from './made.ts'

const later = parse(`S/RES/1200 (1998)
14 May 1998

RESOLUTION 1200 (1998)

Adopted by the Security Council at its 3880th meeting,
on 14 May 1998

The Security Council,

Recalling its resolutions 1089 (1996), 1099 (1997) and 1138 (1997),

1. Decides to remain seized of the matter.
`)
const all = [unmot, earlier, later, admission]

describe('relations', () => {
  test('are read from the paragraphs, each with its place', () => {
    expect(namedIn(earlier).map(({ number, year, clause }) => ({ number, year, clause }))).toEqual([
      { number: 1089, year: 1996, clause: 'pp-1' },
    ])
    const [first] = namedIn(earlier)
    const clause = earlier.clauses.find(c => c.id === 'pp-1')!
    expect(clause.text.slice(...first!.span)).toBe('1089 (1996)')
  })

  test('lead back: to the resolutions that name one', () => {
    expect(new Set(naming(all, 1089).map(n => n.by.symbol))).toEqual(
      new Set(['S/RES/1200 (1998)', 'S/RES/1099 (1997)']),
    )
    expect(naming(all, 1).length).toBe(0)
  })
})

describe('a question on what is recalled', () => {
  test('is answered by the paragraphs that name a resolution', () => {
    const answer = askOf(all, 'what does 1200 recall?')
    expect(cited(answer)).toEqual(['pp-1'])
    const named = askOf(all, 'which resolutions does 1200 recall?')
    expect(named.headline).toContain('names 3 other resolutions: 1089 (1996), 1099 (1997), 1138 (1997)')
    expect(cited(named)).toEqual(['pp-1'])
  })

  test('is answered by what the text says of them where it names none by number', () => {
    const answer = ask('which earlier resolutions does it recall?')
    expect(answer.headline).toContain(
      'names no resolution by its number, only: “Recalling all its relevant resolutions',
    )
  })

  test('is silent where none is named', () => {
    const answer = askOf(all, 'which earlier resolutions does S/RES/9001 (1999) recall?')
    expect(answer.answered).toBe(false)
    expect(answer.headline).toBe('S/RES/9001 (1999) names no other resolution.')
  })
})

describe('a question on what recalls a resolution', () => {
  test.each([
    'which resolutions recall 1099?',
    'what cites 1099?',
    'is 1099 recalled anywhere?',
    'is 1099 mentioned in later resolutions?',
  ])('“%s” is answered by the words of the others', question => {
    const answer = askOf(all, question)
    expect(answer.intent).toBe('recalls')
    expect(answer.answered && answer.quotes.map(q => q.symbol)).toEqual(['S/RES/1200 (1998)'])
    expect(answer.headline).toContain('S/RES/1099 (1997) is named in 1 loaded resolution')
  })

  test('is answered for one that is not loaded', () => {
    const answer = askOf(all, 'which resolutions recall 1089?')
    expect(answer.headline).toContain(
      'S/RES/1089 (1996) is named in 2 loaded resolutions, newest first: S/RES/1200 (1998), S/RES/1099 (1997).',
    )
  })

  test('is silent where no other names it', () => {
    const answer = askOf(all, 'which resolutions recall 1200?')
    expect(answer).toMatchObject({ answered: false, headline: 'No other loaded resolution names S/RES/1200 (1998).' })
  })
})
