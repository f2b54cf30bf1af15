import { expect, test } from 'vitest'
import type { Found, Silent } from '../../../src/assistant/answer.ts'
import { intents } from '../../../src/assistant/intents/index.ts'
import { decodeAction } from '../../../src/chat/actions.ts'
import { Card, type Element } from '../../../src/teams/render/card.ts'
import { LARGEST_ACTIVITY } from '../../../src/teams/render/pages.ts'
import { renderReply } from '../../../src/teams/render/reply.ts'
import { ask } from '../../assistant/made.ts'
import { see } from '../rendering.ts'

const SYMBOL = 'S/RES/9001 (2030)'

const found = (texts: readonly string[], more: Partial<Found> = {}): Found => ({
  answered: true,
  intent: 'clause',
  headline: 'It says so (OP1).',
  quotes: texts.map((text, i) => ({ symbol: SYMBOL, clause: `op-${i + 1}`, text, highlights: [] })),
  steps: [],
  notes: [],
  next: [],
  ...more,
})

const render = (answer: Found | Silent, page?: number, question = 'what does it say?') =>
  renderReply({ kind: 'answer', answer, asked: { question } }, page === undefined ? {} : { page })

/** The quoted words of a card, in order. */
const quoted = (body: readonly Element[]): string =>
  body
    .flatMap(element => (element.type === 'Container' ? element.items.slice(1) : []))
    .flatMap(item => (item.type === 'RichTextBlock' ? item.inlines.map(run => run.text) : []))
    .join('')

/** All pages of an answer, turned by the buttons. */
function turnAll(answer: Found | Silent, question?: string) {
  const pages = [render(answer, 0, question)]
  for (;;) {
    const next = actions(pages.at(-1)?.card).find(action => action.title === 'Next page')
    const action = next && 'data' in next ? decodeAction(next.data) : undefined
    if (action?.do !== 'page') return pages
    expect(action.page).toBe(pages.length)
    pages.push(render(answer, action.page, action.question))
  }
}

const actions = (card?: Card) => card?.body.flatMap(e => (e.type === 'ActionSet' ? e.actions : [])) ?? []

test.each(intents.flatMap(intent => intent.examples))(
  '“%s” is a card that Microsoft’s renderer shows whole and without complaint',
  example => {
    const answer = ask(example)
    const pages = turnAll(answer, example).map(({ summary, card }) => ({ summary, ...see(card) }))
    const text = pages.map(page => page.text).join('\n')
    for (const page of pages) {
      expect(page.complaints).toEqual([])
      expect(page.summary).toBe(answer.headline)
      expect(page.text.startsWith(answer.headline)).toBe(true)
      expect(page.buttons.filter(title => !/ page$/.test(title))).toEqual(answer.next)
    }
    for (const quote of answer.answered ? answer.quotes : answer.nearest) expect(text).toContain(quote.text)
    for (const words of [...answer.notes, ...(answer.answered ? answer.steps : [])]) expect(text).toContain(words)
  },
)

test('the highlighted words are marked, and no others', () => {
  const text = 'Decides to extend the mandate until 15 May 1998;'
  const answer = found([text], { quotes: [{ symbol: SYMBOL, clause: 'op-5', text, highlights: [[30, 47]] }] })
  expect(see(render(answer).card).marked).toEqual([text.slice(30, 47)])
})

test('what Markdown, HTML and numbering would eat stands as it is written', () => {
  const hostile = '6. *bold* _it_ [a](https://b) <b>c</b> &amp; `code` ~~s~~ \\*\n\n1. one\n2. two'
  const answer = found([hostile], {
    headline: '*h* [x](y)',
    steps: ['_s_ 1.'],
    notes: ['<at>n</at> &lt;'],
    next: ['*n*?'],
  })
  const seen = see(render(answer).card)
  for (const words of [hostile, '*h* [x](y)', '_s_ 1.', '<at>n</at> &lt;']) expect(seen.text).toContain(words)
  expect(seen.buttons).toEqual(['*n*?'])
})

test('paragraphs that do not answer are marked as such', () => {
  const silent: Silent = {
    answered: false,
    intent: 'search',
    headline: 'It does not say.',
    notes: [],
    next: [],
    nearest: [{ symbol: SYMBOL, clause: 'op-4', text: 'Authorizes this;', highlights: [] }],
  }
  expect(see(render(silent).card).text).toContain(
    'which do not answer the question\nS/RES/9001 (2030), OP4\nAuthorizes this;',
  )
})

test('a long answer turns pages: every quotation once, in order, none parted, each page within what Teams takes', () => {
  const texts = Array.from({ length: 60 }, (_, i) => `${i}: ${'Decides that the mission shall observe. '.repeat(20)}`)
  const pages = turnAll(found(texts, { steps: ['1 + 1 = 2'], notes: ['A remark.'], next: ['And then?'] }))
  expect(pages.length).toBeGreaterThan(3)
  expect(pages.map(({ card }) => quoted(card.body)).join('')).toBe(texts.join(''))
  for (const { card, summary } of pages) {
    expect(2 * JSON.stringify({ summary, card }).length).toBeLessThan(LARGEST_ACTIVITY)
    expect(actions(card).map(a => a.title)).toContain('And then?')
    expect(card.body[0]).toMatchObject({ inlines: [{ text: 'It says so (OP1).' }] })
  }
  const last = see(pages.at(-1)?.card)
  expect(last.text).toContain(`Page ${pages.length} of ${pages.length}.`)
  expect(last.text).toContain('1 + 1 = 2')
  expect(last.buttons).toEqual(['Previous page', 'And then?'])
})

test.each([
  ['paragraphs', Array.from({ length: 40 }, (_, i) => `(${i}) ${'word '.repeat(199)}word;`).join('\n\n'), /;\n\n$/],
  ['lines', Array.from({ length: 400 }, (_, i) => `(${i}) ${'word '.repeat(19)}word;`).join('\n'), /;\n$/],
  ['words', 'word '.repeat(8000), / $/],
])('a quotation that no page holds is parted between its %s, and is whole over the pages', (_, text, end) => {
  const quotes = [
    {
      symbol: SYMBOL,
      clause: 'op-1',
      text,
      highlights: [
        [0, 4],
        [20_000, 20_008],
      ] as [number, number][],
    },
  ]
  const pages = turnAll(found([], { quotes }))
  expect(pages.map(({ card }) => quoted(card.body)).join('')).toBe(text)
  const first = pages[0]?.card.body.find(e => e.type === 'Container')
  expect(see(pages[0]?.card).text).toContain('S/RES/9001 (2030), OP1 (part 1 of ')
  expect(quoted(first ? [first] : [])).toMatch(end)
  expect(pages.flatMap(({ card }) => see(card).marked).join('')).toBe(text.slice(0, 4) + text.slice(20_000, 20_008))
})

test.each([['\u0001'], ['"\\'], ['😀'], ['\ud800']])(
  'a quotation of %j alone stays within what Teams takes',
  letter => {
    const text = letter.repeat(30_000)
    const pages = turnAll(found([text]))
    for (const { card, summary } of pages)
      expect(2 * JSON.stringify({ summary, card }).length).toBeLessThan(LARGEST_ACTIVITY)
    expect(pages.map(({ card }) => quoted(card.body)).join('')).toBe(text)
    if (letter === '😀') for (const { card } of pages) expect(quoted(card.body).isWellFormed()).toBe(true)
  },
)

test('a question too long for a button says so instead of turning pages', () => {
  const texts = Array.from({ length: 60 }, () => 'Decides that the mission shall observe. '.repeat(20))
  const { card } = render(found(texts), 0, 'q'.repeat(501))
  expect(see(card).buttons).toEqual([])
  expect(see(card).text).toMatch(/Page 1 of \d+\. To turn the pages, ask in fewer than 500 characters/)
})

test('a page that is not there is the last one', () => {
  const texts = Array.from({ length: 60 }, () => 'Decides that the mission shall observe. '.repeat(20))
  const pages = turnAll(found(texts))
  expect(render(found(texts), 999)).toEqual(pages.at(-1))
})

test('more follow-ups than a row of buttons holds take a further row', () => {
  const next = Array.from({ length: 12 }, (_, i) => `Question ${i}?`)
  const seen = see(render(found(['a'], { next })).card)
  expect(seen.complaints).toEqual([])
  expect(seen.buttons).toEqual(next)
})

test('a button carries what holds at the place', () => {
  const answer = found(['a'], { next: ['And?'] })
  const asked = { question: 'q', in: SYMBOL, asOf: '2030-04-01' }
  const { card } = renderReply({ kind: 'answer', answer, asked })
  expect(actions(card)).toMatchObject([
    { verb: 'ask', data: { do: 'ask', question: 'And?', in: SYMBOL, asOf: '2030-04-01' } },
  ])
})

test.each([
  { type: 'TextBlock', text: 'a' },
  { type: 'RichTextBlock', inlines: [{ type: 'TextRun' }] },
  { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a', wrap: true }] },
  { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'a', url: 'javascript:alert(1)' }] },
  { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'a', verb: 'x', data: { do: 'drop' } }] },
  {
    type: 'ActionSet',
    actions: Array.from({ length: 6 }, () => ({ type: 'Action.OpenUrl', title: 'a', url: 'https://a' })),
  },
])('no card of ours holds %j', element => {
  const card = render(found(['a'])).card
  expect(Card.safeParse(card).success).toBe(true)
  expect(Card.safeParse({ ...card, body: [...card.body, element] }).success).toBe(false)
})
