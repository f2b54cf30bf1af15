import { type Subscription, subscriptionInWords } from '../../announcements/subscription.ts'
import { once } from '../../chat/rendered.ts'
import type { Reply } from '../../chat/reply.ts'
import { renderAnswer, type View } from './answer.ts'
import type { Block, Message } from './blocks.ts'
import { actions, headline, lines, paragraphs, press } from './elements.ts'
import { messageOf } from './message.ts'

const rendered = once(renderAnswer)

/** How many subscriptions of a list have buttons; each takes two blocks, and some 500 characters. */
const WITH_BUTTONS = 12
/** How many more are told in words. */
const IN_WORDS = 20

/**
 * What is said to whoever spoke, as Slack shows it. `text` is the whole of it in plain words, for notifications and screen readers.
 *
 * @throws ZodError for what Slack would refuse: such a message is never sent.
 * @example await client.chat.postMessage({ channel, thread_ts, ...renderReply(reply) })
 */
export function renderReply(reply: Reply, view: View = {}): Message {
  if (reply.kind === 'answer') return rendered(reply.answer, reply.asked, view)
  const said = reply.kind === 'notice' ? reply.lines : reply.subscriptions.map(inWords)
  const next = view.still ? [] : reply.next.map((question, i) => press(question, { do: 'ask', question }, String(i)))
  return messageOf(
    [
      headline(reply.headline),
      ...(reply.kind === 'notice' ? lines(reply.lines) : listed(reply.subscriptions)),
      ...actions(next),
    ],
    [reply.headline, said.join('\n')],
  )
}

/** "2. UNMOT: 7 days ahead, at 09:00 UTC (paused)" */
const inWords = (subscription: Subscription, index: number): string =>
  `${index + 1}. ${subscriptionInWords(subscription)}`

/** The first ones with buttons, the rest in words, to be named by number: "unsubscribe 15". */
function listed(subscriptions: readonly Subscription[]): Block[] {
  const rest = subscriptions.slice(WITH_BUTTONS, WITH_BUTTONS + IN_WORDS)
  const left = subscriptions.length - WITH_BUTTONS - IN_WORDS
  return [
    ...subscriptions.slice(0, WITH_BUTTONS).flatMap((subscription, i) => row(subscription, inWords(subscription, i))),
    ...paragraphs([
      ...rest.map((subscription, i) => inWords(subscription, i + WITH_BUTTONS)),
      ...(left > 0 ? [`${left} more are not shown.`] : []),
    ]),
  ]
}

function row({ id, pausedAt }: Subscription, words: string): Block[] {
  const button = (label: string, change: 'pause' | 'resume' | 'end') =>
    press(label, { do: 'subscription', id, change }, `${change}-${id}`)
  return [
    ...paragraphs([words]),
    ...actions([pausedAt ? button('Resume', 'resume') : button('Pause', 'pause'), button('End', 'end')]),
  ]
}
