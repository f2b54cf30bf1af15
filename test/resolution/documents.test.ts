import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentsOf } from '../../src/resolution/documents.ts'
import { PIECES, resolutionOf, sliceOf, unmot } from './made.ts'

const documents = (text: string) => documentsOf(resolutionOf({ 'op-1': text })).map(d => [d.symbol, d.description])

test.each([
  [
    'S/1997/686 and Add.1',
    'the reports of the Secretary-General on the situation in Tajikistan of 4 September 1997 (S/1997/686 and Add.1)',
  ],
  [
    'S/1997/859',
    'the reports of the Secretary-General on the situation in Tajikistan of 4 September 1997 (S/1997/686 and Add.1) and of 5 November 1997 (S/1997/859)',
  ],
  [
    'S/1997/808',
    'the letter of 17 October 1997 from the Secretary-General to the President of the Security Council (S/1997/808)',
  ],
  ['S/1997/510', 'the General Agreement on the Establishment of Peace and National Accord in Tajikistan (S/1997/510)'],
  [
    'S/1997/508',
    'the letter of 27 June 1997 from the President of the Republic of Tajikistan and UTO leader to the Secretary-General (S/1997/508)',
  ],
])('says what S/RES/1138 calls %s', (symbol, description) => {
  expect(documentsOf(unmot).find(d => d.symbol === symbol)?.description).toBe(description)
})

test('names each resolution of a list with its date', () => {
  expect(
    documents('Recalls resolutions 1160 (1998) of 31 March 1998, 1199 (1998) and General Assembly resolution 49/247'),
  ).toEqual([
    ['resolutions 1160 (1998)', 'resolutions 1160 (1998) of 31 March 1998'],
    ['1199 (1998)', ''],
    ['resolution 49/247', ''],
  ])
})

test.each([
  ['the principles on a solution (S/1999/516, annex 1 to this resolution)', 'S/1999/516'],
  ['the statement of its President of 29 December 1998 (S/PRST/1998/38)', 'S/PRST/1998/38'],
  ['the note (A/50/60-S/1995/1)', 'A/50/60-S/1995/1'],
])('quotes %j whole', (text, symbol) => {
  expect(documents(`Recalls ${text} and decides`)).toEqual([[symbol, text]])
})

test('says nothing where the text does not', () => {
  expect(documents('Recalls paragraphs 19 and 20 in S/2008/492')).toEqual([['S/2008/492', '']])
  expect(documents('Recalls what Iraq said (S/2008/492)')).toEqual([['S/2008/492', '']])
})

test('does not carry the words of one document over to the next', () => {
  expect(documents('Recalls the report of 1 May 1998 (S/1998/1) and what Iraq said (S/1998/2)')[1]).toEqual([
    'S/1998/2',
    '',
  ])
})

test('never throws, and spans are slices', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), pieces => {
      const resolution = resolutionOf({ 'op-1': pieces.join(' ') })
      for (const document of documentsOf(resolution)) {
        expect(sliceOf(resolution, document)).toContain(document.symbol)
        if (document.description) expect(sliceOf(resolution, document)).toBe(document.description)
      }
    }),
  )
})
