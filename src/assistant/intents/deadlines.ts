import { printDate, toNumber } from '../../resolution/dates.ts'
import { deadlinesOf } from '../../resolution/facts.ts'
import type { Deadline, Resolution } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import {
  cite,
  clauseOf,
  distance,
  entityOf,
  found,
  passed,
  quoteFor,
  silent,
  unaccounted,
  vocabulary,
} from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'deadline deadlines due date dates calendar schedule timeline timetable upcoming next key milestone milestones list overview important cutoff time limit timeframe fall falling track remember diary chronology chronological',
)
const ASKS =
  /\b(?:deadlines?|due dates?|key dates|important dates|all (?:the )?dates|which dates|what dates|dates\??$|calendar|schedule|timeline|timetable|milestones|what (?:is|are|was|falls|fell) due|anything due|time limits?|chronolog\w+)\b/

/** Every day by which something falls due, with its words and arithmetic. */
export const deadlines: Intent = {
  id: 'deadlines',
  summary: 'All deadlines with their dates, words and arithmetic.',
  examples: ['what are the deadlines?', 'list all due dates', 'key dates', 'next deadline'],
  most: 0.91,
  match(q) {
    if (!q.resolution) return 0
    if (periodOf(q) && matching(q, q.resolution).length > 0) return 0.91
    if (!ASKS.test(q.text)) return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.84 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const all = [...(periodOf(q) ? matching(q, resolution) : deadlinesOf(resolution))].sort((a, b) =>
      (a.due ?? '9').localeCompare(b.due ?? '9'),
    )
    if (all.length === 0) return silent(q, 'deadlines', `${resolution.symbol} names no deadline.`)
    const next = /\b(?:next|upcoming|coming)\b/.test(q.text)
    const ahead = all.filter(d => d.due && Temporal.PlainDate.compare(d.due, q.today) >= 0)
    const shown = next && ahead.length > 0 ? ahead.slice(0, 1) : all
    const notes = shown.flatMap(d => (d.due ? [passed(q, d.due)] : []))
    if (next && ahead.length === 0) notes.unshift('None of them lies ahead.')
    return found(
      q,
      'deadlines',
      headline(q, resolution, shown),
      [...new Set(shown.map(d => d.clause))].map(id =>
        quoteFor(
          q,
          resolution,
          id,
          shown.filter(d => d.clause === id).map(d => d.span),
        ),
      ),
      {
        steps: shown.flatMap(d => d.steps),
        notes,
        next: ['When does the mandate expire?', 'When is the report due?'].filter((_, i) =>
          all.some(d => d.what === (i === 0 ? 'mandate' : 'report')),
        ),
      },
    )
  },
}

/** "when does the three-month period lapse?": the number and unit that the question names. */
function periodOf(q: Query): { number: number; unit: string } | undefined {
  if (q.asked !== 'when' && !/\b(?:end|ends|lapse|lapses|expire|expires|over|up)\b/.test(q.text)) return undefined
  const m = /\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](day|week|month|year)s?\b/.exec(q.text)
  const number = m?.[1] ? toNumber(m[1]) : undefined
  return m?.[2] && number ? { number, unit: m[2] } : undefined
}

const matching = (q: Query, resolution: Resolution) => {
  const asked = periodOf(q)
  return deadlinesOf(resolution).filter(d => {
    const m = /\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](day|week|month|year)s?\b/i.exec(d.words)
    return asked !== undefined && m?.[2]?.toLowerCase() === asked.unit && toNumber(m[1] ?? '') === asked.number
  })
}

const KIND = { mandate: 'mandate', report: 'report', event: 'event', other: 'deadline' } as const

/** "15 May 1998: UNMOT’s mandate (OP5)" */
export function line(q: Query, resolution: Resolution, d: Deadline): string {
  const clause = clauseOf(resolution, d.clause)
  const entity = d.what === 'mandate' && clause ? entityOf(resolution, clause) : undefined
  const when = d.due
    ? d.from && d.from !== d.due
      ? `${printDate(d.from)} to ${printDate(d.due)}`
      : printDate(d.due)
    : `every ${period(d.every ?? '')}`
  const who = d.actor ? ` by ${d.actor}` : ''
  return `${when}: ${entity ? `${entity} ` : ''}${KIND[d.what]}${who} (${cite(q, resolution, d.clause)})`
}

/** "P3M" → "3 months" */
function period(iso: string): string {
  const m = /^P(\d+)([DWMY])$/.exec(iso)
  if (!m) return iso
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[m[2] as 'D' | 'W' | 'M' | 'Y']
  return m[1] === '1' ? unit : `${m[1]} ${unit}s`
}

function headline(q: Query, resolution: Resolution, shown: readonly Deadline[]): string {
  const lines = shown.slice(0, 4).map(d => line(q, resolution, d))
  const more = shown.length > 4 ? `; and ${shown.length - 4} more` : ''
  const first =
    shown.length === 1 && shown[0]?.due ? `, ${distance(q.today, Temporal.PlainDate.from(shown[0].due))}` : ''
  return `${lines.join('; ')}${first}${more}.`
}
