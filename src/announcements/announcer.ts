import { setTimeout as sleep } from 'node:timers/promises'
import type { Subscriptions } from '../chat/memory.ts'
import type { Platform } from '../chat/place.ts'
import type { ChatPort } from '../chat/port.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Log } from '../log.ts'
import { PACE, type Pause, type Unknown } from './delivery.ts'
import { createDispatcher, type Dispatcher } from './dispatcher.ts'
import type { Announcing } from './ledger.ts'
import type { AnnouncementRoom } from './room.ts'
import type { Texts } from './texts.ts'

/** How announcements are made, where the settings say nothing. */
export const DEFAULTS = { unknown: 'repeat', lateDays: 3, speed: 1 } as const

export interface AnnouncerOptions {
  readonly announcing: Announcing
  readonly subscriptions: Pick<Subscriptions, 'get' | 'open' | 'endAll'>
  readonly ports: ReadonlyMap<Platform, ChatPort>
  readonly texts: Texts
  readonly room: Pick<AnnouncementRoom, 'calendar'>
  /** The clock that announcements follow. */
  readonly clock: Clock
  /** How much faster it runs than the machine's own. */
  readonly speed: number
  readonly timeline: string
  readonly unknown: Unknown
  readonly lateDays: number
  readonly publicUrl?: string
  readonly log: Log
}

const LOOK = 250
const PLAN = 15_000
/** A rehearsal that runs a day a second must still be planned twice a day. */
const LONGEST_PLAN = 12 * 3_600_000
const SLOTS = 50

/** Starts to announce on the platforms that are there. What was under way when an earlier process ended is taken up. */
export function startAnnouncer({ announcing, room, speed, publicUrl, ...rooms }: AnnouncerOptions): Dispatcher {
  const dispatcher = createDispatcher({
    ...rooms,
    ...announcing,
    speed,
    wall: systemClock,
    pause,
    pace: { ...PACE, late: Math.max(PACE.late, 5000 * speed) },
    every: { look: LOOK, plan: Math.min(PLAN, LONGEST_PLAN / speed) },
    slots: SLOTS,
    holder: crypto.randomUUID(),
    ...(publicUrl && { calendar: async subscription => (await room.calendar(subscription)) ?? '' }),
  })
  void dispatcher.run().catch(error => rooms.log.error('announcing has ended', { error }))
  return dispatcher
}

/** Waits; an end by the signal is no fault. */
const pause: Pause = async (milliseconds, signal) => {
  try {
    await sleep(milliseconds, undefined, signal ? { signal } : {})
  } catch {}
}
