import { type Subscription, subscriptionInWords } from '../../announcements/subscription.ts'
import { View } from './blocks.ts'
import { actions, escaped, paragraphs, plain, press, remarks } from './elements.ts'
import { LIMITS } from './limits.ts'

/** What the home shows. */
export interface Home {
  /** Symbols of the resolutions that are loaded. */
  readonly symbols: readonly string[]
  readonly openers: readonly string[]
  /** Deadlines that lie ahead, a line each, and how many more there are. */
  readonly upcoming: { readonly lines: readonly string[]; readonly more: number }
  /** The workspace's, each with the id of its channel. */
  readonly subscriptions: readonly (Subscription & { readonly channel: string })[]
}

/** How many are named. A view takes 100 blocks; a subscription takes two. */
const SYMBOLS = 12
const SUBSCRIPTIONS = 30

/** The app's home, which Slack shows to one person. */
export function renderHome({ symbols, openers, upcoming, subscriptions }: Home): View {
  const header = (text: string) => ({ type: 'header', text: plain(text) }) as const
  const count = symbols.length === 1 ? 'One resolution is loaded' : `${symbols.length} resolutions are loaded`
  const names = symbols.slice(0, SYMBOLS).join(', ')
  const others = symbols.length - SYMBOLS
  return View.parse({
    type: 'home',
    blocks: [
      header('Ask what a resolution says'),
      ...paragraphs([
        'Every answer is a quotation with its paragraph, or a date counted from one. What the text does not say is said to be not there.',
        `${count}: ${names}${others > 0 ? ` and ${others} more` : ''}.`,
      ]),
      ...remarks([
        'Write to me under Messages, mention me in a channel, or type /clause 6(d) or /seized help anywhere.',
      ]),
      ...actions(openers.map((question, i) => press(question, { do: 'ask', question }, String(i)))),
      { type: 'divider' },
      header('Next deadlines'),
      ...paragraphs(
        upcoming.lines.length > 0
          ? [...upcoming.lines, ...(upcoming.more > 0 ? [`${upcoming.more} more lie ahead.`] : [])]
          : ['No deadline of what is loaded lies ahead.'],
      ),
      { type: 'divider' },
      header('Announced in this workspace'),
      ...(subscriptions.length === 0
        ? paragraphs(['Nothing yet. In a channel, type /seized subscribe.'])
        : subscriptions.slice(0, SUBSCRIPTIONS).flatMap(row)),
      ...(subscriptions.length > SUBSCRIPTIONS
        ? remarks([`${subscriptions.length - SUBSCRIPTIONS} more: /seized subscriptions lists those of its channel.`])
        : []),
    ],
  })
}

/** The channel's name is Slack's to show, to those who may see it. */
function row(subscription: Subscription & { readonly channel: string }) {
  const { id, pausedAt, channel } = subscription
  const button = (label: string, change: 'pause' | 'resume' | 'end') =>
    press(label, { do: 'subscription', id, change }, `${change}-${id}`)
  const words = escaped(subscriptionInWords(subscription))
  const where = /^D/.test(channel) ? 'in your messages with me' : `in <#${channel}>`
  return [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `${words.slice(0, LIMITS.sectionText - 100)}, ${where}`, verbatim: true },
    } as const,
    ...actions([pausedAt ? button('Resume', 'resume') : button('Pause', 'pause'), button('End', 'end')]),
  ]
}
