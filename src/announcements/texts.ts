import type { Clock } from '../clock.ts'
import { deadlinesOf, mandatesOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import { createSchedule, type Schedule } from './schedule.ts'

/** Where the texts come from. */
export interface TextSource {
  /** The library's, as it is now; another list after each change. */
  readonly resolutions: () => readonly Resolution[]
  /** The stored resolutions by symbol, each with the moment at which its first issue came in, ISO 8601. */
  readonly heldSince: () => Promise<ReadonlyMap<string, string>>
}

/** The texts that announcements are made from. */
export interface Texts {
  /**
   * Takes in what was added.
   *
   * @returns false where the library does not have all of it yet: then nothing may be taken to have fallen away
   */
  refresh(): Promise<boolean>
  /** What falls due by the texts that were taken in. */
  schedule(clock: Clock): Schedule
  /** How many resolutions there are. */
  readonly count: number
}

/** So many texts are read before others get their turn. */
const AT_ONCE = 10

export function createTexts({ resolutions, heldSince }: TextSource): Texts {
  let taken = resolutions()
  let since: ReadonlyMap<string, string> = new Map()
  let made: { readonly day: string; readonly of: readonly unknown[]; readonly schedule: Schedule } | undefined
  return {
    async refresh() {
      const held = await heldSince()
      const now = resolutions()
      const symbols = new Set(now.map(({ symbol }) => symbol))
      if (![...held.keys()].every(symbol => symbols.has(symbol))) return false
      if (now === taken && held.size === since.size) return true
      for (const [n, resolution] of now.entries()) {
        deadlinesOf(resolution)
        mandatesOf(resolution)
        if (n % AT_ONCE === 0) await new Promise(setImmediate)
      }
      taken = now
      since = held
      made = undefined
      return true
    },
    schedule(clock) {
      const day = clock.today().toString()
      if (made?.day !== day || made.of !== taken) {
        const known = taken.map(resolution => {
          const at = since.get(resolution.symbol)
          return { resolution, ...(at !== undefined && { since: at }) }
        })
        made = { day, of: taken, schedule: createSchedule(known, day) }
      }
      return made.schedule
    },
    get count() {
      return taken.length
    },
  }
}
