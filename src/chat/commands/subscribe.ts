import {
  DEFAULT_HOUR,
  DEFAULT_LEADS,
  readSubject,
  readWish,
  rhythmInWords,
  type Subject,
  type Subscription,
  subjectInWords,
  subscriptionInWords,
} from '../../announcements/subscription.ts'
import type { Library } from '../../library/library.ts'
import { readResolutionNames } from '../../resolution/citation.ts'
import type { Command, Session } from '../command.ts'
import { sameSubject } from '../memory.ts'
import { notice, type Reply } from '../reply.ts'
import { some } from './settings.ts'

/** A zone that holds where neither the wish nor the platform names one. */
const DEFAULT_ZONE = 'UTC'

export const subscribe: Command = {
  word: 'subscribe',
  usage: '[all | UNMOT | S/RES/1138 (1997)] [lead 30d,7d,1d,0d] [at 09:00] [in Europe/Zurich] [only reports]',
  summary: 'announces deadlines here, ahead of time',
  examples: ['subscribe', 'subscribe UNMOT lead 7d,1d at 08:30 in Asia/Dushanbe'],
  // One that says when is a command, also where what it says cannot be read: "subscribe at 25:00".
  means: rest => rest.length < 200 && (!('mistake' in readWish(rest)) || / (?:leads?|at|only) \S/i.test(` ${rest}`)),
  async run(rest, session) {
    const { visit, memory, clock } = session
    const wish = readWish(rest)
    if ('mistake' in wish) return notice(`${wish.mistake} Nothing was subscribed.`)
    const subject = loaded(wish.subject ?? usual(session), session.library())
    if (typeof subject === 'string') return notice(`${subject} Nothing was subscribed.`)
    if (!(await visit.mayPost()))
      return notice('Only who may post here can subscribe this place to announcements. Nothing was subscribed.')
    const { platform, workspace, place, person } = visit
    const { subscription, changed } = await memory.subscriptions.add({
      id: crypto.randomUUID(),
      platform,
      workspace,
      place,
      subject,
      leads: wish.leads ?? DEFAULT_LEADS,
      at: wish.at ?? DEFAULT_HOUR,
      zone: wish.zone ?? visit.zone ?? DEFAULT_ZONE,
      ...(wish.only && { only: wish.only }),
      createdAt: clock.now().toString(),
      createdBy: person,
    })
    const what =
      subscription.subject.kind === 'all' ? 'All deadlines' : `Deadlines of ${subjectInWords(subscription.subject)}`
    return notice(
      `${what} will be announced here: ${rhythmInWords(subscription)}.`,
      changed ? ['This place was subscribed to them already; the new times hold.'] : [],
      ['subscriptions', 'unsubscribe'],
    )
  },
}

/** A command that changes subscriptions of this place: one by its number or subject, or everything. */
const changing = (
  word: string,
  summary: string,
  done: string,
  act: (subscription: Subscription, at: string, session: Session) => Promise<void>,
  more: Pick<Command, 'usage' | 'examples'> = {
    usage: '[NUMBER | UNMOT | S/RES/1138 (1997) | everything]',
    examples: [`${word} UNMOT`],
  },
): Command => ({
  word,
  ...more,
  summary,
  means: rest => rest === '' || /^(?:\d{1,2}|everything)$/i.test(rest) || isSubject(rest),
  run: (rest, session) => change(rest, session, done, (subscription, at) => act(subscription, at, session)),
})

export const unsubscribe: Command = changing(
  'unsubscribe',
  'ends a subscription of this place',
  'ended',
  ({ id }, at, { memory, visit }) => memory.subscriptions.end(id, at, `ended by ${visit.person}`),
  {
    usage: '[NUMBER | all | UNMOT | S/RES/1138 (1997) | everything]',
    examples: ['unsubscribe', 'unsubscribe UNMOT'],
  },
)

export const pause: Command = changing(
  'pause',
  'holds a subscription until it is resumed',
  'paused',
  ({ id }, at, { memory }) => memory.subscriptions.pause(id, at),
)

export const resume: Command = changing(
  'resume',
  'goes on with a paused subscription',
  'resumed',
  ({ id }, _, { memory }) => memory.subscriptions.resume(id),
)

export const subscriptions: Command = {
  word: 'subscriptions',
  usage: '',
  summary: 'lists what is announced here',
  examples: ['subscriptions'],
  means: rest => rest === '',
  run: async (_, { visit, memory }) => listOf(await memory.subscriptions.at(visit.platform, visit.place)),
}

/** The list of a place's subscriptions, numbered as `unsubscribe 2` counts. */
export function listOf(standing: readonly Subscription[]): Reply {
  if (standing.length === 0)
    return notice('Nothing is announced here.', [
      'Begin with subscribe, or subscribe UNMOT lead 7d,1d at 09:00 in Europe/Zurich.',
    ])
  const count = standing.length === 1 ? 'One subscription' : `${standing.length} subscriptions`
  return { kind: 'subscriptions', headline: `${count} here.`, subscriptions: standing, next: [] }
}

const isSubject = (typed: string): boolean => {
  const subject = readSubject(typed)
  return subject !== undefined && !('mistake' in subject) && typed.split(' ').length <= 5
}

async function change(
  typed: string,
  { visit, memory, clock }: Session,
  done: string,
  act: (subscription: Subscription, at: string) => Promise<void>,
): Promise<Reply> {
  const standing = await memory.subscriptions.at(visit.platform, visit.place)
  if (standing.length === 0) return listOf(standing)
  const meant = chosen(typed, standing)
  if (typeof meant === 'string')
    return notice(
      meant,
      standing.map((s, i) => `${i + 1}. ${subscriptionInWords(s)}`),
    )
  if (!(await visit.mayPost()))
    return notice('Only who may post here can change its subscriptions. Nothing was changed.')
  const at = clock.now().toString()
  for (const subscription of meant) await act(subscription, at)
  const names = meant.map(s => subjectInWords(s.subject))
  return notice(
    `${meant.length === 1 ? 'The subscription to' : 'The subscriptions to'} ${some(names)} ${meant.length === 1 ? 'is' : 'are'} ${done}.`,
    [],
    ['subscriptions'],
  )
}

/** The subscriptions that are meant, or why that is not clear. */
function chosen(typed: string, standing: readonly Subscription[]): readonly Subscription[] | string {
  if (typed === '') return standing.length === 1 ? standing : 'Which one? Say its number, or everything.'
  if (/^everything$/i.test(typed)) return standing
  if (/^\d{1,2}$/.test(typed) && Number(typed) <= standing.length) {
    const one = standing[Number(typed) - 1]
    return one ? [one] : 'The numbers begin with 1.'
  }
  const subject = readSubject(typed)
  if (!subject || 'mistake' in subject) return subject?.mistake ?? 'Which one?'
  const found = standing.filter(
    s =>
      sameSubject(s.subject, subject) ||
      (s.subject.kind === 'resolution' &&
        subject.kind === 'resolution' &&
        s.subject.symbol.startsWith(`${subject.symbol} `)),
  )
  return found.length > 0 ? found : `Nothing here is subscribed to ${subjectInWords(subject)}.`
}

/** What is meant where nothing is named: the place's resolution, the only one that is loaded, else all. */
function usual({ settings, library }: Session): Subject {
  const { resolutions } = library()
  const symbol = settings.uses ?? (resolutions.length === 1 ? resolutions[0]?.symbol : undefined)
  return symbol ? { kind: 'resolution', symbol } : { kind: 'all' }
}

/** The subject as the library knows it, or in one sentence that it does not. */
function loaded(subject: Subject, library: Pick<Library, 'resolutions' | 'find'>): Subject | string {
  const held = `Loaded: ${some(library.resolutions.map(r => r.symbol))}.`
  if (subject.kind === 'resolution') {
    const name = readResolutionNames(subject.symbol)[0]
    const found = name && library.find(name)
    return found ? { kind: 'resolution', symbol: found.symbol } : `${subject.symbol} is not loaded. ${held}`
  }
  if (subject.kind === 'entity') {
    const pattern = new RegExp(`\\b${RegExp.escape(subject.name)}\\b`, 'i')
    const printed = library.resolutions.map(r => pattern.exec(r.source)?.[0]).find(match => match !== undefined)
    return printed ? { kind: 'entity', name: printed } : `No loaded resolution speaks of ${subject.name}. ${held}`
  }
  return subject
}
