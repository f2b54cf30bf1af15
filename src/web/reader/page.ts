import type { Library } from '../../library/library.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf, termsOf } from '../../resolution/facts.ts'
import type { Resolution } from '../../resolution/model.ts'
import { linkToClause, placeOf } from '../citation.ts'
import { type Frame, page } from '../frame.ts'
import { fieldValue, type Html, html } from '../html.ts'
import { type Findings, searchText } from './search.ts'
import { idOf, textHtml } from './text.ts'

const SHELL = { room: '/read', script: 'reader', style: 'reader', wide: true } as const

/** What can be read, and what was found in it. */
export function shelfPage(library: Library, typed: string, frame: Frame): string {
  const { resolutions } = library
  return page(
    typed ? `${typed} – search` : 'Read',
    frame,
    html`<h1 id="headline" tabindex="-1">Read the text as issued</h1>
${searchForm(typed)}
<div id="found" aria-live="polite">${typed ? foundHtml(searchText(library, typed), typed) : shelfHtml(resolutions)}</div>`,
    SHELL,
  )
}

/** A resolution, whole. */
export function resolutionPage(resolution: Resolution, library: Library, frame: Frame): string {
  const { symbol, adopted, meeting, clauses } = resolution
  return page(
    symbol,
    frame,
    html`<div class="reader">
<div class="column">
<h1 id="headline" tabindex="-1">${symbol}</h1>
<p class="lead">${adopted && html`Adopted ${printDate(adopted)}`}${meeting && html` at the ${ordinal(meeting)} meeting`}${(adopted || meeting) && html` <span class="dot">·</span> `}${clauses.length - 1} paragraphs <span class="dot">·</span> <a href="/?${new URLSearchParams({ q: 'What does it decide?', in: symbol }).toString()}">Ask it</a></p>
${textHtml(resolution)}
</div>
<aside class="beside" aria-label="About this text">
${library.resolutions.length > 1 && searchForm('')}
${deadlinesHtml(resolution)}
${contentsHtml(resolution)}
${glossaryHtml(resolution)}
</aside>
</div>`,
    SHELL,
  )
}

const searchForm = (typed: string): Html =>
  html`<form class="search" method="get" action="/read" role="search" aria-label="Search the texts">
<label for="search">Search ${typed ? '' : 'every paragraph'}</label>
<div class="line"><input id="search" name="q" type="search" value="${fieldValue(typed)}" autocomplete="off" placeholder="ceasefire, 1138, police…"><button type="submit">Search</button></div>
</form>`

/** As many as a page carries without becoming slow; the search finds the others. */
const MOST = 500

function shelfHtml(resolutions: readonly Resolution[]): Html {
  const latest = [...resolutions].sort((a, b) => ((a.adopted ?? '') < (b.adopted ?? '') ? 1 : -1))
  return html`<ul class="shelf">${latest.slice(0, MOST).map(r => {
    const place = placeOf(r.symbol)
    const name = r.symbol || 'without a symbol'
    return html`<li>${place ? html`<a href="${place}">${name}</a>` : name} <span class="quiet">${r.adopted && printDate(r.adopted)}</span>${subjectOf(r)}</li>`
  })}</ul>
${latest.length > MOST && html`<p class="quiet">The latest ${MOST} of ${latest.length}. Search for any other by its number.</p>`}`
}

/** What it is about, by its first decision. */
function subjectOf({ clauses }: Resolution): Html | false {
  const first = clauses.find(c => c.part === 'operative' && /^(?:Decides|Authorizes|Demands|Requests)\b/.test(c.text))
  return first !== undefined && html` <span class="gist">${shortened(first.text)}</span>`
}

const GIST = 150

const shortened = (text: string): string =>
  text.length <= GIST ? text : `${text.slice(0, text.lastIndexOf(' ', GIST)).replace(/\s+/g, ' ')} …`

function foundHtml({ resolutions, clauses, more }: Findings, typed: string): Html {
  if (resolutions.length === 0 && clauses.length === 0)
    return html`<p class="lead">No paragraph speaks of “${typed}”.</p>`
  return html`${resolutions.length > 0 && shelfHtml(resolutions)}
<ol class="findings">${clauses.map(
    ({ resolution: { symbol }, clause: { id, text }, highlights }) =>
      html`<li><a href="${linkToClause(symbol, id) ?? '/read'}"><span class="clause">${formatCitation(id)}</span> ${symbol}</a>
<p class="words">${pieces(text, highlights)}</p></li>`,
  )}</ol>
${more > 0 && html`<p class="quiet">${more} more paragraphs speak of it. Type another word to find fewer.</p>`}`
}

function pieces(text: string, spans: Findings['clauses'][number]['highlights']): Html[] {
  const parts: Html[] = []
  let at = 0
  for (const [start, end] of spans) {
    parts.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  parts.push(html`${text.slice(at)}`)
  return parts
}

function deadlinesHtml(resolution: Resolution): Html | false {
  const deadlines = deadlinesOf(resolution)
  return (
    deadlines.length > 0 &&
    html`<section aria-labelledby="falls-due"><h2 id="falls-due">What falls due</h2>
<ul>${deadlines.map(
      ({ clause, due, every, words }) =>
        html`<li><a href="#${clause}">${formatCitation(clause)}</a> ${due ? printDate(due) : every ? `every ${every}` : ''} <span class="quiet">“${words}”</span></li>`,
    )}</ul></section>`
  )
}

const contentsHtml = ({ clauses }: Resolution): Html =>
  html`<nav aria-labelledby="contents"><details open><summary><h2 id="contents">Paragraphs</h2></summary>
<ul>${clauses
    .filter(c => c.parent === undefined && c.part !== 'masthead')
    .map(
      ({ id, verb, heading, part }) =>
        html`<li><a href="#${id}">${formatCitation(id)}</a> <span class="quiet">${verb ?? (part === 'annex' ? heading : '')}</span></li>`,
    )}</ul></details></nav>`

function glossaryHtml(resolution: Resolution): Html | false {
  const terms = termsOf(resolution)
  return (
    terms.length > 0 &&
    html`<section aria-labelledby="glossary"><h2 id="glossary">Glossary</h2>
<dl>${terms.map(({ short, long }) => html`<dt><a href="#term-${idOf(short)}">${short}</a></dt><dd>${long}</dd>`)}</dl></section>`
  )
}

/** "3833rd" */
function ordinal(n: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'
  return `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : ending}`
}
