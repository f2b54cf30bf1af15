import { setTimeout } from 'node:timers/promises'
import type { Place } from './place.ts'
import type { Posted } from './port.ts'

/** Posts at each place one after another, and waits where a platform says so, without holding up another place. */
export interface Outbox {
  /**
   * Posts when its turn at the place has come. What the platform asks to be tried later is tried again, as long as nothing stands
   * there; what has an unknown outcome never is.
   *
   * @param send one try
   * @param signal gives up a turn or a wait, never a try under way
   * @throws the signal's reason
   */
  post(place: Place, send: () => Promise<Posted>, signal?: AbortSignal): Promise<Posted>
  /** How many wait or are under way. */
  readonly waiting: number
}

export interface OutboxOptions {
  /** Waits; real time where none is given. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds that one message waits in all before it is given back as it is. */
  readonly patience?: number
}

/** An answer that comes later than this answers nobody. */
const PATIENCE = 10 * 60_000

/** Milliseconds between two tries, also where a platform says "now". */
const SHORTEST = 50

/**
 * @example
 * const outbox = createOutbox()
 * const posted = await outbox.post('C1', () => port.post('C1', message, key))
 */
export function createOutbox({ wait = sleep, patience = PATIENCE }: OutboxOptions = {}): Outbox {
  const tails = new Map<Place, Promise<unknown>>()
  let waiting = 0

  async function attempt(send: () => Promise<Posted>, signal?: AbortSignal): Promise<Posted> {
    let waited = 0
    for (;;) {
      signal?.throwIfAborted()
      const posted = await send()
      if (posted.outcome !== 'later' || waited + posted.after > patience) return posted
      const pause = Math.max(posted.after, SHORTEST)
      waited += pause
      await wait(pause, signal)
    }
  }

  return {
    async post(place, send, signal) {
      const before = tails.get(place)
      const mine = (async () => {
        await before
        return attempt(send, signal)
      })()
      const tail = mine.catch(() => undefined)
      tails.set(place, tail)
      waiting++
      try {
        return await mine
      } finally {
        waiting--
        if (tails.get(place) === tail) tails.delete(place)
      }
    },
    get waiting() {
      return waiting
    },
  }
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, signal ? { signal } : {})
  } catch (aborted) {
    throw signal?.reason ?? aborted
  }
}
