import { datesOf, deadlinesOf } from '../resolution/facts.ts'
import { kept } from '../resolution/kept.ts'
import type { Clause, Resolution, Span } from '../resolution/model.ts'
import { mentionsOf } from './mentions.ts'
import { placesIn, turnsOf } from './places.ts'

/** A date with the stretch of words that it may belong to; all of them places among the words of the clause and its chapeau. */
export interface Dated {
  readonly from: number
  readonly to: number
  /** The first and the last word of the stretch. */
  readonly first: number
  readonly last: number
  /** Whether the day lies before the adoption or behind it; undefined where no day is printed. */
  readonly time?: 'past' | 'future'
  /** True for a day of the calendar, printed or computed; not for "early 2006" or "October 2011". */
  readonly day: boolean
}

/** The name of a body, and what it is for: the referendum of "the Mission for the Referendum in Western Sahara" is none that a date is set for. */
const BODY =
  /\b(?:Mission|Operation|Force|Tribunal|Court|Commission|Committee|Programme|Panel|Group|Council|Office|Representative|Envoy|Conference|Charter|Agreement|Accords?|Protocol|Declaration|Statute|Convention|Law|Act|Plan|Treaty)s? (?:for|of|in|on|to|relating to|with) (?:the )?(?:\p{Lu}[\p{L}’'-]+(?: (?:of|and|in|for|the|on|to))* ?)+/gu

/** The places of words that only name what a body or a document is for. */
export const namesIn = kept((clause: Clause): ReadonlySet<number> => {
  const { printed, offset } = placesIn(clause)
  const found = new Set<number>()
  for (const m of clause.text.matchAll(BODY)) {
    const from = m.index + m[0].indexOf(' ')
    const to = m.index + m[0].length
    printed.forEach((w, i) => {
      if (w.start > from && w.end <= to) found.add(offset + i)
    })
  }
  return found
})

/** What stands between a document and its date: "the letter dated 5 May", "the Agreement of 5 May"; not "the end of 2005". */
const DOCUMENT =
  /(?:(?<!\b(?:end|beginning|middle|start|month|week|quarter|half|part|course|period|summer|spring|autumn)) of|\bdated|\(\d{4}\)|\b[AS]\/[\w/.]+\)?,?) (?:the )?$/
/** "of the 2 April 2009 Joint Communiqué": the date belongs to what stands behind it. */
const BEFORE_NOUN = /^the \d{1,2} \p{Lu}\p{L}+ \d{4} (?!(?:of|on|by|from|to|in|and|or|which|that|at)\b)\p{L}/u
/** What says more of a document behind its date: ", which established an embargo", "(S/1998/1) from the President". */
const OF_DOCUMENT =
  /^(?:,? ?(?:\([^)]*\),? )?(?:in |by |at |on |under )?(?:which|whose|when|where|that)\b[^,]*|(?: \([^)]*\))? (?:from|by|between|addressed to|on) [^,;]*)/
/** Words at which the name of a document, read backwards, ends. */
const BEFORE_NAME = new Set('in with under at as that which through pursuant per after before'.split(' '))
const NAME_LENGTH = 12

/** The dates, deadlines and other times of a clause, each with the words that it may belong to. */
export const datedIn = kept(readDated)

/** The date on which a document was made belongs to the document, any other to all that is said up to the next turn. */
function readDated(clause: Clause, resolution: Resolution): readonly Dated[] {
  const spans = timesOf(resolution, clause)
  if (spans.length === 0) return []
  const { text } = clause
  const { at, printed, offset } = placesIn(clause)
  const turns = turnsOf(text)
  return spans.map(([start, end, day, time]) => {
    const when = time ? { time, day } : { day }
    const from = at(start)
    const to = at(end - 1)
    const turn = turns.findLast(t => t < start) ?? 0
    const next = turns.find(t => t >= end) ?? text.length
    const first = turn === 0 ? 0 : at(turn)
    if (!DOCUMENT.test(text.slice(Math.max(0, start - 40), start)) || BEFORE_NOUN.test(text.slice(start - 4, next)))
      return { from, to, first, last: Math.max(to, at(next) - 1), ...when }
    let k = Math.max(0, from - offset - 2)
    const least = Math.max(0, k - NAME_LENGTH, first - offset)
    const joined = (i: number) => !text.slice(printed[i - 1]!.end, printed[i]!.start).includes(',')
    while (k > least && !BEFORE_NAME.has(printed[k - 1]!.word) && joined(k)) k--
    const more = OF_DOCUMENT.exec(text.slice(end, next))?.[0] ?? ''
    return { from, to, first: offset + k, last: Math.max(to, at(end + more.length) - 1), ...when }
  })
}

/** The dates that a clause prints, those of documents too, and its other times where they are not the same. */
function timesOf(
  resolution: Resolution,
  clause: Clause,
): readonly (readonly [...Span, day: boolean, time?: Dated['time']])[] {
  const dates = datesOf(resolution)
    .filter(d => d.clause === clause.id)
    .map(
      d =>
        [
          ...d.span,
          /(?<!\d)\d{1,2}(?!\d)/.test(d.words),
          d.date > (resolution.adopted ?? '') ? 'future' : 'past',
        ] as const,
    )
  const due = deadlinesOf(resolution).filter(d => d.clause === clause.id && d.due !== undefined)
  const within = ([a, b]: Span, spans: readonly (readonly [...Span, ...unknown[]])[]) =>
    spans.some(([from, to]) => from < b && a < to)
  const others = (mentionsOf('when', resolution, clause) ?? []).filter(span => !within(span, dates))
  return [
    ...dates,
    ...others.map(([a, b]): [...Span, day: boolean, time?: Dated['time']] => {
      const day =
        /^\d{1,2} /.test(clause.text.slice(a, b)) ||
        within(
          [a, b],
          due.map(d => d.span),
        )
      // "the decree of 12 September" is there already
      return DOCUMENT.test(clause.text.slice(Math.max(0, a - 40), a)) ? [a, b, day, 'past'] : [a, b, day]
    }),
  ]
}
