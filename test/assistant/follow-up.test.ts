import { describe, expect, test } from 'vitest'
import { admission, askOf, cited, novaria } from './made.ts'

/** A resolution of our own whose paragraphs lean on one another. */
const leaning = novaria(`Responding to the request of the Government of Novaria for a further period,

1. Decides, in light of the failure by the parties to comply, to renew until 31 July 1999 the mandate of the Mission of Observers in Novaria (MON), including its River Brigade;

2. Decides that no vessel shall enter a port of Novaria without inspection, unless entry is required in the case of emergency;

3. Decides that the measures on emeralds shall not apply to an import for scientific research;

4. Decides that a request made in accordance with paragraph 3 above shall be submitted to the Committee by the importing State;

5. Calls upon the Government of Novaria to release all prisoners of war;

6. Further calls upon the Front for the Liberation of Novaria (FLN) to release all prisoners of war;

7. Decides to terminate the mandate of the Valley Observers with immediate effect;

8. Requests the Secretary-General to appoint four experts to the Panel, and condemns the firing of rockets on the bridge;

9. Notes that no expenses of the inquiry shall be borne by the United Nations;

10. Notes that the expenses of the inquiry shall be borne by the States parties to the Treaty;

11. Notes the need for an exit strategy of the River Brigade;

12. Decides to remain seized of the matter.`)

const asked = (question: string, ...previous: string[]) =>
  askOf([leaning, admission], question, { previous, in: leaning.symbol })

describe('a question that leans on the turn before', () => {
  test.each([
    ['MON till when?', 'who asked for that', 'pp-1'],
    ['MON till when?', 'why', 'op-1'],
    ['MON till when?', 'river brigade too?', 'op-1'],
    ['may a vessel enter a port?', 'any exceptions to that', 'op-2'],
    ['are emerald imports for research ok?', 'who has to ask for that', 'op-4'],
    ['did the government release its prisoners?', 'and FLN?', 'op-6'],
    ['is the mandate of the valley observers terminated?', 'from when', 'op-7'],
    ['does the united nations bear the expenses of the inquiry?', 'who does then?', 'op-10'],
  ])('“%s” “%s”: %s', (previous, question, id) => {
    const answer = asked(question, previous)
    expect({ answered: answer.answered, defined: answer.intent === 'definition' }).toEqual({
      answered: true,
      defined: false,
    })
    expect(cited(answer).slice(0, 4)).toContain(id)
    if (id !== 'op-6' && id !== 'op-10') expect(cited(answer)[0]).toBe(id)
  })

  test.each([
    ['how many experts are appointed?', 'and who are they?'],
    ['what does it say about rockets?', 'who fired them?'],
  ])('“%s” “%s” is silent where nobody is named', (previous, question) => {
    expect(asked(previous).answered).toBe(true)
    expect(asked(question, previous).answered).toBe(false)
  })
})

test('at whose request something is done is asked for without a turn before, too', () => {
  expect(cited(asked('who asked for the extension?'))[0]).toBe('pp-1')
  expect(cited(asked('at whose request was it renewed?'))[0]).toBe('pp-1')
  expect(asked('who asked for the dam?').intent).not.toBe('requester')
})

test('nobody is said to have asked for it where the text speaks of no request', () => {
  const unasked = novaria(`Taking note of the report of the Secretary-General,

1. Decides to extend the mandate of the Mission until 14 May 1999;

2. Requests the Secretary-General to keep the Council informed.`)
  const answer = askOf([unasked, admission], 'who asked for it?', { in: unasked.symbol })
  expect(answer).toMatchObject({ answered: false, intent: 'requester' })
})
