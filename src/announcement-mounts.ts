import { announcementMetrics, CALENDARS, calendarMount } from './announcements/served.ts'
import type { AnnouncementsInUse, InUseOptions } from './announcements-in-use.ts'
import type { Mount } from './chat/edge.ts'
import type { Log } from './log.ts'
import { metricsMount } from './metrics.ts'
import type { Store } from './store/open.ts'

/**
 * Calendars and figures on the product's own server.
 *
 * @param opened the store, where there is one; it is asked at each request, for a store may come later
 */
export function announcementMounts(
  opened: () => Promise<Store | undefined>,
  options: InUseOptions & { readonly log: Log },
): ReadonlyMap<string, Mount> {
  const { clock, log } = options
  const made = new WeakMap<Store, AnnouncementsInUse>()
  const use = async () => {
    const store = await opened()
    if (!store) return undefined
    // Loaded when it is first asked for: a server without announcements starts without them.
    const { announcementsOver } = await import('./announcements-in-use.ts')
    const inUse = made.get(store) ?? announcementsOver(store, options)
    made.set(store, inUse)
    return { store, ...inUse }
  }
  const figures = async () => {
    const now = await use()
    if (!now) return []
    const { announcing, memory } = now.store
    return announcementMetrics(announcing.book, memory.subscriptions.open, now.timeline, clock)
  }
  return new Map([
    [CALENDARS, calendarMount(async () => (await use())?.room.feeds, log)],
    ['/metrics', metricsMount([figures], log)],
  ])
}
