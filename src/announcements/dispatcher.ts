import type { Subscriptions } from '../chat/memory.ts'
import { type Delivery, deliver, reconcile } from './delivery.ts'
import { stamp } from './instant.ts'
import type { Agenda, Claim, DoneMarks, Hold, Ledger } from './ledger.ts'
import type { Timeline } from './plan.ts'
import { AHEAD, bringUpToDate } from './planner.ts'
import type { Texts } from './texts.ts'

export interface DispatcherRooms extends Omit<Delivery, 'agenda' | 'done' | 'subscriptions' | 'ledger' | 'texts'> {
  readonly agenda: Agenda
  readonly ledger: Ledger
  readonly done: DoneMarks
  readonly subscriptions: Pick<Subscriptions, 'get' | 'open' | 'endAll'>
  readonly texts: Texts
  /** A name of this process, new at each start. */
  readonly holder: string
  /** '' for real time, else the rehearsal's name. */
  readonly timeline: string
  /** Milliseconds of the machine's clock between two looks at the ledger while something waits there, and between two plans. */
  /** How much faster than the machine's the clock runs that announcements follow. */
  readonly speed: number
  readonly every: { readonly look: number; readonly plan: number }
  /** How many announcements are under way at once, at most one a place. */
  readonly slots: number
}

/** Makes announcements until it is closed. */
export interface Dispatcher {
  /** Ends when it is closed. A database that is away is waited for. */
  run(): Promise<void>
  /** Takes nothing more, and waits for what is under way. */
  close(): Promise<void>
}

/**
 * Plans, claims and delivers. All that matters is in the ledger: it may be killed at any instruction, and any number of them may
 * run on one ledger.
 */
export function createDispatcher(rooms: DispatcherRooms): Dispatcher {
  const { ledger, agenda, texts, clock, wall, every, slots, timeline, log } = rooms
  const platforms = [...rooms.ports.keys()]
  const underWay = new Set<Promise<void>>()
  let closing = false
  let awake = new AbortController()
  let running: Promise<void> | undefined
  let planning: Promise<void> | undefined
  /** Up to when all that falls due is in the rows. */
  let covered: Temporal.Instant | undefined
  let plannedAt: Temporal.Instant | undefined
  let lookedAt: Temporal.Instant | undefined

  const passed = (since: Temporal.Instant | undefined, milliseconds: number): boolean =>
    since === undefined || Math.abs(wall.now().since(since).total('milliseconds')) >= milliseconds

  const start = (claims: readonly Claim[], hold: Hold, work: typeof deliver): void => {
    for (const claim of claims) {
      const one: Promise<void> = work(claim, hold, rooms)
        .catch(error => log.warn('announcement left to be taken over', { id: claim.row.id, error }))
        .finally(() => {
          underWay.delete(one)
          if (underWay.size <= slots / 2) awake.abort()
        })
      underWay.add(one)
    }
  }

  async function planAnew(): Promise<boolean> {
    const now = clock.now()
    const { begun, planned } = await agenda.begin(timeline, stamp(now))
    const line: Timeline = { name: timeline, begun: Temporal.Instant.from(begun) }
    // The library is about to take in what another process has stored; until then nothing of it may count as fallen away.
    if (!(await texts.refresh())) return false
    const open = await rooms.subscriptions.open()
    const planning = { agenda, done: rooms.done, subscription: rooms.subscriptions.get }
    await bringUpToDate(planning, open, texts.schedule(clock), line, Temporal.Instant.from(planned), now)
    covered = now.add(AHEAD)
    return true
  }

  const planSoon = (): Promise<void> =>
    planAnew()
      .then(done => {
        if (done) plannedAt = wall.now()
      })
      .catch(error => log.warn('announcements could not be planned', { error }))
      .finally(() => {
        planning = undefined
        awake.abort()
      })

  async function isCovered(): Promise<boolean> {
    const now = clock.now()
    if (covered === undefined) {
      const { begun, planned } = await agenda.begin(timeline, stamp(now))
      if (planned > begun) covered = Temporal.Instant.from(planned).add(AHEAD)
    }
    return covered !== undefined && Temporal.Instant.compare(now, covered) < 0
  }

  async function look(): Promise<void> {
    // Beside the rest, for what is due need not wait for a plan of thousands; unless it was down so long that what fell due
    // meanwhile is not all in the rows: then one message could not say it all.
    if (passed(plannedAt, every.plan)) planning ??= planSoon()
    if (!(await isCovered())) await planning
    if (!(await isCovered())) return
    if (passed(lookedAt, 1000)) {
      const recovered = await ledger.recover(timeline, stamp(wall.now()), rooms.pace.settle)
      if (recovered > 0) log.info('announcements of a process that is gone', { recovered })
      lookedAt = wall.now()
    }
    const now = wall.now()
    const until = stamp(now.add({ milliseconds: rooms.pace.lease }))
    const hold = { holder: rooms.holder, wall: stamp(now), until }
    let free = slots - underWay.size
    if (free <= 0) return
    const unsure = await ledger.claimUncertain(timeline, hold, platforms, free)
    start(unsure, hold, reconcile)
    free = slots - underWay.size
    if (free <= 0) return
    const claims = await ledger.claim(timeline, stamp(clock.now()), hold, platforms, free)
    start(claims, hold, deliver)
  }

  /** How long nothing is to be done; what another instance adds is seen at the next plan. */
  async function idle(): Promise<number> {
    const { due, ask } = await ledger.next(timeline)
    const until = (at: string | undefined, now: Temporal.Instant, speed: number): number =>
      at === undefined ? every.plan : Temporal.Instant.from(at).since(now).total('milliseconds') / speed
    const next = Math.min(until(due, clock.now(), rooms.speed), until(ask, wall.now(), 1), every.plan)
    return underWay.size > 0 || planning || next <= 0 ? every.look : Math.ceil(next)
  }

  async function loop(): Promise<void> {
    while (!closing) {
      awake = new AbortController()
      let wait = every.look
      try {
        await look()
        wait = await idle()
      } catch (error) {
        log.warn('the ledger cannot be reached', { error })
      }
      if (!closing) await rooms.pause(wait, awake.signal)
    }
    await Promise.all([planning, ...underWay])
  }

  return {
    run() {
      running ??= loop()
      return running
    },
    async close() {
      closing = true
      awake.abort()
      await running
    },
  }
}
