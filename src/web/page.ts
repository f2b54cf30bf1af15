import { type Conversation, carried, linkTo } from './conversation-link.ts'
import { fieldValue, type Html, html } from './html.ts'

/** What every page shows around its content. */
export interface Frame {
  /** The resolutions that are asked: symbol and day of adoption, "1997-11-14". */
  readonly resolutions: readonly { readonly symbol: string; readonly adopted?: string }[]
  /** The day on which the clock was set, where it does not show the machine's time. */
  readonly today?: Temporal.PlainDate
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "14 November 1997", as the Council writes it. Not `toLocaleString`: loading its data would double the time to the first page. */
export const dayInWords = ({ day, month, year }: Temporal.PlainDate): string => `${day} ${MONTHS[month - 1]} ${year}`

function subject({ resolutions }: Frame): Html | string {
  const [first, second] = resolutions
  if (!first) return 'No resolution'
  if (!second) {
    const adopted = first.adopted && `adopted ${dayInWords(Temporal.PlainDate.from(first.adopted))}`
    return html`<strong>${first.symbol}</strong>${adopted && html` <span class="dot">·</span> ${adopted}`}`
  }
  const years = resolutions.flatMap(r => (r.adopted ? [Number(r.adopted.slice(0, 4))] : []))
  const [from, to] = [Math.min(...years), Math.max(...years)]
  return html`<strong>${resolutions.length} resolutions</strong>${years.length > 0 && html` <span class="dot">·</span> ${from === to ? from : `${from}–${to}`}`}`
}

/** A whole page. The title holds the answer, for it is what a tab, a bookmark and a screen reader say first. */
export function page(title: string, frame: Frame, main: Html): string {
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

/** A list of all resolutions would weigh more than the page; any other symbol can be typed. */
const MOST_CHOICES = 400

/** A field that was refused, and the whole sentence that says why. */
export interface Refusal {
  readonly field: 'q' | 'asOf'
  readonly message: string
}

/**
 * The form: a plain GET, so that an answer has an address that can be sent to a colleague.
 *
 * @param question what stands in the field
 * @param asked true where that question was answered, so that the next one is asked in its light
 */
export function askForm(
  question: string,
  conversation: Conversation,
  frame: Frame,
  { asked = false, refusal }: { asked?: boolean; refusal?: Refusal | undefined } = {},
): Html {
  const { previous, in: within = '', asOf = '' } = conversation
  const wrong = (field: Refusal['field']) =>
    refusal?.field === field && html` aria-invalid="true" aria-describedby="refusal"`
  return html`<form method="get" action="/" role="search" aria-label="Ask a question">
${carried(asked ? [...previous, question] : previous).map(q => html`<input type="hidden" name="previous" value="${fieldValue(q)}">`)}
<label for="q">Your question</label>
<div class="line">
<input id="q" name="q" type="search" value="${fieldValue(question)}" required autocomplete="off" enterkeyhint="search"${wrong('q')}${!asked && !refusal && html` autofocus`}>
<button type="submit">Ask</button>
</div>
<div class="options">
${
  frame.resolutions.length > 1 &&
  html`<p><label for="in">Resolution</label>
<input id="in" name="in" list="symbols" value="${fieldValue(within)}" placeholder="any" autocomplete="off">
<datalist id="symbols">${frame.resolutions.slice(0, MOST_CHOICES).map(r => html`<option value="${r.symbol}">`)}</datalist></p>`
}
<p><label for="asOf">As of</label>
<input id="asOf" name="asOf" type="date" value="${fieldValue(asOf)}"${wrong('asOf')}>
<span class="quiet">optional: the day that counts as today</span></p>
</div>
${refusal && html`<p id="refusal" class="refusal" role="alert">${refusal.message}</p>`}
</form>`
}

/** The first page, before anything is asked. */
export function welcome(conversation: Conversation, frame: Frame, refusal?: Refusal, question = ''): Html {
  return html`<div class="welcome">
<h1 id="headline" tabindex="-1">Ask what the Council decided.</h1>
<p class="lead">The answer is a quotation with its paragraph, or a date worked out from one. Where the text is silent, so is Seized.</p>
</div>
${askForm(question, conversation, frame, { refusal })}
<nav class="next" aria-labelledby="examples">
<h2 id="examples">For example</h2>
<ul>${EXAMPLES.map(q => html`<li><a href="${linkTo(q, conversation)}">${q}</a></li>`)}</ul>
</nav>`
}

/** The questions that the present one is read in the light of, each a way back. */
export function earlier({ previous, ...rest }: Conversation): Html | false {
  return (
    previous.length > 0 &&
    html`<nav class="earlier" aria-labelledby="earlier">
<h2 id="earlier">Earlier in this conversation</h2>
<ol>${previous.map((q, i) => html`<li><a href="${linkTo(q, { ...rest, previous: previous.slice(0, i) })}">${q}</a></li>`)}</ol>
<p><a class="fresh" href="/">Start afresh</a></p>
</nav>`
  )
}

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
