/** The part of Adaptive Cards 1.5 that is emitted, and nothing beside it. Source: https://adaptivecards.io/explorer */
import { z } from 'zod'
import { Action } from '../../chat/actions.ts'

const Spacing = z.enum(['none', 'small', 'medium', 'large'])

/** Text as it is: no Markdown, no entities, line breaks kept. */
const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.literal('bolder').optional(),
  size: z.enum(['small', 'medium']).optional(),
  isSubtle: z.literal(true).optional(),
  highlight: z.literal(true).optional(),
})

const RichTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(TextRun).min(1),
  spacing: Spacing.optional(),
})

const Execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: z.string().min(1),
  verb: z.string().min(1),
  data: Action,
})

const OpenUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
})

/** As many as the renderer shows of one set; it drops what comes after. Source: `maxActions` of its host configuration. */
export const MOST_ACTIONS = 5

const Actions = z
  .array(z.discriminatedUnion('type', [Execute, OpenUrl]))
  .min(1)
  .max(MOST_ACTIONS)

const ActionSet = z.strictObject({ type: z.literal('ActionSet'), actions: Actions, spacing: Spacing.optional() })

const Item = z.discriminatedUnion('type', [RichTextBlock, ActionSet])

const Container = z.strictObject({
  type: z.literal('Container'),
  items: z.array(Item).min(1),
  style: z.literal('emphasis').optional(),
  separator: z.literal(true).optional(),
  spacing: Spacing.optional(),
})

const Element = z.discriminatedUnion('type', [RichTextBlock, ActionSet, Container])

/** A card that is emitted. */
export const Card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  /** What a client shows that cannot show the card. */
  fallbackText: z.string().min(1),
  /** The whole width of the conversation; a card is narrow otherwise. */
  msteams: z.strictObject({ width: z.literal('Full') }),
  body: z.array(Element).min(1),
})

export type TextRun = z.infer<typeof TextRun>
export type RichTextBlock = z.infer<typeof RichTextBlock>
export type CardAction = z.infer<typeof Execute> | z.infer<typeof OpenUrl>
export type ActionSet = z.infer<typeof ActionSet>
export type Container = z.infer<typeof Container>
export type Element = z.infer<typeof Element>
export type Card = z.infer<typeof Card>

/** What is posted: a card, and the line that a notification shows. */
export interface Rendered {
  /** The whole first line. There is no text beside a card: both would show. */
  readonly summary: string
  readonly card: Card
}
