import { z } from 'zod'
import type { Memory } from '../../chat/memory.ts'
import type { Clock } from '../../clock.ts'
import type { Admitted } from '../front-door/front-door.ts'
import { refOf, type Where } from '../where.ts'
import { Task } from '../work.ts'

/** Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content (feedback buttons) */
const Value = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']) }),
})

/** Keeps what a person thought of an answer: the last thumb holds. */
export async function takeFeedback(
  { feedback, inbox }: Pick<Memory, 'feedback' | 'inbox'>,
  clock: Clock,
  activity: Admitted,
  where: Where,
): Promise<boolean> {
  const value = Value.safeParse(activity.value).data
  if (!value || activity.replyToId === undefined) return false
  const message = refOf(where.place, activity.replyToId)
  const answered = await inbox.answeredAt('teams', message)
  await feedback.give({
    platform: 'teams',
    workspace: where.reference.tenant,
    message,
    person: where.person,
    helpful: value.actionValue.reaction === 'like',
    question: questionOf(answered?.payload),
    headline: answered?.headline ?? '',
    about: answered?.about,
    at: clock.now().toString({ smallestUnit: 'millisecond' }),
  })
  return true
}

/** Teams does not say which question an answer was to, nor what it said; the inbox knows it for a day. */
function questionOf(payload: string | undefined): string {
  try {
    const task = Task.safeParse(JSON.parse(payload ?? '')).data
    if (task?.kind === 'say') return task.text
    return task?.kind === 'press' && 'question' in task.action ? task.action.question : ''
  } catch {
    return ''
  }
}
