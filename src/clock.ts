/** The only reader of the wall clock: whoever needs the time is handed a `Clock`. */
export interface Clock {
  now(): Temporal.Instant
  /** The calendar day in the given IANA time zone, UTC where none is given. */
  today(timeZone?: string): Temporal.PlainDate
}

/** Milliseconds. */
const DAY = 24 * 60 * 60_000

const at = (now: () => Temporal.Instant): Clock => {
  const dayIn = (timeZone: string) => now().toZonedDateTimeISO(timeZone).toPlainDate()
  // Asked at every question: a day in UTC is worked out once.
  let number: number | undefined
  let day: Temporal.PlainDate
  return {
    now,
    today(timeZone) {
      if (timeZone !== undefined) return dayIn(timeZone)
      const current = Math.floor(now().epochMilliseconds / DAY)
      if (current !== number) day = dayIn('UTC')
      number = current
      return day
    },
  }
}

export const systemClock: Clock = at(() => Temporal.Now.instant())

/**
 * A clock that starts at `start` now and runs on from there, by the machine's monotonic time.
 *
 * @param speed how much faster than that: at 3600 an hour passes in a second
 * @param begun when it stood at `start`, as `elapsed` counts; now where it is not given
 */
export function clockFrom(
  start: Temporal.Instant,
  elapsed: () => number = () => performance.now(),
  speed: number = 1,
  begun: number = elapsed(),
): Clock {
  return at(() => start.add({ milliseconds: Math.floor((elapsed() - begun) * speed) }))
}

/**
 * Reads a moment as the settings and flags write it: a date ("1998-05-01", midnight UTC) or an instant ("1998-05-01T09:00:00Z").
 *
 * @throws RangeError when it is neither.
 */
export function parseMoment(text: string): Temporal.Instant {
  const trimmed = text.trim()
  return /^\d{4}-\d{2}-\d{2}$/.test(trimmed)
    ? Temporal.PlainDate.from(trimmed).toZonedDateTime('UTC').toInstant()
    : Temporal.Instant.from(trimmed)
}
