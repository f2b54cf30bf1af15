/**
 * One announcement, from its claim to what became of it. The post is bracketed: that it is about to be made is written before it,
 * what the platform said after it. Where nobody knows what became of a try, nothing is posted before the platform was asked; where it
 * cannot be asked, a setting decides.
 */
import type { Subscriptions } from '../chat/memory.ts'
import type { Platform } from '../chat/place.ts'
import type { ChatPort, Posted, Sought } from '../chat/port.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Announcement } from './announcement.ts'
import { compose } from './compose.ts'
import { instantOf, knownZone, stamp } from './instant.ts'
import type { Agenda, Claim, DoneMarks, Hold, Ledger, Settlement } from './ledger.ts'
import type { Occasion } from './occasion.ts'
import { whyNot } from './planner.ts'
import type { Subscription } from './subscription.ts'
import type { Texts } from './texts.ts'

/** What is done where a platform cannot tell what became of a try: posted once more and marked, or held for an administrator. */
export type Unknown = 'repeat' | 'hold'

/** Milliseconds of the machine's own clock, unless said otherwise. */
export interface Pace {
  /** How long a claim is held; whoever is gone longer has lost it. */
  readonly lease: number
  /** How long a post may take before its outcome counts as unknown. */
  readonly patience: number
  /** How long after a try nobody asks for it: what was on its way may still arrive. */
  readonly settle: number
  /** Between two announcements at one place. */
  readonly rest: Readonly<Record<Platform, number>>
  /** From when on an announcement says that it is late, of the clock that announcements follow. */
  readonly late: number
}

/**
 * Slack: one message a second in a channel (docs.slack.dev, "Rate limits"). Teams: 60 in 30 seconds in a conversation, 1,800 in an hour
 * (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"), so one in two seconds holds always.
 */
export const PACE: Pace = {
  lease: 120_000,
  patience: 30_000,
  settle: 45_000,
  rest: { slack: 1000, teams: 2000 },
  late: 15 * 60_000,
}

export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>

export interface Delivery {
  readonly ledger: Ledger
  readonly agenda: Pick<Agenda, 'move'>
  readonly done: Pick<DoneMarks, 'has'>
  readonly subscriptions: Pick<Subscriptions, 'get' | 'endAll'>
  readonly ports: ReadonlyMap<Platform, ChatPort>
  readonly texts: Pick<Texts, 'schedule' | 'count'>
  /** The clock that announcements follow. */
  readonly clock: Clock
  /** The machine's own, for leases and platforms. */
  readonly wall: Clock
  /** Waits, by the machine's own clock; ends early at the signal. */
  readonly pause: Pause
  readonly unknown: Unknown
  /** How many days after its deadline an announcement is still made. */
  readonly lateDays: number
  readonly pace: Pace
  /** Where a subscription's calendar is served. */
  readonly calendar?: (subscription: Subscription) => Promise<string>
  readonly log: Log
}

/** Makes an announcement that was claimed. */
export async function deliver(claim: Claim, hold: Hold, rooms: Delivery): Promise<void> {
  const { ledger, ports, wall, pace, log } = rooms
  const { row } = claim
  const settle = (settlement: Settlement) => surely(rooms, () => ledger.settle(row.id, hold.holder, settlement))
  const after = (milliseconds: number) => stamp(wall.now().add({ milliseconds: Math.max(0, Math.ceil(milliseconds)) }))
  const made = await make(claim, hold, rooms)
  if (!made) return
  const now = { ...hold, wall: stamp(wall.now()) }
  if (!(await ledger.intend(row.id, now, made.headline))) return
  // Whoever was held up so long that another may take over soon must not post any more.
  if (Temporal.Instant.compare(wall.now().add({ milliseconds: pace.patience }), hold.until) >= 0)
    return void (await settle({ to: 'due', reason: 'the process was held up', rest: now.wall }))
  const posted = await posting(ports.get(row.platform)!, claim, made, rooms)
  switch (posted.outcome) {
    case 'sent':
      await settle({
        to: 'sent',
        ref: posted.ref,
        headline: made.headline,
        at: stamp(rooms.clock.now()),
        rest: after(pace.rest[row.platform]),
      })
      return
    case 'later':
      await settle({ to: 'due', reason: posted.reason, rest: after(posted.after) })
      return
    case 'refused': {
      const at = stamp(rooms.clock.now())
      log.warn('announcement refused', { id: row.id, platform: row.platform, reason: posted.reason, gone: posted.gone })
      await settle({ to: 'failed', reason: posted.reason, at })
      if (posted.gone)
        await surely(rooms, () => rooms.subscriptions.endAll(row.platform, { place: row.place }, at, posted.reason))
      return
    }
    case 'unknown':
      log.warn('announcement with an unknown outcome', { id: row.id, platform: row.platform, reason: posted.reason })
      await settle({ to: 'uncertain', reason: posted.reason, next: after(pace.settle) })
  }
}

/** Finds out what became of an earlier try. */
export async function reconcile({ row }: Claim, hold: Hold, rooms: Delivery): Promise<void> {
  const { ledger, ports, wall, pace, unknown, log } = rooms
  const settle = (settlement: Settlement) => surely(rooms, () => ledger.settle(row.id, hold.holder, settlement))
  const now = stamp(wall.now())
  const since = Temporal.Instant.from(row.firstTryAt ?? now)
  const sought = await seeking(ports.get(row.platform)!, row.place, row.id, since, rooms)
  switch (sought.outcome) {
    case 'found': {
      const rest = stamp(wall.now().add({ milliseconds: pace.rest[row.platform] }))
      const at = stamp(rooms.clock.now())
      await settle({ to: 'sent', ref: sought.ref, headline: row.headline ?? '', at, rest })
      return
    }
    case 'absent':
      await settle({ to: 'due', reason: 'an earlier try did not arrive', rest: now })
      return
    case 'later':
      await settle({
        to: 'uncertain',
        reason: sought.reason,
        next: stamp(wall.now().add({ milliseconds: Math.ceil(sought.after) })),
      })
      return
    case 'unknowable':
      if (row.released || (unknown === 'repeat' && row.repeats === 0))
        await settle({
          to: 'due',
          reason: `it may stand there already: ${sought.reason}`,
          rest: now,
          repeats: row.repeats + 1,
        })
      else {
        log.warn('announcement held for an administrator', {
          id: row.id,
          platform: row.platform,
          reason: sought.reason,
        })
        await settle({ to: 'uncertain', reason: `held, it may stand there already: ${sought.reason}` })
      }
  }
}

/** What a claimed row says now; undefined where it is not to be said, which is then settled. */
async function make(claim: Claim, hold: Hold, rooms: Delivery): Promise<Announcement | undefined> {
  const { ledger, texts, clock, wall, lateDays, pace } = rooms
  const { row } = claim
  const now = clock.now()
  const schedule = texts.schedule(clock)
  const subscription = await rooms.subscriptions.get(row.subscription)
  const why = whyNot(row, subscription, schedule, await rooms.done.has(row))
  const settle = (settlement: Settlement) => ledger.settle(row.id, hold.holder, settlement)
  const occasion = schedule.occasion(row.duty, row.turn)
  if (!occasion) {
    // That is for the planner to say, who looks first whether the library has all that is stored.
    await settle({ to: 'due', reason: why ?? '', rest: stamp(wall.now().add({ seconds: 2 })) })
    return undefined
  }
  if (why !== undefined || !subscription) {
    await settle({ to: 'withdrawn', reason: why ?? '', at: stamp(now) })
    return undefined
  }
  const at = instantOf(occasion.day, row.lead, subscription)
  if (occasion.day !== row.day || stamp(at) !== row.at) {
    // Corrected since it was planned: it goes on from where it is now.
    await settle({ to: 'due', reason: 'its deadline was corrected', rest: stamp(wall.now()) })
    await rooms.agenda.move(row.id, { day: occasion.day, at: stamp(at) })
    return undefined
  }
  if (isTooLate(occasion, subscription, lateDays, now)) {
    const reason = `it could not be made within ${lateDays} days after its deadline${row.reason ? `: ${row.reason}` : ''}`
    await settle({ to: 'missed', reason, at: stamp(now) })
    return undefined
  }
  const before = await ledger.lastSaid(row, [...schedule.predecessors(occasion), row.duty])
  return compose({
    id: row.id,
    subscription,
    occasion,
    lead: row.lead,
    now,
    late: now.since(at).total('milliseconds') > pace.late,
    repeat: row.repeats > 0,
    several: texts.count > 1,
    ...(before && { before: before.day }),
    ...(rooms.calendar && { calendar: await rooms.calendar(subscription) }),
  })
}

/** Whether a deadline lies back further than announcements are made: so many whole days of the place after its last day. */
function isTooLate(
  { deadline, day }: Occasion,
  { zone }: Pick<Subscription, 'zone'>,
  lateDays: number,
  now: Temporal.Instant,
): boolean {
  const last = deadline.due !== undefined && deadline.due > day ? deadline.due : day
  const end = Temporal.PlainDate.from(last)
    .add({ days: lateDays + 1 })
    .toZonedDateTime(knownZone(zone))
    .toInstant()
  return Temporal.Instant.compare(now, end) >= 0
}

/** Posts, with an end: a port that does not come back leaves an unknown outcome. */
const posting = (port: ChatPort, { row }: Claim, announcement: Announcement, rooms: Delivery): Promise<Posted> =>
  within(
    rooms,
    () => port.post(row.place, { kind: 'announcement', announcement }, row.id),
    reason => ({ outcome: 'unknown', reason }),
  )

const seeking = (
  port: ChatPort,
  place: string,
  key: string,
  since: Temporal.Instant,
  rooms: Delivery,
): Promise<Sought> =>
  within(
    rooms,
    () => port.find(place, key, since),
    reason => ({ outcome: 'later', reason, after: rooms.pace.settle }),
  )

async function within<T>(rooms: Delivery, work: () => Promise<T>, instead: (reason: string) => T): Promise<T> {
  const { patience } = rooms.pace
  const answered = new AbortController()
  try {
    return await Promise.race([
      work(),
      rooms.pause(patience, answered.signal).then(() => instead(`no answer in ${patience / 1000} seconds`)),
    ])
  } catch (cause) {
    return instead(cause instanceof Error ? cause.message : String(cause))
  } finally {
    answered.abort()
  }
}

/** What is known of a post must reach the ledger, also where the database is away for a while. */
async function surely<T>({ wall, pause, pace, log }: Delivery, write: () => Promise<T>): Promise<T> {
  const end = wall.now().add({ milliseconds: pace.lease })
  for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
    try {
      return await write()
    } catch (cause) {
      if (Temporal.Instant.compare(wall.now(), end) >= 0) throw cause
      log.debug('the ledger cannot be written', { cause })
      await pause(wait)
    }
  }
}
