import { expect, test } from 'vitest'
import { peopleIn } from '../../src/assistant/people.ts'
import { novaria } from './made.ts'

const named = (paragraph: string) => {
  const text = novaria(`1. ${paragraph};`)
  const clause = text.clauses.find(c => c.id === 'op-1')!
  return peopleIn(clause).map(({ span, office }) => [clause.text.slice(...span), office.replace(/\s+/g, ' ')])
}

test.each<[string, string, string[][]]>([
  ['a title', 'Commends President Obiang for his efforts', [['Obiang', 'president']]],
  [
    'a title in the plural',
    'Thanks Presidents Obiang and Sanha',
    [
      ['Obiang', 'presidents'],
      ['Sanha', 'presidents'],
    ],
  ],
  [
    'an office in apposition before the name',
    'Thanks the retiring Special Representative of the Secretary-General, Mr. Liam Okoro, for his work',
    [['Liam Okoro', 'the retiring special representative of the secretary-general mr.']],
  ],
  [
    'an office that a place ends',
    'Welcomes the appointment of the Personal Envoy for Western Sahara Pietro van Halsen',
    [['Pietro van Halsen', 'of the personal envoy for western sahara']],
  ],
  [
    'an office behind the name',
    'Thanks President Obiang of Novaria, Chair of the African Union, and others',
    [['Obiang', 'president of novaria chair of the african union']],
  ],
  [
    'an appointment',
    'Appoints Mrs. Ines Duarte as Prosecutor of the Tribunal',
    [['Ines Duarte', 'mrs. prosecutor of the tribunal']],
  ],
  ['an office in brackets', 'Notes Qasim Rezai (Commander of the Navy)', [['Qasim Rezai', 'commander of the navy']]],
  [
    'whom a force follows',
    'Condemns the dissident militia of Lorens Nkundar',
    [['Lorens Nkundar', 'leader of the dissident militia']],
  ],
  [
    'a title and whose it is before the name',
    'Notes the trial of former Liberian President Charles Taylor',
    [['Charles Taylor', 'liberian president']],
  ],
  [
    'an office behind a name of English words',
    'Notes the letter from Catherine Ash, High Representative of the European Union',
    [['Catherine Ash', 'high representative of the european union']],
  ],
  ['no office', 'Calls for the arrest of Goran Hadrovic', [['Goran Hadrovic', '']]],
])('reads a name by %s', (_how, paragraph, people) => {
  expect(named(paragraph)).toEqual(people)
})

test('what stands before "of" is no office of the one named behind it', () => {
  expect(named('Considers the nomination by the Secretary-General of Mrs. Ines Duarte')).toEqual([
    ['Ines Duarte', 'mrs.'],
  ])
})

test('each of a list of names holds the office that its heading gives', () => {
  const judges = named(
    'Extends the term of the following permanent judges: Iain Bonomy (Malta), Guy Delvoix (Belgium), Alfons Oriev (Malta), Fausto Pocari (Italy)',
  )
  expect(judges).toHaveLength(4)
  expect(judges.every(([, office]) => office!.includes('judges'))).toBe(true)
})

test.each([
  'Recalls the Final Communiqué of the Summit and the Acordos de Paz',
  'Requests MINUSTAH to report through the Informal Working Group on General Issues of Sanctions',
  'Welcomes the meeting in Addis Ababa of the General Assembly',
  'Thanks the Government of Burkina Faso',
])('names nobody: %s', paragraph => {
  expect(named(paragraph)).toEqual([])
})
