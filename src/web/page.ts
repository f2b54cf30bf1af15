import type { Answer } from '../assistant/answer.ts'
import { answerHtml } from './answer-html.ts'
import { askForm, type Refusal } from './ask-form.ts'
import { type Conversation, linkTo } from './conversation-link.ts'
import { dayInWords, readDay } from './day.ts'
import { type Frame, page } from './frame.ts'
import { html } from './html.ts'

/** The example questions of the first page. */
const EXAMPLES = [
  'When does the mandate end?',
  'What does OP6 (d) say?',
  'When is the next report due?',
  'What does UTO stand for?',
  'Who is asked to do what?',
  'Does it act under Chapter VII?',
]

/** The first page, before anything is asked, and the page on which a field was refused. */
export function welcomePage(question: string, conversation: Conversation, frame: Frame, refusal?: Refusal): string {
  const title = refusal?.message ?? 'Ask what the Security Council decided, word for word'
  return page(
    title,
    frame,
    html`<div class="welcome">
<h1 id="headline" tabindex="-1">Ask what the Council decided.</h1>
<p class="lead">The answer is a quotation with its paragraph, or a date worked out from one. Where the text is silent, so is Seized.</p>
</div>
${askForm({ label: 'Your question', question, conversation, frame, refusal, first: true })}
<nav class="next" aria-labelledby="examples">
<h2 id="examples">For example</h2>
<ul>${EXAMPLES.map(q => html`<li><a href="${linkTo(q, conversation)}">${q}</a></li>`)}</ul>
</nav>`,
    { room: '/' },
  )
}

/**
 * The page that answers. Where the text says it, the field is free for a follow-up, which is read in the light of this
 * question; where it does not, the question stays in the field to be put in other words.
 */
export function answerPage(question: string, conversation: Conversation, frame: Frame, answer: Answer): string {
  const next = { ...conversation, previous: [...conversation.previous, question] }
  const day = conversation.asOf && readDay(conversation.asOf)
  const form = answer.answered
    ? askForm({ label: 'Ask a follow-up', question: '', conversation: next, frame })
    : askForm({ label: 'Put it in other words', question, conversation, frame })
  return page(
    answer.headline,
    frame,
    html`${form}
<p class="asked"><span class="quiet">You asked${day && ` as of ${dayInWords(day)}`}</span> ${question}</p>
${answerHtml(answer, follow => linkTo(follow, next))}
${earlier(conversation)}`,
    { room: '/', script: 'copy' },
  )
}

/** The questions that the present one is read in the light of, each a way back. */
const earlier = ({ previous, ...rest }: Conversation) =>
  previous.length > 0 &&
  html`<nav class="earlier" aria-labelledby="earlier">
<h2 id="earlier">Earlier in this conversation</h2>
<ol>${previous.map((q, i) => html`<li><a href="${linkTo(q, { ...rest, previous: previous.slice(0, i) })}">${q}</a></li>`)}</ol>
<p><a href="/">Start afresh</a></p>
</nav>`

/** A page that says what went wrong and what to do about it. */
export const faultPage = (headline: string, remedy: string, frame: Frame): string =>
  page(
    headline,
    frame,
    html`<div class="fault">
<h1 id="headline" tabindex="-1">${headline}</h1>
<p class="lead">${remedy}</p>
<p><a href="/">Ask a question</a></p>
</div>`,
  )
