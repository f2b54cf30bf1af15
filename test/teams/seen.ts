import type { Card } from '../../src/teams/render/card.ts'
import type { Seen } from '../wire/scenarios.ts'
import { cardIn, type FakeConnector } from './fake/connector.ts'
import { see } from './rendering.ts'

/** A card as its reader sees it, read from the card itself. */
export function readCard(card: Card, summary: string): Seen & { readonly citations: readonly string[] } {
  const words = (block: Card['body'][number] | undefined): string =>
    block?.type === 'RichTextBlock' ? block.inlines.map(run => run.text).join('') : ''
  const quoted = card.body.flatMap(e => (e.type === 'Container' && e.style === 'emphasis' ? [e.items] : []))
  const { text, buttons } = see(card)
  return {
    headline: words(card.body[0]),
    quotes: quoted.map(items => words(items[1])),
    citations: quoted.map(items => words(items[0])),
    all: text,
    buttons,
    spoken: summary,
  }
}

/** A posted message as its reader sees it. */
export function readPosted(call: ReturnType<FakeConnector['standing']>[number]): Seen {
  const { summary = '', text } = call.activity
  if (text !== undefined)
    return { headline: text.split('\n')[0] ?? '', quotes: [], all: text, buttons: [], spoken: text }
  return readCard(cardIn(call), summary)
}
