import { describe, expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { askOf, cited, novaria } from './made.ts'

/** Another resolution on the same, which is loaded beside it. */
const older = parse(`S/RES/1800 (1998)
5 February 1998

RESOLUTION 1800 (1998)

Adopted by the Security Council at its 3801st meeting,
on 5 February 1998

The Security Council,

1. Establishes the Mission in Novaria for a period of six months, with 300 military observers;

2. Decides to remain seized of the matter.
`)

const resolution =
  novaria(`Recalling its resolutions 1700 (1996) of 3 May 1996 and 1750 of 7 June 1997 (S/RES/1750), and resolution 1760 (1997) which established the Tribunal for Novaria,

Recalling its decision to extend the mandate of the Committee established pursuant to resolution 733 (1992), hereafter the 733 Committee, until 25 April 2001,

Noting that the provisions of resolution 1700 (1996) have not been implemented, in particular the disbanding of militias,

1. Decides to extend the period referred to in paragraphs 3 and 9 of resolution 1800 (1998) until 4 December 1999;

2. Decides to remain seized of the matter.`)

const asked = (question: string, ...previous: string[]) =>
  askOf([resolution, older], question, { previous, in: resolution.symbol })

describe('a resolution that the one spoken of cites is a thing in its text', () => {
  test.each([
    ['the 1700 it recalls is from when?', 'pp-1'],
    ['when was 1750 adopted?', 'pp-1'],
    ['what did 1760 establish?', 'pp-1'],
    ['how long does the 733 cttee run?', 'pp-2'],
    ['what part of 1700 is not yet implemented?', 'pp-3'],
    ['what part of 1700 is not yet implemented acc to S/RES/1990 (1999)?', 'pp-3'],
    ['wich bits of 1800 does that concern', 'op-1'],
    ['which paras of 1800 are prolonged?', 'op-1'],
  ])('“%s”: %s', (question, id) => {
    const answer = asked(question)
    expect({ answered: answer.answered, first: cited(answer)[0] }).toEqual({ answered: true, first: id })
    expect(answer.answered && answer.quotes[0]?.symbol).toBe(resolution.symbol)
  })

  test('one that is loaded is asked itself, where the question does not make it such a thing', () => {
    const answer = asked('how many observers under 1800?')
    expect(answer.answered && answer.quotes[0]?.symbol).toBe(older.symbol)
  })

  test.each(['who heads the mission under 1700?', 'what about 1700?', 'how many troops does 1760 send?'])(
    '“%s” is not answered by a paragraph that only cites it',
    question => {
      const answer = asked(question)
      expect(answer.answered).toBe(false)
      expect(answer.headline).toContain('is not loaded')
    },
  )
})
