import { describe, expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { ask, askOf, cited } from './made.ts'

/** A resolution of our own, adopted in private, with an annex that puts duties. */
const listing = parse(`S/RES/9012 (2001)
6 June 2001

RESOLUTION 9012 (2001)

Adopted by the Security Council at its 4303rd (closed) meeting,
on 6 June 2001

The Security Council,

Expressing concern at foreign terrorist fighters, namely individuals who travel to Ruritania in order to fight there,

Noting that the International Court of Ruritania sits in Strelsau,

Noting that, in accordance with Article 14 of the Statute, the election of its judges is fixed by the Council,

1. Requests the Secretary-General to report by 1 September 2001 on foreign terrorist fighters;

2. Requests the Monitoring Team to report by 1 October 2001 on its work;

3. Calls upon States to stop foreign terrorist fighters;

4. Decides to remain seized of the matter.

Annex I

The Monitoring Team shall have the following responsibilities:

(a) To submit, in writing, two comprehensive reports to the Committee, one by 30 November 2001 and the second by 22 February 2002;

(b) To travel.
`)

const asked = (question: string) => askOf([listing], question)

describe('whether the meeting was public is said by the masthead, or by nothing', () => {
  test.each(['was the meeting open to the public?', 'was it a closed meeting?', 'was it adopted behind closed doors?'])(
    '“%s”',
    question => {
      expect(asked(question).headline).toContain('at its 4303rd (closed) meeting')
    },
  )

  test('an ordinary masthead does not say', () => {
    expect(ask('was the meeting open to the public?').answered).toBe(false)
    expect(ask('at which meeting was it adopted?').headline).toContain('at its 3833rd meeting')
  })
})

describe('an acronym of what the text prints in full', () => {
  test.each(['FTF - who counts as one?', 'what are FTFs?', 'what is a foreign terrorist fighter?'])(
    '“%s” quotes what is said to be one',
    question => {
      expect(cited(asked(question))).toEqual(['pp-1'])
    },
  )

  test('a name in capitals that is not here is no slip of the keyboard', () => {
    expect(asked('when does UNMIL deploy?').notes).toEqual([])
  })
})

describe('which article is cited', () => {
  test.each(['which article of the Statute is cited?', 'what article of the International Court statute?'])(
    '“%s”',
    question => {
      expect(cited(asked(question))).toEqual(['pp-3'])
    },
  )

  test('none is of an instrument whose articles are not', () => {
    expect(asked('which article of the Charter is cited?').answered).toBe(false)
  })
})

test('whose reports they are decides which stand first, in an annex too', () => {
  expect(cited(asked('when are the monitoring team’s two reports due?'))[0]).toMatch(/^annex-/)
  expect(cited(asked('when is the report of the Secretary-General due?'))[0]).toBe('op-1')
})
