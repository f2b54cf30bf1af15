/**
 * What a phrase of time means where it stands: whether it binds, what falls due, whether it sets a term, and which term of the
 * text it means ("its mandate", "the period referred to in paragraph 1").
 */
import type { Clause, ClauseId, Deadline, Resolution, VerbUse } from './model.ts'
import type { TimePhrase } from './periods.ts'
import { timePhrases } from './phrases.ts'

/** A phrase in its paragraph, with what the sentence around it says. */
export interface Place {
  readonly clause: Clause
  readonly phrase: TimePhrase
  /** The sentence's part that the phrase belongs to, from the verb of the Council that governs it. */
  readonly before: string
  readonly after: string
  readonly verb?: VerbUse
}

/**
 * Tells whether a text holds one of some words, words that begin with a stem, or phrases; `hint` stands in every phrase. Words
 * are looked up: a pattern of all of them takes longer to compile than a text to read.
 */
function speaksOf(words: string, stems: readonly string[], hint?: RegExp, phrases?: RegExp): (text: string) => boolean {
  const known = new Set(words.split(/\s+/))
  return text =>
    text
      .toLowerCase()
      .split(/\W+/)
      .some(word => known.has(word) || stems.some(stem => word.startsWith(stem))) ||
    ((hint?.test(text) && phrases?.test(text)) ?? false)
}

const EXTENDS = speaksOf(
  'extend extends extended extending extension renew renews renewed renewal prolong mandate apply applies measures provisions limited create freeze prevent',
  [
    'authoris',
    'authoriz',
    'establish',
    'appoint',
    'reappoint',
    'continua',
    'continue',
    'continui',
    'continuo',
    'continuu',
    'suspend',
    'maintain',
    'deploy',
    'retain',
  ],
  /effect|force|include/i,
  /\bin (?:effect|force)\b|\bshall include\b/i,
)
const REPORTS = speaksOf(
  `report reports reporting briefing briefings brief inform informs update updates submit submits submitted recommendations notify
  assessment present presents addendum list information account advise communicate findings observations plan programme inventory`,
  [],
)
export const EVENTS = speaksOf(
  'conference meeting meetings election elections referendum convene convened convenes convening summit hearing ceremony',
  [],
  /effect|force|round/i,
  /\b(?:round of (?:talks|negotiations)|(?:enter|come|comes|enters|coming|entry) into (?:force|effect)|takes? effect)\b/i,
)
export const CONDITION = speaksOf(
  'if unless once',
  [],
  /event|provided|proviso|should|request/i,
  /\b(?:in the event|provided that|subject to the proviso|should (?:the|it|this)|upon request)\b/i,
)
const INTENT = /\b(?:intention|intent|readiness|willingness|prepared)\s+to\s+(?:consider|extend|renew|raise)\b/
/** Whether the Council only says that it intends to set a term. */
export const intends = (text: string): boolean => /intent|readi|willing|prepared/.test(text) && INTENT.test(text)
/** Verbs after which a period is a report of what is, not a term that is set. */
export const TELLS: ReadonlySet<string> = new Set(
  'recall,note,take note,condemn,deplore,regret,commend,recognize,acknowledge,express,appreciate,observe,thank'.split(
    ',',
  ),
)
const LETTER = /^(?:letter|statement|note verbale|exchange of letters)\b|\b(?:letter|note) (?:dated|from|addressed)\b/i
const DUTY = /\b(?:shall|to (?:submit|report|provide|present|review)|submit|report|review)\b/i
const IDENTITY =
  /\b(?:passport|date of birth|place of birth|nationality|a\.k\.a|national identi|date of (?:issue|expiry))/i

/** Whether a clause can put a duty: operative paragraphs, and annexes that are no letter and no list of people. */
export const binds = (clause: Clause): boolean =>
  clause.part === 'operative' ||
  (clause.part === 'annex' &&
    !LETTER.test(clause.heading ?? '') &&
    !LETTER.test(clause.text.slice(0, 200)) &&
    DUTY.test(clause.text) &&
    !IDENTITY.test(clause.text) &&
    !/\bI (?:am|should|would|have)\b/.test(clause.text))

/** Phrases that bind in an annex; a period without a base belongs there to a procedure that starts again with each case. */
export const inAnnex = (phrase: TimePhrase): boolean =>
  phrase.kind === 'rhythm' ||
  (phrase.kind === 'date' && /^(?:by|until|no|not|before)/.test(phrase.lead)) ||
  (phrase.kind === 'period' && phrase.base.from === 'adoption')

/** Whether a phrase sets a term that others may refer to. */
export function setsTerm({ phrase, before }: Place): boolean {
  if (phrase.kind === 'date') return /^(?:until|till|to|through|up to|end|expir|terminat)/.test(phrase.lead)
  if (phrase.kind !== 'period' || phrase.before || phrase.base.from === 'term') return false
  if (intends(before)) return false
  if (phrase.lead === 'for') return true
  if (phrase.lead !== 'bare' || !EXTENDS(before)) return false
  return !REPORTS(before) && !/into (?:force|effect)|\breview/.test(before)
}

/** What falls due. */
export function kindOf({ phrase, before, after, clause }: Place): Deadline['what'] {
  const words = clause.text.slice(...phrase.span)
  const near = before.slice(-160)
  if (setsTerm({ phrase, before, after, clause }) && (EXTENDS(before) || EXTENDS(after))) return 'mandate'
  if (phrase.kind === 'term' && /^for\b|^apply\b|^ending\b/i.test(words)) return 'mandate'
  const days =
    phrase.kind === 'date' && phrase.date.until && !phrase.date.wholeMonth && /^(?:on|in|between)$/.test(phrase.lead)
  if (days || EVENTS(near)) {
    if (!REPORTS(near) || /\bconvene|hearing|into (?:force|effect)|takes? effect/i.test(near)) return 'event'
  }
  if (REPORTS(before) || REPORTS(after) || REPORTS(words)) return 'report'
  return EVENTS(after) ? 'event' : 'other'
}

/** A span of time that the text sets, to which other phrases refer. */
export interface Term {
  readonly place: Place
  readonly due: string
}

/** The term that words such as "its mandate" or "the period referred to in paragraph 1" mean. */
export function termMeant(
  resolution: Resolution,
  terms: readonly Term[],
  place: Place,
  words: string,
): Term | undefined {
  const { clause, phrase } = place
  const others = terms.filter(term => term.place.phrase !== phrase)
  const tail = `${words}${clause.text.slice(phrase.span[1], phrase.span[1] + 60)}`
  const paragraph = /\bparagraph\s+(\d+)(?:\s+\(([a-z])\))?/.exec(tail)
  if (paragraph) {
    const id = `op-${paragraph[1]}`
    const there = others.filter(t => t.place.clause.id === id || t.place.clause.id.startsWith(`${id}-`))
    if (there.length) return there.find(t => t.place.clause.id === `${id}-${paragraph[2]}`) ?? there[0]
  }
  const index = (id: ClauseId) => resolution.clauses.findIndex(c => c.id === id)
  const here = index(clause.id)
  const earlier = others.filter(({ place: p }) => {
    const at = index(p.clause.id)
    return at < here || (at === here && p.phrase.span[0] < phrase.span[0])
  })
  const length = /\b([\w-]+?)[-\s](day|week|month|year)s?\b/.exec(words)
  const names = new Set(words.match(/\b[A-Z][\w-]+/g) ?? [])
  const about = ({ place: { clause: c, before, after } }: Term) => {
    const context = `${c.chapeau ?? ''} ${before} ${after}`
    return [...names].some(name => context.includes(name))
  }
  const kin = (term: Term) => (/measures/.test(words) ? /measures/.test(term.place.before) : true)
  const mandates = (term: Term) =>
    /mandate|^(?:its|their) (?:exp|term)/.test(words)
      ? /mandate|establish|create|Group|Panel/i.test(`${term.place.before}${term.place.after}`)
      : true
  const sameLength = ({ place: { phrase: p } }: Term) => {
    if (!length || p.kind !== 'period') return false
    return (
      p.amount.unit === length[2] &&
      timePhrases(`for ${length[1]} ${length[2]}s`, () => undefined).some(
        q => q.kind === 'period' && q.amount.count === p.amount.count,
      )
    )
  }
  // Of several, what the Council decided is meant before what it authorized in passing.
  const nearest = (terms: readonly Term[]) => terms.findLast(t => t.place.verb?.lemma === 'decide') ?? terms.at(-1)
  const near = earlier.filter(t => t.place.clause.id === clause.id || t.place.clause.id === clause.parent)
  return (
    (names.size ? nearest(earlier.filter(t => about(t) && mandates(t))) : undefined) ??
    nearest(others.filter(sameLength)) ??
    nearest(near.filter(t => kin(t) && mandates(t))) ??
    nearest(earlier.filter(t => kin(t) && mandates(t))) ??
    others.find(t => kin(t) && mandates(t)) ??
    nearest(earlier)
  )
}
