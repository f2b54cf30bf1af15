import type { Answer, Quote } from '../assistant/answer.ts'
import { formatCitation } from '../resolution/citation.ts'
import type { ClauseId, Span } from '../resolution/model.ts'
import { cited, linkToClause } from './citation.ts'
import { fieldValue, type Html, html } from './html.ts'
import { type Marked, markedUp, paragraphsOf } from './marked-text.ts'

/**
 * An answer as HTML: the headline first, then what it rests on.
 *
 * @param link where a follow-up question leads
 */
export function answerHtml(answer: Answer, link: (question: string) => string): Html {
  return html`<article class="answer ${answer.answered ? 'found' : 'silent'}" aria-labelledby="headline">
<h1 id="headline" tabindex="-1">${answer.headline}</h1>
${answer.answered ? answer.quotes.map(quoteHtml) : undefined}
${answer.answered && stepsHtml(answer.steps)}
${notesHtml(answer.notes)}
${!answer.answered && nearestHtml(answer.nearest)}
</article>
${nextHtml(answer.next, link)}`
}

function quoteHtml({ symbol, clause, text, highlights }: Quote): Html {
  return html`<figure class="quote">
<blockquote>${paragraphsOf(text).map(span => html`<p>${markedUp(text, span, highlights.map(highlighted))}</p>`)}</blockquote>
<figcaption><span><span class="clause">${formatCitation(clause)}</span> <cite>${inPlace(symbol, clause)}</cite></span>
${copyButton(cited(symbol, clause, text))}</figcaption>
</figure>
`
}

const highlighted = (span: Span): Marked => ({ span, as: words => html`<mark>${words}</mark>` })

function inPlace(symbol: string, clause: ClauseId): Html | string {
  const link = linkToClause(symbol, clause)
  return link ? html`<a href="${link}">${symbol}</a>` : symbol
}

/** Hidden until a script stands behind it. */
export const copyButton = (text: string, label = 'Copy with citation'): Html =>
  html`<button type="button" class="copy" data-copy="${fieldValue(text)}" title="Copy with citation" hidden>${label}</button>`

const stepsHtml = (steps: readonly string[]) =>
  steps.length > 0 &&
  html`<section class="steps" aria-labelledby="steps">
<h2 id="steps">Arithmetic</h2>
<ol>${steps.map(step => html`<li>${step}</li>`)}</ol>
</section>`

const notesHtml = (notes: readonly string[]) =>
  notes.length > 0 && html`<div class="notes" role="note">${notes.map(note => html`<p>${note}</p>`)}</div>`

const nearestHtml = (nearest: readonly Quote[]) =>
  nearest.length > 0 &&
  html`<section class="nearest" aria-labelledby="nearest">
<h2 id="nearest">Nearest paragraphs – not an answer</h2>
${nearest.map(quoteHtml)}
</section>`

const nextHtml = (next: readonly string[], link: (question: string) => string) =>
  next.length > 0 &&
  html`<nav class="next" aria-labelledby="next">
<h2 id="next">Ask next</h2>
<ul>${next.map(question => html`<li><a href="${link(question)}">${question}</a></li>`)}</ul>
</nav>`
