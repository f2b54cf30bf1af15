import { datesOf, deadlinesOf } from '../../resolution/facts.ts'
import { type NamedDay, readDays } from '../as-of.ts'
import type { Intent } from '../intent.ts'
import { datesIn } from '../mentions.ts'
import {
  cite,
  clauseOf,
  found,
  mastheadQuotes,
  quoteFor,
  silent,
  snippet,
  unaccounted,
  vocabulary,
} from '../present.ts'

const VOCABULARY = vocabulary(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec happen happens happened date dated day on event due deadline report reports reporting expected fall special significance significant relevance about planned scheduled th st nd rd',
)

/** A day: what the text says of it. */
export const date: Intent = {
  id: 'date',
  summary: 'What the text says of a day.',
  examples: ['what happens on 24 November 1997?', '15 May 1998', 'what was dated 17 October 1997?'],
  most: 0.9,
  match(q) {
    if (!q.resolution || readDays(q.text).length === 0) return 0
    return q.content
      .filter(w => !/^\d/.test(w.word))
      .every(w => VOCABULARY.has(w.word) || unaccounted({ ...q, content: [w] }, VOCABULARY, false).length === 0)
      ? 0.9
      : 0
  },
  answer(q) {
    const { resolution } = q
    const days = readDays(q.text)
    if (!resolution || days.length === 0) return undefined
    const dates = datesOf(resolution).filter(d => days.some(day => covers(d.date, d.until ?? d.date, day)))
    const due = deadlinesOf(resolution).filter(d => d.due && days.some(day => covers(d.from ?? d.due!, d.due!, day)))
    // the day of a document says least of what happened
    const named = (d: (typeof dates)[number]) =>
      resolution.clauses.some(
        c =>
          c.id === d.clause &&
          datesIn(resolution, c).some(s => s[0] === d.span[0]) &&
          !/^\s\([AS]\//.test(c.text.slice(d.span[1])),
      )
    const ordered = [...due, ...dates.filter(named), ...dates.filter(d => !named(d))]
    const body = ordered.map(d => d.clause).filter(id => id !== 'masthead')
    const { adopted } = resolution
    const onAdoption = adopted !== undefined && days.some(day => covers(adopted, adopted, day))
    const ids = [...new Set([...body, ...(onAdoption ? ['masthead'] : [])])]
    const first = ids[0]
    if (!first)
      return silent(q, 'date', `${resolution.symbol} does not name that day.`, { next: ['What are the deadlines?'] })
    const spans = (id: string) => [...due, ...dates].filter(d => d.clause === id).map(d => d.span)
    const quotes = ids.flatMap(id =>
      id === 'masthead' ? mastheadQuotes(resolution).slice(0, 1) : [quoteFor(q, resolution, id, spans(id))],
    )
    const clause = clauseOf(resolution, first)!
    return found(q, 'date', `${snippet(clause, spans(first))} (${cite(q, resolution, first)})`, quotes, {
      steps: due.flatMap(d => d.steps),
    })
  },
}

function covers(from: string, to: string, day: NamedDay): boolean {
  const years = day.year === undefined ? [Number(from.slice(0, 4)), Number(to.slice(0, 4))] : [day.year]
  return years.some(year => {
    const month = `${year}-${String(day.month).padStart(2, '0')}`
    if (day.day === undefined) return from.slice(0, 7) <= month && month <= to.slice(0, 7)
    const iso = `${month}-${String(day.day).padStart(2, '0')}`
    return from <= iso && iso <= to
  })
}
