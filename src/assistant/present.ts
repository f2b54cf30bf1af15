import { highlight } from '../library/highlight.ts'
import { isLight, stem } from '../library/words.ts'
import { formatCitation } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { mandateDeadlines, mandatesOf, termsOf } from '../resolution/facts.ts'
import { kept } from '../resolution/kept.ts'
import type { Clause, ClauseId, Resolution, Span } from '../resolution/model.ts'
import { type Found, type Quote, quote, type Silent } from './answer.ts'
import type { Query } from './understand.ts'

/** "OP5"; with the resolution before it where several are loaded: "S/RES/1138 (1997), OP5". */
export function cite(query: Query, resolution: Resolution, id: ClauseId): string {
  const short = formatCitation(id)
  return query.library.resolutions.length > 1 ? `${resolution.symbol}, ${short}` : short
}

/** Several paragraphs of one resolution in one bracket: "OP1, OP2 and OP8". */
export function citeAll(query: Query, resolution: Resolution, ids: readonly ClauseId[]): string {
  const names = [...new Set(ids)].map(formatCitation)
  const list =
    names.length > 4
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : names.join(', ').replace(/, (?=[^,]*$)/, ' and ')
  return query.library.resolutions.length > 1 ? `${resolution.symbol}, ${list}` : list
}

export const clauseOf = (resolution: Resolution, id: ClauseId): Clause | undefined =>
  resolution.clauses.find(c => c.id === id)

/** A clause and all that stands below it, in the text's order. */
export const withChildren = (resolution: Resolution, id: ClauseId): readonly Clause[] =>
  resolution.clauses.filter(c => (c.id === id || c.id.startsWith(`${id}-`)) && c.text !== '')

/** The clause that a sub-paragraph completes; undefined where it has no words of its own ("5. (a) …"). */
export function parentOf(resolution: Resolution, clause: Clause): Clause | undefined {
  const parent = clause.parent ? clauseOf(resolution, clause.parent) : undefined
  return parent?.text ? parent : undefined
}

/** Quotes a clause with what makes it the answer: the spans given, else what the question hit in it. */
export function quoteFor(query: Query, resolution: Resolution, id: ClauseId, extra: readonly Span[] = []): Quote {
  const clause = clauseOf(resolution, id)
  const asked = () => query.content.map(w => w.word).filter(w => !isLight(w))
  const hits = extra.length > 0 ? extra : clause ? highlight(asked(), clause.text) : []
  return quote(resolution, id, { highlights: merge(hits) })
}

function merge(spans: readonly Span[]): Span[] {
  const out: [number, number][] = []
  for (const [a, b] of [...spans].sort((x, y) => x[0] - y[0])) {
    const last = out.at(-1)
    if (last && a <= last[1]) last[1] = Math.max(last[1], b)
    else out.push([a, b])
  }
  return out
}

/**
 * The masthead in two quotations, the symbol and the title with the adoption: a printed masthead has other lines between them
 * ("Distr.: General"), and a quotation runs on without a gap.
 */
export function mastheadQuotes(resolution: Resolution): readonly Quote[] {
  const masthead = clauseOf(resolution, 'masthead')
  if (!masthead?.text) return []
  const title = masthead.text.search(/^resolution\b/im)
  const symbol = masthead.text.indexOf('\n\n')
  if (title < 0 || symbol < 0 || title < symbol) return [quote(resolution, 'masthead')]
  return [
    quote(resolution, 'masthead', { part: [title, masthead.text.length] }),
    quote(resolution, 'masthead', { part: [0, symbol] }),
  ]
}

/** How long a headline's quotation may be, in characters: a phone's notification shows about this much. */
const SNIPPET = 180

/** Words of a clause for the headline, in quotation marks: whole where it is short, else the stretch around what was hit; "…" marks what is left out. */
export function snippet(clause: Clause, highlights: readonly Span[] = []): string {
  const text = clause.text.replace(/\s+/g, ' ')
  const trimmed = text.replace(/[;,.:]$/, '')
  if (trimmed.length <= SNIPPET) return `“${trimmed}”`
  const [from, to] = window(text, highlights)
  const left = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const right = to >= text.length ? text.length : text.lastIndexOf(' ', to)
  const inside = text.slice(left, right).replace(/[;,.:]$/, '')
  return `“${left > 0 ? '…' : ''}${inside}${right < text.length ? '…' : ''}”`
}

function window(text: string, highlights: readonly Span[]): [number, number] {
  let best = 0
  let most = -1
  for (const [start] of highlights) {
    const from = Math.max(0, start - 40)
    const held = highlights.filter(([a, b]) => a >= from && b <= from + SNIPPET).length
    if (held > most) {
      most = held
      best = from
    }
  }
  const from = best < 60 ? 0 : Math.min(best, Math.max(0, text.length - SNIPPET))
  return [from, from + SNIPPET]
}

/** An answer that the text gives. */
export function found(
  query: Query,
  intent: string,
  headline: string,
  quotes: readonly Quote[],
  more: { steps?: readonly string[]; notes?: readonly string[]; next?: readonly string[] } = {},
): Found {
  return {
    answered: true,
    intent,
    headline,
    quotes,
    steps: more.steps ?? [],
    notes: [...query.notes, ...(more.notes ?? [])],
    next: more.next ?? [],
  }
}

/** The text does not say. */
export function silent(
  query: Query,
  intent: string,
  headline: string,
  more: { nearest?: readonly Quote[]; notes?: readonly string[]; next?: readonly string[] } = {},
): Silent {
  return {
    answered: false,
    intent,
    headline,
    notes: [...query.notes, ...(more.notes ?? [])],
    next: more.next ?? [],
    nearest: more.nearest ?? [],
  }
}

/** How far a day lies from today, in words: "28 years and 6 months ago", "in 14 days", "today". */
export function distance(today: Temporal.PlainDate, day: Temporal.PlainDate): string {
  const days = today.until(day).days
  if (days === 0) return 'today'
  const [from, to] = days > 0 ? [today, day] : [day, today]
  const span = from.until(to, { largestUnit: 'years' })
  const unit = (n: number, name: string) => (n ? [`${n} ${name}${n === 1 ? '' : 's'}`] : [])
  const parts =
    span.years > 0
      ? [...unit(span.years, 'year'), ...unit(span.months, 'month')]
      : span.months > 2
        ? [...unit(span.months, 'month'), ...unit(span.days, 'day')]
        : unit(Math.abs(days), 'day')
  return days > 0 ? `in ${parts.join(' and ')}` : `${parts.join(' and ')} ago`
}

/** "15 May 1998 passed 28 years and 6 months ago." */
export function passed(query: Query, iso: string): string {
  const day = Temporal.PlainDate.from(iso)
  const order = Temporal.PlainDate.compare(query.today, day)
  if (order === 0) return `${printDate(iso)} is today.`
  return order > 0
    ? `${printDate(iso)} passed ${distance(query.today, day)}, counted to ${printDate(query.today.toString())}.`
    : `${printDate(iso)} is ${distance(query.today, day)}, counted from ${printDate(query.today.toString())}.`
}

/** Nouns by which a question may mean the mission that a resolution is about. */
const MISSION: ReadonlySet<string> = new Set(
  'mission missions operation operations force forces peacekeeper peacekeepers peacekeeping presence observers deployment panel team'.split(
    ' ',
  ),
)

/** What a mandate clause extends: the term as the text uses it, "UNMOT"; undefined where the clause names none. */
export function entityOf(resolution: Resolution, clause: Clause): string | undefined {
  const { text } = clause
  const mandate = mandatesOf(resolution).find(each => each.clause === clause.id)
  if (mandate) return mandate.general ? `the ${mandate.entity}` : mandate.entity
  const acronym =
    /\bmandates? of (?:the )?((?:[A-Z][A-Z-]{2,}(?: [IVX]+\b)?))|\b([A-Z][A-Z-]{2,}(?: [IVX]+\b)?)(?:['’]s?)? mandates?\b/.exec(
      text,
    )
  if (acronym) return acronym[1] ?? acronym[2]
  const terms = termsOf(resolution).filter(t => text.includes(t.short) || text.includes(t.long))
  const mentioned = terms.map(t => ({
    t,
    at: Math.min(...[text.indexOf(t.short), text.indexOf(t.long)].filter(i => i >= 0)),
  }))
  const first = mentioned.sort((a, b) => a.at - b.at)[0]?.t.short
  if (first) return first
  return /\bmandate of (the [^,;]{4,80}?)(?=\s+(?:until|for|to|as|be|shall|is|set|beyond|contained)\b|[,;])/.exec(
    text,
  )?.[1]
}

/** The entities that the mandates of a resolution are of. */
export const entitiesOf = kept((resolution: Resolution): readonly string[] => {
  const found = new Set<string>()
  for (const d of mandateDeadlines(resolution)) {
    const clause = clauseOf(resolution, d.clause)
    const entity = clause && entityOf(resolution, clause)
    if (entity) found.add(entity)
  }
  return [...found]
})

/** True where the word names what the resolution's mandates are about: "UNMOT", a word of its long form, "mission". */
function namesSubject(resolution: Resolution, word: string): boolean {
  if (MISSION.has(word)) return true
  const wanted = stem(word)
  return entitiesOf(resolution).some(entity => {
    const long = termsOf(resolution).find(t => t.short === entity)?.long ?? ''
    return `${entity} ${long}`
      .toLowerCase()
      .split(/[\s-]+/)
      .some(w => w.length > 2 && (stem(w) === wanted || (word.length > 4 && w.startsWith(word))))
  })
}

/**
 * The content words that an intent does not account for: neither its own vocabulary, nor light words, nor (where `subject` holds)
 * names of what the resolution is about. What is left asks for something more, or for something else.
 */
export function unaccounted(query: Query, vocabulary: Vocabulary, subject = true): readonly string[] {
  const { resolution } = query
  return query.content
    .map(w => w.word)
    .filter(w => !vocabulary.has(w) && !isLight(w) && !(subject && resolution && namesSubject(resolution, w)))
}

/** Words that an intent accounts for, in whatever form. */
export interface Vocabulary {
  has(word: string): boolean
}

/** A vocabulary; its stems are made when a word first misses it as it stands. */
export function vocabulary(list: string): Vocabulary {
  let plain: ReadonlySet<string> | undefined
  let stems: ReadonlySet<string> | undefined
  return {
    has(word) {
      plain ??= new Set(list.trim().split(/\s+/))
      if (plain.has(word)) return true
      stems ??= new Set([...plain].map(stem))
      return stems.has(stem(word))
    },
  }
}
