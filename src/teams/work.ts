import { z } from 'zod'
import { OPENERS } from '../assistant/follow-ups.ts'
import { aboutOf } from '../chat/about.ts'
import { Action } from '../chat/actions.ts'
import type { Desk } from '../chat/desk.ts'
import type { Answered, InboxEvent, Memory, TakenEvent } from '../chat/memory.ts'
import { notice, type Reply } from '../chat/reply.ts'
import { Stopping } from '../chat/worker.ts'
import type { Log } from '../log.ts'
import type { Posting } from './post.ts'
import { messageOf, plainMessage } from './render/activity.ts'
import type { AnswerView } from './render/answer.ts'
import { renderReply } from './render/reply.ts'
import { knownPlace, visitOf, Where } from './where.ts'

/** What is kept of an activity that is answered by a message: all that is needed after a restart. */
export const Task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), where: Where, text: z.string() }),
  z.object({ kind: z.literal('press'), where: Where, action: Action }),
  z.object({ kind: z.literal('welcome'), where: Where }),
])

export type Task = z.infer<typeof Task>

export interface WorkOptions {
  readonly desk: Desk
  readonly memory: Pick<Memory, 'places'>
  readonly posting: Posting
  readonly log: Log
}

/** As many places as an instance talks to in a day or so; the rest are written once more. */
const REMEMBERED = 5_000

/** Answers activities by messages. */
export function createWork({ desk, memory, posting, log }: WorkOptions) {
  /** By place, how it was last seen: most messages bring nothing new. */
  const seen = new Map<string, string>()

  /** Keeps how a place is reached, the newest way. */
  async function see(where: Where): Promise<void> {
    const known = knownPlace(where)
    if (seen.get(known.place) === known.reference) return
    await memory.places.see(known)
    const [oldest] = seen.keys()
    if (oldest !== undefined && seen.size >= REMEMBERED) seen.delete(oldest)
    seen.set(known.place, known.reference)
  }

  async function replyTo(task: Task): Promise<Reply> {
    // Teams has no slash commands of an app's own; who types one means it all the same.
    if (task.kind === 'say') return desk.hear(task.text, visitOf(task.where), task.text.startsWith('/'))
    if (task.kind === 'welcome') return WELCOME
    return desk.press(task.action, visitOf(task.where))
  }

  return {
    see,
    async work(event: TakenEvent, signal: AbortSignal): Promise<Answered | undefined> {
      const task = readTask(event)
      await see(task.where)
      const reply = await replyTo(task)
      const { summary, card } = renderReply(reply, task.kind === 'press' ? viewOf(task.action) : {})
      const ref = await posting.answer(task.where, messageOf({ summary, card }, reply.kind === 'answer'), signal)
      if (ref === undefined) return undefined
      return { ref, headline: summary, about: reply.kind === 'answer' ? aboutOf(reply.answer) : undefined }
    },
    async apologize(event: TakenEvent, cause: unknown): Promise<Answered | undefined> {
      const reference = crypto.randomUUID().slice(0, 8)
      log.error('an activity was not answered', { platform: 'teams', reference, cause })
      const task = taskOf(event)
      if (!task) return undefined
      try {
        const ref = await posting.answer(task.where, plainMessage(sorry(reference)))
        return ref === undefined ? undefined : { ref }
      } catch (failed) {
        if (!(failed instanceof Stopping))
          log.error('nor was it said so', { platform: 'teams', reference, cause: failed })
        return undefined
      }
    },
    /** Answers of a conversation come in the order of the questions. */
    lane: (event: InboxEvent): string => taskOf(event)?.where.place ?? event.keys[0],
  }
}

/** How the answer to a button is shown, which nobody but whoever pressed it has seen. */
const viewOf = (action: Action): AnswerView => ({
  ...(action.do === 'page' && { page: action.page }),
  ...('question' in action && { asked: action.question }),
})

/** What is said for a fault of ours. */
export const sorry = (reference: string): string =>
  `Something went wrong here, and the question was not answered. Please ask again; if it happens again, tell whoever runs this bot the reference ${reference}.`

const WELCOME: Reply = notice(
  'Ask me about a Security Council resolution: I answer word for word, with the paragraph.',
  [
    'In a channel or a group chat, mention me first. “help” lists what can be typed.',
    'Where the text does not say, I say so.',
  ],
  [...OPENERS, 'help'],
)

/** @throws ZodError or SyntaxError for what is no task. */
const readTask = ({ content, payload }: InboxEvent): Task =>
  (content as Task | undefined) ?? Task.parse(JSON.parse(payload))

function taskOf(event: InboxEvent): Task | undefined {
  try {
    return readTask(event)
  } catch {
    return undefined
  }
}
