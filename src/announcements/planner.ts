import type { Platform } from '../chat/place.ts'
import { whyGone } from './compose.ts'
import { instantOf, stamp } from './instant.ts'
import { type Agenda, type DoneMarks, doneKey, type Entry } from './ledger.ts'
import { existsSince, type Planned, plan, type Timeline } from './plan.ts'
import type { Schedule } from './schedule.ts'
import { type Subscription, subjectInWords } from './subscription.ts'

/** How far ahead rows are made. What is farther may still move; the preview shows it without rows. */
export const AHEAD = { hours: 48 } as const

/** What was committed a little later than it says it was made is looked for this far back. */
const SLACK = { minutes: 10 } as const

const PAGE = 500

export interface Planning {
  readonly agenda: Agenda
  readonly done: DoneMarks
  /** A subscription by its id, ended ones too. */
  readonly subscription: (id: string) => Promise<Subscription | undefined>
}

/**
 * Brings the rows in line with what falls due now: adds what came into sight since the last time, moves what was corrected, and ends
 * what fell away. What was begun or said is never touched, so that nothing is said twice. Any number of instances may do so at once.
 *
 * @param since up to when it was done before
 */
export async function bringUpToDate(
  { agenda, done, subscription }: Planning,
  open: readonly Subscription[],
  schedule: Schedule,
  timeline: Timeline,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const marked = await done.all()
  const from = (Temporal.Instant.compare(since, now) < 0 ? since : now).subtract(SLACK)
  const planned = plan(open, schedule, { after: from, until: now.add(AHEAD) }, timeline)
  await agenda.put(planned.map(each => entryOf(each, timeline)).filter(entry => !marked.has(doneKey(entry))))
  const known = new Map(open.map(each => [each.id, each]))
  for (let after = ''; ; ) {
    const page = await agenda.waiting(timeline.name, after, PAGE)
    for (const entry of page) {
      const owner = known.get(entry.subscription) ?? (await subscription(entry.subscription))
      if (owner) known.set(owner.id, owner)
      await review(agenda, entry, owner, schedule, marked, timeline, now)
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = last.id
  }
  await agenda.planned(timeline.name, stamp(now))
}

async function review(
  agenda: Agenda,
  entry: Entry,
  owner: Subscription | undefined,
  schedule: Schedule,
  marked: ReadonlySet<string>,
  timeline: Timeline,
  now: Temporal.Instant,
): Promise<void> {
  const why = whyNot(entry, owner, schedule, marked.has(doneKey(entry)))
  if (why !== undefined) return agenda.withdraw(entry.id, why, stamp(now))
  const { day } = schedule.occasion(entry.duty, entry.turn)!
  const at = stamp(instantOf(day, entry.lead, owner!))
  if (at <= stamp(existsSince(owner!.createdAt, timeline, now)))
    return agenda.withdraw(
      entry.id,
      'its deadline moved to where it would have been said before the subscription existed',
      stamp(now),
    )
  if (day !== entry.day || at !== entry.at) await agenda.move(entry.id, { day, at })
}

/** Why a row is not to be said; undefined where it is. */
export function whyNot(
  entry: Pick<Entry, 'duty' | 'turn' | 'lead'>,
  owner: Subscription | undefined,
  schedule: Schedule,
  done: boolean,
): string | undefined {
  if (!owner) return 'its subscription is not there any more'
  if (owner.endedAt !== undefined) return `its subscription ended: ${owner.endReason ?? 'without a reason'}`
  if (owner.pausedAt !== undefined) return 'its subscription was paused'
  if (done) return 'it was marked done here'
  const occasion = schedule.occasion(entry.duty, entry.turn)
  if (!occasion) return whyGone(schedule, entry.duty)
  if (!owner.leads.includes(entry.lead)) return `the subscription announces no more ${entry.lead} days ahead`
  return schedule.concerns(owner, occasion) ? undefined : `it is none of ${subjectInWords(owner.subject)} any more`
}

const entryOf = ({ id, subscription, occasion, lead, at }: Planned, { name }: Timeline): Entry => ({
  id,
  timeline: name,
  subscription: subscription.id,
  platform: subscription.platform as Platform,
  workspace: subscription.workspace,
  place: subscription.place,
  duty: occasion.duty,
  turn: occasion.turn,
  lead,
  day: occasion.day,
  at,
})
