import { decodeAction } from '../chat/actions.ts'
import type { Visit } from '../chat/command.ts'
import type { Desk } from '../chat/desk.ts'
import type { InboxEvent, Memory } from '../chat/memory.ts'
import type { Worker } from '../chat/worker.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Log } from '../log.ts'
import type { Admitted, Respond } from './front-door/front-door.ts'
import {
  type Answered,
  badPress,
  isPress,
  isShare,
  pressAgain,
  pressedIn,
  pressInCard,
  UNKNOWN_BUTTON,
  wordsAnswer,
} from './invoke/card-action.ts'
import { findClauses, unfurl } from './invoke/extension.ts'
import { takeFeedback } from './invoke/feedback.ts'
import { readWords } from './mentions.ts'
import { endAnnouncements, removedFrom } from './removal.ts'
import { visitOf, type Where, whereOf } from './where.ts'
import { sorry, type Task } from './work.ts'

export interface ReceiveOptions {
  readonly desk: Desk
  readonly memory: Memory
  /** The library as it is now. */
  readonly library: () => Pick<Library, 'find'>
  readonly worker: Pick<Worker, 'receive'>
  /** The product's clock. */
  readonly clock: Clock
  readonly log: Log
}

/** What is done with each activity that came in by the front door. */
export function createReceive({ desk, memory, library, worker, clock, log }: ReceiveOptions) {
  return async (activity: Admitted, respond: Respond): Promise<void> => {
    const where = whereOf(activity)
    const ok = () => respond(200)
    // Another bot, or we ourselves.
    if (activity.from.id === activity.recipient.id) return ok()
    if (activity.type === 'invoke') return invoke(activity, where, respond)
    if (activity.type === 'message') {
      const task = taskIn(activity, where)
      if (!task) return ok()
      return activity.id === undefined ? respond(400) : worker.receive(eventOf(task, activity.id), ok)
    }
    const removed = removedFrom(activity, where)
    if (removed) {
      await endAnnouncements(memory, clock, where.reference.tenant, removed)
      return ok()
    }
    if (activity.type === 'installationUpdate' && activity.action?.startsWith('add')) {
      if (await memory.places.reference('teams', where.place)) return ok()
      const welcome: Task = { kind: 'welcome', where: { ...where, conversation: where.place } }
      return worker.receive(eventOf(welcome, 'welcome'), ok)
    }
    // Edits, deletions, reactions, members who come and go.
    ok()
  }

  /** Answered in the response. A person gets words whatever happens; only a store that fails makes Teams ask again. */
  async function invoke(activity: Admitted, where: Where, respond: Respond): Promise<void> {
    const asked = async (answer: () => Promise<Answered>, failed: (words: string) => Answered) => {
      try {
        const { status, body } = await answer()
        respond(status, body)
      } catch (cause) {
        const reference = crypto.randomUUID().slice(0, 8)
        log.error('an invoke was not answered', { platform: 'teams', name: activity.name, reference, cause })
        const { status, body } = failed(sorry(reference))
        respond(status, body)
      }
    }
    // Each search stands by itself: whoever composes a message is in no conversation with the bot.
    const { thread: _, ...alone }: Visit = visitOf(where)
    switch (activity.name) {
      case 'adaptiveCard/action':
        return asked(() => press(activity, where), wordsAnswer)
      case 'composeExtension/query':
        return asked(
          async () => ({ status: 200, body: await findClauses(desk, activity.value, alone) }),
          extensionWords,
        )
      case 'composeExtension/queryLink':
      case 'composeExtension/anonymousQueryLink':
        return asked(
          async () => ({ status: 200, body: await unfurl(desk, library(), activity.value, alone) }),
          extensionWords,
        )
      case 'message/submitAction':
        return respond((await takeFeedback(memory, clock, activity, where)) ? 200 : 400, {})
      default:
        return respond(501)
    }
  }

  async function press(activity: Admitted, where: Where): Promise<Answered> {
    if (!isPress(activity.value)) return badPress
    const action = pressedIn(activity.value)
    if (!action) return wordsAnswer(UNKNOWN_BUTTON)
    const { id } = activity
    // Where the bot is no member, it cannot post: the answer takes the card's place.
    const member = (await memory.places.reference('teams', where.place)) !== undefined
    if (isShare(activity.value) && action.do === 'page') {
      if (!member || id === undefined)
        return wordsAnswer('I am no member of this conversation: nothing can be shared here.')
      await worker.receive(eventOf({ kind: 'press', where, action }, id), () => {})
      return wordsAnswer('It is shared below.')
    }
    if (action.do === 'page') return pressInCard(desk, action, where, member)
    const shows = action.do === 'ask' || (action.do === 'announcement' && action.change === 'show')
    if (shows && member && id !== undefined) {
      await worker.receive(eventOf({ kind: 'press', where, action }, id), () => {})
      return wordsAnswer(
        action.do === 'ask' ? `“${action.question}” is answered below.` : 'The paragraph follows below.',
      )
    }
    if (!shows && id !== undefined && !(await first(where, id))) return pressAgain(desk, action, where)
    return pressInCard(desk, action, where, member)
  }

  /** Whether an activity that changes something comes for the first time. */
  async function first(where: Where, id: string): Promise<boolean> {
    // The machine's clock, as the worker's: the product's may stand at another day, and what is done is forgotten by the day.
    const now = systemClock.now().toString({ smallestUnit: 'millisecond' })
    const event: InboxEvent = { keys: keysOf(where, id), platform: 'teams', payload: '{}' }
    const { taken: taking } = await memory.inbox.receive(event, { holder: 'invoke', now, until: now })
    const taken = await taking
    if (taken) await memory.inbox.done(taken.id, now)
    return taken !== undefined
  }
}

/** What a message asks for; undefined where it is none of the bot's business. */
function taskIn(activity: Admitted, where: Where): Task | undefined {
  const { mentioned, text } = readWords(activity)
  // Action.Submit of an older client: a message without words, with the button's value.
  const action = text === '' ? decodeAction(activity.value) : undefined
  if (action) return { kind: 'press', where, action }
  if (where.reference.kind !== 'personal' && !mentioned) return undefined
  return { kind: 'say', where, text }
}

const keysOf = ({ reference, place }: Where, id: string): InboxEvent['keys'] => [
  `teams ${reference.tenant} ${place} ${id}`,
]

const eventOf = (task: Task, id: string): InboxEvent => ({
  keys: keysOf(task.where, id),
  platform: 'teams',
  payload: JSON.stringify(task),
  content: task,
})

const extensionWords = (text: string): Answered => ({
  status: 200,
  body: { composeExtension: { type: 'message', text } },
})
