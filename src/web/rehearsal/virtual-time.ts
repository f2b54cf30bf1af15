import type { Clock } from '../../clock.ts'

/** Time that passes only when it is turned. */
export interface VirtualTime extends Clock {
  /** Waits by this time; ends early at the signal. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Lets time pass up to a moment, waking who waits, each in its turn. */
  turn(to: Temporal.Instant): Promise<void>
}

export function virtualTime(start: Temporal.Instant): VirtualTime {
  let at = start.epochMilliseconds
  const sleepers = new Map<() => void, number>()
  const now = () => Temporal.Instant.fromEpochMilliseconds(at)
  return {
    now,
    today: (zone = 'UTC') => now().toZonedDateTimeISO(zone).toPlainDate(),
    pause: (milliseconds, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve()
        const wake = () => {
          sleepers.delete(wake)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        sleepers.set(wake, at + milliseconds)
        signal?.addEventListener('abort', wake)
      }),
    async turn(to) {
      const end = to.epochMilliseconds
      for (;;) {
        await settled()
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
