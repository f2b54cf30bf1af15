import { announcementId, instantOf, knownZone, stamp } from './instant.ts'
import type { Occasion } from './occasion.ts'
import type { Schedule } from './schedule.ts'
import type { Subscription } from './subscription.ts'

/** Which clock it is that announcements follow. */
export interface Timeline {
  /** '' for real time, else a rehearsal's name: its rows are kept apart. */
  readonly name: string
  /** When announcing began on it. */
  readonly begun: Temporal.Instant
}

/** Real time, or the rehearsal that begins at a moment: another moment is another rehearsal. */
export const timelineOf = ({ asOf }: { readonly asOf?: Temporal.Instant }): string =>
  asOf ? `as of ${stamp(asOf)}` : ''

/** An announcement to come. */
export interface Planned {
  readonly id: string
  readonly subscription: Subscription
  readonly occasion: Occasion
  /** Days. */
  readonly lead: number
  /** As `stamp` writes it. */
  readonly at: string
}

/** After `after`, up to `until`, `until` included. */
export interface Window {
  readonly after: Temporal.Instant
  readonly until: Temporal.Instant
}

/**
 * All that is to be announced in a window, earliest first. Pure: the ledger, the preview and the rehearsal all take it from here.
 * Paused and ended subscriptions announce nothing; none announces what fell due before it existed, or before the library held the text.
 */
export function plan(
  subscriptions: readonly Subscription[],
  schedule: Schedule,
  { after, until }: Window,
  timeline: Timeline,
): readonly Planned[] {
  if (Temporal.Instant.compare(after, until) >= 0) return []
  const found: Planned[] = []
  const days = new Map<string, readonly Occasion[]>()
  const between = (first: string, last: string) => {
    const key = `${first} ${last}`
    const known = days.get(key) ?? schedule.between(first, last)
    days.set(key, known)
    return known
  }
  for (const subscription of subscriptions) {
    if (subscription.pausedAt !== undefined || subscription.endedAt !== undefined) continue
    const zone = knownZone(subscription.zone)
    const since = existsSince(subscription.createdAt, timeline, until)
    for (const lead of subscription.leads) {
      // A day more at each end: a zone may skip a day.
      const first = after
        .toZonedDateTimeISO(zone)
        .toPlainDate()
        .add({ days: lead - 1 })
      const last = until
        .toZonedDateTimeISO(zone)
        .toPlainDate()
        .add({ days: lead + 1 })
      for (const occasion of between(first.toString(), last.toString())) {
        if (!schedule.concerns(subscription, occasion)) continue
        const at = instantOf(occasion.day, lead, subscription)
        const known = occasion.since === undefined ? since : later(since, existsSince(occasion.since, timeline, until))
        if (Temporal.Instant.compare(at, later(after, known)) <= 0 || Temporal.Instant.compare(at, until) > 0) continue
        found.push({
          id: announcementId(timeline.name, subscription, occasion, lead),
          subscription,
          occasion,
          lead,
          at: stamp(at),
        })
      }
    }
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
}

/**
 * From when on something counts. What a rehearsal's clock would place before its begin or in its future was made by another clock,
 * and was there from the begin.
 */
export function existsSince(made: string, { name, begun }: Timeline, now: Temporal.Instant): Temporal.Instant {
  const at = Temporal.Instant.from(made)
  return name !== '' && Temporal.Instant.compare(at, now) > 0 ? begun : later(at, begun)
}

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) >= 0 ? a : b
