import type { Command } from '../command.ts'
import { notice } from '../reply.ts'

const DEFAULT_DAYS = 30
const MOST_DAYS = 366
/** As many as are read at a glance. */
const MOST_LINES = 20

/** Shows what will be announced at the place, before it is. */
export const preview: Command = {
  word: 'preview',
  usage: '[DAYS]',
  summary: 'shows what will be announced here, and when',
  examples: ['preview', 'preview 90'],
  means: rest => rest === '' || /^\d{1,3} ?(?:d|days?)?$/i.test(rest),
  async run(rest, { visit, memory, announcements, clock }) {
    const typed = /^(\d{1,3}) ?(?:d|days?)?$/i.exec(rest)
    if (rest !== '' && (!typed || Number(typed[1]) > MOST_DAYS))
      return notice(`“${rest.slice(0, 60)}” is not a number of days up to ${MOST_DAYS}. Write it as preview 90.`)
    const days = typed ? Number(typed[1]) : DEFAULT_DAYS
    const standing = await memory.subscriptions.at(visit.platform, visit.place)
    if (standing.length === 0)
      return notice('Nothing is announced here.', ['Begin with subscribe, or subscribe UNMOT.'])
    const today = clock.today(visit.zone)
    const found = (await announcements.foresee(standing, today, today.add({ days }))).filter(
      each => Temporal.Instant.compare(each.at, clock.now()) > 0,
    )
    if (found.length === 0) return notice(`Nothing will be announced here in the next ${days} days.`)
    const lines = found
      .slice(0, MOST_LINES)
      .map(({ local, subscription, announcement }) => `${local} ${subscription.zone}: ${announcement.headline}`)
    const more = found.length - lines.length
    return notice(
      `${found.length === 1 ? 'One announcement' : `${found.length} announcements`} here in the next ${days} days, as things stand now.`,
      more > 0 ? [...lines, `And ${more} more: preview with fewer days shows the first ones.`] : lines,
      ['subscriptions'],
    )
  },
}

/** Gives the address of the place's calendars. */
export const calendar: Command = {
  word: 'calendar',
  usage: '',
  summary: 'gives the address of a calendar with what is announced here',
  examples: ['calendar'],
  means: rest => rest === '',
  async run(_, { visit, memory, announcements }) {
    const standing = await memory.subscriptions.at(visit.platform, visit.place)
    if (standing.length === 0)
      return notice('Nothing is announced here.', ['Begin with subscribe, or subscribe UNMOT.'])
    const addresses = await Promise.all(standing.map(each => announcements.calendar(each)))
    if (addresses.every(address => address === undefined))
      return notice('Calendars are not served: this server has no public address.', [
        'Whoever runs it sets SEIZED_PUBLIC_URL.',
      ])
    return notice(
      'Subscribe to it in any calendar program. Whoever has the address can read the calendar.',
      addresses.flatMap(address => address ?? []),
    )
  },
}
