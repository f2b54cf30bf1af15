import { PACE } from '../../announcements/delivery.ts'
import { createDispatcher } from '../../announcements/dispatcher.ts'
import type { Row } from '../../announcements/ledger.ts'
import type { ChatPort, Message } from '../../chat/port.ts'
import { createLog } from '../../log.ts'
import { printDate } from '../../resolution/dates.ts'
import { openPretend, type PretendOptions } from '../playground/pretend.ts'
import type { Renderings, Showing } from '../playground/renderings.ts'
import type { PretendState, Rehearsed } from '../playground/state.ts'
import { virtualTime } from './virtual-time.ts'

/** A message as both platforms would show it, at the moment at which it was posted. */
interface Posted {
  readonly at: string
  readonly slack: object
  readonly teams: object
}

export interface Rehearsal {
  /** The day that was reached. */
  readonly until: string
  readonly messages: readonly Posted[]
  /** The ledger, the latest first. */
  readonly ledger: readonly Pick<Row, 'id' | 'at' | 'day' | 'lead' | 'state' | 'reason' | 'headline' | 'settledAt'>[]
  /** What would be announced in the days after. */
  readonly coming: readonly { readonly at: string; readonly headline: string }[]
  readonly subscriptions: PretendState['subscriptions']
}

const HOUR = 3_600_000
/** How far ahead is shown what is to come. */
const AHEAD = 60
const MOST_ROWS = 200
/** More than a person reads, and than a page draws. */
const MOST_MESSAGES = 150
/** Milliseconds of the machine's time that a rehearsal may take. */
const PATIENCE = 15_000
const TIMELINE = ''

/**
 * Announces as it would be announced: the product's own dispatcher over a store in memory, a port that keeps what is posted, and a
 * clock that is turned from the first day to the last, stopping where a button is pressed. The same input gives the same messages.
 *
 * @throws TooMuch for what would take too long or say too much.
 */
export async function rehearse(
  options: PretendOptions,
  { slack, teams }: Renderings,
  { subscribe, subscriptions, from, until, pressed }: Rehearsed,
): Promise<Rehearsal> {
  const midnight = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('UTC').toInstant()
  const time = virtualTime(midnight(from))
  const channel = await openPretend({ ...options, clock: time }, { questions: [], subscriptions })
  const messages: Posted[] = []
  const begun = performance.now()
  const check = () => {
    const today = printDate(time.today().toString())
    if (messages.length > MOST_MESSAGES)
      throw new TooMuch(`More than ${MOST_MESSAGES} messages by ${today}. Subscribe to less, or run fewer days.`)
    if (performance.now() - begun > PATIENCE) throw new TooMuch(`This takes too long from ${today} on. Run fewer days.`)
  }
  const show = (message: Message, showing: Showing = {}) =>
    messages.push({
      at: time.now().toString(),
      slack: message.kind === 'reply' ? slack.reply(message.reply, showing) : slack.announcement(message.announcement),
      teams: message.kind === 'reply' ? teams.reply(message.reply, showing) : teams.announcement(message.announcement),
    })
  const { memory, announcing } = channel.store
  const dispatcher = createDispatcher({
    ...announcing,
    subscriptions: memory.subscriptions,
    ports: new Map([['slack', keeping(show)]]),
    texts: channel.texts,
    clock: time,
    wall: time,
    pause: time.pause,
    speed: 1,
    timeline: TIMELINE,
    unknown: 'repeat',
    lateDays: 3,
    pace: PACE,
    every: { look: 1000, plan: 12 * HOUR },
    slots: 10,
    holder: 'rehearsal',
    log: createLog('error', () => {}),
  })
  try {
    if (subscribe.trim() !== '')
      show({ kind: 'reply', reply: await channel.desk.hear(`subscribe ${subscribe}`, channel.visit(false), true) })
    const running = dispatcher.run()
    // The whole of the last day.
    const end = midnight(until).add({ hours: 24 }).subtract({ seconds: 1 })
    for (const { at, action } of [...pressed].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      const moment = Temporal.Instant.from(at)
      if (Temporal.Instant.compare(moment, end) > 0) break
      await time.turn(moment, check)
      const reply = await channel.desk.press(action, channel.visit(false))
      show({ kind: 'reply', reply }, action.do === 'page' ? { page: action.page } : {})
    }
    await time.turn(end, check)
    time.end()
    await Promise.all([dispatcher.close(), running])
    const { subscriptions: kept } = await channel.state()
    const day = Temporal.PlainDate.from(until)
    const coming = await channel.announcements.foresee(kept, day.add({ days: 1 }), day.add({ days: AHEAD }))
    const rows = await announcing.book.list({ timeline: TIMELINE }, MOST_ROWS)
    return {
      until,
      messages,
      ledger: rows.map(({ id, at, day, lead, state, reason, headline, settledAt }) => ({
        id,
        at,
        day,
        lead,
        state,
        ...(reason !== undefined && { reason }),
        ...(headline !== undefined && { headline }),
        ...(settledAt !== undefined && { settledAt }),
      })),
      coming: coming.slice(0, 20).map(({ local, announcement }) => ({ at: local, headline: announcement.headline })),
      subscriptions: kept,
    }
  } finally {
    time.end()
    await dispatcher.close()
    await channel.close()
  }
}

/** A rehearsal that is longer than one may be; its message says what to do. */
export class TooMuch extends Error {}

/** A platform that never fails and keeps what it was handed. */
function keeping(show: (message: Message) => void): ChatPort {
  const kept = new Set<string>()
  return {
    platform: 'slack',
    async post(_place, message, key) {
      kept.add(key)
      show(message)
      return { outcome: 'sent', ref: key }
    },
    find: async (_place, key) => (kept.has(key) ? { outcome: 'found', ref: key } : { outcome: 'absent' }),
  }
}
