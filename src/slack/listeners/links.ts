import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import type { LinkUnfurls } from '@slack/types'
import { previewOf } from '../../chat/preview.ts'
import type { Parts } from '../parts.ts'
import { renderReply } from '../render/reply.ts'
import { visitOf, workspaceOf } from '../visit.ts'

type Args = SlackEventMiddlewareArgs<'link_shared'> & AllMiddlewareArgs

/** A pasted link to a resolution shows what it leads to; every other link is left as it is. */
export const onLink = (parts: Parts) => async (args: Args) => {
  const { event, context } = args
  const { poster, desk, library } = parts
  const visit = visitOf({ context, channel: event.channel, person: event.user })
  const unfurls: LinkUnfurls = {}
  for (const { url } of event.links) {
    const reply = await previewOf(url, visit, desk, library())
    if (reply) unfurls[url] = { blocks: renderReply(reply, { still: true }).blocks }
  }
  if (Object.keys(unfurls).length === 0) return
  const web = await poster.client(workspaceOf(context), context.enterpriseId)
  const { unfurl_id, source, channel, message_ts } = event
  // A link that is still being typed has no message yet.
  const where =
    unfurl_id && (source === 'composer' || source === 'conversations_history')
      ? { unfurl_id, source: source as 'composer' | 'conversations_history' }
      : { channel, ts: message_ts }
  await web?.chat.unfurl({ ...where, unfurls })
}
