import { PACE } from '../../src/announcements/delivery.ts'
import { createDispatcher } from '../../src/announcements/dispatcher.ts'
import { createTexts } from '../../src/announcements/texts.ts'
import type { ChatPort } from '../../src/chat/port.ts'
import type { Clock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import type { Store } from '../../src/store/open.ts'

/** What announces: an edge's port over a store, by a clock that a test turns. */
interface Wiring {
  readonly store: Store
  readonly port: ChatPort
  readonly clock: Clock
  readonly resolutions: readonly Resolution[]
}

/** A dispatcher that looks when it is told to, and is waited for. */
export function onDemand({ store, port, clock, resolutions }: Wiring) {
  const waiting: (() => void)[] = []
  let idle = Promise.withResolvers<void>()
  const pause = (milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>(resolve => {
      signal?.addEventListener('abort', () => resolve())
      // The limit of a post is no pause of the loop.
      if (milliseconds === PACE.patience) return
      waiting.push(resolve)
      idle.resolve()
    })
  const dispatcher = createDispatcher({
    ...store.announcing,
    subscriptions: store.memory.subscriptions,
    ports: new Map([[port.platform, port]]),
    texts: createTexts({ resolutions: () => resolutions, heldSince: async () => new Map() }),
    clock,
    wall: clock,
    speed: 1,
    pause,
    unknown: 'repeat',
    lateDays: 3,
    pace: PACE,
    every: { look: 1, plan: 1 },
    slots: 10,
    holder: 'only',
    timeline: '',
    log: createLog('error'),
  })
  void dispatcher.run()
  const look = async (): Promise<void> => {
    for (let n = 0; n < 6; n++) {
      await idle.promise
      idle = Promise.withResolvers()
      for (const wake of waiting.splice(0)) wake()
      // The network gets its turn.
      await new Promise(setImmediate)
    }
    await idle.promise
  }
  return {
    /** Looks some times, each after the one before has ended. */
    look,
    /** Looks until so many announcements are on record as sent: what the platform said has come back, too. */
    async sent(count: number): Promise<void> {
      while ((await store.announcing.book.list({ states: ['sent'] }, count + 1)).length < count) await look()
    },
    async close(): Promise<void> {
      const closed = dispatcher.close()
      for (const wake of waiting.splice(0)) wake()
      await closed
    },
  }
}
