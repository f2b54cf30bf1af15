import { z } from 'zod'
import { LIMITS } from './limits.ts'

const id = z.string().min(1).max(LIMITS.id)
const block_id = id.exactOptional()

/** Without emoji: ":smile:" in a text is no smile. */
const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.literal(false) })
const PlainText = plain(LIMITS.sectionText)
/** Only for what mrkdwn alone can do, such as a date in the reader's zone; what is not ours goes through `escaped`. */
const Mrkdwn = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(LIMITS.sectionText),
  verbatim: z.literal(true),
})

const Button = z.strictObject({
  type: z.literal('button'),
  text: plain(LIMITS.buttonText),
  action_id: id,
  value: z.string().min(1).max(LIMITS.buttonValue).exactOptional(),
  url: z.url().max(LIMITS.url).exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  accessibility_label: z.string().min(1).max(LIMITS.label).exactOptional(),
})

const feedbackButton = z.strictObject({
  text: plain(LIMITS.buttonText),
  accessibility_label: z.string().min(1).max(LIMITS.label),
  value: z.string().min(1).max(LIMITS.buttonValue),
})
const FeedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: id,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
})

const Run = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: z
    .strictObject({ bold: z.literal(true).exactOptional(), italic: z.literal(true).exactOptional() })
    .exactOptional(),
})
const RichText = z.strictObject({
  type: z.literal('rich_text'),
  block_id,
  elements: z
    .array(
      z.strictObject({
        type: z.enum(['rich_text_section', 'rich_text_quote']),
        elements: z.array(Run).min(1),
      }),
    )
    .min(1),
})

const Section = z.strictObject({
  type: z.literal('section'),
  block_id,
  text: z.discriminatedUnion('type', [PlainText, Mrkdwn]),
})
const Context = z.strictObject({
  type: z.literal('context'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [PlainText, Mrkdwn]))
    .min(1)
    .max(LIMITS.contextElements),
})
const Actions = z.strictObject({
  type: z.literal('actions'),
  block_id,
  elements: z.array(Button).min(1).max(LIMITS.actionsElements),
})
const ContextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id,
  elements: z.array(FeedbackButtons).min(1).max(LIMITS.contextActionsElements),
})
const Header = z.strictObject({ type: z.literal('header'), block_id, text: plain(LIMITS.headerText) })
const Divider = z.strictObject({ type: z.literal('divider'), block_id })
const Input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plain(LIMITS.sectionText),
  element: z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    initial_value: z.string().max(LIMITS.inputText).exactOptional(),
    max_length: z.int().max(LIMITS.inputText),
  }),
})

const Block = z.discriminatedUnion('type', [
  Section,
  Context,
  Actions,
  ContextActions,
  RichText,
  Header,
  Divider,
  Input,
])

type Buttoned = { readonly elements?: readonly { readonly action_id?: string }[] }

/** Slack tells buttons apart by their ids. */
const distinct = (blocks: readonly z.infer<typeof Block>[]): boolean => {
  const ids = blocks.flatMap(block =>
    ((block as Buttoned).elements ?? []).flatMap(element => (element.action_id ? [element.action_id] : [])),
  )
  return new Set(ids).size === ids.length
}

const blocksUpTo = (most: number) =>
  z.array(Block).min(1).max(most).refine(distinct, 'two buttons of a message share an action_id')

/** A message: every one that we send has been read by this. */
export const Message = z.strictObject({
  text: z.string().min(1).max(LIMITS.text),
  blocks: blocksUpTo(LIMITS.blocksOfMessage).refine(
    blocks => JSON.stringify(blocks).length <= LIMITS.blocksCharacters,
    `the blocks together have more than ${LIMITS.blocksCharacters} characters`,
  ),
})

/** A modal, or the home. */
export const View = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), blocks: blocksUpTo(LIMITS.blocksOfView) }),
  z.strictObject({
    type: z.literal('modal'),
    callback_id: id,
    private_metadata: z.string().max(LIMITS.viewMetadata).exactOptional(),
    title: plain(LIMITS.viewTitle),
    submit: plain(LIMITS.viewTitle).exactOptional(),
    close: plain(LIMITS.viewTitle),
    blocks: blocksUpTo(LIMITS.blocksOfView),
  }),
])

export type Block = z.infer<typeof Block>
export type Button = z.infer<typeof Button>
export type Run = z.infer<typeof Run>
export type Message = z.infer<typeof Message>
export type View = z.infer<typeof View>
