import { distance } from '../../assistant/present.ts'
import type { MandateInForce } from '../../library/mandates.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import { linkToClause } from '../citation.ts'
import { type Frame, page } from '../frame.ts'
import { type Html, html } from '../html.ts'
import { type Due, type Life, startOf } from './life.ts'
import { timelineHtml } from './timeline.ts'

/** The columns that the table can be sorted by. */
export const SORTS = ['entity', 'until', 'extensions'] as const

/** What the page is asked for. */
export interface View {
  /** ISO 8601. */
  readonly asOf: string
  readonly sort: (typeof SORTS)[number]
  readonly descending: boolean
  /** The clock's day, where it is another. */
  readonly today: string
}

/** Mandates and deadlines as of a day: drawn, listed, and as a table. */
export function timePage(
  life: Life | undefined,
  lives: readonly Life[],
  running: readonly MandateInForce[],
  view: View,
  frame: Frame,
): string {
  const { asOf } = view
  return page(
    `${life ? `${life.key} as of ` : ''}${printDate(asOf)}`,
    frame,
    html`<h1 id="headline" tabindex="-1">${life ? life.key : 'Time'} <span class="as-of-day">as of <output id="day">${printDate(asOf)}</output></span></h1>
${
  life
    ? html`${controls(life, lives, view)}
<div id="drawn" class="part">${timelineHtml(life, asOf)}
${duesHtml(life, asOf)}</div>`
    : html`<p class="lead">No loaded resolution sets a mandate’s last day. Add one on the <a href="/library">Library</a> page.</p>`
}
<div id="table" class="part">${tableHtml(running, life, view)}</div>`,
    { room: '/time', script: 'time', style: 'time', wide: true },
  )
}

function controls(life: Life, lives: readonly Life[], { asOf, sort, descending }: View): Html {
  const { first, last, key } = life
  return html`<form id="time" class="when" method="get" action="/time" aria-label="The day that counts as today">
${lives.length > 1 && html`<p><label for="of">Mandate</label> <select id="of" name="of">${lives.map(l => html`<option value="${l.key}"${l === life && html` selected`}>${l.key} (${l.first.slice(0, 4)}–${l.last.slice(0, 4)})</option>`)}</select></p>`}
<p class="slide"><label for="slider">As of</label> <input id="slider" type="range" data-first="${first}" data-last="${last}" hidden>
<input id="asOf" name="asOf" type="date" value="${asOf}" aria-label="As of, as a date"> <button type="submit">Show</button></p>
<input type="hidden" name="sort" value="${sort}">${descending && html`<input type="hidden" name="dir" value="desc">`}
<div id="jumps" class="part">${jumps(life, asOf, key)}</div>
</form>`
}

/** Ways to the days on which something happens, before and after. */
function jumps(life: Life, asOf: string, key: string): Html {
  const days = [
    ...new Set([...life.acts.flatMap(act => [startOf(act), act.until]), ...life.dues.map(due => due.day)]),
  ].sort()
  const to = (day: string | undefined, words: string) =>
    day !== undefined &&
    html`<a href="/time?${new URLSearchParams({ of: key, asOf: day }).toString()}">${words} ${printDate(day)}</a>`
  return html`${to(
    days.findLast(day => day < asOf),
    '←',
  )} ${to(
    days.find(day => day > asOf),
    '→',
  )}`
}

function duesHtml({ dues, acts }: Life, asOf: string): Html {
  const ends = acts.map(
    (act): Due => ({ ...act, day: act.until, what: 'mandate', words: '', known: act.adopted ?? '' }),
  )
  const all = [...dues, ...ends].filter(due => due.known <= asOf).sort((a, b) => (a.day < b.day ? -1 : 1))
  const [passed, coming] = [all.filter(due => due.day < asOf), all.filter(due => due.day >= asOf)]
  return html`<div class="dues">
<section aria-labelledby="coming"><h2 id="coming">To come</h2>${listHtml(coming, asOf, 'Nothing that was decided by then is still to come.')}</section>
<section aria-labelledby="passed"><h2 id="passed">Passed</h2>${listHtml(passed.toReversed(), asOf, 'Nothing has passed yet.')}</section>
</div>`
}

const MOST = 12

const listHtml = (dues: readonly Due[], asOf: string, none: string): Html =>
  dues.length === 0
    ? html`<p class="quiet">${none}</p>`
    : html`<ul>${dues
        .slice(0, MOST)
        .map(
          ({ day, from, what, actor, symbol, clause, words }) =>
            html`<li><strong>${from && `${printDate(from)} to `}${printDate(day)}</strong> <span class="quiet">${distance(Temporal.PlainDate.from(asOf), Temporal.PlainDate.from(day))}</span><br>${what === 'mandate' ? 'Mandate ends' : what === 'report' ? `Report${actor ? `: ${actor}` : ''}` : what === 'event' ? 'Event' : 'Deadline'} <a href="${linkToClause(symbol, clause) ?? '/read'}">${symbol}, ${formatCitation(clause)}</a>${words !== '' && html` <q>${words}</q>`}</li>`,
        )}</ul>${dues.length > MOST && html`<p class="quiet">and ${dues.length - MOST} more: the downloads have all.</p>`}`

function tableHtml(running: readonly MandateInForce[], life: Life | undefined, { asOf, sort, descending }: View): Html {
  const rows = [...running].sort((a, b) => {
    const order =
      sort === 'entity'
        ? a.entity.localeCompare(b.entity, 'en')
        : sort === 'extensions'
          ? a.history.length - b.history.length
          : a.until < b.until
            ? -1
            : a.until > b.until
              ? 1
              : 0
    return descending ? -order : order
  })
  const head = (column: View['sort'], words: string) => {
    const own = column === sort
    const query = new URLSearchParams({
      ...(life && { of: life.key }),
      asOf,
      sort: column,
      ...(own && !descending && { dir: 'desc' }),
    })
    return html`<th scope="col"${own && html` aria-sort="${descending ? 'descending' : 'ascending'}"`}><a href="/time?${query.toString()}" data-sort>${words}</a></th>`
  }
  return html`<h2 id="in-force">${rows.length === 0 ? 'No mandate is' : rows.length === 1 ? 'One mandate is' : `${rows.length} mandates are`} in force on ${printDate(asOf)}</h2>
${
  rows.length > 0 &&
  html`<div class="scroll" role="region" aria-labelledby="in-force" tabindex="0"><table>
<thead><tr>${head('entity', 'Mandate')}${head('until', 'Until')}<th scope="col">Left</th><th scope="col">By</th>${head('extensions', 'Extended')}</tr></thead>
<tbody>${rows.map(row => rowHtml(row, asOf))}</tbody></table></div>`
}
<p class="downloads">Download: ${['mandates', 'deadlines'].map(
    table =>
      html`<span>${table} as <a href="/time/${table}.csv?asOf=${asOf}" download>CSV</a> or <a href="/time/${table}.ics?asOf=${asOf}" download>calendar</a></span> `,
  )}</p>`
}

const rowHtml = (
  { entity, under, until, continues, symbol, clause, quote, history }: MandateInForce,
  asOf: string,
): Html =>
  html`<tr><th scope="row"><a href="/time?${new URLSearchParams({ of: under ? `${entity}, ${under}` : entity, asOf }).toString()}">${entity}</a>${under && html` <span class="quiet">${under}</span>`}</th>
<td>${printDate(until)}${continues && ' and on'}</td><td>${distance(Temporal.PlainDate.from(asOf), Temporal.PlainDate.from(until))}</td>
<td><a href="${linkToClause(symbol, clause) ?? '/read'}">${symbol}, ${formatCitation(clause)}</a><details><summary>the words</summary><blockquote>${quote}</blockquote></details></td>
<td>${history.length === 0 ? '' : history.length === 1 ? 'once' : `${history.length} times`}</td></tr>
`
