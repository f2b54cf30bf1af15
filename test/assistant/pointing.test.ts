import { describe, expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { askOf, cited } from './made.ts'

/** A resolution of our own whose paragraphs leave something to ask. */
const ruritania = parse(`S/RES/9011 (2000)
5 May 2000

RESOLUTION 9011 (2000)

Adopted by the Security Council at its 4302nd meeting,
on 5 May 2000

The Security Council,

Recalling its resolutions 1990 (1996) of 3 May 1996 and 1995 (1996), and the statement of its President of 11 February 2000 (S/PRST/2000/5),

1. Condemns the attack on the palace of the President on 11 February 2000, and welcomes the swift reaction of the neighbouring countries;

2. Condemns also the bombing of the bridge on 12 March 2000, which was carried out by the Black Brigade;

3. Decides that

(a) All States shall prevent the import into their territories of all rough emeralds from Ruritania;

(b) These measures shall come into force on 7 July 2000;

4. Decides that the measures referred to in paragraph 3 above are established for an initial period of 18 months;

5. Calls upon the parties to carry out what they agreed at the meetings of 7 to 9 June 1999, and recalls the invitation of the Government of Syldavia to host a third conference;

6. Decides to extend the mandate of the Mission in Ruritania until 31 January 2001 to allow for further consultations between the parties;

7. Recommends to the General Assembly that Ms. Amalia Tirol be appointed Mediator for a term of office from 1 January 2001 to 31 December 2005;

8. Decides to remain seized of the matter.
`)

const asked = (question: string, ...previous: string[]) => askOf([ruritania], question, { previous })

describe('a question that names nothing is asked of what was just quoted, then of what stands around it', () => {
  test.each([
    ['what is the import ban on?', 'starting when?', 'op-3-b'],
    ['what is the import ban on?', 'until when?', 'op-4'],
    ['what is the import ban on?', 'for how long max?', 'op-4'],
    ['who becomes mediator?', 'for how long?', 'op-7'],
    ['mandate until when?', 'what is the extra time for?', 'op-6'],
    ['who blew up the bridge?', 'who did it?', 'op-2'],
  ])('%s “%s”: %s', (previous, question, id) => {
    const answer = asked(question, previous)
    expect({ answered: answer.answered, first: cited(answer)[0] }).toEqual({ answered: true, first: id })
  })

  test('the day of another act is not the day of this one', () => {
    expect(cited(asked('who offered to host a third conference?'))[0]).toBe('op-5')
    expect(asked('on what date is it?', 'who offered to host a third conference?').answered).toBe(false)
  })

  test('nobody did what the text lays at nobody’s door', () => {
    expect(cited(asked('what happened on 11 February 2000?'))[0]).toBe('op-1')
    expect(asked('who did it?', 'what happened on 11 February 2000?').answered).toBe(false)
  })
})

test('what happened on a day stands before the documents of that day', () => {
  expect(cited(asked('what happend on 11 feb 2000'))).toEqual(['op-1', 'pp-1'])
})

test('why a thing happened that the preamble notes is no question on the Council’s grounds', () => {
  const previous = 'statement of the President'
  expect(cited(asked(previous))[0]).toBe('pp-1')
  expect(asked('for what reason?', previous).answered).toBe(false)
  expect(asked('why?', 'mandate until when?').intent).toBe('reasons')
})

test('“and their names?” asks for names', () => {
  expect(asked('and their names?', 'bombing of the bridge').answered).toBe(false)
})
