import { type Subscription, subscriptionInWords } from '../../announcements/subscription.ts'
import type { Action } from '../../chat/actions.ts'
import { once } from '../../chat/rendered.ts'
import type { Reply } from '../../chat/reply.ts'
import { type AnswerView, renderAnswer } from './answer.ts'
import type { Container, Element, Rendered } from './card.ts'
import { buttons, cardOf, execute, headline, line } from './elements.ts'

const rendered = once(renderAnswer)

/** How many subscriptions of a list have buttons: a row takes some 700 characters of a card. */
const WITH_BUTTONS = 10
/** How many more are told in words; a row takes some 200 characters. */
const IN_WORDS = 30

/** What is said to whoever spoke, as a card. */
export function renderReply(reply: Reply, view: AnswerView = {}): Rendered {
  if (reply.kind === 'answer') return rendered(reply.answer, reply.asked, view)
  const body = reply.kind === 'notice' ? reply.lines.map(line) : listed(reply.subscriptions)
  const asked = reply.next.map(question => execute(question, { do: 'ask', question }))
  return {
    summary: reply.headline,
    card: cardOf(reply.headline, [headline(reply.headline), ...body, ...buttons([...asked, ...(view.more ?? [])])]),
  }
}

/** The first ones with buttons, the rest in words, to be named by number: "unsubscribe 12". */
function listed(subscriptions: readonly Subscription[]): readonly Element[] {
  const left = subscriptions.length - WITH_BUTTONS - IN_WORDS
  return subscriptions
    .slice(0, WITH_BUTTONS + IN_WORDS)
    .map((subscription, i): Element => (i < WITH_BUTTONS ? row(subscription, i) : line(inWords(subscription, i))))
    .concat(left > 0 ? [line(`${left} more are not shown.`)] : [])
}

const inWords = (subscription: Subscription, index: number): string =>
  `${index + 1}. ${subscriptionInWords(subscription)}`

function row(subscription: Subscription, index: number): Container {
  const { id, pausedAt } = subscription
  const press = (title: string, change: Extract<Action, { do: 'subscription' }>['change']) =>
    execute(title, { do: 'subscription', id, change })
  return {
    type: 'Container',
    separator: true,
    items: [
      line(inWords(subscription, index)),
      ...buttons([pausedAt ? press('Resume', 'resume') : press('Pause', 'pause'), press('End', 'end')]),
    ],
  }
}
