import { describe, expect, test } from 'vitest'
import { announcementId, instantOf } from '../../src/announcements/instant.ts'
import { turnOf, turnsBetween } from '../../src/announcements/occasion.ts'
import { createSchedule } from '../../src/announcements/schedule.ts'
import { builtIn, extension, resolutionOf, wish } from './made.ts'

const days = (today: string, resolutions = [builtIn], first = '1997-01-01', last = '2000-12-31') =>
  createSchedule(
    resolutions.map(resolution => ({ resolution })),
    today,
  )
    .between(first, last)
    .map(({ day, duty }) => `${day} ${duty}`)

describe('what falls due', () => {
  test('of the built-in resolution: the conference from its first day, the report, the mandate', () => {
    expect(days('1997-11-15')).toEqual([
      '1997-11-24 S/RES/1138 (1997) op-8 event 0',
      '1998-02-14 S/RES/1138 (1997) op-12 report 0',
      '1998-05-15 S/RES/1138 (1997) op-5 mandate 0',
    ])
  })

  test('what a later resolution extends falls due on its day, from the day of its adoption on', () => {
    const both = [builtIn, extension]
    expect(days('1998-05-13', both, '1998-05-01')).toEqual(['1998-05-15 S/RES/1138 (1997) op-5 mandate 0'])
    expect(days('1998-05-14', both, '1998-05-01')).toEqual(['1998-11-15 S/RES/1167 (1998) op-2 mandate 0'])
    const schedule = createSchedule(
      both.map(resolution => ({ resolution })),
      '1998-05-14',
    )
    expect(schedule.successor('S/RES/1138 (1997) op-5 mandate 0')).toMatchObject({
      symbol: 'S/RES/1167 (1998)',
      until: '1998-11-15',
    })
    expect(schedule.predecessors(schedule.between('1998-05-01', '1999-01-01')[0]!)).toEqual([
      'S/RES/1138 (1997) op-5 mandate 0',
    ])
  })

  test('a mandate that is ended early does not end again on its old day', () => {
    const end = resolutionOf(1180, '1998-02-01', 'Decides to terminate the mandate of UNMOT with immediate effect;')
    expect(days('1998-01-31', [builtIn, end], '1998-05-01')).toEqual(['1998-05-15 S/RES/1138 (1997) op-5 mandate 0'])
    expect(days('1998-02-02', [builtIn, end], '1998-05-01')).toEqual([])
  })

  test('a recurring duty rolls forward to the end of the mandate that its resolution sets', () => {
    const recurring = resolutionOf(
      1190,
      '1998-08-31',
      'Decides to extend the mandate of UNMOT until 28 February 2000;',
      'Requests the Secretary-General to report every six months;',
    )
    expect(days('1998-09-01', [recurring])).toEqual([
      '1999-02-28 S/RES/1190 (1998) op-2 report 0',
      '1999-08-31 S/RES/1190 (1998) op-2 report 0',
      '2000-02-28 S/RES/1190 (1998) op-1 mandate 0',
    ])
    const [first] = createSchedule([{ resolution: recurring }], '1998-09-01').between('1999-01-01', '1999-12-31')
    expect(first).toMatchObject({
      turn: 1,
      steps: [expect.any(String), '31 August 1998 (adoption) + 6 months = 28 February 1999'],
    })
  })

  test('without a mandate it goes on, and 29 February and month ends come back', () => {
    const leap = resolutionOf(1290, '2000-02-29', 'Requests the Secretary-General to report every year;')
    expect(days('2000-03-01', [leap], '2001-01-01', '2004-12-31').map(line => line.slice(0, 10))).toEqual([
      '2001-02-28',
      '2002-02-28',
      '2003-02-28',
      '2004-02-29',
    ])
    expect(turnOf('1998-01-31', 'P1M', 1).toString()).toBe('1998-02-28')
    expect(turnOf('1998-01-31', 'P1M', 2).toString()).toBe('1998-03-31')
    expect(turnsBetween('1900-01-31', 'P1M', '2000-02-01', '2000-03-31')).toEqual([1201, 1202])
  })
})

describe('who hears of it', () => {
  const heard = (subject: Parameters<typeof wish>[1], resolutions = [builtIn, extension], today = '1998-05-14') => {
    const schedule = createSchedule(
      resolutions.map(resolution => ({ resolution })),
      today,
    )
    return schedule
      .between('1997-11-01', '1998-12-31')
      .filter(each => schedule.concerns(wish('s', subject), each))
      .map(({ duty }) => duty.slice(11))
  }

  test('an entity by its acronym, its long form and the chain of its mandates', () => {
    const mandates = heard({ subject: { kind: 'entity', name: 'UNMOT' } })
    expect(mandates).toContain('(1998) op-2 mandate 0')
    expect(mandates).toContain('(1997) op-12 report 0')
    expect(heard({ subject: { kind: 'entity', name: 'United Nations Mission of Observers in Tajikistan' } })).toEqual(
      mandates,
    )
    expect(heard({ subject: { kind: 'entity', name: 'UNIFIL' } })).toEqual([])
  })

  test('a mission under a new name, by its old one', () => {
    const renamed = resolutionOf(
      1195,
      '1998-06-01',
      'Decides to establish, as the successor of UNMOT, the United Nations Mission in Tajikistan (UNMIT) until 1 December 1998;',
    )
    const acts = heard({ subject: { kind: 'entity', name: 'UNMIT' } }, [builtIn, renamed], '1998-06-02')
    expect(acts).toContain('(1998) op-1 mandate 0')
  })

  test('a resolution’s deadlines, its mandate wherever it is extended, and one kind alone where that is wished', () => {
    expect(heard({ subject: { kind: 'resolution', symbol: 'S/RES/1138 (1997)' } })).toEqual([
      '(1997) op-8 event 0',
      '(1997) op-12 report 0',
      '(1998) op-2 mandate 0',
    ])
    expect(heard({ only: 'report' })).toEqual(['(1997) op-12 report 0'])
  })
})

describe('the moment of an announcement', () => {
  const at = (day: string, lead: number, hour: string, zone: string) =>
    instantOf(day, lead, { at: hour, zone }).toString()

  test.each([
    // New York puts its clocks forward on 8 March 2026, Auckland back on 5 April 2026; Kathmandu is 5 h 45 min ahead all year.
    ['2026-03-08', 1, '09:00', 'America/New_York', '2026-03-07T14:00:00Z'],
    ['2026-03-08', 0, '09:00', 'America/New_York', '2026-03-08T13:00:00Z'],
    ['2026-04-05', 1, '09:00', 'Pacific/Auckland', '2026-04-03T20:00:00Z'],
    ['2026-04-05', 0, '09:00', 'Pacific/Auckland', '2026-04-04T21:00:00Z'],
    ['2026-03-08', 0, '09:00', 'Asia/Kathmandu', '2026-03-08T03:15:00Z'],
  ])('%s less %d days at %s in %s is %s', (day, lead, hour, zone, instant) => {
    expect(at(day, lead, hour, zone)).toBe(instant)
  })

  test('an hour that the clocks skip is the one after it; of one that comes twice it is the first', () => {
    expect(at('2026-03-08', 0, '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00Z')
    expect(at('2026-11-01', 0, '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00Z')
  })

  test('a day that a zone left out is announced on the next one', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(at('2011-12-30', 0, '09:00', 'Pacific/Apia')).toBe('2011-12-30T19:00:00Z')
    expect(at('2011-12-31', 0, '09:00', 'Pacific/Apia')).toBe('2011-12-30T19:00:00Z')
  })

  test('leads cross month ends and 29 February by the calendar', () => {
    expect(at('2024-03-01', 1, '09:00', 'UTC')).toBe('2024-02-29T09:00:00Z')
    expect(at('2023-03-01', 1, '09:00', 'UTC')).toBe('2023-02-28T09:00:00Z')
    expect(at('2024-03-30', 30, '09:00', 'UTC')).toBe('2024-02-29T09:00:00Z')
  })

  test('a zone that the runtime does not know any more counts as UTC', () => {
    expect(at('2026-03-08', 0, '09:00', 'Mars/Olympus_Mons')).toBe('2026-03-08T09:00:00Z')
  })

  test('the id knows the subscription, the duty, the turn and the lead, and not the day', () => {
    const id = (subscription: string, duty: string, turn: number, lead: number, timeline = '') =>
      announcementId(timeline, { id: subscription }, { duty, turn }, lead)
    const ids = [
      id('a', 'd', 0, 7),
      id('b', 'd', 0, 7),
      id('a', 'e', 0, 7),
      id('a', 'd', 1, 7),
      id('a', 'd', 0, 1),
      id('a', 'd', 0, 7, 'r'),
    ]
    expect(new Set(ids).size).toBe(6)
    expect(id('a', 'd', 0, 7)).toBe(ids[0])
  })
})
