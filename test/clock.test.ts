import { describe, expect, test } from 'vitest'
import { clockFrom, parseMoment, systemClock } from '../src/clock.ts'

describe('clock', () => {
  test('the system’s clock runs with the machine', () => {
    const before = Date.now()
    const now = systemClock.now().epochMilliseconds
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  test('a clock that starts as of a moment runs on from there', () => {
    let elapsed = 1000.5
    const clock = clockFrom(Temporal.Instant.from('1998-05-15T23:59:59Z'), () => elapsed)
    expect(String(clock.now())).toBe('1998-05-15T23:59:59Z')
    elapsed += 2000
    expect(String(clock.now())).toBe('1998-05-16T00:00:01Z')
    expect(String(clock.today())).toBe('1998-05-16')
  })

  test('today is a matter of the time zone, UTC where none is given', () => {
    const clock = clockFrom(Temporal.Instant.from('1998-05-15T20:00:00Z'), () => 0)
    expect(String(clock.today())).toBe('1998-05-15')
    expect(String(clock.today('Asia/Dushanbe'))).toBe('1998-05-16')
    expect(String(clock.today('America/New_York'))).toBe('1998-05-15')
  })
})

test('a faster clock passes an hour a second', () => {
  let elapsed = 0
  const clock = clockFrom(Temporal.Instant.from('1998-05-08T00:00:00Z'), () => elapsed, 3600)
  elapsed = 9000
  expect(String(clock.now())).toBe('1998-05-08T09:00:00Z')
})

describe('a moment', () => {
  test.each([
    ['1998-05-01', '1998-05-01T00:00:00Z'],
    [' 1998-05-01 ', '1998-05-01T00:00:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['1998-05-01T09:00:00Z', '1998-05-01T09:00:00Z'],
    ['1998-05-01T09:00:00+05:00', '1998-05-01T04:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(String(parseMoment(text))).toBe(instant)
  })

  test.each(['', 'today', '1998-5-1', '1998-02-30', '1999-02-29', '1998-05-01T09:00', '01/05/1998'])(
    '“%s” is neither a date nor an instant',
    text => {
      expect(() => parseMoment(text)).toThrow(RangeError)
    },
  )
})
