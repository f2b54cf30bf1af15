import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Answered, Inbox, InboxEvent, Lease, TakenEvent } from './memory.ts'
import type { Platform } from './place.ts'

/** Works on what a platform sent: each event once, none lost with the process. */
export interface Worker {
  /**
   * Keeps an event, acknowledges it, and has it worked on. One that is known already is acknowledged and left alone.
   * Returns when it is acknowledged; the work goes on.
   *
   * @throws what the store throws: the event is then not acknowledged, so that the platform sends it again.
   */
  receive(event: InboxEvent, acknowledge: () => void | Promise<void>): Promise<void>
  /** How many events are being worked on. */
  readonly inFlight: number
  /**
   * Takes nothing more and waits for what is under way.
   *
   * @param limit milliseconds after which what is left is told to stop, and is kept for the next start
   * @returns how many were left
   */
  close(limit: number): Promise<number>
}

export interface WorkerOptions {
  readonly platform: Platform
  readonly inbox: Inbox
  /** The machine's own: a clock that starts as of another day would set leases back at each start. */
  readonly clock: Clock
  readonly log: Log
  /**
   * Answers an event. `signal` tells it to give up what it has not sent yet; it then throws the signal's reason. `NotNow`, thrown, has it tried again.
   *
   * @returns the answer's message, where it has one
   */
  readonly work: (event: TakenEvent, signal: AbortSignal) => Promise<Answered | undefined>
  /** Answers for `work` that threw, or that took the process down with it too often. Must not throw. */
  readonly apologize: (event: TakenEvent, error: unknown) => Promise<Answered | undefined>
  /** Events of the same lane are worked on one after another, in the order in which they came: a conversation. */
  readonly lane: (event: InboxEvent) => string
  /** Milliseconds that an event is held without a sign of life from this process. */
  readonly hold?: number
}

/** A dead process's events are taken over after so long: short of the time in which somebody asks again. */
const HOLD = 15_000
/** After so many processes have died over an event, it is told to nobody else. */
const MOST_TRIES = 5
/** Milliseconds after which an answer that could not be given until now is given up: whoever asked has gone on. */
const PATIENCE = 10 * 60_000
/** Events taken over at once. */
const MOST_TAKEN = 100
/** Milliseconds that an event is known after it was done: Slack's last redelivery comes after an hour, Teams' sooner. */
const REMEMBERED = 24 * 60 * 60_000

/** The store compares moments as text, so all have as many digits. */
const stamp = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** What `work` throws where it cannot answer now, and has sent nothing: the event is given back, and taken again soon. */
export class NotNow extends Error {
  override readonly name: string = 'NotNow'
}

/** What `work` is told to stop with. */
export class Stopping extends NotNow {
  override readonly name = 'Stopping'
}

/**
 * Starts to work: takes over what a dead process left, now and whenever leases run out.
 *
 * @example
 * const worker = startWorker({ platform: 'slack', inbox, clock: systemClock, log, work, apologize, lane })
 * await worker.receive({ keys: ['Ev1'], platform: 'slack', payload }, () => response.end())
 * await worker.close(8_000)
 */
export function startWorker(options: WorkerOptions): Worker {
  const { platform, inbox, clock, log, work, apologize, lane, hold = HOLD } = options
  const holder = crypto.randomUUID()
  const now = () => clock.now().epochMilliseconds
  const stop = new AbortController()
  const running = new Map<string, Promise<void>>()
  /** How many events were kept and are not yet taken. */
  let entering = 0
  const lanes = new Map<string, Promise<void>>()
  let closed = false
  let everybodyGone: (() => void) | undefined

  const lease = (milliseconds = hold): Lease => {
    const at = now()
    return { holder, now: stamp(at), until: stamp(at + milliseconds) }
  }

  async function answer(event: TakenEvent): Promise<void> {
    let answered: Answered | undefined
    try {
      if (event.tries >= MOST_TRIES) throw new Error(`${event.tries} processes ended while they worked on this event`)
      answered = await work(event, stop.signal)
    } catch (error) {
      const old = stamp(now() - PATIENCE) > event.receivedAt
      if (error instanceof Stopping || (error instanceof NotNow && !old)) return inbox.giveBack(event.id, lease(0))
      answered = await apologize(event, error)
    }
    await inbox.done(event.id, stamp(now()), answered)
  }

  function begin(event: TakenEvent): void {
    const name = lane(event)
    const before = lanes.get(name)
    const mine = (before ? before.then(() => answer(event)) : answer(event))
      // The store failed. The lease runs out, and the event is worked on again.
      .catch(error => log.error('event not recorded', { platform, event: event.id, error }))
      .then(() => {
        running.delete(event.id)
        if (lanes.get(name) === mine) lanes.delete(name)
        oneGone()
      })
    running.set(event.id, mine)
    lanes.set(name, mine)
  }

  const oneGone = () => {
    if (running.size + entering === 0) everybodyGone?.()
  }

  async function enter(taken: Promise<TakenEvent | undefined>): Promise<void> {
    entering++
    const event = await taken
    entering--
    if (event) begin(event)
    else oneGone()
  }

  async function takeOver(): Promise<void> {
    for (;;) {
      const left = await inbox.takeOver(platform, lease(), MOST_TAKEN)
      if (left.length > 0) log.info('events taken over', { platform, events: left.length })
      for (const event of left) begin(event)
      if (left.length < MOST_TAKEN) return
    }
  }

  let turn = 0
  async function rounds(): Promise<void> {
    for (const id of running.keys()) await inbox.renew(id, lease())
    if (closed) return
    await takeOver()
    if (turn++ % 1_000 === 0) await inbox.forget(stamp(now() - REMEMBERED))
  }
  let round: Promise<void> | undefined
  const tick = () => {
    round ??= rounds()
      .catch(error => log.error('inbox failed', { platform, error }))
      .then(() => {
        round = undefined
      })
  }
  const timer = setInterval(tick, hold / 3)
  tick()

  return {
    async receive(event, acknowledge) {
      if (closed) throw new Stopping()
      const { taken } = await inbox.receive(event, lease())
      try {
        await acknowledge()
      } finally {
        void enter(taken)
      }
    },

    get inFlight() {
      return running.size + entering
    },

    async close(limit) {
      closed = true
      if (running.size + entering > 0) {
        let timeout: NodeJS.Timeout | undefined
        await Promise.race([
          new Promise<void>(resolve => {
            everybodyGone = resolve
          }),
          new Promise<void>(resolve => {
            timeout = setTimeout(resolve, limit)
          }),
        ])
        clearTimeout(timeout)
      }
      stop.abort(new Stopping())
      // Whoever waits for a turn gives up at once; whoever waits for a platform's word is not waited for.
      await Promise.race([Promise.all(running.values()), new Promise(resolve => setTimeout(resolve, 250))])
      clearInterval(timer)
      await round
      return running.size + entering
    },
  }
}
