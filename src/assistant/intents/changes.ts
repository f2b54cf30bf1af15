import { createRequire } from 'node:module'
import { namedIn, naming } from '../../library/relations.ts'
import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf, mandateDeadlines, mandatesOf } from '../../resolution/facts.ts'
import type { ClauseId, Resolution } from '../../resolution/model.ts'
import { type Answer, type Quote, quote } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { cite, found, silent, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'
import { mandateClause } from './mandate.ts'

// Loaded by the question that needs it.
const require = createRequire(import.meta.url)
const mentions = (): typeof import('../mentions.ts') => require('../mentions.ts')

const VOCABULARY = vocabulary(
  'change changed changes changing differ differs different difference differences compare compared comparison comparing versus vs new newer since previous earlier last prior predecessor old beside against side mandate resolution update updated modify modified amend amended add added drop dropped contrast',
)
const ASKS =
  /\bwhat (?:has |have |is |was )?(?:changed?|changes|different|new)\b|\bhow (?:does|do|did|is|has) (?:it |this |that |they )?(?:differ|different|change|changed)\b|\bdifferen(?:ce|ces|t)\b|\bcompar\w+|\bcontrast\b|\bvs\.?\b|\bversus\b|\bany changes?\b|\bchanges? (?:since|from|to|in|between)\b/
/** A question on two resolutions or on a change of time; "what changes to the sanctions" asks of one. */
const PAIR =
  /\b(?:since|from|between|with|against|to|than|vs|versus|differ\w*|compar\w*|previous|earlier|last|prior|predecessor)\b/

/** What differs between a resolution and an earlier one: the paragraphs of both, side by side. */
export const changes: Intent = {
  id: 'changes',
  summary: 'What changed since an earlier resolution: the words of both sides.',
  examples: ['what changed since 1099?', 'how does 1138 differ from 1099?', 'compare 1138 with 1099'],
  most: 0.93,
  match(q) {
    if (!q.resolution || q.unknown || q.references.length > 0) return 0
    if (!ASKS.test(q.text) || !(PAIR.test(q.text) || q.named.length > 1)) return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.93 : 0
  },
  answer(q) {
    const pair = pairOf(q)
    if (!pair) {
      const name = q.resolution?.symbol ?? 'It'
      return q.named.length > 0 || /\b(?:previous|earlier|last|prior|predecessor)\b/.test(q.text)
        ? silent(q, 'changes', `No other loaded resolution is there to compare ${name} with.`)
        : undefined
    }
    return beside(q, ...pair)
  },
}

/** The older and the newer of the two that are meant. */
function pairOf(q: Query): readonly [Resolution, Resolution] | undefined {
  const [first, second] = q.named
  if (first && second && first !== second) return inOrder(first, second)
  if (first && q.context && q.context !== first) return inOrder(first, q.context)
  const one = first ?? q.resolution
  if (!one) return undefined
  const later = /\bsince\b/.test(q.text) && first !== undefined
  const other = later ? successor(one, q.library.resolutions) : predecessor(one, q.library.resolutions)
  return other && inOrder(one, other)
}

const day = (r: Resolution) => r.adopted ?? ''
const inOrder = (a: Resolution, b: Resolution): readonly [Resolution, Resolution] =>
  day(a) < day(b) || (day(a) === day(b) && (a.number ?? 0) <= (b.number ?? 0)) ? [a, b] : [b, a]

const entities = (r: Resolution) => new Set(mandatesOf(r).flatMap(m => (m.general ? [] : [m.entity])))
const shares = (a: ReadonlySet<string>, r: Resolution) => [...entities(r)].some(e => a.has(e))

/** The latest before it on the same mission; else the latest that it names. */
function predecessor(one: Resolution, all: readonly Resolution[]): Resolution | undefined {
  const own = entities(one)
  const before = all.filter(r => r !== one && day(r) < day(one))
  const kin = before.filter(r => shares(own, r))
  if (kin.length > 0) return latest(kin)
  const names = new Set(namedIn(one).map(n => n.number))
  return latest(before.filter(r => names.has(r.number ?? Number.NaN)))
}

/** The newest after it on the same mission; else the newest that names it. */
function successor(one: Resolution, all: readonly Resolution[]): Resolution | undefined {
  const own = entities(one)
  const kin = all.filter(r => day(r) > day(one) && shares(own, r))
  if (kin.length > 0) return latest(kin)
  return latest(
    naming(all, one.number ?? Number.NaN)
      .map(n => n.by)
      .filter(r => day(r) > day(one)),
  )
}

const latest = (list: readonly Resolution[]) => [...list].sort((a, b) => day(b).localeCompare(day(a)))[0]

/** What is laid side by side. */
const KINDS: readonly (readonly [what: string, find: (r: Resolution) => readonly ClauseId[]])[] = [
  ['mandate until', r => mandateDeadlines(r).map(d => d.clause)],
  ['strength', strengthOf],
  ['tasks', r => [mandateClause(r)].filter(id => id !== undefined)],
  [
    'reporting',
    r =>
      deadlinesOf(r)
        .filter(d => d.what === 'report')
        .map(d => d.clause),
  ],
]

const FORCE = /\b(?:strength|personnel|troops?|soldiers|observers|police|officers|contingents?|battalions?|ceiling)\b/i

/** Operative paragraphs that set how many there are. */
function strengthOf(r: Resolution): readonly ClauseId[] {
  return r.clauses
    .filter(c => c.part === 'operative' && FORCE.test(c.text))
    .filter(c =>
      (mentions().mentionsOf('how-many', r, c) ?? []).some(([a, b]) =>
        FORCE.test(c.text.slice(Math.max(0, a - 60), b + 60)),
      ),
    )
    .map(c => c.id)
}

/** How many paragraphs of a kind are quoted from each side. */
const EACH = 2

function beside(q: Query, older: Resolution, newer: Resolution): Answer {
  const quotes: Quote[] = []
  const lines: string[] = []
  const notes: string[] = []
  for (const [what, find] of KINDS) {
    const sides = [older, newer].map(r => ({ r, ids: [...new Set(find(r))].slice(0, EACH) }))
    const [a, b] = sides as [(typeof sides)[0], (typeof sides)[0]]
    if (a.ids.length === 0 && b.ids.length === 0) continue
    for (const { r, ids } of sides)
      for (const id of ids) if (!quotes.some(k => k.symbol === r.symbol && k.clause === id)) quotes.push(quote(r, id))
    if (a.ids.length === 0 || b.ids.length === 0)
      notes.push(`On ${what} only ${(a.ids.length ? older : newer).symbol} has a paragraph of its own.`)
    else lines.push(`${what} ${sides.map(({ r, ids }) => `${lastDay(what, r)}${cite(q, r, ids[0]!)}`).join(' → ')}`)
  }
  if (quotes.length === 0)
    return silent(
      q,
      'changes',
      `Neither ${older.symbol} nor ${newer.symbol} sets a term, a strength, tasks or a report to compare.`,
    )
  const headline = lines.length > 0 ? lines.join('; ') : 'the two share no kind of paragraph'
  return found(q, 'changes', `${older.symbol} and ${newer.symbol} side by side: ${headline}.`, quotes, { notes })
}

/** "15 May 1998, " of a mandate's end. */
function lastDay(what: string, r: Resolution): string {
  const due = what === 'mandate until' ? mandateDeadlines(r)[0]?.due : undefined
  return due ? `${printDate(due)}, ` : ''
}
