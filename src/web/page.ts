import type { Answer } from '../assistant/answer.ts'
import { answerHtml } from './answer-html.ts'
import { askForm, type Refusal } from './ask-form.ts'
import { type Conversation, linkTo } from './conversation-link.ts'
import { dayInWords, readDay } from './day.ts'
import { type Html, html } from './html.ts'

/** What every page shows around its content. */
export interface Frame {
  /** The resolutions that are asked: symbol and day of adoption, "1997-11-14". */
  readonly resolutions: readonly { readonly symbol: string; readonly adopted?: string }[]
  /** The day on which the clock was set, where it does not show the machine's time. */
  readonly today?: Temporal.PlainDate
}

function subject({ resolutions }: Frame): Html | string {
  const [first, second] = resolutions
  if (!first) return 'No resolution'
  if (!second) {
    const adopted = readDay(first.adopted ?? '')
    return html`<strong>${first.symbol}</strong>${adopted && html` <span class="dot">·</span> adopted ${dayInWords(adopted)}`}`
  }
  const years = resolutions.flatMap(r => (r.adopted ? [Number(r.adopted.slice(0, 4))] : []))
  const [from, to] = [Math.min(...years), Math.max(...years)]
  return html`<strong>${resolutions.length} resolutions</strong>${years.length > 0 && html` <span class="dot">·</span> ${from === to ? from : `${from}–${to}`}`}`
}

/** A whole page. The title holds the answer, for it is what a tab, a bookmark and a screen reader say first. */
function page(title: string, frame: Frame, main: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#headline">Skip to the answer</a>
<header>
<a class="brand" href="/">Seized</a>
<p class="subject">${subject(frame)}</p>
</header>
<main>
${frame.today && html`<p class="clock">The clock is set: today counts as <strong>${dayInWords(frame.today)}</strong>.</p>`}
${main}
</main>
<footer>
<p>Every quotation is the text as issued, word for word. No model, no network: the same question gets the same answer.</p>
</footer>
</body>
</html>
`.markup
}

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
    `${title} – Seized`,
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
    `${answer.headline} – Seized`,
    frame,
    html`${form}
<p class="asked"><span class="quiet">You asked${day && ` as of ${dayInWords(day)}`}</span> ${question}</p>
${answerHtml(answer, follow => linkTo(follow, next))}
${earlier(conversation)}`,
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
    `${headline} – Seized`,
    frame,
    html`<div class="fault">
<h1 id="headline" tabindex="-1">${headline}</h1>
<p class="lead">${remedy}</p>
<p><a href="/">Ask a question</a></p>
</div>`,
  )
