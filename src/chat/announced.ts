import { whatFalls } from '../announcements/compose.ts'
import { rhythmInWords } from '../announcements/subscription.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import type { Action } from './actions.ts'
import type { Tools, Visit } from './command.ts'
import { notice, type Reply } from './reply.ts'

type Press = Extract<Action, { do: 'announcement' }>

/** Does what a button under an announcement says. Buttons come back years later: what they were about may be gone. */
export async function pressAnnouncement({ id, change }: Press, visit: Visit, tools: Tools): Promise<Reply> {
  const { announcements, memory, clock } = tools
  const row = await announcements.row(id)
  if (!row || row.platform !== visit.platform || row.workspace !== visit.workspace)
    return notice('That announcement is not known here any more.')
  const occasion = announcements.about(row)
  if (change === 'show') {
    const [symbol, paragraph] = paragraphOf(row.duty)
    const answer = tools.assistant.ask(paragraph, { previous: [], in: symbol })
    return { kind: 'answer', answer, asked: { question: paragraph, in: symbol } }
  }
  if (!(await visit.mayPost()))
    return notice('Only who may post here can change what is announced here. Nothing was changed.')
  if (change === 'done') {
    await announcements.markDone(row, visit.person, clock.now().toString())
    const what = occasion ? `“${whatFalls(occasion)} on ${printDate(occasion.day)}”` : 'This'
    return notice(`${what} is marked done here: it will not be announced here again.`)
  }
  const subscription = await memory.subscriptions.get(row.subscription)
  if (!subscription || subscription.endedAt !== undefined)
    return notice('The subscription that this came from has ended: nothing more comes of it.')
  const [, ...leads] = subscription.leads
  if (leads.length === 0)
    return notice(
      `Only one announcement of each deadline is left: ${rhythmInWords(subscription)}. Nothing was changed.`,
      ['End the subscription with unsubscribe.'],
      ['subscriptions', 'unsubscribe'],
    )
  const { subscription: changed } = await memory.subscriptions.add({ ...subscription, leads })
  return notice(`From now on it is announced ${rhythmInWords(changed)}.`, [], ['subscriptions'])
}

/** "S/RES/1138 (1997) op-5 mandate 0" → ["S/RES/1138 (1997)", "OP5"] */
function paragraphOf(duty: string): readonly [symbol: string, paragraph: string] {
  const [, symbol = '', clause = ''] = /^(.*) (\S+) \S+ \d+$/.exec(duty) ?? []
  return [symbol, formatCitation(clause)]
}
