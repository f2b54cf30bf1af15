import { describe, expect, test } from 'vitest'
import { admission, askOf, cited, novaria, silentOn } from './made.ts'

/** A resolution of our own on a force that others lead, whose documents and reasons can be asked for. */
const force =
  novaria(`Recalling its previous resolutions on Novaria, in particular resolution 1700 (1996) of 3 May 1996, and resolution 1650 (1995),

Taking note of the reports of the Secretary-General of 3 May 1998 (S/1998/301) and of 8 July 1998 (S/1998/544), and of the letter from the Secretary-General to its President (S/1998/99),

Noting the views of the Novarian Government on its options set out in the letter to its President dated 13 February 1999 (S/1999/110),

Noting with concern that youth unemployment threatens the stability of Novaria,

Welcoming the deployment of the multinational force led by Syldavia,

Underlining the final authority of the High Commissioner for the application of Annex 10 of the Peace Agreement,

Commending the Government of Borduria for its efforts in ensuring the implementation of the Peace Agreement,

Acting under Chapter VII of the Charter of the United Nations,

1. Decides to extend the authorization of the States that lead the multinational force until 15 March 2000 in order to consider further the options for its future;

2. Requests the force to (a) let pass across the border foodstuffs and medical supplies; (b) pass on what it learns to the High Commissioner; and (c) recall the memorandum of Szohod;

3. Recalls the measures of paragraph 4 (a) and (c) of resolution 1700 (1996), and decides to remain seized of the matter.`)

const asked = (question: string, ...previous: string[]) =>
  askOf([force, admission], question, { previous, in: force.symbol })

describe('asked in few words', () => {
  test.each([
    ['under ch VII?', 'pp-8'],
    ['does it act under chap. VII', 'pp-8'],
    ['which chapter is it based on?', 'pp-8'],
    ['until when?', 'op-1'],
    ['multinational force, till when', 'op-1'],
    ['syldavian force gets how much longer', 'op-1'],
    ['number of the SGs letter', 'pp-2'],
    ['number of the letter on novarian options', 'pp-3'],
    ['which SG reports did they look at?', 'pp-2'],
    ['which SG reports are welcomed?', 'pp-2'],
    ['letter no. of the SG', 'pp-2'],
    ['which older res is singled out?', 'pp-1'],
    ['anything on joblessness?', 'pp-4'],
    ['who has the last word on annex 10?', 'pp-6'],
    ['why such a short extension?', 'op-1'],
    ['2(c)?', 'op-2'],
    ['OP2 (b) pls', 'op-2'],
    ['is there a memo?', 'op-2'],
    ['why do they thank borduria?', 'pp-7'],
  ])('“%s”: %s', (question, id) => {
    const answer = asked(question)
    expect({ answered: answer.answered, first: cited(answer)[0] }).toEqual({ answered: true, first: id })
  })

  test.each([
    'passed on to whom?',
    'OP2 (d)',
    'OP1 (a)',
    'OP3 (c)',
    'which chapter of the Charter is article 99 in?',
    'anything on chemical weapons?',
    'does it mention Ruritania?',
    'how long before the end must the SG report?',
    'until when must Syldavia pay?',
    'when did the multinational force deal with Klow run out?',
    'why did he go?',
  ])('“%s” is not said', question => {
    expect(asked(question).answered).toBe(false)
  })

  test('why it is so short is not said by what moved the Council', () => {
    expect(silentOn('why such a short extension?').intent).toBe('reasons')
    expect(silentOn('and why so short?', { previous: ['when does it expire?'] }).intent).toBe('reasons')
  })
})

describe('a letter alone', () => {
  const lone = novaria(`Having considered the report of the Secretary-General,

Decides:

(a) To call upon the parties to implement its resolution 338 (1973);

(b) To renew the mandate of the Force until 31 May 1999;

(c) To request the Secretary-General to report at the end of this period.`)

  test.each([
    ['(c) pls', 'op-1-c'],
    ['para b?', 'op-1-b'],
    ['and (a)', 'op-1-a'],
  ])('“%s” is the sub-paragraph of the one operative paragraph: %s', (question, id) => {
    expect(cited(askOf([lone], question))[0]).toBe(id)
  })

  test('is none that is not there, and leans on nothing where there are several paragraphs', () => {
    expect(askOf([lone], '(f) pls')).toMatchObject({ answered: false, intent: 'clause' })
    expect(silentOn('(d) pls').answered).toBe(false)
  })
})
