import type {
  AllMiddlewareArgs,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Visit } from '../../chat/command.ts'
import { notice, type Reply } from '../../chat/reply.ts'
import { apology } from '../boundary.ts'
import type { Parts } from '../parts.ts'
import { renderSearch, WORDS } from '../render/search.ts'
import { readText } from '../text.ts'
import { visitOf, workspaceOf } from '../visit.ts'

type Shortcut = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs
type Submit = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs

/** "Find clause" on a message: a window with what its words find. It has to open within three seconds. */
export const onShortcut = (parts: Parts) => async (args: Shortcut) => {
  const { ack, shortcut, context } = args
  await ack()
  const words = readText(shortcut.message.text ?? '')
  const channel = shortcut.channel.id
  const view = renderSearch(
    words,
    await found(words, visitOf({ context, channel, person: shortcut.user.id }), parts),
    channel,
  )
  const web = await parts.poster.client(workspaceOf(context), context.enterpriseId)
  await web?.views.open({ trigger_id: shortcut.trigger_id, view: view as ModalView })
}

/** Other words in the same window. */
export const onSubmit = (parts: Parts) => async (args: Submit) => {
  const { ack, view, body, context } = args
  const words = view.state.values[WORDS]?.[WORDS]?.value?.trim() ?? ''
  const visit = visitOf({ context, channel: view.private_metadata, person: body.user.id })
  const next = renderSearch(words, await found(words, visit, parts), view.private_metadata)
  await ack({ response_action: 'update', view: next as ModalView })
}

async function found(words: string, visit: Visit, { desk, log }: Parts): Promise<Reply> {
  if (words === '')
    return notice('This message has no words.', ['Write a paragraph, such as 6(d), or some words of it.'])
  try {
    return await desk.hear(`clause ${words}`, visit, true)
  } catch (error) {
    return apology(error, log, 'find clause')
  }
}
