import fc from 'fast-check'
import { expect, test } from 'vitest'
import { termsOf } from '../../src/resolution/glossary.ts'
import { PIECES, resolutionOf, sliceOf, unmot } from './made.ts'

const terms = (text: string) => termsOf(resolutionOf({ 'op-1': text })).map(term => `${term.short} = ${term.long}`)

test('reads the terms of S/RES/1138', () => {
  expect(Object.fromEntries(termsOf(unmot).map(term => [term.short, term.long]))).toEqual({
    UTO: 'United Tajik Opposition',
    UNMOT: 'United Nations Mission of Observers in Tajikistan',
    CNR: 'Commission on National Reconciliation',
    OSCE: 'Organization for Security and Cooperation in Europe',
    'CIS Peacekeeping Forces': 'Collective Peacekeeping Forces',
    CIS: 'Commonwealth of Independent States',
  })
  expect(sliceOf(unmot, termsOf(unmot)[0]!)).toBe('United Tajik Opposition (UTO)')
})

test.each([
  ['in the Central African Republic (CAR)', 'CAR = Central African Republic'],
  [
    'the Third United Nations Angola Verification Mission (UNAVEM III)',
    'UNAVEM III = United Nations Angola Verification Mission',
  ],
  ['with non-governmental organizations (NGOs)', 'NGOs = non-governmental organizations'],
  ['the Department of Peacekeeping Operations (DPKO)', 'DPKO = Department of Peacekeeping Operations'],
  [
    'of the United Nations Mission for the Referendum in Western Sahara (MINURSO)',
    'MINURSO = United Nations Mission for the Referendum in Western Sahara',
  ],
  ['disarmament, demobilization and reintegration (DDR)', 'DDR = disarmament, demobilization and reintegration'],
  ['the FARDC and the Congolese National Police (PNC)', 'PNC = Congolese National Police'],
  [
    'the Committee established pursuant to resolution 751 (1992) (hereinafter referred to as “the Committee”)',
    'Committee = Committee established pursuant to resolution 751 (1992)',
  ],
  [
    'establish a group of experts of five members (the Group of Experts)',
    'Group of Experts = group of experts of five members',
  ],
  [
    'asks UNHCR (United Nations High Commissioner for Refugees)',
    'UNHCR = United Nations High Commissioner for Refugees',
  ],
])('reads %j', (text, expected) => {
  expect(terms(`Decides ${text} to act`)).toContain(expected)
})

test.each([
  'Recalls the report (S/1997/686)',
  'Recalls resolution 1138 (1997)',
  'Decides on (i) and (ii) and (IV)',
  'Condemns the test of 12 February (local time)',
  'Recalls the report (Add.1)',
])('takes no symbol and no number for a term in %j', text => {
  expect(terms(text)).toEqual([])
})

test('derives an acronym from a name only where one name fits', () => {
  expect(terms('Welcomes the African Union and the role of the AU')).toEqual(['AU = African Union'])
  expect(terms('Welcomes the African Union, the Arab Union and the AU')).toEqual([])
})

test('never throws, and spans are slices that hold the long form', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), pieces => {
      const resolution = resolutionOf({ 'op-1': pieces.join(' ') })
      for (const term of termsOf(resolution)) expect(sliceOf(resolution, term)).toContain(term.long)
    }),
  )
})
