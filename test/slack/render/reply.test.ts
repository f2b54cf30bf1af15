import type { KnownBlock } from '@slack/types'
import { describe, expect, test } from 'vitest'
import type { Subscription } from '../../../src/announcements/subscription.ts'
import type { Answer, Found, Quote } from '../../../src/assistant/answer.ts'
import { createAssistant } from '../../../src/assistant/assistant.ts'
import { intents } from '../../../src/assistant/intents/index.ts'
import { decodeAction } from '../../../src/chat/actions.ts'
import { notice } from '../../../src/chat/reply.ts'
import { createLibrary } from '../../../src/library/library.ts'
import { loadBuiltIn } from '../../../src/library/load.ts'
import { formatCitation } from '../../../src/resolution/citation.ts'
import type { Message } from '../../../src/slack/render/blocks.ts'
import { LIMITS } from '../../../src/slack/render/limits.ts'
import { renderReply } from '../../../src/slack/render/reply.ts'
import { turnedClock } from '../../chat/made.ts'
import { readMessage } from '../read.ts'

const library = createLibrary(loadBuiltIn().map(loaded => loaded.resolution))
const assistant = createAssistant(library, turnedClock('1998-05-02T09:00:00Z'))

const shown = (answer: Answer, question = 'q', view = {}) =>
  renderReply({ kind: 'answer', answer, asked: { question } }, view)

const quoteOf = (text: string, clause = 'op-1', highlights: Quote['highlights'] = []): Quote => ({
  symbol: 'S/RES/9001 (2030)',
  clause,
  text,
  highlights,
})

const found = (quotes: readonly Quote[], more: Partial<Found> = {}): Found => ({
  answered: true,
  intent: 'made',
  headline: 'It says so (OP1).',
  quotes,
  steps: [],
  notes: [],
  next: [],
  ...more,
})

/** Every page of an answer, by its own buttons. */
function pages(answer: Answer, question = 'q'): Message[] {
  const all = [shown(answer, question)]
  for (;;) {
    const value = buttonsOf(all.at(-1)!).find(button => button.label === 'Next page')?.value
    const action = decodeAction(value)
    if (action?.do !== 'page') return all
    expect(action.page).toBe(all.length)
    all.push(shown(answer, question, { page: action.page }))
  }
}

const buttonsOf = (message: Message) =>
  message.blocks.flatMap(block =>
    block.type === 'actions' ? block.elements.map(button => ({ label: button.text.text, value: button.value })) : [],
  )

describe('every example of every intent', () => {
  const examples = intents.flatMap(intent => intent.examples)
  test.each(examples)('“%s”: the message says all that the answer says, word for word', question => {
    const answer = assistant.ask(question)
    const read = pages(answer, question).map(readMessage)
    const all = read.map(page => page.all).join('\n')
    const quotes = answer.answered ? answer.quotes : answer.nearest
    for (const page of read) {
      expect(page.headline).toBe(answer.headline)
      expect(page.spoken.startsWith(answer.headline)).toBe(true)
      for (const next of answer.next) expect(page.buttons).toContain(next)
      expect(page.buttons).toContain('Helpful')
    }
    expect(read.flatMap(page => page.quotes)).toEqual(quotes.map(quote => quote.text))
    for (const quote of quotes) expect(all).toContain(`${formatCitation(quote.clause)} · ${quote.symbol}`)
    for (const part of [...answer.notes, ...(answer.answered ? answer.steps : [])]) expect(all).toContain(part)
    expect(all.includes('Nearest paragraphs, which do not answer the question')).toBe(
      !answer.answered && quotes.length > 0,
    )
    const spoken = read.map(page => page.spoken).join('\n')
    for (const quote of quotes) expect(spoken).toContain(quote.text)
  })
})

test('what is emphasized is bold, and the rest of the quotation is not', () => {
  const text = 'Decides to extend the mandate until 15 May 1998;'
  const message = shown(
    found([
      quoteOf(text, 'op-5', [
        [11, 17],
        [36, 47],
      ]),
    ]),
  )
  const block = message.blocks[1]
  const quote = block?.type === 'rich_text' ? block.elements[1]?.elements : []
  expect(quote).toEqual([
    { type: 'text', text: 'Decides to ' },
    { type: 'text', text: 'extend', style: { bold: true } },
    { type: 'text', text: ' the mandate until ' },
    { type: 'text', text: '15 May 1998', style: { bold: true } },
    { type: 'text', text: ';' },
  ])
})

test('every special of mrkdwn, in every part of an answer, is shown as it stands and pings nobody', () => {
  const special = '*a* _b_ ~c~ `d` <!channel> <@U1> &amp; <http://x|y> :smile: > z'
  const answer = found([quoteOf(special)], { headline: special, steps: [special], notes: [special], next: [special] })
  const read = readMessage(shown(answer))
  expect(read.headline).toBe(special)
  expect(read.quotes).toEqual([special])
  expect(read.all.split(special)).toHaveLength(5)
  expect(read.spoken).toContain(special)
  expect(JSON.stringify(renderReply(notice(special, [special])))).not.toContain('"emoji":true')
})

test('an answer of forty paragraphs turns pages: each whole, none left out, and every page says which it is', () => {
  const quotes = Array.from({ length: 40 }, (_, i) =>
    quoteOf(`Paragraph ${i + 1}. ${'word '.repeat(60)}end;`, `op-${i + 1}`),
  )
  const answer = found(quotes, { steps: ['1 + 1 = 2'], notes: ['A remark.'] })
  const read = pages(answer, 'what must the parties do?').map(readMessage)
  expect(read.length).toBeGreaterThan(3)
  expect(read.flatMap(page => page.quotes)).toEqual(quotes.map(quote => quote.text))
  read.forEach((page, i) => {
    expect(page.all).toContain(`Page ${i + 1} of ${read.length}.`)
    expect(page.spoken).not.toContain('The rest stands in the message')
  })
  expect(read[0]?.all).toContain('A remark.')
  expect(read.at(-1)?.all).toContain('1 + 1 = 2')
})

test('a paragraph of 40,000 characters is continued, without a gap, parted between its paragraphs', () => {
  const text = Array.from({ length: 100 }, (_, i) => `(${i}) ${'lorem ipsum '.repeat(32)}`).join('\n\n')
  const read = pages(found([quoteOf(text)])).map(readMessage)
  const parts = read.flatMap(page => page.quotes)
  expect(parts.join('')).toBe(text)
  for (const part of parts.slice(1)) expect(part).toMatch(/^\(\d+\) /)
  expect(read[1]?.all).toMatch(/OP1 · S\/RES\/9001 \(2030\) \(part \d+ of \d+\)/)
})

test('a text without a single space, and one of emoji, are continued without breaking a character', () => {
  for (const text of ['x'.repeat(9_000), '😀'.repeat(5_000)]) {
    const parts = pages(found([quoteOf(text)])).flatMap(message => readMessage(message).quotes)
    expect(parts.join('')).toBe(text)
    for (const part of parts) expect(part.isWellFormed()).toBe(true)
  }
})

test('a quotation in which every word is emphasized still fits', () => {
  const text = 'to be or '.repeat(2_000)
  const highlights = Array.from({ length: 6_000 }, (_, i) => [i * 3, i * 3 + 2] as const)
  const parts = pages(found([quoteOf(text, 'op-1', highlights)])).flatMap(message => readMessage(message).quotes)
  expect(parts.join('')).toBe(text)
})

test('text that grows by its escapes still fits, and is spoken whole', () => {
  const text = '& < > '.repeat(1_500)
  const read = pages(found([quoteOf(text)])).map(readMessage)
  expect(read.flatMap(page => page.quotes).join('')).toBe(text)
  for (const page of read) expect(page.spoken).toContain(page.quotes[0])
})

test('pages that a button cannot carry say so', () => {
  const quotes = Array.from({ length: 30 }, (_, i) => quoteOf('word '.repeat(80), `op-${i + 1}`))
  const read = readMessage(shown(found(quotes), 'why '.repeat(400)))
  expect(read.buttons).not.toContain('Next page')
  expect(read.all).toMatch(/Page 1 of \d+\. To turn the pages, ask in fewer words/)
})

test('what only the person sees can be shared; what is posted cannot', () => {
  const answer = found([quoteOf('Decides;')])
  expect(readMessage(shown(answer, 'q', { private: true })).buttons).toContain('Share in channel')
  expect(readMessage(shown(answer)).buttons).not.toContain('Share in channel')
})

test.each([
  ['a long question', 'q'.repeat(501)],
  ['one that takes many times its length as JSON', '\u0001'.repeat(400)],
])('what a button cannot carry whole is not shared in part, and it is said so (%s)', (_, question) => {
  const { buttons, all } = readMessage(shown(found([quoteOf('Decides.')]), question, { private: true }))
  expect(buttons).not.toContain('Share in channel')
  expect(all).toContain('To share this, ask in fewer words')
})

test('a modal has nothing to press', () => {
  expect(readMessage(shown(found([], { next: ['What else?'] }), 'q', { still: true })).buttons).toEqual([])
})

const wish = (i: number, more: Partial<Subscription> = {}): Subscription => ({
  id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  platform: 'slack',
  workspace: 'T1',
  place: 'T1/C1',
  subject: { kind: 'entity', name: `UNMIS${i}` },
  leads: [30, 7, 1, 0],
  at: '09:00',
  zone: 'America/Argentina/ComodRivadavia',
  createdAt: '2030-01-01T00:00:00Z',
  createdBy: 'U1',
  ...more,
})

test.each([1, 12, 13, 32, 33, 200])(
  '%i subscriptions fit in one message; those without buttons are numbered, and what is not shown is counted',
  count => {
    const subscriptions = Array.from({ length: count }, (_, i) => wish(i + 1, i === 1 ? { pausedAt: '2030' } : {}))
    const read = readMessage(
      renderReply({ kind: 'subscriptions', headline: `${count} subscriptions here.`, subscriptions, next: [] }),
    )
    expect(read.buttons.filter(label => label === 'End')).toHaveLength(Math.min(count, 12))
    if (count > 1) expect(read.buttons).toContain('Resume')
    expect(read.all).toContain(`${Math.min(count, 32)}. UNMIS${Math.min(count, 32)}:`)
    expect(read.all.includes('more are not shown.')).toBe(count > 32)
  },
)

test('a button’s label is shortened where Slack would refuse it, its question is not', () => {
  for (const length of [LIMITS.buttonText - 1, LIMITS.buttonText, LIMITS.buttonText + 1]) {
    const question = 'x'.repeat(length)
    const [button] = buttonsOf(shown(found([], { next: [question] })))
    expect(button?.label.length).toBe(Math.min(length, LIMITS.buttonText))
    expect(decodeAction(button?.value)).toMatchObject({ question })
  }
})

test('the payloads are what Slack’s own types say', () => {
  const blocks: readonly KnownBlock[] = shown(
    found([quoteOf('Decides;')], { steps: ['1 + 1 = 2'], next: ['More?'] }),
  ).blocks
  expect(blocks.length).toBeGreaterThan(3)
})
