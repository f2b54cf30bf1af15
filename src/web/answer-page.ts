import type { Answer } from '../assistant/answer.ts'
import { answerHtml } from './answer-html.ts'
import { askForm } from './ask-form.ts'
import { type Conversation, linkTo } from './conversation-link.ts'
import { dayInWords, readDay } from './day.ts'
import { type Frame, page } from './frame.ts'
import { html } from './html.ts'

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
