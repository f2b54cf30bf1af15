import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { deliver } from '../deliver.ts'
import { jobIn } from '../job.ts'
import type { Parts } from '../parts.ts'
import { isDirect } from '../place.ts'
import { renderReply } from '../render/reply.ts'
import { readText } from '../text.ts'
import { visitOf } from '../visit.ts'

type Mention = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs
type Message = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs

/** A mention is answered in its thread, which is a conversation from then on, for those who mention again. */
export const onMention = (parts: Parts) => async (args: Mention) => {
  const { event, context } = args
  // The old text was answered; somebody put a comma right.
  if (event.edited || event.bot_id || !event.user) return
  const thread = event.thread_ts ?? event.ts
  const begins = event.thread_ts === undefined
  const visit = visitOf({ context, channel: event.channel, person: event.user, thread, begins })
  const reply = await parts.desk.hear(readText(event.text), visit)
  await deliver({ place: visit.place, thread, person: event.user }, renderReply(reply), jobIn(context), parts)
}

/** What is said to the bot alone is answered, each message; everything else that is said is none of its business. */
export const onMessage = (parts: Parts) => async (args: Message) => {
  const { event, context } = args
  if (!isDirect(event.channel) || !isSaid(event)) return
  const { user: person, thread_ts: thread } = event
  const visit = visitOf({ context, channel: event.channel, person, thread: thread ?? '' })
  const reply = await parts.desk.hear(readText(event.text ?? ''), visit)
  await deliver({ place: visit.place, ...(thread && { thread }), person }, renderReply(reply), jobIn(context), parts)
}

type Said = { readonly user: string; readonly text?: string; readonly thread_ts?: string }

/** A person's new message: not an edited or deleted one, not a bot's, not Slack's own remark that somebody came. */
function isSaid(event: Message['event']): event is Message['event'] & Said {
  const said = event as Partial<Said> & {
    readonly bot_id?: string
    readonly edited?: unknown
    readonly hidden?: boolean
  }
  const fresh = event.subtype === undefined || event.subtype === 'file_share' || event.subtype === 'thread_broadcast'
  return fresh && typeof said.user === 'string' && !said.bot_id && !said.edited && !said.hidden
}
