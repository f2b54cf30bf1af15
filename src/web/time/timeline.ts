import { printDate } from '../../resolution/dates.ts'
import { linkToClause } from '../citation.ts'
import { type Html, html } from '../html.ts'
import { type Due, type Life, startOf } from './life.ts'

/** Pixels. Widths are shares of the drawing, so that letters keep their size on every screen. */
const ROW = 26
const BAR = 18
const TOP = 30
const LANE = 40
const AXIS = 28
/** Acts of a long chain share rows: each stands below the one before it, and the fourth beside the first. */
const MOST_ROWS = 5

const LANES = [
  ['report', 'Reports'],
  ['event', 'Events'],
  ['other', 'Other deadlines'],
  ['mandate', 'Terms'],
] as const

/** Where days lie between the first and the last, 0 to 100 with a margin. */
export interface Scale {
  readonly first: string
  readonly last: string
  readonly at: (day: string) => number
}

const MARGIN = 3

/** The days that a life is drawn over. */
export function scaleOf({ first, last }: Pick<Life, 'first' | 'last'>): Scale {
  const days = Math.max(1, daysBetween(first, last))
  return { first, last, at: day => MARGIN + (daysBetween(first, day) / days) * (100 - 2 * MARGIN) }
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/** A mandate's life: the chain of extensions as bars, what falls due below it, and the day that counts as today across both. */
export function timelineHtml(life: Life, asOf: string): Html {
  const scale = scaleOf(life)
  const rows = Math.min(MOST_ROWS, life.acts.length)
  const lanes = LANES.filter(([what]) => life.dues.some(due => due.what === what))
  const base = TOP + rows * ROW + 8
  const height = base + lanes.length * LANE + AXIS
  const name = `${life.key}: ${life.acts.length === 1 ? 'one act' : `${life.acts.length} acts`} on the mandate and ${life.dues.length} deadlines, ${printDate(life.first)} to ${printDate(life.last)}`
  return html`<figure class="timeline"><svg width="100%" height="${height}" role="group" aria-label="${name}" data-first="${life.first}" data-last="${life.last}">
${ticks(scale).map(
  ({ day, label }) =>
    html`<line class="tick" x1="${pc(scale.at(day))}" x2="${pc(scale.at(day))}" y1="${TOP - 6}" y2="${height - AXIS}"></line><text class="tick" x="${pc(scale.at(day))}" y="${height - 9}">${label}</text>`,
)}
${life.acts.map((act, i) => {
  const [start, end] = [scale.at(startOf(act)), scale.at(act.until)]
  const y = TOP + (i % rows) * ROW
  const state = (act.adopted ?? '') > asOf ? 'later' : act.until < asOf ? 'past' : 'running'
  const words = `${act.symbol}: until ${printDate(act.until)}`
  return html`<a href="${linkToClause(act.symbol, act.clause) ?? '/read'}" aria-label="${words}"><title>${words}</title><rect class="act ${state}" x="${pc(start)}" y="${y}" width="${pc(Math.max(0.6, end - start))}" height="${BAR}" rx="4"></rect><text class="act ${state}" x="${pc(start)}" dx="6" y="${y + 13}">${numberOf(act.symbol)}</text></a>
`
})}
${lanes.map(([what, label], i) => {
  const y = base + i * LANE
  return html`<text class="lane" x="0" y="${y + 8}">${label}</text><line class="lane" x1="0" x2="100%" y1="${y + 24}" y2="${y + 24}"></line>${life.dues.filter(due => due.what === what).map(due => point(due, scale, y + 24, asOf))}
`
})}
<line class="as-of" id="as-of-line" x1="${pc(scale.at(clamp(asOf, life)))}" x2="${pc(scale.at(clamp(asOf, life)))}" y1="14" y2="${height - AXIS + 4}"></line>
</svg>
<figcaption><span class="key past">passed</span> <span class="key running">in force or to come</span> <span class="key later">decided after that day</span></figcaption></figure>`
}

function point(due: Due, scale: Scale, y: number, asOf: string): Html {
  const state = due.known > asOf ? 'later' : due.day < asOf ? 'past' : 'running'
  const words = `${due.actor ? `${due.actor}: ` : ''}${due.what} ${due.from ? `${printDate(due.from)} to ` : ''}${printDate(due.day)}, ${due.symbol}`
  return html`<a href="${linkToClause(due.symbol, due.clause) ?? '/read'}" aria-label="${words}"><title>${words}</title><circle class="due ${state}" cx="${pc(scale.at(due.day))}" cy="${y}" r="7"></circle></a>`
}

const pc = (share: number): string => `${Math.round(share * 100) / 100}%`

const clamp = (day: string, { first, last }: Pick<Life, 'first' | 'last'>): string =>
  day < first ? first : day > last ? last : day

const numberOf = (symbol: string): string => /\d{3,4}/.exec(symbol)?.[0] ?? symbol

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
/** A label takes about a tenth of a telephone's width. */
const MOST_TICKS = 7

/** First days of months or years, as many as there is room for. */
function ticks({ first, last }: Scale): readonly { readonly day: string; readonly label: string }[] {
  const months = Math.max(1, daysBetween(first, last) / 30.44)
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find(each => months / each <= MOST_TICKS) ?? 480
  const start = Temporal.PlainDate.from(first)
  const found: { day: string; label: string }[] = []
  let day =
    step >= 12
      ? Temporal.PlainDate.from({ year: Math.ceil(start.year / (step / 12)) * (step / 12), month: 1, day: 1 })
      : Temporal.PlainDate.from({ year: start.year, month: 1, day: 1 })
  for (; day.toString() <= last; day = day.add({ months: step }))
    if (day.toString() >= first)
      found.push({
        day: day.toString(),
        label: step >= 12 || day.month === 1 ? String(day.year) : MONTHS[day.month - 1]!,
      })
  return found
}
