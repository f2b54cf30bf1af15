import type { Place, Platform } from '../chat/place.ts'
import { readResolutionNames } from '../resolution/citation.ts'

/** What a subscription listens to: every deadline, those of one resolution, or those of a mission or body. */
export type Subject =
  | { readonly kind: 'all' }
  | { readonly kind: 'resolution'; readonly symbol: string }
  | { readonly kind: 'entity'; readonly name: string }

/** The kinds of deadline that a subscription may be limited to. */
export const DEADLINE_KINDS = ['mandate', 'report', 'event', 'other'] as const

export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

/** A channel's or a person's standing wish to hear of deadlines. */
export interface Subscription {
  readonly id: string
  readonly platform: Platform
  /** Slack workspace or Teams tenant. */
  readonly workspace: string
  readonly place: Place
  readonly subject: Subject
  /** Days ahead of the due day, most first. */
  readonly leads: readonly number[]
  /** Hour and minute of the place's day, "09:00". */
  readonly at: string
  /** IANA time zone. */
  readonly zone: string
  /** Only deadlines of this kind; absent: of every kind. */
  readonly only?: DeadlineKind
  /** ISO 8601 instants. */
  readonly createdAt: string
  readonly createdBy: string
  readonly pausedAt?: string
  readonly endedAt?: string
  /** Why it ended, in words: "ended by U123", "the app was removed from the workspace". */
  readonly endReason?: string
}

export const DEFAULT_LEADS: readonly number[] = [30, 7, 1, 0]
export const DEFAULT_HOUR = '09:00'

/** More days ahead than this is a slip: no deadline of a text lies further from its announcement. */
const LONGEST_LEAD = 366
const MOST_LEADS = 10

/** What was typed behind "subscribe", read. Absent parts take their defaults, which only the place knows. */
export interface Wish {
  readonly subject?: Subject
  readonly leads?: readonly number[]
  readonly at?: string
  readonly zone?: string
  readonly only?: DeadlineKind
}

/**
 * Reads the typed form: `[all | UNMOT | S/RES/1138 (1997)] [lead 30d,7d,1d,0d] [at 09:00] [in Europe/Zurich] [only reports]`.
 * The parts may stand in any order.
 *
 * @returns the wish, or in one sentence what cannot be read
 * @example readWish('UNMOT lead 7d,1d at 08:30 in Asia/Kathmandu') // { subject: { kind: 'entity', name: 'UNMOT' }, leads: [7, 1], … }
 */
export function readWish(typed: string): Wish | { readonly mistake: string } {
  let rest = ` ${typed
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/\b(\d+) days?\b/gi, '$1d')
    .trim()} `
  const take = (pattern: RegExp): string | undefined => {
    const m = pattern.exec(rest)
    if (!m) return undefined
    rest = `${rest.slice(0, m.index)} ${rest.slice(m.index + m[0].length)}`
    return m[1]?.trim() ?? ''
  }
  const lead = take(/ leads? ((?:-?[\w.]+ ?(?:,|and) ?)*-?[\w.]+)(?= )/i)
  const at = take(/ at (\S+(?: ?[ap]\.?m\.?)?)(?= )/i)
  const zone = take(/ (?:in|zone) (\S+)(?= )/i)
  const only = take(/ only (\S+)(?= )/i)
  const leads = lead === undefined ? undefined : readLeads(lead)
  if (leads && 'mistake' in leads) return leads
  const hour = at === undefined ? undefined : readHour(at)
  if (at !== undefined && hour === undefined) return { mistake: `“${at}” is not a time of day. Write it as at 09:00.` }
  const iana = zone === undefined ? undefined : readZone(zone)
  if (zone !== undefined && iana === undefined)
    return { mistake: `“${zone}” is not an IANA time zone. Write it as in Europe/Zurich.` }
  const kind = only === undefined ? undefined : readKind(only)
  if (only !== undefined && kind === undefined)
    return { mistake: `“${only}” is not a kind of deadline. There are ${DEADLINE_KINDS.join(', ')}.` }
  const subject = readSubject(rest.trim())
  if (subject && 'mistake' in subject) return subject
  return {
    ...(subject && { subject }),
    ...(leads && { leads: leads.days }),
    ...(hour && { at: hour }),
    ...(iana && { zone: iana }),
    ...(kind && { only: kind }),
  }
}

/** What is typed for a subject; undefined for nothing. */
export function readSubject(typed: string): Subject | { readonly mistake: string } | undefined {
  if (typed === '') return undefined
  if (/^(?:to )?(?:all|everything)$/i.test(typed)) return { kind: 'all' }
  const bare = typed.replace(/^to /i, '')
  const name = readResolutionNames(bare)[0]
  if (name) return { kind: 'resolution', symbol: `S/RES/${name.number}${name.year ? ` (${name.year})` : ''}` }
  if (/^[\p{L}][\p{L}\d’'. -]{1,79}$/u.test(bare)) return { kind: 'entity', name: bare }
  return {
    mistake: `“${bare.slice(0, 60)}” names no resolution and no mission. Write all, UNMOT or S/RES/1138 (1997).`,
  }
}

function readLeads(typed: string): { readonly days: readonly number[] } | { readonly mistake: string } {
  const parts = typed.split(/ ?(?:,|and) ?/i).filter(part => part !== '')
  const days: number[] = []
  for (const part of parts) {
    const m = /^(\d{1,4})(?:d|days?)?$/i.exec(part)
    if (!m || Number(m[1]) > LONGEST_LEAD)
      return {
        mistake: `“${part}” is not a number of days from 0 to ${LONGEST_LEAD}. Write it as lead 30d,7d,1d,0d.`,
      }
    days.push(Number(m[1]))
  }
  const unique = [...new Set(days)].sort((a, b) => b - a)
  if (unique.length > MOST_LEADS) return { mistake: `At most ${MOST_LEADS} lead times are kept for a subscription.` }
  return { days: unique }
}

/** "9", "9am", "09:00", "17.30" → "09:00" … ; undefined for what is no time of day. */
function readHour(typed: string): string | undefined {
  const m = /^(\d{1,2})(?:[:.h](\d{2}))? ?([ap])?\.?(?:m\.?)?$/i.exec(typed)
  if (!m) return undefined
  const [, hours, minutes = '00', half] = m
  let hour = Number(hours)
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  return hour > 23 || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`
}

/** The zone as the runtime names it; undefined for an offset or what it does not know. */
export function readZone(typed: string): string | undefined {
  if (!/^[A-Za-z]/.test(typed)) return undefined
  try {
    return canonical(typed)
  } catch {
    return undefined
  }
}

/** "europe/zurich" → "Europe/Zurich": as the table of zones writes it. */
const canonical = (zone: string): string =>
  Intl.supportedValuesOf('timeZone').find(known => known.toLowerCase() === zone.toLowerCase()) ??
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId

function readKind(typed: string): DeadlineKind | undefined {
  const bare = typed.toLowerCase().replace(/s$/, '')
  return DEADLINE_KINDS.find(kind => kind === bare)
}

/** "all deadlines", "UNMOT", "S/RES/1138 (1997)" */
export const subjectInWords = (subject: Subject): string =>
  subject.kind === 'all' ? 'all deadlines' : subject.kind === 'resolution' ? subject.symbol : subject.name

/** "30, 7 and 1 days ahead and on the day, at 09:00 Europe/Zurich" */
export function rhythmInWords({ leads, at, zone, only }: Pick<Subscription, 'leads' | 'at' | 'zone' | 'only'>): string {
  const ahead = leads.filter(days => days > 0)
  const days = ahead.length === 1 && ahead[0] === 1 ? 'day' : 'days'
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
  const parts = [
    ...(ahead.length > 0 ? [`${list.format(ahead.map(String))} ${days} ahead`] : []),
    ...(leads.includes(0) ? ['on the day'] : []),
  ]
  return `${parts.join(' and ')}, at ${at} ${zone}${only ? `, ${only === 'other' ? 'other deadlines' : `${only}s`} only` : ''}`
}

/** "UNMOT: 7 days ahead, at 09:00 UTC (paused)" */
export const subscriptionInWords = (subscription: Subscription): string =>
  `${subjectInWords(subscription.subject)}: ${rhythmInWords(subscription)}${subscription.pausedAt ? ' (paused)' : ''}`
