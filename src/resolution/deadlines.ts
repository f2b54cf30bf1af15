/**
 * Deadlines: what falls due, when, and how that follows from the words. Each is a phrase of the text and, where its day is
 * counted, the arithmetic.
 *
 * Counting: hours are rounded up to days; days and weeks are added to the base day (adoption + 90 days); months and years keep the day of the month and are
 * clamped to the month's end (31 August + 6 months = 28 February); a month without a day stands for its last day. Weekends do
 * not matter. A period that names no start counts from the coming into force of what it limits where the text dates that,
 * otherwise from the adoption.
 */

import { actorsIn } from './actors.ts'
import { formatCitation } from './citation.ts'
import { isRange, printDate, yearsPrinted } from './dates.ts'
import {
  binds,
  CONDITION,
  EVENTS,
  inAnnex,
  intends,
  kindOf,
  type Place,
  setsTerm,
  TELLS,
  type Term,
  termMeant,
} from './deadline-sense.ts'
import { kept } from './kept.ts'
import type { Clause, ClauseId, Deadline, Resolution } from './model.ts'
import type { Amount, DatePhrase, PeriodPhrase, RhythmPhrase, TimePhrase } from './periods.ts'
import { timePhrases } from './phrases.ts'
import { verbUsesIn } from './verbs.ts'

/**
 * Every deadline of the operative paragraphs, and of annexes where they put a duty, in the text's order. None lies before the
 * adoption. Without a day of adoption only those that the text dates itself are given.
 *
 * @example deadlinesOf(resolution)[2]?.steps // ["14 November 1997 (adoption) + 3 months = 14 February 1998"]
 */
export const deadlinesOf = kept((resolution: Resolution): readonly Deadline[] => new Reader(resolution).read())

interface Due {
  readonly due?: string
  readonly from?: string
  readonly every?: string
  readonly steps: readonly string[]
}

const FOUNDS = /\b(?:create|establish|re-establish|extend|renew|appoint|set up)\b/
const BODY =
  /\b(?:the|an?)\s+(?:(?!mandate|of|the)[a-z]+\s+){0,3}?(?:[A-Z][a-z]+\s+){0,2}(?:Group of Experts|Monitoring (?:Group|Team)|Panel of Experts|Panel|Ombudsperson|Mission|(?:group|panel)(?: of(?: up to [a-z]+)? experts)?|mechanism|commission)\b/g

class Reader {
  private readonly resolution: Resolution
  private readonly places: readonly Place[]
  /** Paragraph number → the day on which what it imposes enters into force. */
  private readonly inForce = new Map<string, { date: string; clause: ClauseId }>()
  private terms: Term[] = []

  constructor(resolution: Resolution) {
    this.resolution = resolution
    const yearOf = yearsPrinted(resolution)
    this.places = resolution.clauses.filter(binds).flatMap(clause =>
      timePhrases(clause.text, yearOf, resolution.adopted)
        .filter(phrase => clause.part === 'operative' || inAnnex(phrase))
        .map(phrase => this.place(clause, phrase)),
    )
  }

  read(): Deadline[] {
    this.readForce()
    this.terms = this.places.flatMap(place => {
      const due = setsTerm(place) ? this.absolute(place)?.due : undefined
      return due === undefined ? [] : [{ place, due }]
    })
    const found: Deadline[] = []
    for (const place of this.places) {
      const due = this.resolve(place)
      if (!due || (due.due !== undefined && this.resolution.adopted !== undefined && due.due < this.resolution.adopted))
        continue
      if (this.opens(place)) continue
      const deadline = this.deadline(place, due)
      // "a conference in February 2015", "elections scheduled for November 2016": an event without a day is no deadline.
      const { phrase } = place
      const month = phrase.kind === 'date' && phrase.date.wholeMonth && /^in$|^on$| for$/.test(phrase.lead)
      if (month && (deadline.what === 'event' || EVENTS(place.before.slice(-45)) || UPON.test(place.before))) continue
      const same = found.find(d => d.clause === deadline.clause && d.due === deadline.due && d.every === deadline.every)
      if (!same) found.push(deadline)
    }
    return found
  }

  private place(clause: Clause, phrase: TimePhrase): Place {
    const [start, end] = phrase.span
    const verbs = verbUsesIn(clause)
    const verb = verbs.findLast(use => use.span[0] <= start)
    const next = verbs.find(use => use.span[0] > start)
    const before = clause.text.slice(verb?.span[0] ?? 0, start)
    const semicolon = clause.text.indexOf(';', end)
    const stop = Math.min(
      next?.span[0] ?? clause.text.length,
      semicolon < 0 ? clause.text.length : semicolon,
      end + 160,
    )
    return { clause, phrase, before, after: clause.text.slice(end, stop), ...(verb ? { verb } : {}) }
  }

  private deadline(place: Place, due: Due): Deadline {
    const { clause, phrase } = place
    const what = kindOf(place)
    const actor = what === 'mandate' ? undefined : this.actorOf(place)
    return {
      clause: clause.id,
      what,
      ...(actor === undefined ? {} : { actor }),
      ...(due.due === undefined ? {} : { due: due.due }),
      ...(due.from === undefined ? {} : { from: due.from }),
      ...(due.every === undefined ? {} : { every: due.every }),
      ...(CONDITION(place.before) || unless(place.after) ? { conditional: true } : {}),
      words: clause.text.slice(...phrase.span),
      span: phrase.span,
      steps: due.steps,
    }
  }

  private actorOf({ clause, phrase, verb }: Place): string | undefined {
    const own = actorsIn(clause).filter(
      mention =>
        mention.span[0] < phrase.span[0] && (mention.verb === verb?.verb || mention.span[0] >= (verb?.span[0] ?? 0)),
    )
    if (own.length) return own.at(-1)!.actor
    if (verb || clause.parent === undefined) return undefined
    const parent = this.resolution.clauses.find(each => each.id === clause.parent)
    const above = parent && actorsIn(parent).at(-1)
    // "to create a group of experts … to carry out the following tasks": the tasks are the group's.
    const chapeau = clause.chapeau?.slice(above?.span[1] ?? 0) ?? ''
    return FOUNDS.test(chapeau) ? chapeau.match(BODY)?.at(-1) : above?.actor
  }

  private resolve(place: Place): Due | undefined {
    const { phrase } = place
    if (phrase.kind === 'rhythm') return this.rhythm(place, phrase)
    if (phrase.kind === 'term') {
      const term = termMeant(this.resolution, this.terms, place, phrase.words)
      return term && { due: term.due, steps: [`${printDate(term.due)} (end of the term in ${cite(term)})`] }
    }
    if (phrase.kind === 'period' && phrase.base.from === 'term') {
      const term = termMeant(this.resolution, this.terms, place, phrase.base.words)
      return term && count(term.due, `end of the term in ${cite(term)}`, phrase.amount, phrase.before)
    }
    return this.absolute(place)
  }

  /** What needs no other term: dates, and periods from a day that is known. */
  private absolute(place: Place): Due | undefined {
    const { phrase } = place
    if (phrase.kind === 'date') return this.fixed(place, phrase)
    if (phrase.kind !== 'period') return undefined
    const base = this.baseOf(place, phrase)
    return base && count(base.date, base.name, phrase.amount, phrase.before)
  }

  private fixed({ before }: Place, { lead, date }: DatePhrase): Due | undefined {
    const { adopted } = this.resolution
    const last = date.until ?? date.date
    const opens =
      /^(?:before|prior to|from|as|effective|with|beginn?|start|commenc)/.test(lead) && !lead.endsWith('end of')
    if (date.wholeMonth && lead.startsWith('by mid')) {
      const middle = `${date.date.slice(0, 8)}15`
      return { due: middle, steps: [`the middle of ${date.words} = ${printDate(middle)}`] }
    }
    const due = date.wholeMonth && opens && !isRange(date) ? date.date : last
    // A day that is past when the Council speaks names a document or an event, not a deadline.
    if (adopted !== undefined && (due < adopted || (due === adopted && !lead.startsWith('until')))) return undefined
    // "if the referendum cannot be held by the end of 1994"
    if (before.includes('not') && /\b(?:cannot|could not|will not|would not) (?:be )?[a-z]+\s*$/.test(before))
      return undefined
    const event = isRange(date) && due === last
    // "the appeal for the period from 1 December 1996 to 31 May 1997" names a document.
    if (adopted !== undefined && event && date.date < adopted) return undefined
    const step =
      date.wholeMonth && due === last && !event
        ? `the last day of ${date.words} = ${printDate(due)}`
        : `${event ? date.words : printDate(due)} is named in the text`
    return { due, ...(event ? { from: date.date } : {}), steps: [step] }
  }

  private rhythm(place: Place, { every }: RhythmPhrase): Due | undefined {
    const lemma = place.verb?.lemma ?? ''
    if ((TELLS.has(lemma) || lemma === 'welcome') && !/\bintent/.test(place.before)) return undefined
    if (every.unit === 'hour' && every.count % 24) return undefined
    const [n, unit] = every.unit === 'hour' ? [every.count / 24, 'D'] : [every.count, every.unit[0]!.toUpperCase()]
    const duration = `P${n}${unit}`
    return { every: duration, steps: [`every ${print(every)} (${duration})`] }
  }

  private baseOf(place: Place, phrase: PeriodPhrase): { date: string; name: string } | undefined {
    const { base, lead } = phrase
    const { adopted } = this.resolution
    const adoption = adopted === undefined ? undefined : { date: adopted, name: 'adoption' }
    if (base.from === 'adoption') return adoption
    if (base.from === 'date') return { date: base.date, name: 'named in the text' }
    if (base.from === 'that date') return this.dateBefore(place)
    if (base.from === 'force') {
      const own = base.paragraph === undefined ? undefined : this.inForce.get(base.paragraph)
      const force = own ?? this.forceOf(place.clause, place.before + place.after) ?? [...this.inForce.values()][0]
      return force ? { date: force.date, name: `entry into force, ${formatCitation(force.clause)}` } : adoption
    }
    // Unnamed. In an annex it belongs to a procedure that starts again with each case.
    if (base.from !== 'unnamed' || place.clause.part === 'annex') return undefined
    const lemma = place.verb?.lemma ?? ''
    if (lead === 'for' && (TELLS.has(lemma) || /^(?:endorse|welcome|support)$/.test(lemma))) return undefined
    if (lead === 'for' && intends(place.before)) return undefined
    // "the Committee may designate vessels for a period of ninety days": counted anew in each case; hours always are.
    if (place.before.includes(' may ') && EACH_CASE.test(place.before)) return undefined
    if (phrase.amount.unit === 'hour') return undefined
    // "if the Committee has not acted by then, … within an additional thirty days"
    const then = lead === 'within' && /\bby (?:then|that (?:date|time))\b/.test(place.before)
    if (then) return this.dateBefore(place) ?? adoption
    if (lead === 'bare') return undefined
    // "to establish, with effect from 16 January 1998, … for a period of nine months"
    const start = lead === 'for' ? this.startOf(place) : undefined
    if (start) return start
    const force = lead === 'for' ? this.forceOf(place.clause, place.before) : undefined
    return force ? { date: force.date, name: `entry into force, ${formatCitation(force.clause)}` } : adoption
  }

  /** Whether a phrase only names a beginning: of a term that the same act ends, of what others do, or a month in general. */
  private opens(place: Place): boolean {
    const { clause, phrase, verb } = place
    if (phrase.kind !== 'date' || !STARTS.test(phrase.lead) || isRange(phrase.date)) return false
    const lemma = verb?.lemma ?? ''
    if (phrase.date.wholeMonth || TELLS.has(lemma) || lemma === 'welcome') return true
    return this.places.some(
      p =>
        p.clause.id === clause.id &&
        p.phrase.kind === 'period' &&
        p.phrase.lead === 'for' &&
        this.placeOfStart(p) === place,
    )
  }

  /** The day from which the same act takes effect. */
  private startOf(place: Place): { date: string; name: string } | undefined {
    const start = this.placeOfStart(place)
    const date = start && this.absolute(start)?.due
    return date === undefined ? undefined : { date, name: 'named in the text' }
  }

  private placeOfStart({ clause, phrase, before, after }: Place): Place | undefined {
    const [from, to] = [phrase.span[0] - before.length, phrase.span[1] + after.length]
    return this.places.findLast(
      p =>
        p.clause.id === clause.id &&
        p.phrase.kind === 'date' &&
        p.phrase.span[0] >= from &&
        p.phrase.span[1] <= to &&
        ((p.phrase.span[1] <= phrase.span[0] ? STARTS : BEGINS).test(p.phrase.lead) ||
          AT_WHICH.test(clause.text.slice(p.phrase.span[1], p.phrase.span[1] + 24))),
    )
  }

  /** The day that an earlier phrase of the same paragraph gives. */
  private dateBefore({ clause, phrase }: Place): { date: string; name: string } | undefined {
    const earlier = this.places.findLast(
      p => p.clause.id === clause.id && p.phrase.kind !== 'rhythm' && p.phrase.span[1] <= phrase.span[0],
    )
    const date = earlier && this.absolute(earlier)?.due
    return date === undefined ? undefined : { date, name: 'the day before that in this paragraph' }
  }

  /** "The measures imposed by paragraphs 9 and 11 above shall enter into force on 15 December 2004" */
  private readForce(): void {
    for (const place of this.places) {
      const { clause, phrase, before } = place
      const starts =
        phrase.kind === 'period' && phrase.base.from === 'date' && setsTerm(place) ? phrase.base.date : undefined
      const date =
        starts ??
        (enters(before) || enters(`${before}${clause.text.slice(phrase.span[0], phrase.span[0] + 30)}`)
          ? this.absolute(place)?.due
          : undefined)
      if (date === undefined) continue
      const named = starts === undefined ? paragraphsIn(before) : []
      const own = /^op-(\d+)/.exec(clause.id)?.[1]
      for (const number of named.length ? named : own === undefined ? [] : [own])
        if (!this.inForce.has(number)) this.inForce.set(number, { date, clause: clause.id })
    }
  }

  /** When what a paragraph imposes, or what it says of measures imposed elsewhere, enters into force. */
  private forceOf(clause: Clause, words: string) {
    const own = /^op-(\d+)/.exec(clause.id)?.[1] ?? ''
    const named = paragraphsIn(words)
    const numbers = /\bmeasures?\b/.test(words) && named.length ? named : [own]
    const force = numbers.map(number => this.inForce.get(number))
    return force[0] && force.every(each => each?.date === force[0]!.date) ? force[0] : undefined
  }
}

/** Words before the day on which an act takes effect: before its period, and behind it. */
const STARTS = /^(?:as of|from|as from|effective|with effect|beginn|start|commenc)/
/** "be transferred on 1 July 2013, at which point it shall commence …, for an initial period of 12 months" */
const AT_WHICH = /^,?\s+(?:at|from)\s+which\s+(?:point|time|date)\b/
const BEGINS = /^(?:effective|with effect|beginn|start|commenc)/
/** "upon its expiration in December 2011" */
const UPON = /\b(?:upon|after|following|since)\s+(?:[\w’-]+\s+){1,6}$/
const EACH_CASE = /\b(?:Committee|Ombudsperson|States?|Panel|Chair\w*|Coordinator|Secretariat)\s+may\b/
const unless = (text: string): boolean => text.includes('unless') && /^[^,;]{0,40}\bunless\b/.test(text)
const ENTERS = /\b(?:enters?|comes?|takes?|entering|coming)\s+(?:into\s+(?:force|effect)|effect)\b[^;]{0,60}$/i
const enters = (text: string): boolean => /force|effect/i.test(text) && ENTERS.test(text)
const cite = (term: Term): string => formatCitation(term.place.clause.id)
const print = ({ count: n, unit }: Amount): string => `${n} ${unit}${n === 1 ? '' : 's'}`

function count(from: string, name: string, amount: Amount, backwards: boolean): Due {
  const base = Temporal.PlainDate.from(from)
  const length = amount.unit === 'hour' ? { days: Math.ceil(amount.count / 24) } : { [`${amount.unit}s`]: amount.count }
  const day = backwards ? base.subtract(length) : base.add(length)
  const clamped = /month|year/.test(amount.unit) && day.day !== base.day ? ', the last day of that month' : ''
  const sum = `${printDate(from)} (${name}) ${backwards ? '−' : '+'} ${print(amount)}`
  return { due: day.toString(), steps: [`${sum} = ${printDate(day.toString())}${clamped}`] }
}

/** The numbers of this resolution's paragraphs that words name: "measures imposed by paragraphs 5, 8, 10 and 11 above". */
function paragraphsIn(words: string): string[] {
  const lists = words.matchAll(
    /\bparagraphs?\s+((?:\d+(?:\s+\([a-z]\))*(?:,\s+|\s+and\s+|,\s+and\s+|\s+to\s+)?)+)(?!\s*(?:of|and [a-z]+ of)\s+(?:resolution|its|the))/g,
  )
  return [...lists].flatMap(([, list]) => list!.match(/\d+/g) ?? [])
}
