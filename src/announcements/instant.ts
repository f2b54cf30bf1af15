import { createHash } from 'node:crypto'
import type { Occasion } from './occasion.ts'
import type { Subscription } from './subscription.ts'

/**
 * The moment of an announcement: the calendar day less the lead, at the subscription's hour in its zone.
 *
 * An hour that the zone skips (clocks put forward, a day that a zone leaves out) is the same time counted by the clock from before,
 * 02:30 → 03:30; of an hour that comes twice it is the first. That is Temporal's "compatible", and RFC 5545's rule (3.3.5). The zone's
 * rules are those that the runtime has when this is asked: a row that is still to come is asked anew.
 *
 * @param day ISO 8601
 * @param lead days
 * @example instantOf('1998-05-15', 7, { at: '09:00', zone: 'Asia/Dushanbe' }) // 1998-05-08T04:00:00Z
 */
export function instantOf(
  day: string,
  lead: number,
  { at, zone }: Pick<Subscription, 'at' | 'zone'>,
): Temporal.Instant {
  const plain = Temporal.PlainDate.from(day).subtract({ days: lead }).toPlainDateTime(Temporal.PlainTime.from(at))
  return plain.toZonedDateTime(knownZone(zone), { disambiguation: 'compatible' }).toInstant()
}

const zones = new Map<string, string>()

/** The zone, or UTC where the runtime does not know it any more: an announcement at another hour is better than none. */
export function knownZone(zone: string): string {
  const known = zones.get(zone)
  if (known) return known
  let found = zone
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
  } catch {
    found = 'UTC'
  }
  zones.set(zone, found)
  return found
}

/** A moment as the ledger writes it: always with milliseconds, so that words sort as moments do. */
export const stamp = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' })

/**
 * The announcement's name: the same subscription, duty, turn and lead give the same one, whoever computes it and on whatever day the
 * duty falls. So a deadline that is corrected moves what is still to come and repeats nothing that was said.
 *
 * @param timeline '' for real time; a rehearsal's own name, so that it never stands in the way of what is real
 */
export const announcementId = (
  timeline: string,
  subscription: Pick<Subscription, 'id'>,
  { duty, turn }: Pick<Occasion, 'duty' | 'turn'>,
  lead: number,
): string =>
  createHash('sha256')
    .update(JSON.stringify([timeline, subscription.id, duty, turn, lead]))
    .digest('hex')
    .slice(0, 32)
