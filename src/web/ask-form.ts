import { type Conversation, carried } from './conversation-link.ts'
import { dayInWords, readDay } from './day.ts'
import { fieldValue, type Html, html } from './html.ts'

/** A field that was refused, and the whole sentence that says why. */
export interface Refusal {
  readonly field: 'q' | 'asOf'
  readonly message: string
}

interface Form {
  readonly label: string
  /** What stands in the field. */
  readonly question: string
  /** In whose light the next question is read. */
  readonly conversation: Conversation
  readonly frame: {
    readonly resolutions: readonly { readonly symbol: string }[]
    readonly today?: Temporal.PlainDate
  }
  readonly refusal?: Refusal | undefined
  /** True on the page whose only matter is the form: it takes the focus. */
  readonly first?: boolean
}

/** A list of all resolutions would weigh more than the page; any other symbol can be typed. */
const MOST_CHOICES = 400

/** The form: a plain GET, so that an answer has an address that can be sent to a colleague. */
export function askForm({ label, question, conversation, frame, refusal, first = false }: Form): Html {
  const { previous, in: within = '', asOf = '' } = conversation
  const day = readDay(asOf)
  const today = day ?? frame.today
  const many = frame.resolutions.length > 1
  const wrong = (field: Refusal['field']) =>
    refusal?.field === field && html` aria-invalid="true" aria-describedby="refusal"`
  return html`<form method="get" action="/" role="search" aria-label="Ask a question">
${carried(previous).map(q => html`<input type="hidden" name="previous" value="${fieldValue(q)}">`)}
<label for="q">${label}</label>
<div class="line">
<input id="q" name="q" type="search" value="${fieldValue(question)}" required autocomplete="off" enterkeyhint="search"${wrong('q')}${first && !refusal && html` autofocus`}>
<button type="submit">Ask</button>
</div>
<details${(day || refusal?.field === 'asOf') && html` open`}>
<summary>${many && `${within || 'Any resolution'}, `}${many ? 'as' : 'As'} of ${today ? dayInWords(today) : 'today'}</summary>
<div class="options">
${many && resolutionField(within, frame)}
<p><label for="asOf">The day that counts as today</label>
<input id="asOf" name="asOf" type="date" value="${day && fieldValue(asOf)}"${wrong('asOf')}></p>
</div>
</details>
${refusal && html`<p id="refusal" class="refusal" role="alert">${refusal.message}</p>`}
</form>`
}

const resolutionField = (within: string, { resolutions }: Form['frame']) =>
  html`<p><label for="in">Resolution</label>
<input id="in" name="in" list="symbols" value="${fieldValue(within)}" placeholder="any" autocomplete="off">
<datalist id="symbols">${resolutions.slice(0, MOST_CHOICES).map(r => html`<option value="${r.symbol}">`)}</datalist></p>`
