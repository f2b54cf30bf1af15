import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarOf } from '../src/calendar.ts'

/** The first days of an entry that comes again, as a second implementation counts them. */
function daysOf(day: string, every: string, count: number): string[] {
  const ics = calendarOf('Deadlines', [{ key: 'k', summary: 's', description: '', day, every, made: day }])
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent')!)
  const coming = event.iterator()
  return Array.from({ length: count }, () => String(coming.next()))
}

test.each([
  ['2030-01-31', 'P1M', ['2030-01-31', '2030-02-28', '2030-03-31', '2030-04-30']],
  ['2030-01-30', 'P3M', ['2030-01-30', '2030-04-30', '2030-07-30', '2030-10-30', '2031-01-30']],
  ['2004-02-29', 'P1Y', ['2004-02-29', '2005-02-28', '2006-02-28', '2007-02-28', '2008-02-29']],
  ['2030-01-15', 'P1Y6M', ['2030-01-15', '2031-07-15', '2033-01-15']],
  ['2030-01-15', 'P2W', ['2030-01-15', '2030-01-29', '2030-02-12']],
  ['2030-01-15', 'P90D', ['2030-01-15', '2030-04-15']],
])('from %s every %s falls on the days that are counted from the first', (day, every, days) => {
  const counted = days.map((_, n) => {
    const { years, months, weeks, days } = Temporal.Duration.from(every)
    return String(
      Temporal.PlainDate.from(day).add({ years: years * n, months: months * n, weeks: weeks * n, days: days * n }),
    )
  })
  expect(counted).toEqual(days)
  expect(daysOf(day, every, days.length)).toEqual(days)
})

test('where February is met and the day is not the last of every month, the rule is RFC 5545’s own', () => {
  const entry = { key: 'k', summary: 's', description: '', day: '2030-11-30', every: 'P3M', made: '2030-11-30' }
  expect(calendarOf('Deadlines', [entry])).toContain(
    'RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1\r\n',
  )
})
