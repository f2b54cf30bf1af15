import { expect, test } from 'vitest'
import type { Asked } from '../../src/assistant/asked.ts'
import { mentionsOf } from '../../src/assistant/mentions.ts'
import { novaria } from './made.ts'

const text = novaria(`Recalling paragraph 12 of resolution 1881 (1998) and the report (S/1999/1),

1. Authorizes up to 136 military observers in Novaria for a period of six months;

2. Welcomes the appointment of Jamal Benomar, chaired by the Government of Norway at 00.01 hours, every 90 days;

3. Requests the Commission of Inquiry, because of article 41, to meet in New York on 24 and 25 November 1999;

4. Recalls paragraphs 7, 13 (a) and 14 of resolution 1881 (1998) of 3 March 1998, the 1267 Committee, the United Nations and all necessary means, and requests Novaria within three working days to appoint 12 experts;

5. Decides that “region” shall mean Novaria, and Requests MINUSTAH to inform the Republic of Congo;

6. Welcomes an expert mission in the first quarter of 2000, the conference early 2001, and resolution 1881 (1998);

7. Urges the United Nations, the Secretary-General and Costa Rica to carry out the Novaria National Recovery Strategy and the “new beginning” plan;

8. Decides that it shall be a criminal offence to enter, and that offenders shall be fined; the office is at 12 Harbour Street, tel. 5501;

9. Condemns the attack of 1 March on Port Maria, welcomes the visit in June, and demands the return of all units to their original positions in southern Novaria and in Aldbury, Brint and Port Maria;

10. Appoints Karim Ousman (Morocco), on a biennial basis, for an initial period expiring on the tenth day after the vote;

11. Recalls resolution 733 (1992) of 23 January 1992, which established an embargo, and resolution 751 (1992) of 24 April 1992;`)
const found = (asked: Asked, id: string) => {
  const clause = text.clauses.find(c => c.id === id)!
  return mentionsOf(asked, text, clause)?.map(span => clause.text.slice(...span))
}

test.each<[Asked, string, string[]]>([
  ['how-many', 'op-1', ['136']],
  ['how-many', 'op-3', []],
  ['how-many', 'pp-1', []],
  ['how-many', 'op-4', ['12']],
  ['country', 'op-4', []],
  ['country', 'op-5', ['Republic of Congo']],
  ['meaning', 'op-4', []],
  ['meaning', 'op-5', ['shall mean']],
  ['name', 'op-5', []],
  ['how-often', 'op-2', ['every']],
  ['name', 'op-2', ['Jamal Benomar']],
  ['leader', 'op-2', ['Jamal Benomar', 'chaired by']],
  ['country', 'op-2', ['Government of Norway']],
  ['time-of-day', 'op-2', ['00.01']],
  ['symbol', 'pp-1', ['S/1999/1']],
  ['resolution', 'pp-1', ['1881 (1998)']],
  ['provision', 'op-3', ['article 41']],
  ['why', 'op-3', ['because']],
  ['where', 'op-1', ['Novaria']],
  ['title', 'op-7', ['Novaria National Recovery Strategy', '“new beginning”']],
  ['title', 'op-6', []],
  ['penalty', 'op-8', ['criminal offence', 'fined']],
  ['penalty', 'op-7', []],
  ['contact', 'op-8', ['12 Harbour Street', 'tel']],
  ['contact', 'op-7', []],
  ['when', 'op-9', ['1 March', 'in June']],
  [
    'where',
    'op-9',
    ['Aldbury', 'Brint', 'Port Maria', 'to their original positions', 'southern Novaria', 'Port Maria'],
  ],
  ['when', 'op-11', ['23 January 1992']],
  ['where', 'op-10', ['Morocco']],
  ['how-often', 'op-10', ['biennial']],
  ['how-long', 'op-10', ['period expiring', 'tenth day', 'on a biennial basis']],
  ['when', 'op-6', ['first quarter of 2000', 'early 2001']],
])('of the kind “%s” %s mentions %j', (asked, id, mentions) => {
  expect(found(asked, id)).toEqual(mentions)
})

test('a question that asks for no kind of thing has none to look for', () => {
  expect(found('what', 'op-1')).toBeUndefined()
  expect(found('yes-no', 'op-1')).toBeUndefined()
})
