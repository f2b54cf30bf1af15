import { describe, expect, test } from 'vitest'
import { readAsOf, readDays } from '../../src/assistant/as-of.ts'
import { ask, foundBy } from './made.ts'

describe('the day that a question is asked as of', () => {
  test.each([
    ['as of 1 may 1998, when does it expire?', '1998-05-01', 'as of 1 may 1998'],
    ['as of may 1, 1998', '1998-05-01', 'as of may 1, 1998'],
    ['as at 1st of may 1998', '1998-05-01', 'as at 1st of may 1998'],
    ['as of the 1st of may 1998', '1998-05-01', 'as of the 1st of may 1998'],
    ['deadlines as of 1998-05-01', '1998-05-01', 'as of 1998-05-01'],
    ['as on 2 mar. 1998', '1998-03-02', 'as on 2 mar. 1998'],
    ['as of 1 sept 1998', '1998-09-01', 'as of 1 sept 1998'],
    ['if today were may 1 1998', '1998-05-01', 'if today were may 1 1998'],
    ['assuming today is 1 may 1998', '1998-05-01', 'assuming today is 1 may 1998'],
    ['is it still in force on 16 may 1998?', '1998-05-16', 'on 16 may 1998'],
    ['was the report overdue by 1 march 1998', '1998-03-01', 'by 1 march 1998'],
    ['was it still valid in march 1998', '1998-03-01', 'in march 1998'],
    ['as of may 1998', '1998-05-01', 'as of may 1998'],
    ['as of 29 february 2000', '2000-02-29', 'as of 29 february 2000'],
  ])('%s: %s', (text, date, words) => {
    const asOf = readAsOf(text)
    expect(asOf?.date.toString()).toBe(date)
    expect(text.slice(...asOf!.span)).toBe(words)
  })

  test.each([
    'as of 31 february 1998',
    'as of 29 february 1999',
    'as of 1998-13-01',
    'as of 1 foo 1998',
    'as of 1 may',
    'as of today',
    'what happens on 24 november 1997?',
    'when does it expire?',
    '',
  ])('%s names none', text => {
    expect(readAsOf(text)).toBeUndefined()
  })

  test('is said in the answer', () => {
    expect(foundBy('As of 1 May 1998, when does it expire?').notes).toContain('Seen as of 1 May 1998.')
    expect(foundBy('when does it expire?').notes.join(' ')).not.toContain('Seen as of')
  })

  test('is no part of the question', () => {
    const plain = foundBy('what is the mandate?')
    expect(ask('what is the mandate as of 1 May 1998?')).toEqual({ ...plain, notes: ['Seen as of 1 May 1998.'] })
  })
})

describe('the days that a question names', () => {
  const printed = (text: string) =>
    readDays(text).map(d => [d.year ?? '????', d.month, ...(d.day ? [d.day] : [])].join('-'))

  test.each([
    ['what happens on 24 november 1997?', ['1997-11-24']],
    ['24 and 25 november 1997', ['1997-11-24', '1997-11-25']],
    ['24-25 nov 1997', ['1997-11-24', '1997-11-25']],
    ['24 nov. 1997', ['1997-11-24']],
    ['may 15, 1998', ['1998-5-15']],
    ['1998-05-15', ['1998-5-15']],
    ['nov 24', ['????-11-24']],
    ['on the 5th of november', ['????-11-5']],
    ['15th of may', ['????-5-15']],
    ['in march 1998', ['1998-3']],
    ['4 september 1997 and 5 november 1997', ['1997-9-4', '1997-11-5']],
    ['31 february 1998', []],
    ['33 may', []],
    ['march', []],
    ['3 months', []],
    ['op 5', []],
  ])('%s', (text, days) => {
    expect(printed(text)).toEqual(days)
  })
})
