import type { Quote } from '../../assistant/answer.ts'
import type { Action } from '../../chat/actions.ts'
import { formatCitation } from '../../resolution/citation.ts'
import type { Span } from '../../resolution/model.ts'
import {
  type ActionSet,
  Card,
  type CardAction,
  type Container,
  type Element,
  MOST_ACTIONS,
  type RichTextBlock,
  type TextRun,
} from './card.ts'

const run = (text: string, more: Omit<TextRun, 'type' | 'text'> = {}): TextRun => ({ type: 'TextRun', text, ...more })

const block = (inlines: TextRun[], more: Omit<RichTextBlock, 'type' | 'inlines'> = {}): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines,
  ...more,
})

export const headline = (text: string): RichTextBlock => block([run(text, { weight: 'bolder', size: 'medium' })])

export const heading = (text: string): RichTextBlock => block([run(text, { weight: 'bolder' })], { spacing: 'medium' })

export const line = (text: string): RichTextBlock => block([run(text)], { spacing: 'small' })

export const remark = (text: string): RichTextBlock => block([run(text, { isSubtle: true })], { spacing: 'small' })

/** "S/RES/1138 (1997), OP6(d)" */
const citationOf = ({ symbol, clause }: Quote): string => `${symbol}, ${formatCitation(clause)}`

/** A quotation with its citation: the words as they stand, what is emphasized marked. A part of one says which. */
export function quotation(quote: Quote, [from, to]: Span = [0, quote.text.length], part?: string): Container {
  const runs: TextRun[] = []
  let at = from
  for (const [start, end] of quote.highlights) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)]
    if (first >= last) continue
    if (first > at) runs.push(run(quote.text.slice(at, first)))
    runs.push(run(quote.text.slice(first, last), { highlight: true }))
    at = last
  }
  if (at < to) runs.push(run(quote.text.slice(at, to)))
  const cited = part ? `${citationOf(quote)} (${part})` : citationOf(quote)
  return {
    type: 'Container',
    style: 'emphasis',
    items: [block([run(cited, { size: 'small', isSubtle: true })]), block(runs, { spacing: 'small' })],
  }
}

/** @param verb what is done with the action, where it is not what its name says */
export const execute = (title: string, action: Action, verb: string = action.do): CardAction => ({
  type: 'Action.Execute',
  title,
  verb,
  data: action,
})

/** Buttons, in as many rows as they need. */
export function buttons(actions: readonly CardAction[]): ActionSet[] {
  const rows: ActionSet[] = []
  for (let i = 0; i < actions.length; i += MOST_ACTIONS)
    rows.push({
      type: 'ActionSet',
      actions: actions.slice(i, i + MOST_ACTIONS),
      spacing: i === 0 ? 'medium' : 'small',
    })
  return rows
}

/** @throws ZodError for what is no card of ours: such a one is never posted. */
export const cardOf = (first: string, body: readonly Element[]): Card =>
  Card.parse({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: first,
    msteams: { width: 'Full' },
    body,
  })
