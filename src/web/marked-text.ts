import type { Span } from '../resolution/model.ts'
import { type Html, html } from './html.ts'

/** Something in a text that is pointed out. */
export interface Marked {
  readonly span: Span
  readonly as: (words: Html) => Html
}

/** The paragraphs of a clause's text that hold words, as spans of it. */
export function paragraphsOf(text: string): readonly Span[] {
  const found: Span[] = []
  let start = 0
  for (const gap of text.matchAll(/\n{2,}/g)) {
    found.push([start, gap.index])
    start = gap.index + gap[0].length
  }
  found.push([start, text.length])
  return found.filter(([from, to]) => text.slice(from, to).trim() !== '')
}

/** The words of a span with its marks. A mark that runs across two spans stands in both; where two overlap, the words are the earlier one's. */
export function markedUp(text: string, [start, end]: Span, marks: readonly Marked[]): readonly Html[] {
  const parts: Html[] = []
  let at = start
  for (const { span, as } of marks.toSorted((a, b) => a.span[0] - b.span[0])) {
    const [from, to] = [Math.max(span[0], at), Math.min(span[1], end)]
    if (from >= to) continue
    parts.push(html`${text.slice(at, from)}${as(html`${text.slice(from, to)}`)}`)
    at = to
  }
  parts.push(html`${text.slice(at, end)}`)
  return parts
}
