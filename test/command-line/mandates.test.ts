import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/calendar.ts'
import { json, seized } from './fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-mandates-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(number: number, day: string, year: number, paragraph: string): void {
  const text = `S/RES/${number} (${year})
${day} ${year}

RESOLUTION ${number} (${year})

Adopted by the Security Council at its 9000th meeting, on ${day} ${year}

The Security Council,

Commending the United Nations Mission in Ruritania (UNMIR),

1. ${paragraph}

2. Requests the Secretary-General to report every month;

3. Decides to remain actively seized of the matter.
`
  writeFileSync(join(folder, `${number}.txt`), text)
}
write(9098, '31 January', 2029, 'Decides to extend the mandate of UNMIR until 31 July 2029;')
write(9099, '31 July', 2029, 'Decides to extend the mandate of the Mission for a further period of seven months;')

const from = ['--from', folder]
const onDay = ['--as-of', '2029-12-01', ...from]

/** The entries of an iCalendar file, by another reader than wrote it. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(each => new ICAL.Event(each))

describe('mandates', () => {
  test('prints for a person the day, the mandate, its words, the arithmetic and what was before', async () => {
    const { code, stdout, stderr } = await seized(['mandates', ...onDay])
    expect(stdout).toBe(`One mandate is in force on 1 December 2029.

UNMIR  until 28 February 2030, in 89 days  S/RES/9099 (2029), OP1
  "Decides to extend the mandate of the Mission for a further period of seven months;"
  31 July 2029 (adoption) + 7 months = 28 February 2030, the last day of that month
  before: S/RES/9098 (2029) OP1 until 31 July 2029

`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('--json prints a line a mandate', async () => {
    const { stdout } = await seized(['mandates', ...onDay, '--json'])
    expect(json(stdout)).toEqual([
      expect.objectContaining({
        entity: 'UNMIR',
        until: '2030-02-28',
        symbol: 'S/RES/9099 (2029)',
        clause: 'op-1',
        quote: 'Decides to extend the mandate of the Mission for a further period of seven months;',
        history: [{ symbol: 'S/RES/9098 (2029)', clause: 'op-1', until: '2029-07-31' }],
      }),
    ])
  })

  test('--csv prints a heading and a record a mandate', async () => {
    const { stdout } = await seized(['mandates', ...onDay, '--csv'])
    const [heading, record, end] = stdout.split('\r\n')
    expect(heading).toBe('entity,under,until,days,symbol,clause,kind,continues,quote,history')
    expect(record).toMatch(/^UNMIR,,2030-02-28,89,S\/RES\/9099 \(2029\),op-1,extend,,/)
    expect(end).toBe('')
  })

  test('--ics prints a calendar that another reader reads', async () => {
    const { stdout } = await seized(['mandates', ...onDay, '--ics'])
    const [event, ...others] = read(stdout)
    expect(others).toEqual([])
    expect(event?.summary).toBe('UNMIR: mandate ends (S/RES/9099 (2029), OP1)')
    expect(event?.startDate.toString()).toBe('2030-02-28')
    expect(event?.endDate.toString()).toBe('2030-03-01')
    expect(event?.description).toContain('31 July 2029 (adoption) + 7 months')
  })

  test('of another day are those of that day', async () => {
    const { stdout } = await seized(['mandates', '--as-of', '2029-07-30', ...from, '--json'])
    expect(json(stdout)).toMatchObject([{ until: '2029-07-31', history: [] }])
    const after = await seized(['mandates', '--as-of', '2030-03-01', ...from])
    expect(after.stdout).toBe('No mandate is in force on 1 March 2030.\n\n')
  })

  test('without --from are those of the built-in resolution', async () => {
    const { stdout } = await seized(['mandates', '--as-of', '1998-05-01', '--json'])
    expect(json(stdout)).toMatchObject([{ entity: 'UNMOT', until: '1998-05-15', clause: 'op-5', history: [] }])
  })

  test.each([
    [['--json', '--ics'], '--json, --csv and --ics exclude each other.'],
    [['--as-of', 'May'], '--as-of May: not a date. Write it as 1998-05-01.'],
    [['UNMIR'], 'UNMIR: not expected here.'],
  ])('%j is refused in one line', async (flags, message) => {
    expect(await seized(['mandates', ...flags])).toEqual({ code: 1, stdout: '', stderr: `seized: ${message}\n` })
  })
})

describe('deadlines --ics', () => {
  test('prints every deadline of the built-in resolution', async () => {
    const { stdout } = await seized(['deadlines', '--ics'])
    const events = read(stdout)
    expect(events.map(e => `${e.startDate} ${e.summary}`)).toEqual([
      '1998-05-15 UNMOT: mandate ends (S/RES/1138 (1997), OP5)',
      '1997-11-24 event (S/RES/1138 (1997), OP8)',
      '1998-02-14 the Secretary-General: report (S/RES/1138 (1997), OP12)',
    ])
    expect(events[1]?.endDate.toString()).toBe('1997-11-26')
  })

  test('gives the same entries the same UIDs and bytes on every day', async () => {
    const first = await seized(['deadlines', '--ics', '--as-of', '1998-01-01'])
    const second = await seized(['deadlines', '--ics', '--as-of', '2020-01-01'])
    expect(second.stdout).toBe(first.stdout)
    expect(new Set(read(first.stdout).map(event => event.uid)).size).toBe(3)
  })

  test('a monthly duty of the 31st falls on the last day of each month, up to the end of the mandate', async () => {
    const { stdout } = await seized(['deadlines', '--ics', '--from', join(folder, '9099.txt')])
    const reports = read(stdout).filter(each => each.summary.includes('report'))
    expect(new Set(reports.map(each => each.uid)).size).toBe(7)
    expect(reports.map(each => each.startDate.toString())).toEqual([
      '2029-08-31',
      '2029-09-30',
      '2029-10-31',
      '2029-11-30',
      '2029-12-31',
      '2030-01-31',
      '2030-02-28',
    ])
  })
})

test('what recurs without an end is one entry with a rule', () => {
  const entry = { key: 'k', summary: 's', description: 'd', day: '1998-05-15', every: 'P90D', made: '1997-11-14' }
  const [event] = read(calendarOf('Days', [entry]))
  const days = event!.iterator()
  expect([days.next(), days.next(), days.next()].map(String)).toEqual(['1998-05-15', '1998-08-13', '1998-11-11'])
  expect(calendarOf('Days', [{ ...entry, day: '1998-01-30', every: 'P1M' }])).toContain(
    'RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30;BYSETPOS=-1',
  )
})

test('a calendar is folded at 75 octets, each line ended by CRLF', () => {
  const entry = { key: 'k', summary: 'é'.repeat(100), description: 'a, b; c\nd', day: '1998-05-15', made: '1997-11-14' }
  const text = calendarOf('Days', [entry])
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(read(text)[0]).toMatchObject({ summary: entry.summary, description: entry.description })
})
