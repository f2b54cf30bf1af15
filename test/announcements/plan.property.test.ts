import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/announcements/instant.ts'
import { turnOf, turnsBetween } from '../../src/announcements/occasion.ts'
import { plan } from '../../src/announcements/plan.ts'
import { createSchedule } from '../../src/announcements/schedule.ts'
import type { Subscription } from '../../src/announcements/subscription.ts'
import { builtIn, resolutionOf, wish } from './made.ts'

const recurring = resolutionOf(
  1190,
  '1998-01-31',
  'Decides to extend the mandate of UNMOT until 31 January 2001;',
  'Requests the Secretary-General to report every month;',
  'Requests the Secretary-General to report by 29 February 2000;',
)
const schedule = createSchedule([{ resolution: builtIn }, { resolution: recurring }], '1998-02-01')
const begun = Temporal.Instant.from('1990-01-01T00:00:00Z')
const line = { name: '', begun }

const zones = [
  'UTC',
  'America/New_York',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
]
const moment = fc
  .integer({ min: Date.UTC(1998, 1, 1), max: Date.UTC(2001, 3, 1) })
  .map(ms => Temporal.Instant.fromEpochMilliseconds(ms))
const hour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const subscription: fc.Arbitrary<Subscription> = fc
  .record({
    zone: fc.constantFrom(...zones),
    at: hour,
    leads: fc.uniqueArray(fc.integer({ min: 0, max: 366 }), { minLength: 1, maxLength: 4 }),
    created: moment,
  })
  .map(({ zone, at, leads, created }) => wish('s', { zone, at, leads, createdAt: created.toString() }))
const window = fc
  .tuple(moment, moment)
  .map(([a, b]) => (Temporal.Instant.compare(a, b) < 0 ? { after: a, until: b } : { after: b, until: a }))

describe('the plan', () => {
  test('a window cut anywhere gives the same announcements as the whole, none twice and none lost', () => {
    fc.assert(
      fc.property(subscription, window, fc.array(moment, { maxLength: 5 }), (one, { after, until }, cuts) => {
        const whole = plan([one], schedule, { after, until }, line).map(({ id, at }) => `${at} ${id}`)
        const marks = [
          after,
          ...cuts.filter(cut => Temporal.Instant.compare(cut, after) > 0 && Temporal.Instant.compare(cut, until) < 0),
          until,
        ].sort(Temporal.Instant.compare)
        const parts = marks
          .slice(1)
          .flatMap((end, i) =>
            plan([one], schedule, { after: marks[i]!, until: end }, line).map(({ id, at }) => `${at} ${id}`),
          )
        expect(parts).toEqual(whole)
        expect(new Set(whole).size).toBe(whole.length)
      }),
      { numRuns: 150 },
    )
  })

  test('nothing lies before the subscription, outside of the window, or on another day than the deadline’s less the lead', () => {
    fc.assert(
      fc.property(subscription, window, (one, { after, until }) => {
        for (const { at, occasion, lead } of plan([one], schedule, { after, until }, line)) {
          const instant = Temporal.Instant.from(at)
          expect(Temporal.Instant.compare(instant, one.createdAt)).toBe(1)
          expect(Temporal.Instant.compare(instant, after)).toBe(1)
          expect(Temporal.Instant.compare(instant, until)).toBeLessThanOrEqual(0)
          const local = instant.toZonedDateTimeISO(one.zone)
          const day = Temporal.PlainDate.from(occasion.day).subtract({ days: lead })
          // A skipped hour may push it to the next day, no further.
          expect(day.until(local.toPlainDate()).days).toBeLessThanOrEqual(1)
          expect(day.until(local.toPlainDate()).days).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('it is the plain product of deadlines and leads, as counted one by one', () => {
    fc.assert(
      fc.property(subscription, window, (one, { after, until }) => {
        const all = schedule.between('1997-01-01', '2003-01-01')
        const slow = all.flatMap(occasion =>
          one.leads.flatMap(lead => {
            const at = instantOf(occasion.day, lead, one)
            const inside = Temporal.Instant.compare(at, after) > 0 && Temporal.Instant.compare(at, until) <= 0
            return inside && Temporal.Instant.compare(at, one.createdAt) > 0
              ? [`${occasion.duty} ${occasion.turn} ${lead}`]
              : []
          }),
        )
        const planned = plan([one], schedule, { after, until }, line).map(
          ({ occasion, lead }) => `${occasion.duty} ${occasion.turn} ${lead}`,
        )
        expect(planned.sort()).toEqual(slow.sort())
      }),
      { numRuns: 100 },
    )
  })
})

describe('a recurring duty', () => {
  const date = fc
    .integer({ min: 0, max: 20_000 })
    .map(days => Temporal.PlainDate.from('1995-01-01').add({ days }).toString())
  const every = fc.constantFrom('P1D', 'P1W', 'P30D', 'P90D', 'P1M', 'P3M', 'P6M', 'P1Y', 'P2Y')

  test('has the same turns in a window as when walked from its base', () => {
    fc.assert(
      fc.property(date, every, date, fc.integer({ min: 0, max: 400 }), (base, length, first, days) => {
        const last = Temporal.PlainDate.from(first).add({ days }).toString()
        const walked: number[] = []
        for (let turn = 1; turnOf(base, length, turn).toString() <= last; turn++)
          if (turnOf(base, length, turn).toString() >= first) walked.push(turn)
        expect(turnsBetween(base, length, first, last)).toEqual(walked)
      }),
      { numRuns: 200 },
    )
  })

  test('keeps its day of the month wherever the month has it', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (base, turn) => {
        const start = Temporal.PlainDate.from(base)
        const day = turnOf(base, 'P1M', turn)
        expect(day.day).toBe(Math.min(start.day, day.daysInMonth))
      }),
    )
  })
})
