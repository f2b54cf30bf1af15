/** Calendars of what falls due, for any calendar program: stable, with changes and cancellations. */
import type { CalendarEntry } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import { formatCitation } from '../resolution/citation.ts'
import { whatFalls, whyGone } from './compose.ts'
import type { Feeds, GivenOut } from './ledger.ts'
import { type Occasion, occasionKey } from './occasion.ts'
import { type Subscription, subjectInWords } from './subscription.ts'
import type { Texts } from './texts.ts'

/** What a calendar holds: from a year back to two years ahead. */
const BACK = { days: 366 } as const
const AHEAD = { days: 732 } as const

export interface CalendarFeeds {
  /** The calendar of an address, as an iCalendar file; undefined where there is none. */
  ics(token: string): Promise<string | undefined>
}

interface FeedRooms {
  readonly feeds: Feeds
  readonly texts: Texts
  readonly clock: Clock
  readonly subscription: (id: string) => Promise<Subscription | undefined>
}

export function createCalendarFeeds({ feeds, texts, clock, subscription }: FeedRooms): CalendarFeeds {
  return {
    async ics(token) {
      const feed = await feeds.of(token)
      const { calendarOf, uidOf } = await import('../calendar.ts')
      if (!feed) return undefined
      const owner = feed.subscription === undefined ? undefined : await subscription(feed.subscription)
      if (feed.subscription !== undefined && !owner) return undefined
      await texts.refresh()
      const schedule = texts.schedule(clock)
      const today = clock.today()
      const [first, last] = [today.subtract(BACK).toString(), today.add(AHEAD).toString()]
      const wish = owner ?? { subject: { kind: 'all' } as const }
      const ended = owner?.endedAt !== undefined
      const occasions = ended ? [] : schedule.between(first, last).filter(each => schedule.concerns(wish, each))
      const now = clock.now().toString({ smallestUnit: 'second' })
      const why = (duty: string) => (ended ? 'the subscription ended' : whyGone(schedule, duty))
      const given = await feeds.revise(token, known => revised(known, occasions, { now, first, why, uidOf }))
      const name = owner ? `Seized: ${subjectInWords(owner.subject)}` : 'Seized: all deadlines'
      return calendarOf(name, given.filter(entry => entry.day >= first).map(entryOf))
    },
  }
}

/** An entry with what tells why it was cancelled. */
type Kept = CalendarEntry & { readonly duty: string }

interface Revision {
  readonly now: string
  /** What lies before this day is left out. */
  readonly first: string
  /** Why a duty is not given any more. */
  readonly why: (duty: string) => string
  readonly uidOf: (key: string) => string
}

/** Brings what was given out in line with what falls due now. */
function revised(
  given: readonly GivenOut[],
  occasions: readonly Occasion[],
  { now, first, why, uidOf }: Revision,
): readonly GivenOut[] {
  const known = new Map(given.map(entry => [entry.uid, entry]))
  const found = new Map<string, GivenOut>()
  for (const occasion of occasions) {
    const kept = keptOf(occasion)
    const uid = uidOf(kept.key)
    const before = known.get(uid)
    const entry = JSON.stringify(kept)
    const same = before && before.entry === entry && !before.cancelled
    found.set(
      uid,
      same
        ? before
        : { uid, day: kept.day, sequence: before ? before.sequence + 1 : 0, modified: now, cancelled: false, entry },
    )
  }
  for (const before of given) {
    // What lies too far back is left out; whoever has it keeps it.
    if (found.has(before.uid) || before.day < first) continue
    found.set(before.uid, before.cancelled ? before : cancelled(before, now, why))
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.uid < b.uid ? -1 : 1))
}

function cancelled(before: GivenOut, modified: string, why: (duty: string) => string): GivenOut {
  const kept: Kept = JSON.parse(before.entry)
  const description = `Cancelled: ${why(kept.duty)}.\n${kept.description}`
  const entry = JSON.stringify({ ...kept, description })
  return { ...before, sequence: before.sequence + 1, modified, cancelled: true, entry }
}

/** The key holds no day: an entry that moves is the same entry. */
function keptOf(occasion: Occasion): Kept {
  const { resolution, deadline, day, steps, history } = occasion
  const { clause, words, due } = deadline
  const text = resolution.clauses.find(each => each.id === clause)?.text ?? ''
  const before = history.map(step => `${step.symbol}, ${formatCitation(step.clause)} until ${step.until}`)
  return {
    key: occasionKey(occasion),
    duty: occasion.duty,
    summary: `${whatFalls(occasion)} (${resolution.symbol}, ${formatCitation(clause)})`,
    description: [`“${words}”`, text, ...steps, ...(before.length > 0 ? [`Before: ${before.join('; ')}`] : [])].join(
      '\n',
    ),
    day,
    ...(due !== undefined && due > day && { last: due }),
    made: resolution.adopted ?? day,
  }
}

const entryOf = ({ sequence, modified, cancelled, entry }: GivenOut): CalendarEntry => ({
  ...JSON.parse(entry),
  sequence,
  modified,
  cancelled,
})
