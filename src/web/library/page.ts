import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf } from '../../resolution/facts.ts'
import type { Resolution } from '../../resolution/model.ts'
import { linkToClause, placeOf } from '../citation.ts'
import { type Frame, page } from '../frame.ts'
import { type Html, html } from '../html.ts'

/** Who may add: anybody, whoever has the token, nobody. */
export type Adding = 'open' | 'token' | 'off'

/** As many as a page carries without becoming slow. */
const MOST = 500

/** What is loaded, and the door for more. */
export function libraryPage(resolutions: readonly Resolution[], adding: Adding, frame: Frame): string {
  const shown = [...resolutions].sort((a, b) => ((a.adopted ?? '') < (b.adopted ?? '') ? 1 : -1)).slice(0, MOST)
  return page(
    'Library',
    frame,
    html`<h1 id="headline" tabindex="-1">Library</h1>
${adding === 'off' ? offHtml : doorHtml(adding)}
<h2 id="loaded">${resolutions.length === 1 ? 'One resolution is loaded' : `${resolutions.length} resolutions are loaded`}</h2>
<div class="scroll" role="region" aria-labelledby="loaded" tabindex="0"><table id="shelf"><thead><tr><th scope="col">Resolution</th><th scope="col">Adopted</th><th scope="col">Paragraphs</th><th scope="col">Deadlines</th><th scope="col">Problems</th><th scope="col"><span class="unseen">Ask</span></th></tr></thead>
<tbody>${shown.map(rowHtml)}</tbody></table></div>
${resolutions.length > MOST && html`<p class="quiet">The latest ${MOST}. <a href="/read">Read</a> finds any other by its number.</p>`}`,
    { room: '/library', script: 'library', style: 'library', wide: true },
  )
}

const offHtml = html`<p class="lead">Adding documents by the page is off on a server that others can reach, unless it has a SEIZED_ADMIN_TOKEN. On the server itself: <code>npm run -s seized -- ingest FILE</code></p>`

const doorHtml = (adding: Adding): Html =>
  html`<p class="lead">Add a resolution as PDF, Word or text. It is read on this machine, kept there, and can be asked at once.</p>
<form id="door" class="door" data-ready="false" aria-label="Add documents">
<label class="drop" for="files"><strong>Drop files here</strong> or choose them<span class="quiet">PDF, .docx or .txt, up to 50 MB each</span></label>
<input id="files" type="file" multiple accept=".pdf,.docx,.txt,application/pdf,text/plain">
${adding === 'token' && html`<p class="token"><label for="token">Token</label> <input id="token" type="password" autocomplete="current-password" required></p>`}
<noscript><p class="refusal">Adding by the page needs JavaScript. On the command line: npm run -s seized -- ingest FILE</p></noscript>
</form>
<ul id="uploads" class="uploads" aria-live="polite"></ul>`

function rowHtml(resolution: Resolution): Html {
  const { symbol, adopted, clauses, problems } = resolution
  const place = placeOf(symbol)
  return html`<tr><th scope="row">${place ? html`<a href="${place}">${symbol}</a>` : symbol || 'without a symbol'}</th>
<td>${adopted && printDate(adopted)}</td><td>${clauses.length - 1}</td><td>${deadlinesOf(resolution).length}</td>
<td>${problems.length === 0 ? 'none' : html`<details><summary>${problems.length}</summary>${problemsHtml(resolution)}</details>`}</td>
<td><a href="${askOf(symbol)}">Ask it</a></td></tr>
`
}

/** Where a resolution is asked. */
export const askOf = (symbol: string): string =>
  `/?${new URLSearchParams({ q: 'What is this resolution about?', in: symbol })}`

const problemsHtml = ({ symbol, problems }: Resolution): Html =>
  html`<ul>${problems.map(({ message, clause }) => {
    const link = clause && linkToClause(symbol, clause)
    return html`<li>${message}${clause && link && html` <a href="${link}">${formatCitation(clause)}</a>`}</li>`
  })}</ul>`
