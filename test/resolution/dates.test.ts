import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datesOf, findDates, printDate, toNumber } from '../../src/resolution/dates.ts'
import { PIECES, resolutionOf, sliceOf, unmot } from './made.ts'

test.each([
  ['on 14 November 1997', '14 November 1997', '1997-11-14', undefined],
  ['on 24 and 25 November 1997 a conference', '24 and 25 November 1997', '1997-11-24', '1997-11-25'],
  ['26 February to 8 March 1997', '26 February to 8 March 1997', '1997-02-26', '1997-03-08'],
  ['from 30 December to 2 January 1998', '30 December to 2 January 1998', '1997-12-30', '1998-01-02'],
  ['1 June 2014 until 30 November 2014', '1 June 2014 until 30 November 2014', '2014-06-01', '2014-11-30'],
  ['not later than February 1996', 'February 1996', '1996-02-01', '1996-02-29'],
  ['February to April 1998', 'February to April 1998', '1998-02-01', '1998-04-30'],
  ['on May 15, 1998', 'May 15, 1998', '1998-05-15', undefined],
  ['the 15th May 1998', '15th May 1998', '1998-05-15', undefined],
])('reads %j', (text, words, date, until) => {
  const found = findDates(text)[0]
  expect(found).toMatchObject({ words, date })
  expect(found?.until).toBe(until)
  expect(text.slice(...found!.span)).toBe(words)
})

test('takes days further apart as two dates', () => {
  expect(findDates('on 18 and 24 September 1998').map(d => d.date)).toEqual(['1998-09-18', '1998-09-24'])
  expect(findDates('22 November and 13 December 1998').map(d => d.date)).toEqual(['1998-11-22', '1998-12-13'])
})

test.each(['31 April 1999', 'paragraph 5 may 1998', 'up to 8,837 personnel', '1199 (1998)', 'May'])(
  'finds no date in %j',
  text => {
    expect(findDates(text)).toEqual([])
  },
)

test('gives a day without a year the one year that is printed with it', () => {
  const once = resolutionOf({ 'op-1': 'until 31 December 2005', 'op-2': 'before 31 December' })
  expect(datesOf(once).map(d => d.date)).toEqual(['2005-12-31', '2005-12-31'])
  const twice = resolutionOf({ 'op-1': '31 December 2005 and 31 December 2006', 'op-2': 'before 31 December' })
  expect(datesOf(twice).filter(d => d.clause === 'op-2')).toEqual([])
})

test('gives each date of S/RES/1138 with its words', () => {
  const dates = datesOf(unmot)
  expect(dates.length).toBeGreaterThan(6)
  for (const date of dates) expect(sliceOf(unmot, date)).toBe(date.words)
  expect(dates.find(d => d.clause === 'op-8')).toMatchObject({ date: '1997-11-24', until: '1997-11-25' })
})

test.each([
  ['ninety', 90],
  ['forty-five', 45],
  ['one hundred and eighty', 180],
  ['thirty (30)', 30],
  ['twenty-first', 21],
  ['sixtieth', 60],
  ['12th', 12],
  ['three six', undefined],
  ['three and six', undefined],
  ['peace', undefined],
  ['', undefined],
])('reads the number %j', (words, value) => {
  expect(toNumber(words)).toBe(value)
})

test('prints a date as people write it', () => {
  expect(printDate('1998-02-14')).toBe('14 February 1998')
})

test('never throws, and spans are slices', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), pieces => {
      const text = pieces.join(' ')
      for (const { words, span } of findDates(text)) expect(text.slice(...span)).toBe(words)
      toNumber(text)
    }),
  )
})
