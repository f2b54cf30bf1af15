/** Days as an iCalendar file (RFC 5545), for any calendar program. */
import { createHash } from 'node:crypto'
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'

/** One entry, of whole days. */
export interface CalendarEntry {
  /** What makes it this entry and no other: the same words give the same UID in every file, so that a calendar updates and does not double. */
  readonly key: string
  readonly summary: string
  readonly description: string
  /** First day, ISO 8601. */
  readonly day: string
  /** Last day of an entry of several. */
  readonly last?: string
  /** ISO 8601 duration of days, weeks, months or years after which it comes again, without an end. */
  readonly every?: string
  /** The day on which the entry's text was made, ISO 8601; not the day of writing, so that the same entries give the same file. */
  readonly made: string
  /** How often it was changed (RFC 5545, 3.8.7.4). */
  readonly sequence?: number
  /** When it was changed last, ISO 8601 instant. */
  readonly modified?: string
  /** True where it was given out and does not hold any more. */
  readonly cancelled?: boolean
}

/** The name by which calendars know an entry. */
export const uidOf = (key: string): string => `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@seized`

/**
 * An iCalendar file, lines ended by CRLF and folded.
 *
 * @example calendarOf('Deadlines', [{ key: '1138 op-5', summary: 'UNMOT ends', description: '', day: '1998-05-15', made: '1997-11-14' }])
 */
export function calendarOf(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({ name, prodId: { company: 'Seized', product: 'Seized', language: 'EN' } })
  for (const { key, summary, description, day, last, every, made, sequence, modified, cancelled } of entries)
    calendar.createEvent({
      id: uidOf(key),
      stamp: modified
        ? Temporal.Instant.from(modified)
        : Temporal.PlainDate.from(made).toZonedDateTime('UTC').toInstant(),
      start: Temporal.PlainDate.from(day),
      // RFC 5545, 3.6.1: the end of an entry of whole days is the day after its last.
      end: Temporal.PlainDate.from(last ?? day).add({ days: 1 }),
      allDay: true,
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(sequence === undefined ? {} : { sequence }),
      ...(modified === undefined ? {} : { lastModified: Temporal.Instant.from(modified) }),
      ...(cancelled === undefined ? {} : { status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED }),
      ...(every === undefined ? {} : { repeating: rule(every, day) }),
    })
  // The library leaves out the last line's end (RFC 5545, 3.1).
  return `${calendar.toString()}\r\n`
}

const FREQUENCIES = { days: 'DAILY', weeks: 'WEEKLY', months: 'MONTHLY', years: 'YEARLY' } as const

/** A recurrence rule (RFC 5545, 3.3.10), written here because the library refuses the last of several days of a month. */
function rule(every: string, day: string): string {
  const { years, months, weeks, days } = Temporal.Duration.from(every)
  const start = Temporal.PlainDate.from(day)
  const counted: readonly [keyof typeof FREQUENCIES, number] =
    months > 0
      ? ['months', years * 12 + months]
      : years > 0
        ? ['years', years]
        : days > 0
          ? ['days', weeks * 7 + days]
          : ['weeks', weeks]
  const [unit, interval] = counted
  return [`FREQ=${FREQUENCIES[unit]}`, `INTERVAL=${Math.max(1, interval)}`, ...lastDays(unit, interval, start)].join(
    ';',
  )
}

/**
 * A rule leaves out months that lack the day; the last of these days that the month has is what "every month" means. BYSETPOS stands
 * only where nothing else says it: ical.js, which is Thunderbird's, reads it beside BYMONTHDAY in the first months alone.
 */
function lastDays(unit: keyof typeof FREQUENCIES, interval: number, { month, day }: Temporal.PlainDate): string[] {
  if (unit === 'years') return month === 2 && day === 29 ? ['BYMONTH=2', 'BYMONTHDAY=-1'] : []
  if (unit !== 'months' || day < 29) return []
  if (day === 31) return ['BYMONTHDAY=-1']
  const meetsFebruary = Array.from({ length: 12 }, (_, n) => (month - 1 + n * interval) % 12).includes(1)
  return meetsFebruary ? [`BYMONTHDAY=${day === 29 ? '28,29' : '28,29,30'}`, 'BYSETPOS=-1'] : []
}
