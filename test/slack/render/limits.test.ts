import { expect, test } from 'vitest'
import { type Block, Message, View } from '../../../src/slack/render/blocks.ts'
import { LIMITS } from '../../../src/slack/render/limits.ts'

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const
const section = (text: string): Block => ({ type: 'section', text: plain(text) })
const button = (label: string, value: string, id: string) =>
  ({ type: 'button', text: plain(label), action_id: id, value }) as const
const x = (count: number) => 'x'.repeat(count)
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const message = (blocks: readonly Block[], text = 'text') => ({ text, blocks })
const modal = (blocks: readonly Block[], title = 'Title') => ({
  type: 'modal',
  callback_id: 'c',
  title: plain(title),
  close: plain('Close'),
  blocks,
})

test.each([
  ['blocks of a message', LIMITS.blocksOfMessage, (n: number) => message(many(n, () => ({ type: 'divider' })))],
  ['a section’s text', LIMITS.sectionText, (n: number) => message([section(x(n))])],
  ['a message’s text', LIMITS.text, (n: number) => message([section('x')], x(n))],
  ['a header', LIMITS.headerText, (n: number) => message([{ type: 'header', text: plain(x(n)) }])],
  [
    'a button’s label',
    LIMITS.buttonText,
    (n: number) => message([{ type: 'actions', elements: [button(x(n), 'v', 'a')] }]),
  ],
  [
    'a button’s value',
    LIMITS.buttonValue,
    (n: number) => message([{ type: 'actions', elements: [button('b', x(n), 'a')] }]),
  ],
  ['an action’s id', LIMITS.id, (n: number) => message([{ type: 'actions', elements: [button('b', 'v', x(n))] }])],
  [
    'elements of an actions block',
    LIMITS.actionsElements,
    (n: number) => message([{ type: 'actions', elements: many(n, i => button('b', 'v', `a${i}`)) }]),
  ],
  [
    'elements of a context',
    LIMITS.contextElements,
    (n: number) => message([{ type: 'context', elements: many(n, () => plain('x')) }]),
  ],
  [
    'a message’s blocks together',
    LIMITS.blocksCharacters,
    (n: number) => {
      const blocks = (rest: number) => [...many(4, () => section(x(3_000))), section(x(rest))]
      return message(blocks(n - JSON.stringify(blocks(0)).length))
    },
  ],
])('%s: %i is sent, one under is sent, one over is refused', (_, limit, make) => {
  expect(Message.safeParse(make(limit - 1)).success).toBe(true)
  expect(Message.safeParse(make(limit)).success).toBe(true)
  expect(Message.safeParse(make(limit + 1)).success).toBe(false)
})

test.each([
  ['blocks of a view', LIMITS.blocksOfView, (n: number) => modal(many(n, () => ({ type: 'divider' })))],
  ['a view’s title', LIMITS.viewTitle, (n: number) => modal([{ type: 'divider' }], x(n))],
])('%s: %i is shown, one under is shown, one over is refused', (_, limit, make) => {
  expect(View.safeParse(make(limit - 1)).success).toBe(true)
  expect(View.safeParse(make(limit)).success).toBe(true)
  expect(View.safeParse(make(limit + 1)).success).toBe(false)
})

test.each([
  ['no block', message([])],
  ['no text', message([section('x')], '')],
  ['an empty section', message([section('')])],
  ['two buttons with one id', message([{ type: 'actions', elements: [button('b', 'v', 'a'), button('c', 'v', 'a')] }])],
  ['a property that nobody knows', message([{ type: 'divider', colour: 'red' } as never])],
  [
    'an emoji that a quotation does not mean',
    message([{ type: 'section', text: { type: 'plain_text', text: ':smile:', emoji: true } } as never]),
  ],
])('%s is refused', (_, made) => {
  expect(Message.safeParse(made).success).toBe(false)
})
