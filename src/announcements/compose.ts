/** What an announcement says: sentences of ours around words of the text, each figure with its arithmetic. */
import { type Quote, quote } from '../assistant/answer.ts'
import { distance } from '../assistant/present.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import type { Announcement } from './announcement.ts'
import { instantOf, knownZone } from './instant.ts'
import type { Occasion } from './occasion.ts'
import type { Schedule } from './schedule.ts'
import type { Subscription } from './subscription.ts'

/** What an announcement is made of. */
export interface Makings {
  readonly id: string
  readonly subscription: Subscription
  readonly occasion: Occasion
  /** Days. */
  readonly lead: number
  /** The moment at which it is said. */
  readonly now: Temporal.Instant
  /** True where it comes after its time. */
  readonly late: boolean
  /** True where it may stand there already. */
  readonly repeat: boolean
  /** True where several resolutions are loaded, so that a paragraph alone does not say enough. */
  readonly several: boolean
  /** The day that was announced before for the same, where it was another. */
  readonly before?: string
  /** Address of a calendar. */
  readonly calendar?: string
}

/**
 * @throws RangeError where the text does not hold the paragraph: a quotation is proved.
 * @example compose(makings).headline // "UNMOT’s mandate ends on 15 May 1998, in 7 days (OP5)."
 */
export function compose(makings: Makings): Announcement {
  const { id, subscription, occasion, repeat, calendar } = makings
  const headline = headlineOf(occasion, today(makings), makings.several)
  return {
    id,
    subscription: subscription.id,
    headline: repeat ? `${headline} (possible repeat)` : headline,
    quotes: quotesOf(occasion),
    steps: occasion.steps,
    notes: notesOf(makings),
    due: occasion.deadline.due ?? occasion.day,
    ...(calendar !== undefined && { calendar }),
  }
}

/** The day that the place has at that moment. */
const today = ({ now, subscription }: Makings): Temporal.PlainDate =>
  now.toZonedDateTimeISO(knownZone(subscription.zone)).toPlainDate()

/** What falls due, when and in how many days, with the citation. All that a notification shows. */
function headlineOf(occasion: Occasion, today: Temporal.PlainDate, several: boolean): string {
  const { resolution, deadline } = occasion
  const day = Temporal.PlainDate.from(occasion.day)
  const days = today.until(day).days
  const cited = formatCitation(deadline.clause)
  const on = days === 0 ? `today, ${printed(occasion)}` : `on ${printed(occasion)}`
  const when = days === 0 ? '' : `, ${inDays(days, today, day)}`
  return `${whatFalls(occasion, days < 0)} ${on}${when} (${several ? `${resolution.symbol}, ` : ''}${cited}).`
}

/** In days as long as a lead is one: whoever reads it counts days. */
const inDays = (days: number, today: Temporal.PlainDate, day: Temporal.PlainDate): string =>
  days > 0 ? `in ${days} ${days === 1 ? 'day' : 'days'}` : distance(today, day)

/** "15 May 1998", "24 to 25 November 1997" */
function printed({ deadline: { from, due }, day }: Occasion): string {
  if (from === undefined || due === undefined || from === due) return printDate(day)
  const [first, last] = [printDate(from), printDate(due)]
  const month = last.slice(last.indexOf(' '))
  return first.endsWith(month) ? `${first.slice(0, -month.length)} to ${last}` : `${first} to ${last}`
}

/** "UNMOT’s mandate ends", "A report by the Secretary-General is due" */
export function whatFalls({ deadline, entity }: Pick<Occasion, 'deadline' | 'entity'>, past = false): string {
  const { what, actor } = deadline
  const by = actor ? ` by ${actor}` : ''
  const each = deadline.every ? ', a recurring duty,' : ''
  if (what === 'mandate') return `${entity ? `${possessive(entity)} mandate` : 'A term'} ${past ? 'ended' : 'ends'}`
  if (what === 'report') return `A report${by}${each} ${past ? 'was' : 'is'} due`
  if (what === 'event') return `An event ${past ? 'fell' : 'falls'}`
  return `A deadline${actor ? ` for ${actor}` : ''}${each} ${past ? 'fell' : 'falls'}`
}

const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`)

/** The paragraph with the words that set the day, and before it the words that it completes. */
function quotesOf({ resolution, deadline: { clause, span } }: Occasion): readonly Quote[] {
  const own = resolution.clauses.find(each => each.id === clause)
  const parent = own?.parent === undefined ? undefined : resolution.clauses.find(each => each.id === own.parent)
  return [quote(resolution, clause, { highlights: [span] }), ...(parent?.text ? [quote(resolution, parent.id)] : [])]
}

function notesOf(makings: Makings): string[] {
  const { occasion, subscription, lead, late, repeat, before } = makings
  const { deadline, day, resolution, history } = occasion
  const last = history.at(-1)
  const own = `${resolution.symbol}, ${formatCitation(deadline.clause)}`
  const notes: string[] = []
  if (repeat) notes.push('This may be a repeat: whether the first try arrived could not be found out.')
  if (late) {
    const at = instantOf(day, lead, subscription).toZonedDateTimeISO(knownZone(subscription.zone))
    const hour = at.toPlainTime().toString({ smallestUnit: 'minute' })
    notes.push(`This comes late: it was to be said on ${printDate(at.toPlainDate().toString())} at ${hour}.`)
  }
  if (before !== undefined && before !== day)
    notes.push(
      last
        ? `It was announced here for ${printDate(before)}; ${own} moved it to ${printDate(day)}.`
        : `It was announced here for ${printDate(before)}; by the text as it stands now it is ${printDate(day)}.`,
    )
  if (history.length > 0)
    notes.push(
      `Before: ${history
        .map(
          step =>
            `${step.symbol}, ${formatCitation(step.clause)} until ${printDate(step.until)}${step.entity ? `, as ${step.entity}` : ''}`,
        )
        .join('; ')}.`,
    )
  if (deadline.conditional) notes.push('It depends on a condition that the text states.')
  return notes
}

/** Why a row whose deadline has fallen away is not made. */
export function whyGone(schedule: Schedule, duty: string): string {
  const next = schedule.successor(duty)
  return next
    ? `${next.symbol}, ${formatCitation(next.clause)} moved it to ${printDate(next.until)}`
    : 'the texts as they stand now do not give this deadline'
}
