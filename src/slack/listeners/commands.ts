import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt'
import type { Visit } from '../../chat/command.ts'
import { notice, type Reply } from '../../chat/reply.ts'
import { apology } from '../boundary.ts'
import { assertMember, NotMember } from '../membership.ts'
import type { Parts } from '../parts.ts'
import { isDirect } from '../place.ts'
import type { Message } from '../render/blocks.ts'
import { renderReply } from '../render/reply.ts'
import { respondTo } from '../respond.ts'
import { readText } from '../text.ts'
import { visitOf } from '../visit.ts'

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs

/** Milliseconds within which an answer goes out with the acknowledgement; Slack gives up after 3,000. */
const READY = 2_000

/**
 * Slash commands. Every one comes here, so that one that nobody knows is answered too. The answer goes out with the
 * acknowledgement, one round trip; one that takes longer follows by the command's own address.
 */
export const onCommand = (parts: Parts) => async (args: Args) => {
  const { ack, command, context } = args
  const visit: Visit = visitOf({
    context,
    channel: command.channel_id,
    person: command.user_id,
    // Slack lets nobody type a command who may not post. Whether the bot may is another matter.
    mayPost: async () => {
      if (!isDirect(command.channel_id)) await assertMember(visit.place, parts.poster)
      return true
    },
  })
  const shown = (reply: Reply) => renderReply(reply, { private: true })
  const answering = answer(command, visit, parts)
    .then(shown)
    .catch(error =>
      shown(
        error instanceof NotMember ? notice(error.headline, error.lines) : apology(error, parts.log, command.command),
      ),
    )
  let late: NodeJS.Timeout | undefined
  const ready = await Promise.race([
    answering,
    new Promise<undefined>(done => {
      late = setTimeout(() => done(undefined), READY)
    }),
  ])
  // Else each command would keep its answer in memory until then.
  clearTimeout(late)
  if (ready) return ack(answerOf(ready))
  await ack()
  await respondTo(command.response_url, await answering, 'whisper')
}

interface Answer extends Message {
  readonly response_type: 'ephemeral'
}
const answers = new WeakMap<Message, Answer>()

/** What a command is answered with: of the same message the same one, so that it is written as JSON once. */
function answerOf(message: Message): Answer {
  const known = answers.get(message)
  if (known) return known
  const made: Answer = { response_type: 'ephemeral', ...message }
  answers.set(message, made)
  return made
}

async function answer({ command, text }: Args['command'], visit: Visit, { desk }: Parts): Promise<Reply> {
  const said = readText(text ?? '')
  switch (command) {
    case '/seized':
      return desk.hear(said === '' ? 'help' : said, visit, true)
    case '/clause':
      return desk.hear(`clause ${said}`, visit, true)
    default:
      return notice(
        `I do not know ${command}.`,
        ['I answer /clause and /seized; /seized help lists what can be typed.'],
        ['help'],
      )
  }
}
