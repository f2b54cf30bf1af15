import type { Quote } from '../../assistant/answer.ts'
import { type Action, encodeAction } from '../../chat/actions.ts'
import { formatCitation } from '../../resolution/citation.ts'
import type { Span } from '../../resolution/model.ts'
import type { Block, Button, Run } from './blocks.ts'
import { LIMITS } from './limits.ts'

/** Slack's three control characters. Nothing else in `text` is ours to escape: a mention is written with them. */
export const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Text up to a length, with "…" where something was left out; never half a character. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

export const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const

const run = (text: string, style?: Run['style']): Run => ({ type: 'text', text, ...(style && { style }) })

/** A first line is a sentence; one that is longer is a list, whose rest stands below. */
const LONGEST_HEADLINE = 1_500

/** What stands above quotations that are no answer, and must not look like one. */
export const caption = (text: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [run(text)] }],
})

/** The first line, which answers. Rich text, where nothing that it says is taken for markup. */
export const headline = (text: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [run(shorten(text, LONGEST_HEADLINE), { bold: true })] }],
})

/** Lines in small print; as many blocks as their length takes. */
export const remarks = (lines: readonly string[]): Block[] =>
  joined(lines).map(text => ({ type: 'context', elements: [plain(text)] }))

/** Lines one below another; of one that says "word – what it does" the word stands out. */
export const lines = (said: readonly string[]): Block[] =>
  joined(said).map(text => ({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: text.split('\n').flatMap((line, i) => {
          const [, word = '', rest = line] = /^(\S+)(.* – .*)$/.exec(line) ?? []
          const start = i > 0 ? '\n' : ''
          return word ? [run(`${start}${word}`, { bold: true }), run(rest)] : [run(`${start}${rest}`)]
        }),
      },
    ],
  }))

export const paragraphs = (lines: readonly string[]): Block[] =>
  joined(lines).map(text => ({ type: 'section', text: plain(text) }))

/** Lines put together into texts that a block holds. A line that is longer than a block is broken at a space. */
function joined(lines: readonly string[]): string[] {
  const texts: string[] = []
  const pieces = lines.filter(line => line.trim() !== '').flatMap(line => broken(line))
  for (const piece of pieces) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + 1 + piece.length <= LIMITS.sectionText)
      texts[texts.length - 1] = `${last}\n${piece}`
    else texts.push(piece)
  }
  return texts
}

function broken(line: string): string[] {
  if (line.length <= LIMITS.sectionText) return [line]
  const space = line.lastIndexOf(' ', LIMITS.sectionText)
  const at = space > 0 ? space : LIMITS.sectionText
  return [line.slice(0, at), ...broken(line.slice(at).trimStart())]
}

/** "OP6(d) · S/RES/1138 (1997)" */
export const citationOf = ({ symbol, clause }: Quote): string => `${formatCitation(clause)} · ${symbol}`

/** Emphasized stretches of a quotation; each takes some 60 characters of a message beside its words. */
const MOST_HIGHLIGHTS = 40

/** A quotation under its citation: the words as they stand, what is emphasized in bold. */
export function quotation(quote: Quote, [from, to]: Span, part?: string): Block {
  const runs: Run[] = []
  let at = from
  const put = (end: number, style?: Run['style']) => {
    if (end > at) runs.push(run(quote.text.slice(at, end), style))
    at = Math.max(at, end)
  }
  const within = quote.highlights.filter(([start, end]) => start < to && end > from)
  for (const [start, end] of within.slice(0, MOST_HIGHLIGHTS)) {
    put(Math.min(Math.max(start, at), to))
    put(Math.min(end, to), { bold: true })
  }
  put(to)
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [run(part ? `${citationOf(quote)} (${part})` : citationOf(quote), { italic: true })],
      },
      { type: 'rich_text_quote', elements: runs },
    ],
  }
}

/** A button that does what it says. Its id begins with the kind of action, by which the app listens. */
export const press = (label: string, action: Action, id: string, more: Pick<Button, 'style'> = {}): Button => ({
  type: 'button',
  text: plain(shorten(label, LIMITS.buttonText)),
  action_id: `${action.do}-${id}`,
  value: encodeAction(action),
  ...more,
})

/** Buttons, in as many blocks as they need. */
export function actions(buttons: readonly Button[]): Block[] {
  const rows: Block[] = []
  for (let i = 0; i < buttons.length; i += MOST_IN_ROW)
    rows.push({ type: 'actions', elements: buttons.slice(i, i + MOST_IN_ROW) })
  return rows
}

/** Slack takes 25, and folds what is over five. */
const MOST_IN_ROW = 5
