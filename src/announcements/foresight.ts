import type { Clock } from '../clock.ts'
import type { Announcement } from './announcement.ts'
import { compose } from './compose.ts'
import { knownZone, stamp } from './instant.ts'
import { type Announcing, doneKey, type Row } from './ledger.ts'
import { type Planned, plan, type Timeline } from './plan.ts'
import type { Subscription } from './subscription.ts'
import type { Texts } from './texts.ts'

/** An announcement before it is made: what will be posted, when and where. */
export interface Foreseen {
  readonly subscription: Subscription
  /** ISO 8601 instant. */
  readonly at: string
  /** The same by the subscription's clock, "1998-05-08 09:00". */
  readonly local: string
  /** Days. */
  readonly lead: number
  readonly announcement: Announcement
}

/** What whoever stands outside of the dispatch asks of announcements. */
export interface Foresight {
  /** What will be posted from one day to another, both included, days in the zone of each subscription; earliest first. */
  foresee(
    subscriptions: readonly Subscription[],
    first: Temporal.PlainDate,
    last: Temporal.PlainDate,
  ): Promise<readonly Foreseen[]>
  /** What a row is about, by the texts as they are now. */
  about(row: Pick<Row, 'duty' | 'turn'>): ReturnType<ReturnType<Texts['schedule']>['occasion']>
}

export interface ForesightRooms {
  readonly announcing: Pick<Announcing, 'agenda' | 'done' | 'ledger' | 'book'>
  readonly texts: Texts
  readonly clock: Clock
  /** '' for real time, else the rehearsal's name. */
  readonly timeline: string
  /** Where a subscription's calendar is served. */
  readonly calendar?: (subscription: Subscription) => Promise<string>
}

export function createForesight({ announcing, texts, clock, timeline, calendar }: ForesightRooms): Foresight {
  const { agenda, done, ledger, book } = announcing

  async function composed({ id, subscription, occasion, lead, at }: Planned): Promise<Announcement> {
    const schedule = texts.schedule(clock)
    const owner = { timeline, subscription: subscription.id, turn: occasion.turn }
    const before = await ledger.lastSaid(owner, [...schedule.predecessors(occasion), occasion.duty])
    return compose({
      id,
      subscription,
      occasion,
      lead,
      now: Temporal.Instant.from(at),
      late: false,
      repeat: false,
      several: texts.count > 1,
      ...(before && { before: before.day }),
      ...(calendar && { calendar: await calendar(subscription) }),
    })
  }

  return {
    async foresee(subscriptions, first, last) {
      await texts.refresh()
      const { begun } = await agenda.begin(timeline, stamp(clock.now()))
      const line: Timeline = { name: timeline, begun: Temporal.Instant.from(begun) }
      // Zones lie up to 14 hours to either side of UTC; what each day is, is asked of each zone below.
      const after = first.toZonedDateTime('UTC').subtract({ hours: 15 }).toInstant()
      const until = last.add({ days: 1 }).toZonedDateTime('UTC').add({ hours: 15 }).toInstant()
      const marked = await done.all()
      const found: Foreseen[] = []
      const told = new Set<string>()
      for (const each of plan(subscriptions, texts.schedule(clock), { after, until }, line)) {
        const { subscription, occasion, lead, at } = each
        const local = Temporal.Instant.from(at).toZonedDateTimeISO(knownZone(subscription.zone))
        const day = local.toPlainDate()
        if (Temporal.PlainDate.compare(day, first) < 0 || Temporal.PlainDate.compare(day, last) > 0) continue
        const { platform, place } = subscription
        if (marked.has(doneKey({ platform, place, duty: occasion.duty, turn: occasion.turn }))) continue
        // A place with two subscriptions is told the same once.
        const same = JSON.stringify([platform, place, occasion.duty, occasion.turn, lead])
        if (told.has(same)) continue
        told.add(same)
        const row = await book.row(each.id)
        if (row && row.state !== 'due' && row.state !== 'withdrawn') continue
        found.push({
          subscription,
          at,
          local: local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
          lead,
          announcement: await composed(each),
        })
      }
      return found
    },
    about: ({ duty, turn }) => texts.schedule(clock).occasion(duty, turn),
  }
}
