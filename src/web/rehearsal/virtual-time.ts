import type { Clock } from '../../clock.ts'

/** Time that passes only when it is turned. */
export interface VirtualTime extends Clock {
  /** Waits by this time; ends early at the signal. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>
  /**
   * Lets time pass up to a moment, waking who waits, each in its turn.
   *
   * @param check looks at each stop whether it may go on, and throws where not
   */
  turn(to: Temporal.Instant, check?: () => void): Promise<void>
  /** Wakes all who wait, and lets nobody wait again. */
  end(): void
}

export function virtualTime(start: Temporal.Instant): VirtualTime {
  let at = start.epochMilliseconds
  const sleepers = new Map<() => void, number>()
  let ended = false
  const now = () => Temporal.Instant.fromEpochMilliseconds(at)
  return {
    now,
    today: (zone = 'UTC') => now().toZonedDateTimeISO(zone).toPlainDate(),
    pause: (milliseconds, signal) =>
      new Promise(resolve => {
        if (ended || signal?.aborted) return resolve()
        const wake = () => {
          sleepers.delete(wake)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        sleepers.set(wake, at + milliseconds)
        signal?.addEventListener('abort', wake)
      }),
    end() {
      ended = true
      for (const wake of [...sleepers.keys()]) wake()
    },
    async turn(to, check) {
      const end = to.epochMilliseconds
      for (;;) {
        await settled()
        check?.()
        const next = Math.min(...sleepers.values())
        if (next > end) break
        at = Math.max(at, next)
        for (const [wake, until] of [...sleepers]) if (until <= next) wake()
      }
      at = Math.max(at, end)
      await settled()
    },
  }
}

/** All that goes on without time is done: the store is in memory, and what follows from it are promises. */
async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(setImmediate)
}
