import { OPENERS } from '../assistant/follow-ups.ts'
import type { Action } from './actions.ts'
import { pressAnnouncement } from './announced.ts'
import type { Session, Tools, Visit } from './command.ts'
import { readCommand } from './commands/index.ts'
import { listOf } from './commands/subscribe.ts'
import { type AskedAs, notice, type Reply } from './reply.ts'

/** Where both chat edges bring what people say. It decides; an edge translates. */
export interface Desk {
  /**
   * Answers what was typed: a command, or a question.
   *
   * @param slash true where it was typed behind a slash command
   */
  hear(text: string, visit: Visit, slash?: boolean): Promise<Reply>
  /** Does what a button says. */
  press(action: Action, visit: Visit): Promise<Reply>
}

export function createDesk(tools: Tools): Desk {
  const { assistant, memory, clock, log } = tools

  const answer = (question: string, { in: uses, asOf, previous = [] }: Omit<AskedAs, 'question'>): Reply => ({
    kind: 'answer',
    answer: assistant.ask(question, {
      previous,
      ...(uses && { in: uses }),
      ...(asOf && { asOf: Temporal.PlainDate.from(asOf) }),
    }),
    asked: {
      question,
      ...(uses && { in: uses }),
      ...(asOf && { asOf }),
      ...(previous.length > 0 && { previous }),
    },
  })

  /** Nobody waits for it: a question that is not remembered was answered all the same. */
  const remember = ({ platform, thread }: Visit, question: string): void => {
    if (thread === undefined) return
    memory.threads
      .add(platform, thread, question, clock.now().toString())
      .catch(error => log.error('question not remembered', { platform, error }))
  }

  /** Asks with what holds at the place and what was asked in the thread. */
  const asking =
    (visit: Visit, { uses, asOf }: Session['settings']) =>
    async (question: string): Promise<Reply> => {
      const { platform, thread, begins } = visit
      const previous = thread === undefined || begins ? [] : await memory.threads.previous(platform, thread)
      const reply = answer(question, { ...(uses && { in: uses }), ...(asOf && { asOf }), previous })
      remember(visit, question)
      return reply
    }

  const desk: Desk = {
    async hear(text, visit, slash = false) {
      const said = text.trim()
      if (said === '') return notice('Ask me about a resolution, or write help.', [], OPENERS)
      const settings = await memory.places.settings(visit.platform, visit.place)
      const ask = asking(visit, settings)
      const typed = readCommand(said, slash)
      return typed ? typed.command.run(typed.rest, { ...tools, visit, settings, ask }) : ask(said)
    },

    async press(action, visit) {
      if (action.do === 'announcement') return pressAnnouncement(action, visit, tools)
      if (action.do === 'subscription') return changeSubscription(action, visit)
      const { question, in: uses, asOf } = action
      const around = { ...(uses && { in: uses }), ...(asOf && { asOf }) }
      if (action.do === 'page')
        return answer(question, { ...around, ...(action.previous && { previous: action.previous }) })
      // A notice suggests commands too: "subscriptions".
      if (readCommand(question, false)) return desk.hear(question, visit)
      remember(visit, question)
      return answer(question, around)
    },
  }
  return desk

  async function changeSubscription(
    { id, change }: Extract<Action, { do: 'subscription' }>,
    visit: Visit,
  ): Promise<Reply> {
    const { subscriptions } = memory
    const found = await subscriptions.get(id)
    if (!found || found.platform !== visit.platform || found.workspace !== visit.workspace)
      return notice('That subscription is not there any more.')
    if (found.place === visit.place && !(await visit.mayPost()))
      return notice('Only who may post here can change its subscriptions. Nothing was changed.')
    const at = clock.now().toString()
    if (change === 'pause') await subscriptions.pause(id, at)
    else if (change === 'resume') await subscriptions.resume(id)
    else await subscriptions.end(id, at, `ended by ${visit.person}`)
    return listOf(await subscriptions.at(found.platform, found.place))
  }
}
