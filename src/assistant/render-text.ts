import { formatCitation } from '../resolution/citation.ts'
import type { Answer, Quote } from './answer.ts'

/** "S/RES/1138 (1997), OP6(d)" */
const citationOf = (q: Quote): string => `${q.symbol}, ${formatCitation(q.clause)}`

const block = (q: Quote) => `${citationOf(q)}\n${q.text.replace(/^/gm, '  ').replace(/^ +$/gm, '')}`

/**
 * The whole answer in plain words, without markup, colours or wrapping: headline, quotations with their citations,
 * arithmetic, remarks and follow-ups. What a screen reader reads and what other programs get as `text`.
 */
export function renderText(answer: Answer): string {
  const parts = [answer.headline]
  if (answer.answered) {
    parts.push(...answer.quotes.map(block))
    if (answer.steps.length) parts.push(['Arithmetic:', ...answer.steps.map(s => `  ${s}`)].join('\n'))
  }
  if (answer.notes.length) parts.push(answer.notes.join('\n'))
  if (!answer.answered && answer.nearest.length) {
    parts.push('Nearest paragraphs, which do not answer the question:', ...answer.nearest.map(block))
  }
  if (answer.next.length) parts.push(['You can ask next:', ...answer.next.map(n => `  ${n}`)].join('\n'))
  return parts.join('\n\n')
}
