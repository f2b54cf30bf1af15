import { askForm, type Refusal } from './ask-form.ts'
import { type Conversation, linkTo } from './conversation-link.ts'
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
