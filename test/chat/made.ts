import { type AnnouncementRoom, createAnnouncementRoom } from '../../src/announcements/room.ts'
import { createTexts } from '../../src/announcements/texts.ts'
import { createAssistant } from '../../src/assistant/assistant.ts'
import type { Tools, Visit } from '../../src/chat/command.ts'
import { createDesk, type Desk } from '../../src/chat/desk.ts'
import type { Clock } from '../../src/clock.ts'
import { createLibrary, type Library } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { parse } from '../../src/resolution/parse.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { textOf } from '../store/contract.ts'

/** A clock that a test turns. */
export interface TurnedClock extends Clock {
  turn(to: string): void
}

export function turnedClock(start: string): TurnedClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    today: (zone = 'UTC') => now.toZonedDateTimeISO(zone).toPlainDate(),
    turn: to => {
      now = Temporal.Instant.from(to)
    },
  }
}

/** A desk over the built-in resolution, and over made-up ones of the given numbers, with a store of its own. */
export async function openDesk(
  numbers: readonly number[] = [],
  clock: Clock = turnedClock('1998-05-01T09:00:00Z'),
): Promise<{ readonly desk: Desk; readonly tools: Tools; readonly store: Store }> {
  const store = await openStore(':memory:')
  const made = numbers.map(number => parse(textOf(number)))
  const library = createLibrary([...loadBuiltIn().map(l => l.resolution), ...made])
  const announcements = roomOver(store, library, clock)
  const assistant = createAssistant(library, clock)
  const tools = {
    assistant,
    library: () => library,
    memory: store.memory,
    announcements,
    clock,
    log: createLog('error'),
  }
  return { desk: createDesk(tools), tools, store }
}

/** What chat asks of announcements, over a store and a library. */
export const roomOver = (store: Store, { resolutions }: Pick<Library, 'resolutions'>, clock: Clock): AnnouncementRoom =>
  createAnnouncementRoom({
    announcing: store.announcing,
    texts: createTexts({ resolutions: () => resolutions, heldSince: store.announcing.heldSince }),
    clock,
    timeline: '',
    subscription: store.memory.subscriptions.get,
    publicUrl: 'https://seized.example.org',
  })

/** Somebody who may post in a channel. */
export const visitTo = (place = 'C1', more: Partial<Visit> = {}): Visit => ({
  platform: 'slack',
  workspace: 'T1',
  place,
  person: 'U1',
  mayPost: async () => true,
  ...more,
})
