import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/assistant/answer.ts'
import { intents } from '../../src/assistant/intents/index.ts'
import { formatCitation } from '../../src/resolution/citation.ts'
import { renderReply as renderBlocks } from '../../src/slack/render/reply.ts'
import { renderReply as renderCard } from '../../src/teams/render/reply.ts'
import { ask } from '../assistant/made.ts'
import { readMessage } from '../slack/read.ts'
import { readCard } from '../teams/seen.ts'
import type { Seen } from './scenarios.ts'

/** What a reader of either platform has in the end, over all pages. */
interface Held {
  readonly headline: string
  readonly quotes: readonly string[]
  readonly citations: readonly string[]
  readonly lines: readonly string[]
  readonly next: readonly string[]
}

const TURN = /^(?:Next|Previous) page/
/** Slack's thumbs are buttons of the message; Teams' are its own. */
const OWN = /^(?:Helpful|Not helpful)$/
const PART = / \(part \d+ of \d+\)$/

/** Turns the pages until one comes again. */
function whole(page: (at: number) => Seen): readonly Seen[] {
  const pages: Seen[] = []
  for (let at = 0; ; at++) {
    const seen = page(at)
    if (JSON.stringify(seen) === JSON.stringify(pages.at(-1))) return pages
    pages.push(seen)
  }
}

/** The lines of all pages, each once, without what tells pages apart. */
const linesOf = (pages: readonly Seen[]) =>
  [...new Set(pages.flatMap(page => page.all.split('\n')))].map(line => line.trim()).filter(line => line !== '')

function inTeams(answer: Answer, question: string): Held {
  const cards = whole(at => {
    const { card, summary } = renderCard({ kind: 'answer', answer, asked: { question } }, { page: at })
    return readCard(card, summary)
  }) as readonly ReturnType<typeof readCard>[]
  return {
    headline: cards[0]!.headline,
    quotes: cards.flatMap(card => card.quotes),
    citations: cards.flatMap(card => card.citations),
    lines: linesOf(cards),
    next: cards[0]!.buttons.filter(label => !TURN.test(label)),
  }
}

function inSlack(answer: Answer, question: string): Held {
  const pages = whole(at => readMessage(renderBlocks({ kind: 'answer', answer, asked: { question } }, { page: at })))
  const lines = linesOf(pages)
  return {
    headline: pages[0]!.headline,
    quotes: pages.flatMap(page => page.quotes),
    // "OP5 · S/RES/1138 (1997)": the same two, the other way round.
    citations: pages.flatMap(page =>
      page.all
        .split('\n')
        .map(line => /^(.+) · (S\/RES\/.+)$/.exec(line.replace(PART, '')))
        .flatMap(m => (m ? [`${m[2]}, ${m[1]}`] : [])),
    ),
    lines,
    next: pages[0]!.buttons.filter(label => !TURN.test(label) && !OWN.test(label)),
  }
}

describe.each(intents.map(({ id, examples }) => [id, examples] as const))('%s', (_, examples) => {
  test.each(examples)('“%s” holds the same on Slack and on Teams', example => {
    const answer = ask(example)
    const [teams, slack] = [inTeams(answer, example), inSlack(answer, example)]
    const quotes = answer.answered ? answer.quotes : answer.nearest
    const expected = {
      headline: answer.headline,
      quotes: quotes.map(quote => quote.text),
      citations: quotes.map(({ symbol, clause }) => `${symbol}, ${formatCitation(clause)}`),
      next: answer.next,
    }
    for (const held of [teams, slack]) {
      expect(held).toMatchObject(expected)
      for (const words of [...answer.notes, ...(answer.answered ? answer.steps : [])])
        expect(held.lines).toContain(words)
    }
    expect(teams.next).toEqual(slack.next)
  })
})
