import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import { z } from 'zod'
import { decodeAction } from '../../chat/actions.ts'
import { notice } from '../../chat/reply.ts'
import { deliver } from '../deliver.ts'
import { jobIn } from '../job.ts'
import type { Parts } from '../parts.ts'
import { isDirect, placeOf, refOf } from '../place.ts'
import { SHARE } from '../render/answer.ts'
import { readOpinion } from '../render/feedback.ts'
import { renderReply } from '../render/reply.ts'
import { respondTo } from '../respond.ts'
import { visitOf, workspaceOf } from '../visit.ts'
import { publishHome } from './home.ts'

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs

/** Where a button stood. */
const Container = z.object({
  channel_id: z.string().optional(),
  message_ts: z.string().optional(),
  thread_ts: z.string().optional(),
  is_ephemeral: z.boolean().optional(),
})

/** A button of an answer, a list, an announcement or the home. */
export const onButton = (parts: Parts) => async (args: Args) => {
  const { action, body, context } = args
  const pressed = action as { readonly action_id: string; readonly value?: string }
  // A button that is a link: the browser is on its way.
  if (pressed.value === undefined) return
  const container = Container.parse(body.container)
  const { channel_id: channel, message_ts: ts, thread_ts, is_ephemeral: own = false } = container
  const person = body.user.id
  const direct = channel === undefined || isDirect(channel)
  const home = channel === undefined
  const visit = visitOf({
    context,
    channel: channel ?? person,
    person,
    // Who may read a channel may press its buttons; who typed the command whose answer this is, may post.
    mayPost: async () => own || direct,
  })
  const meant = decodeAction(pressed.value)
  const answer = async (message: ReturnType<typeof renderReply>, manner: 'replace' | 'whisper' | 'publish') => {
    if (body.response_url) return respondTo(body.response_url, message, manner)
    // The home has no such address: the answer goes to the person's messages.
    await deliver({ place: placeOf(visit.workspace, person), person }, message, jobIn(context), parts)
  }
  if (!meant) return answer(renderReply(UNKNOWN), 'whisper')
  if (pressed.action_id === SHARE) {
    const reply = await parts.desk.press(meant, visit)
    return answer(renderReply(reply, 'question' in meant ? { asked: meant.question } : {}), 'publish')
  }
  switch (meant.do) {
    case 'page':
      return answer(renderReply(await parts.desk.press(meant, visit), { page: meant.page, private: own }), 'replace')
    case 'subscription': {
      const reply = await parts.desk.press(meant, visit)
      if (home) return publishHome(parts, context, person)
      return answer(renderReply(reply, { private: own }), reply.kind === 'subscriptions' && own ? 'replace' : 'whisper')
    }
    case 'ask': {
      const thread = thread_ts ?? (direct ? undefined : ts)
      const reply = await parts.desk.press(meant, {
        ...visit,
        ...(!own && { thread: `${visit.place}/${thread ?? ''}` }),
      })
      const message = renderReply(reply, { asked: meant.question, private: own })
      if (own || home) return answer(message, 'whisper')
      return deliver({ place: visit.place, ...(thread && { thread }), person }, message, jobIn(context), parts)
    }
    case 'announcement':
      // It is said to the whole channel, and so are its buttons.
      return answer(renderReply(await parts.desk.press(meant, { ...visit, mayPost: async () => true })), 'whisper')
  }
}

const UNKNOWN = notice('I do not know this button any more.', ['/seized help lists what can be typed.'], ['help'])

/** A click under an answer: kept, the last one holds. Slack shows by itself which one was clicked. */
export const onFeedback = (parts: Parts) => async (args: Args) => {
  const { action, body, context } = args
  const opinion = readOpinion((action as { readonly value?: string }).value)
  const { channel_id: channel, message_ts: ts } = Container.parse(body.container)
  if (!opinion || !channel || !ts) return
  await parts.memory.feedback.give({
    platform: 'slack',
    workspace: workspaceOf(context),
    message: refOf(placeOf(workspaceOf(context), channel), ts),
    person: body.user.id,
    ...opinion,
    at: parts.clock.now().toString({ smallestUnit: 'millisecond' }),
  })
}
