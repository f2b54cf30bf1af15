import { expect, test } from 'vitest'
import { bindings, bondOf } from '../../src/assistant/bound.ts'
import { conceptsOf } from '../../src/assistant/intents/search.ts'
import { judge } from '../../src/assistant/relevance.ts'
import { understand } from '../../src/assistant/understand.ts'
import { createLibrary } from '../../src/library/library.ts'
import { novaria } from './made.ts'

const text =
  novaria(`Recalling the Transition Charter of 28 September 1998, including through the holding of presidential elections,

Recalling the letter of 3 May 1998 (S/1998/1) from the President of Novaria,

1. Decides to extend the mandate of the United Nations Mission for the Referendum in Eastern Novaria until 31 July 1999;

2. Notes that municipal elections were held on 22 October 1998, and requests a report by 1 June 1999;

3. Recalls the statement of 8 December 1998 on the postponement of the census to the end of March 2000;

4. Decides to reduce the troop level of the Mission to no more than 1,200;

5. Decides to redeploy three infantry companies;

6. Requests the Chairman to appoint up to five of the experts named before;

7. Deplores the attack on the Observer Mission, which killed nine people;

8. Reaffirms the independence of Novaria within its recognized borders;

9. Decides that all States shall prevent the sale of diamonds from Novaria;

10. Welcomes the implementation of the 2 April 1998 Joint Communiqué by the parties, and the efforts of the Intergovernmental Authority in the forest;

11. Welcomes the decision to hold the regional ballot in October 1999;

12. Decides that the constitutional ballot shall be held within two months of the adoption;

13. Decides to enlarge the group of experts to up to nine experts meeting the requirements;

14. Regrets that over 80 villagers' deaths and more than a million people were killed or, being three million refugees, require aid;

15. Welcomes that more than 170 States have joined, and a maximum of sixteen permanent independent judges appointed before;

16. Notes that the next review by the Council of the measures that were imposed on the trade in diamonds and timber is to take place on 6 May 2000;

17. Recalls the decree of 12 September which is meant to allow the parliamentary elections;`)
const library = createLibrary([text])

function boundIn(question: string, id: string) {
  const query = understand(question, { library, today: Temporal.PlainDate.from('2026-05-15') })
  const concepts = conceptsOf(query)
  const clause = text.clauses.find(c => c.id === id)!
  const hits = [{ resolution: text, clause, score: 1, coverage: 1, met: concepts.map(c => (c.foreign ? 0 : 1)) }]
  return judge(query, concepts, hits, [])[0]!.measures
}

test.each([
  ['when were the municipal elections', 'op-2'],
  ['when is the report due', 'op-2'],
  ['date of the letter from the president', 'pp-2'],
  ['when was the joint communiqué made', 'op-10'],
  ['when was the mandate supposed to end', 'op-1'],
  ['when was the transition charter made', 'pp-1'],
  ['until when is the census put off', 'op-3'],
  ['when is the regional ballot', 'op-11'],
  ['what day is the constitutional ballot', 'op-12'],
  ['when is the review of the measures', 'op-16'],
])('a date answers “%s” in %s', (question, id) => {
  expect(boundIn(question, id).unbound).toBeLessThan(0.1)
})

test.each([
  ['what day is the referendum', 'op-1', 'only names what the Mission is for'],
  ['when are the presidential elections', 'pp-1', 'stands behind a charter and its date'],
  ['when is the sale of diamonds', 'op-9', 'has no date'],
  ['when did the mandate begin', 'op-1', 'names a day to come'],
  ['when is the report due', 'pp-2', 'dates a letter that is there already'],
  ['what is the date of the municipal parade', 'op-2', 'speaks of no parade'],
  ['when will the municipal elections be held', 'op-2', 'names a day gone by'],
  ['what day is the regional ballot', 'op-11', 'names a month'],
  ['when will the parliamentary elections be held', 'op-17', 'dates a decree that is there already'],
])('no date answers “%s” in %s, which %s', (question, id) => {
  expect(boundIn(question, id).unbound).toBeGreaterThan(0.5)
})

test('what stands near a date that is of something else is near no date that was asked for', () => {
  expect(boundIn('what day is the referendum', 'op-1').kindNear).toBeLessThan(0.2)
})

test('a paragraph whose date is of something else does not hold the kind of thing asked for', () => {
  expect(boundIn('what day is the referendum', 'op-1').kind).toBeLessThan(0.5)
})

test.each([
  ['how many soldiers can stay', 'op-4'],
  ['how many infantry companies', 'op-5'],
  ['how many experts can he appoint', 'op-6'],
  ['how many people were killed', 'op-7'],
  ['how big is the expert team', 'op-13'],
  ['mission head count', 'op-4'],
  ['ceiling for the mission', 'op-4'],
  ['how many villagers died', 'op-14'],
  ['number of dead', 'op-14'],
  ['how many people fled', 'op-14'],
  ['how many countries joined', 'op-15'],
  ['max number of permanent judges', 'op-15'],
])('“%s” is counted in %s', (question, id) => {
  expect(boundIn(question, id).uncounted).toBeLessThanOrEqual(0.4)
})

test.each([
  ['how many soldiers in the infantry companies', 'op-5'],
  ['how many observers has the mission', 'op-7'],
  ['how many diamonds were sold', 'op-9'],
  ['how big is the diamond trade', 'op-9'],
  ['how many countries joined', 'op-13'],
  ['how many requirements are there', 'op-15'],
  ['how many soldiers have been murdered', 'op-4'],
])('“%s” is not counted in %s', (question, id) => {
  expect(boundIn(question, id).uncounted).toBeGreaterThan(0.9)
})

test.each([
  ['does it extend the mandate', 'op-1', 0],
  ['does 1990 reduce the troops', 'op-4', 0],
  ['does it recognise abkhazia as independent', 'op-8', 1],
  ['does it ban timber', 'op-9', 1],
  ['does it authorise logging in the forest', 'op-10', 1],
  ['does novaria sell diamonds', 'op-9', 0],
])('of “%s” %s is idle: %d', (question, id, idle) => {
  expect(Math.round(boundIn(question, id).idle)).toBe(idle)
})

test('a question that asks for no date, figure or deed binds nothing', () => {
  const query = understand('what about the diamonds', { library, today: Temporal.PlainDate.from('2026-05-15') })
  const bond = bondOf(query, conceptsOf(query))
  expect(bond).toBeUndefined()
  expect(bindings(bond, [], text, text.clauses[0]!, [], { stems: [], at: [] })).toEqual({
    dated: 0,
    unbound: 0,
    counted: 0,
    uncounted: 0,
    idle: 0,
  })
})

test('what is not told of a paragraph that has the rest of the question is measured', () => {
  expect(boundIn('were any observers kidnapped', 'op-7').untold).toBe(1)
  expect(boundIn('were any observers attacked', 'op-7').untold).toBe(0)
  expect(boundIn('can observers be kidnapped', 'op-7').untold).toBe(0)
})
