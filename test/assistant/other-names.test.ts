import { expect, test } from 'vitest'
import { conceptsOf } from '../../src/assistant/intents/search.ts'
import { understand } from '../../src/assistant/understand.ts'
import { createLibrary } from '../../src/library/library.ts'
import { kinOf } from '../../src/library/peoples.ts'
import { countryOfCapital } from '../../src/library/wordnet.ts'
import { parse } from '../../src/resolution/parse.ts'
import { askOf } from './made.ts'

const text = parse(`S/RES/9012 (2001)
5 May 2001

RESOLUTION 9012 (2001)

Adopted by the Security Council at its 4312th meeting,
on 5 May 2001

The Security Council,

Recalling the letter of the Government of Uganda of 3 April 2001 (S/2001/1) on the plan for the lake,

Recalling the work of the International Criminal Court,

1. Commends the Office of the United Nations High Commissioner for Refugees for its camps;

2. Welcomes the consent of the Government of Uganda to the visit of inspectors, who shall report by 1 June 2001;

3. Regrets that soldiers of Israel blocked the bridge on 3 March 2001;

4. Decides to remain seized of the matter.
`)
const today = Temporal.PlainDate.from('2026-05-15')
const read = (question: string) => understand(question, { library: createLibrary([text]), today }).text

test('a body is read by the name that the text prints, from what people call it', () => {
  expect(read('what about the refugee agency')).toBe('what about the high commissioner for refugees')
})

test('the Hague is its court to who hands somebody over, and a town to who goes there', () => {
  expect(read('must suspects be handed to the hague')).toBe('must suspects be handed to international criminal court')
  expect(read('is there an office in the hague')).toBe('is there an office in the hague')
})

test('a nickname of a body that the text does not name stays as it is typed', () => {
  expect(read('what about the nuclear watchdog')).toBe('what about the nuclear watchdog')
})

test.each([
  ['kampala', ['uganda']],
  ['freetown', ['leone']],
  ['entebbe', []],
  ['bridge', []],
])('%s is the capital of %j', (town, country) => {
  expect(countryOfCapital(town)).toEqual(expect.arrayContaining(country))
  expect(countryOfCapital(town).length > 0).toBe(country.length > 0)
})

test.each([
  ['israelis', 'israel'],
  ['ivorians', 'ivoire'],
  ['turks', 'turkey'],
  ['burundians', 'burundi'],
])('%s stand beside %s', (people, country) => {
  expect(kinOf(people)).toContain(country)
})

test.each([
  ['did kampala consent to the visit', 'op-2'],
  ['when did the israelis block the bridge', 'op-3'],
])('“%s” is answered by %s', (question, id) => {
  const answer = askOf([text], question)
  expect(answer.answered && answer.quotes[0]?.clause).toBe(id)
})

test('a capital that is said as a place is no government', () => {
  expect(askOf([text], 'is there a camp in kampala').answered).toBe(false)
})

test('a people within another is not its country', () => {
  const country = (people: string) =>
    conceptsOf(understand(`did ${people} consent`, { library: createLibrary([text]), today }))
      .find(c => c.word === 'ugandans')!
      .terms.has('uganda')
  expect(country('the ugandans')).toBe(true)
  expect(country('the kenyan ugandans')).toBe(false)
})

test('what a question sets aside is not asked for', () => {
  expect(read('who else besides governments has a role')).toBe('who else has a role')
  expect(read('any report other than the letter?')).toBe('any report ?')
})
