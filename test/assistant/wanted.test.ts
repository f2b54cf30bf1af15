import { expect, test } from 'vitest'
import { namesWanted } from '../../src/assistant/names-wanted.ts'
import { wantedBy } from '../../src/assistant/wanted.ts'
import { novaria } from './made.ts'

const clauseOf = (paragraph: string) => novaria(`1. ${paragraph};`).clauses.find(c => c.id === 'op-1')!

const score = (question: string, paragraph: string) => namesWanted(wantedBy(question)!, clauseOf(paragraph))

test.each([
  'who pays for the mission?',
  'who is told to stop bankrolling the fighters',
  'who is responsible for the safety of aid workers',
  'which country is being let in',
  'which arab states helped with the talks',
  'what is the mandate',
  'name of the peace accord',
])('asks for nobody by name: %s', question => {
  expect(wantedBy(question)).toBeUndefined()
})

test.each([
  ['who won the election', 'winner'],
  ['who is standing?', 'candidate'],
  ['which candidates are running', 'candidate'],
  ['who are the commission members', 'member'],
  ['who sits in the core group', 'member'],
  ['who did it?', 'culprit'],
  ['who is to blame for the crisis', 'culprit'],
  ['which groups are listed as terrorist', 'group'],
  ['which country leads the operation', 'lead-country'],
  ['who is the president of novaria', 'office'],
  ['what is the executive chairmans name', 'office'],
  ['head of renamo', 'office'],
  ['which general was murdered', 'office'],
])('%s asks for a %s', (question, kind) => {
  expect(wantedBy(question)?.as).toBe(kind)
})

const OBIANG = 'Thanks President Obiang of Malta, Chair of the African Union'
test.each([
  ['who is the president of malta', OBIANG],
  ['who chairs the african union', OBIANG],
  ['what is the president called', OBIANG],
  ['name of the un envoy', 'Supports his Special Adviser, Mr. Jamal Benomari'],
  ['who heads the mission?', 'Supports the Special Representative and Head of UNOMIN, Mr. Hany Abdelaz'],
  ['which fugitives should be caught', 'Calls for the arrest of Goran Hadrovic'],
  ['who won the election', 'Congratulates Mr. Jamal Benomari on his election as President, having elected him'],
  ['who is on the working group', 'Establishes a working group consisting of all members of the Council'],
  ['who did it', 'Condemns the attacks carried out by armed groups'],
  ['which rebel group did not sign', 'Urges the Congolese Rally for Democracy to sign'],
  ['which companies are on the list', 'Lists the Kalaye Electric Company'],
  ['which country leads the force', 'Welcomes the force led by Italy'],
  ['who leads the dissident troops', 'Condemns the dissident troops of Lorens Nkundar'],
  [
    'who is the candidate from malta',
    'Forwards the nominations: Iain Bonomy (Malta), Guy Delvoix (Belgium), Alfons Oriev (Chad), Fausto Pocari (Italy)',
  ],
])('%s is told by: %s', (question, paragraph) => {
  expect(score(question, paragraph)).toBeGreaterThanOrEqual(0.9)
})

test.each([
  ['who is the president of burundi', OBIANG],
  ['who chairs the committee', OBIANG],
  [
    'who are the members of the group of experts',
    'Requests a report comprising an assessment of the effects of the measures',
  ],
  ['which companies are on the list', 'Requests the World Bank to report'],
  ['who is the president of sierra leone', 'Notes the trial of former Liberian President Charles Taylor'],
  ['which three men should be arrested', 'Condemns the failure to arrest the three individuals'],
  ['name of the unita leader', 'Takes note of the letter to the leader of UNITA'],
  ['name of the special representative', 'Supports his Special Representative'],
  ['who is the special representative', 'Supports his Personal Envoy, Mr. Jamal Benomari'],
  ['which accused will be tried', 'Decides that Judge Joaquin Canivel may sit in the trial'],
  ['who won the election', 'Welcomes the election of a new Parliament'],
  ['who is running for president', 'Urges all candidates to accept the result'],
  ['who are the commission members', 'Calls on the members of the commission to meet'],
  ['who did it', 'Condemns the attacks on the mission'],
  ['which country leads the force', 'Requests the Secretary-General to report to Italy on the force'],
])('%s is not told by: %s', (question, paragraph) => {
  expect(score(question, paragraph)).toBeLessThanOrEqual(0.3)
})

test('which office holder is meant is told without a name, who he is is not', () => {
  const paragraph = 'Thanks the President of the Republic of Zambia'
  expect(score('which president gets thanks', paragraph)).toBeGreaterThan(0.5)
  expect(score('who is the president of zambia', paragraph)).toBe(0)
})
