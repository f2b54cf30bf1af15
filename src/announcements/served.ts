/** What announcements show over HTTP: calendars by their addresses, and figures. */
import type { Mount } from '../chat/edge.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Metric } from '../metrics.ts'
import type { CalendarFeeds } from './calendar.ts'
import { stamp } from './instant.ts'
import type { Book } from './ledger.ts'
import type { Subscription } from './subscription.ts'

/** Where calendars are served: what lies below it is a token. */
export const CALENDARS = '/calendar/'

/** @param feeds undefined where there is nothing yet that calendars could be of */
export function calendarMount(feeds: () => Promise<CalendarFeeds | undefined>, log: Log): Mount {
  return {
    // Who knows the address may read it, by whatever name they reached this machine.
    anyHost: true,
    handle(request, response) {
      const say = (status: number, words: string) =>
        response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD')
        return void say(405, 'A calendar can be read, with GET, and nothing else.')
      }
      const token = /^\/calendar\/([\w-]{16,64})\.ics(?:\?|$)/.exec(request.url ?? '')?.[1]
      const found = token === undefined ? Promise.resolve(undefined) : feeds().then(each => each?.ics(token))
      found.then(
        ics => {
          if (ics === undefined) return say(404, 'There is no calendar at this address.')
          response.writeHead(200, {
            'Content-Type': 'text/calendar; charset=utf-8',
            'Cache-Control': 'private, max-age=300',
          })
          return response.end(request.method === 'HEAD' ? undefined : ics)
        },
        error => {
          log.error('calendar failed', { error })
          say(500, 'The calendar could not be made. Try again later.')
        },
      )
    },
  }
}

/** How many announcements there are in each state, and how long the first one that is due waits. */
export async function announcementMetrics(
  book: Book,
  open: () => Promise<readonly Subscription[]>,
  timeline: string,
  clock: Clock,
): Promise<readonly Metric[]> {
  const now = clock.now()
  const { states, oldest } = await book.counts(timeline, stamp(now))
  const byPlatform = new Map<string, number>()
  for (const { platform } of await open()) byPlatform.set(platform, (byPlatform.get(platform) ?? 0) + 1)
  return [
    {
      name: 'seized_announcements',
      help: 'Announcements in the ledger by state.',
      type: 'gauge',
      values: Object.entries(states).map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: 'seized_announcements_waiting_seconds',
      help: 'How long the first announcement that is due and not settled has waited.',
      type: 'gauge',
      values: [{ value: oldest === undefined ? 0 : Math.max(0, now.since(oldest).total('seconds')) }],
    },
    {
      name: 'seized_subscriptions',
      help: 'Subscriptions that have not ended.',
      type: 'gauge',
      values: [...byPlatform].map(([platform, value]) => ({ labels: { platform }, value })),
    },
  ]
}
