import type { Reference } from '../../resolution/citation.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf } from '../../resolution/facts.ts'
import type { Clause, ClauseId, Resolution } from '../../resolution/model.ts'
import { type Answer, quote } from '../answer.ts'
import { holds } from '../evidence.ts'
import type { Intent } from '../intent.ts'
import { echo } from '../phrasing.ts'
import {
  cite,
  citeAll,
  clauseOf,
  found,
  parentOf,
  passed,
  quoteFor,
  silent,
  snippet,
  unaccounted,
  vocabulary,
  withChildren,
} from '../present.ts'
import type { Query } from '../understand.ts'
import { mandateClause } from './mandate.ts'

const VOCABULARY = vocabulary(
  'chapeau chapeaux introductory intro stem quote read print display fetch cite report subparagraph sub-paragraph task item letter due deadline begin cover deal verb',
)
/** How many paragraphs one answer quotes; a wider range says so and offers the rest. */
const MOST = 20

/** Paragraphs by their numbers: one, a list or a range, with sub-paragraphs. */
export const clause: Intent = {
  id: 'clause',
  summary: 'Look up paragraphs by number: OP6(d), PP3, paras 3–5, the last operative paragraph.',
  examples: [
    'OP6(d)',
    'para. 6 (d)',
    'paragraph six subparagraph d',
    'OPs 3–5',
    'third preambular paragraph',
    'what does OP9 say?',
  ],
  most: 0.95,
  match: q => (q.resolution && placed(q, q.resolution).length > 0 ? 0.95 : 0),
  answer: q => (q.resolution ? lookUp(q, q.resolution) : undefined),
}

/**
 * The references that name a place: a letter that stands beside a paragraph and not with it belongs to nothing; alone, "(c) please", it is
 * a sub-paragraph where there is one operative paragraph.
 */
function placed(query: Query, resolution: Resolution): readonly Reference[] {
  const own = query.references.filter(r => r.part !== 'sub' || r.child)
  if (own.length > 0 || unaccounted(query, VOCABULARY).length > 0) return own
  const tops = resolution.clauses.filter(c => c.part === 'operative' && !c.parent)
  const [only] = tops
  if (!only || tops.length > 1) return []
  const [part = '', ...path] = only.id.split('-')
  return query.references.map(r => ({ ...r, part: part as 'op', path: [...path, ...r.path] }))
}

function lookUp(query: Query, resolution: Resolution): Answer {
  const all: Clause[] = []
  const missing: string[] = []
  for (const reference of placed(query, resolution)) {
    const { ids, absent } = resolve(resolution, reference)
    for (const id of ids) {
      const c = clauseOf(resolution, id)
      if (c && !all.includes(c)) all.push(c)
    }
    if (absent) missing.push(absent)
  }
  const first = all[0]
  if (!first) return noSuch(query, resolution, missing[0] ?? 'that paragraph')
  const notes = missing.map(m => `There is no ${m} in ${resolution.symbol}.`)
  const rest = unaccounted(query, VOCABULARY)
  if (rest.length > 0) {
    const inside = within(query, resolution, all)
    if (inside) return inside
    // a question on the paragraph in other words than its own is answered by the paragraph; a question whether it
    // mentions a thing, or for a figure that it does not hold, is not
    const fits = !PRESENCE.test(query.text) && all.some(c => holds(query, resolution, c))
    if (fits) return quoted(query, resolution, all, missing)
    const named = citeAll(
      query,
      resolution,
      placed(query, resolution).flatMap(r => resolve(resolution, r).ids.slice(0, 1)),
    )
    return silent(
      query,
      'clause',
      `${named} does not mention ${[...new Set(rest)].slice(0, 3).map(echo).join(' or ')}.`,
      {
        nearest: all.slice(0, 4).map(c => quoteFor(query, resolution, c.id)),
        notes,
      },
    )
  }
  return quoted(query, resolution, all, missing)
}

/** Whether a thing is said, or a name, number or day that must stand there. */
const PRESENCE =
  /\b(?:mention\w*|say (?:anything|something)|anything (?:on|about)|refer\w*|include\w*|contain\w*|cover\w*|prohibit\w*|impose\w*|condemn\w*)\b|^(?:does|do|did|is|are|was|were|has|have|can|may|any)\b/

function quoted(query: Query, resolution: Resolution, all: readonly Clause[], missing: readonly string[]): Answer {
  const first = all[0]!
  const notes = missing.map(m => `There is no ${m} in ${resolution.symbol}.`)
  const shown = all.slice(0, MOST)
  if (all.length > MOST)
    notes.push(`${all.length - MOST} further paragraphs are left out here: ask for them by number.`)
  const quotes = shown.map(c => quoteFor(query, resolution, c.id))
  // a sub-paragraph completes its chapeau: read alone it may mislead
  const parent = shown.length === 1 ? parentOf(resolution, first) : undefined
  if (parent) quotes.push(quote(resolution, parent.id))
  const due = deadlinesOf(resolution).filter(d => shown.some(c => c.id === d.clause))
  const steps = due.flatMap(d => d.steps)
  const when = query.asked === 'when' && due[0]?.due ? `${printDate(due[0].due)}: ` : ''
  const headline =
    all.length === 1
      ? `${cite(query, resolution, first.id)}: ${when}${snippet(first)}`
      : `${citeAll(
          query,
          resolution,
          all.map(c => c.id),
        )}, word for word; ${formatCitation(first.id)} begins ${snippet(first)}`
  return found(query, 'clause', headline, quotes, {
    steps,
    notes: [...notes, ...due.filter(d => d.due).map(d => passed(query, d.due!))],
    next: neighbours(resolution, first),
  })
}

/** A question about a paragraph's matter: answered from that paragraph alone. */
function within(query: Query, resolution: Resolution, clauses: readonly Clause[]): Answer | undefined {
  const concepts = query.content.map(w => query.index.concept(w.word))
  const hit = query.index
    .search(concepts, (_, c) => clauses.some(a => a.id === c.id || c.id.startsWith(`${a.id}-`)))
    .find(h => h.coverage >= 0.5 && holds(query, resolution, h.clause))
  if (!hit) return undefined
  const q = quoteFor(query, resolution, hit.clause.id)
  return found(
    query,
    'clause',
    `${snippet(hit.clause, q.highlights)} (${cite(query, resolution, hit.clause.id)})`,
    [q],
    {
      steps: deadlinesOf(resolution)
        .filter(d => d.clause === hit.clause.id)
        .flatMap(d => d.steps),
    },
  )
}

/** The clauses that a reference names in this resolution, and in words what it names in vain. */
function resolve(resolution: Resolution, reference: Reference): { ids: readonly ClauseId[]; absent?: string } {
  const top = (part: 'op' | 'pp') => resolution.clauses.filter(c => c.id.startsWith(`${part}-`) && !c.parent)
  if (reference.fromEnd) {
    const list = top(reference.part === 'pp' ? 'pp' : 'op')
    const one = list.at(-reference.fromEnd)
    return one ? { ids: withChildren(resolution, one.id).map(c => c.id) } : { ids: [], absent: 'such paragraph' }
  }
  if (reference.child) return nth(resolution, reference, reference.child)
  const prefix = reference.part === 'any' || reference.part === 'sub' ? 'op' : reference.part
  const id = [prefix, ...reference.path].join('-')
  if (reference.to) {
    const last = [prefix, ...reference.to].join('-')
    const level = reference.path.length
    const from = resolution.clauses.findIndex(c => c.id === id)
    let to = resolution.clauses.findIndex(c => c.id === last)
    const absent = from < 0 ? formatCitation(id) : to < 0 ? formatCitation(last) : undefined
    const siblings = resolution.clauses.filter(
      c => c.id.startsWith(`${prefix}-`) && c.id.split('-').length === level + 1,
    )
    if (to < 0) to = resolution.clauses.indexOf(siblings.at(-1)!)
    if (from < 0) return { ids: [], ...(absent ? { absent } : {}) }
    const end = resolution.clauses[to]
    const through = end ? withChildren(resolution, end.id).at(-1) : undefined
    const stop = through ? resolution.clauses.indexOf(through) : to
    return { ids: resolution.clauses.slice(from, stop + 1).map(c => c.id), ...(absent ? { absent } : {}) }
  }
  const exact = clauseOf(resolution, id)
  if (exact) return { ids: reference.chapeau ? [id] : withChildren(resolution, id).map(c => c.id) }
  // "2(v)" of a list that the text nests otherwise, "annex 1" that has only paragraphs below it
  const below = resolution.clauses.filter(c => c.id.startsWith(`${id}-`))
  if (below.length) return { ids: below.map(c => c.id) }
  const tail = reference.path.slice(1).join('-')
  const nested =
    tail &&
    resolution.clauses.filter(c => c.id.startsWith(`${prefix}-${reference.path[0]}-`) && c.id.endsWith(`-${tail}`))
  if (nested && nested.length === 1) return { ids: nested.map(c => c.id) }
  const around = clauseOf(resolution, [prefix, ...reference.path.slice(0, -1)].join('-'))
  if (around && reference.path.length > 1 && runsOn(around, reference.path.at(-1)!)) return { ids: [around.id] }
  return { ids: [], absent: formatCitation(id) }
}

/** True where a paragraph prints its items in one sentence: "(a) respect the rights of all; (b) allow access; and (c) ensure". */
function runsOn(clause: Clause, label: string): boolean {
  const at = clause.text.search(/(?<!\d ?|paragraphs? )\((?:a|i|1)\)/)
  return at >= 0 && clause.text.indexOf(`(${label})`, at) >= at
}

/** "the last sub-paragraph of OP6"; of no stated paragraph, the mandate's. */
function nth(
  resolution: Resolution,
  reference: Reference,
  child: number,
): { ids: readonly ClauseId[]; absent?: string } {
  const part = reference.part === 'pp' ? 'pp' : 'op'
  const parent = reference.path.length ? [part, ...reference.path].join('-') : mandateClause(resolution)
  const children = resolution.clauses.filter(c => c.parent === parent && c.text !== '')
  const one = children.at(child > 0 ? child - 1 : child)
  return one ? { ids: [one.id] } : { ids: [], absent: 'such sub-paragraph' }
}

function noSuch(query: Query, resolution: Resolution, name: string): Answer {
  const count = (part: 'op' | 'pp') => resolution.clauses.filter(c => c.id.startsWith(`${part}-`) && !c.parent).length
  const reference = query.references[0]
  const parent =
    reference && reference.path.length > 1
      ? clauseOf(resolution, `${reference.part === 'pp' ? 'pp' : 'op'}-${reference.path[0]}`)
      : undefined
  const subs = parent ? resolution.clauses.filter(c => c.parent === parent.id) : []
  const has = parent
    ? subs.length
      ? `${formatCitation(parent.id)} has ${subs[0]?.label ?? ''} to ${subs.at(-1)?.label ?? ''}`
      : `${formatCitation(parent.id)} has no sub-paragraphs`
    : `it has ${count('op')} operative and ${count('pp')} preambular paragraphs`
  return silent(query, 'clause', `There is no ${name} in ${resolution.symbol}: ${has}.`, {
    nearest: parent?.text ? [quote(resolution, parent.id)] : [],
  })
}

function neighbours(resolution: Resolution, first: Clause): string[] {
  const list = resolution.clauses.filter(
    c => c.parent === first.parent && c.part === first.part && c.part !== 'masthead',
  )
  const at = list.indexOf(first)
  return [list[at + 1], list[at - 1]].flatMap(c => (c && /^(?:op|pp)-/.test(c.id) ? [formatCitation(c.id)] : []))
}
