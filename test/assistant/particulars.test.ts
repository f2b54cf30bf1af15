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

/** A resolution of our own that extends what it does not name. */
const extending = parse(`S/RES/9013 (2001)
6 July 2001

RESOLUTION 9013 (2001)

Adopted by the Security Council at its 4304th meeting,
on 6 July 2001

The Security Council,

Convinced of the need to go on with the oil sales of Ruritania,

1. Decides to extend the provisions of resolution 9005 (2000) until 3 July 2002;

2. Expresses its intention to adopt new arrangements on oil for a period of 190 days beginning on 4 July 2002;

3. Decides to establish a Committee;

4. Requests the Mission in Ruritania to present by 15 April 2002 a plan on its closure;

5. Decides to remain seized of the matter.
`)

const of = (question: string) => askOf([extending], question)

describe('an extension', () => {
  test.each(['how long are the oil sales extended?', 'oil sales prolonged until when?'])(
    '“%s”: what is extended need not be named beside the day',
    question => {
      expect(cited(of(question))).toEqual(['op-1'])
    },
  )

  test('is not what a plan’s day is', () => {
    expect(of('when is the closure plan due?').intent).not.toBe('expiry')
  })

  test('has no part in what may “still” be done', () => {
    expect(of('which goods can still be sold?').intent).not.toBe('expiry')
  })
})

test('what the Council decides to do, it does', () => {
  expect(cited(of('what does it establish?'))).toEqual(['op-3'])
})

test('“what do you do with oil?” asks no help', () => {
  expect(of('what do you do with the oil and the arrangements?').intent).not.toBe('help')
  expect(of('what can you do?').intent).toBe('help')
})
