import { formatCitation } from '../../resolution/citation.ts'
import { datesOf, deadlinesOf, termsOf } from '../../resolution/facts.ts'
import type { Clause, Resolution } from '../../resolution/model.ts'
import { copyButton } from '../answer-html.ts'
import { cited } from '../citation.ts'
import { type Html, html } from '../html.ts'
import { type Marked, markedUp, paragraphsOf } from '../marked-text.ts'

/**
 * A resolution as issued: every word of its source in order, each paragraph under its id, with defined terms, dates and deadlines
 * marked. What stands between the paragraphs (their numbers, headings, "The Security Council,") is shown too.
 */
export function textHtml(resolution: Resolution): Html {
  const { source, clauses } = resolution
  const marks = marksOf(resolution)
  const depths = new Map<string, number>()
  const parts: Html[] = []
  let at = 0
  for (const clause of [...clauses].sort((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = clause.span
    // A clause that overlaps what was shown already would be shown twice.
    if (start < at) continue
    const between = source.slice(at, start)
    const label = clause.label && between.trimEnd().endsWith(clause.label) ? clause.label : undefined
    parts.push(betweenHtml(label ? between.trimEnd().slice(0, -label.length) : between))
    const depth = clause.parent === undefined ? 0 : (depths.get(clause.parent) ?? 0) + 1
    depths.set(clause.id, depth)
    parts.push(clauseHtml(resolution, clause, label, depth, marks.get(clause.id) ?? []))
    at = end
  }
  parts.push(betweenHtml(source.slice(at)))
  return html`<div class="text">${parts}</div>`
}

/** Headings and lines that belong to no paragraph. */
const betweenHtml = (text: string): Html =>
  html`${text
    .split(/\n{2,}/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => html`<p class="between">${line}</p>`)}`

function clauseHtml(
  { symbol }: Resolution,
  clause: Clause,
  label: string | undefined,
  depth: number,
  marks: readonly Marked[],
): Html {
  const { id, part, text } = clause
  const citation = part === 'masthead' ? 'Masthead' : formatCitation(id)
  const name = `cite-${id}`
  return html`<section class="clause-text ${part} depth-${Math.min(depth, 4)}" id="${id}" tabindex="-1" aria-labelledby="${name}">
<p class="tools"><a class="anchor" id="${name}" href="#${id}">${citation}</a>${copyButton(cited(symbol, id, text), 'Copy')}</p>
<div class="words">${paragraphsOf(text).map(
    (span, i) =>
      html`<p>${i === 0 && label && html`<span class="label">${label}</span> `}${markedUp(
        text,
        span,
        clause.verb && part !== 'masthead' ? [...verbMark(clause.verb, text), ...marks] : marks,
      )}</p>`,
  )}</div>
</section>
`
}

/** The leading verb stands in italics, as the Council prints it. */
const verbMark = (verb: string, text: string): readonly Marked[] =>
  text.startsWith(verb) ? [{ span: [0, verb.length], as: words => html`<em>${words}</em>` }] : []

/** What is pointed out in each paragraph, the weightier first: deadlines, terms where they are defined, dates, terms where they are used. */
function marksOf(resolution: Resolution): ReadonlyMap<string, readonly Marked[]> {
  const marks = new Map<string, Marked[]>()
  const put = (clause: string, mark: Marked) => {
    const list = marks.get(clause) ?? []
    if (list.some(({ span }) => span[0] < mark.span[1] && mark.span[0] < span[1])) return
    list.push(mark)
    marks.set(clause, list)
  }
  for (const { clause, span, due, every, what } of deadlinesOf(resolution))
    put(clause, {
      span,
      as: words => html`<mark class="due" title="${titleOf(what, due, every)}">${words}</mark>`,
    })
  const terms = termsOf(resolution)
  for (const { clause, short, long, span } of terms)
    put(clause, { span, as: words => html`<dfn id="term-${idOf(short)}" title="${short}: ${long}">${words}</dfn>` })
  for (const { clause, span, date, until } of datesOf(resolution))
    put(clause, {
      span,
      as: words => html`<time datetime="${date}"${until && html` title="${date} to ${until}"`}>${words}</time>`,
    })
  for (const { id, text } of resolution.clauses)
    for (const { short, long } of terms)
      for (const m of text.matchAll(new RegExp(`(?<![\\p{L}\\d])${RegExp.escape(short)}(?![\\p{L}\\d])`, 'gu')))
        put(id, {
          span: [m.index, m.index + short.length],
          as: words => html`<abbr title="${long}">${words}</abbr>`,
        })
  return marks
}

const titleOf = (what: string, due: string | undefined, every: string | undefined): string =>
  `${what === 'other' ? 'Deadline' : `${what[0]?.toUpperCase()}${what.slice(1)}`}${due ? ` due ${due}` : every ? ` every ${every}` : ''}`

/** A term as part of an id. */
export const idOf = (term: string): string => term.replace(/[^\p{L}\d]+/gu, '-').toLowerCase()
