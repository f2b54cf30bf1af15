import type { Answer } from '../assistant/answer.ts'
import { renderText } from '../assistant/render-text.ts'
import type { Span } from '../resolution/model.ts'
import { type Terminal, visible } from './terminal.ts'
import { lineBreaks, widthOf } from './wrap.ts'

// not imported: see start.ts
const { styleText } = process.getBuiltinModule('node:util')

/** One line of JSON, the contract of `ask --json` and `--jsonl`; `more` comes first (`id`). The best citation comes first. */
export function forPrograms(answer: Answer, more: { readonly id?: string | number } = {}): string {
  const quotes = answer.answered ? answer.quotes : answer.nearest
  const line = {
    ...more,
    answered: answer.answered,
    intent: answer.intent,
    text: renderText(answer),
    citations: quotes.map(({ symbol, clause, text }) => ({ symbol, clause, quote: text })),
  }
  return `${JSON.stringify(line)}\n`
}

/**
 * The answer as a person reads it. On a terminal its first line and what it emphasizes stand out (not under NO_COLOR),
 * and lines are wrapped between words to the window. No word of a quotation is changed, but what a terminal would obey.
 */
export function forTerminal(answer: Answer, stdout: Terminal['stdout']): string {
  const text = visible(renderText(answer))
  if (!stdout.isTTY) return `${text}\n`
  const breaks = lineBreaks(text, widthOf(stdout))
  let output = ''
  let from = 0
  const wrapped = (to: number): string => {
    let piece = ''
    for (; from < to; from++) piece += breaks.get(from) ?? text[from]
    return piece
  }
  for (const [start, end] of emphasized(answer, text)) {
    output += wrapped(start)
    output += styleText('bold', wrapped(end), { stream: stdout })
  }
  return `${output}${wrapped(text.length)}\n`
}

/** The headline, and the highlights of each quotation where it stands in `text`, in order. */
function emphasized(answer: Answer, text: string): Span[] {
  const spans: Span[] = [[0, answer.headline.length]]
  let from = answer.headline.length
  for (const quote of answer.answered ? answer.quotes : []) {
    let offset = 0
    // Line by line, because a quotation of several is indented line by line.
    for (const line of quote.text.split('\n')) {
      const at = line.trim() === '' ? -1 : text.indexOf(visible(line), from)
      for (const [start, end] of at < 0 ? [] : quote.highlights) {
        const first = Math.max(start - offset, 0)
        const last = Math.min(end - offset, line.length)
        if (first < last) spans.push([at + first, at + last])
      }
      if (at >= 0) from = at + line.length
      offset += line.length + 1
    }
  }
  return spans
}
