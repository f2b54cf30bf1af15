/** What a phrase of time means where it stands: whether it binds, what falls due, whether it sets a term. */
import type { Clause, Deadline, VerbUse } from './model.ts'
import type { TimePhrase } from './periods.ts'

/** A phrase in its paragraph, with what the sentence around it says. */
export interface Place {
  readonly clause: Clause
  readonly phrase: TimePhrase
  /** The sentence's part that the phrase belongs to, from the verb of the Council that governs it. */
  readonly before: string
  readonly after: string
  readonly verb?: VerbUse
}

const EXTENDS =
  /\b(?:extend|extends|extended|extending|extension|renew|renews|renewed|renewal|prolong|mandate|remain(?:s)? in (?:force|effect)|authori[sz]\w*|establish\w*|re-establish\w*|continu\w+|appl(?:y|ies)|suspend\w*|maintain\w*|deploy\w*|measures|provisions|limited|create|retain\w*|in effect|in force|freeze|prevent|not apply)\b/i
const REPORTS =
  /\b(?:reports?|reporting|briefings?|brief|inform|informs|updates?|submit|submits|submitted|recommendations|notify|assessment|present|presents|addendum|list|information|account|advise|communicate|findings|observations|plan|programme|inventory)\b/i
const EVENTS =
  /\b(?:conference|meetings?|elections?|referendum|convene[sd]?|convening|summit|hearing|ceremony|round of (?:talks|negotiations)|(?:enter|come|comes|enters|coming|entry) into (?:force|effect)|takes? effect)\b/i
export const CONDITION =
  /\b(?:if|unless|in the event|provided that|subject to the proviso|should (?:the|it|this)|if necessary|upon request|once)\b/i
export const INTENDS = /\b(?:intention|intent|readiness|willingness|prepared)\s+to\s+(?:consider|extend|renew|raise)\b/
/** Verbs after which a period is a report of what is, not a term that is set. */
export const TELLS =
  /^(?:recall|note|take note|condemn|deplore|regret|commend|recognize|acknowledge|express|appreciate|observe|thank)$/
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
  if (INTENDS.test(before)) return false
  if (phrase.lead === 'for') return true
  if (phrase.lead !== 'bare' || !EXTENDS.test(before)) return false
  return !REPORTS.test(before) && !/into (?:force|effect)|\breview/.test(before)
}

/** What falls due. */
export function kindOf({ phrase, before, after, clause }: Place): Deadline['what'] {
  const words = clause.text.slice(...phrase.span)
  const near = before.slice(-160)
  if (setsTerm({ phrase, before, after, clause }) && (EXTENDS.test(before) || EXTENDS.test(after))) return 'mandate'
  if (phrase.kind === 'term' && /^for\b|^apply\b|^ending\b/i.test(words)) return 'mandate'
  const days =
    phrase.kind === 'date' && phrase.date.until && !phrase.date.wholeMonth && /^(?:on|in|between)$/.test(phrase.lead)
  if (days || EVENTS.test(near)) {
    if (!REPORTS.test(near) || /\bconvene|hearing|into (?:force|effect)|takes? effect/i.test(near)) return 'event'
  }
  if (REPORTS.test(before) || REPORTS.test(after) || REPORTS.test(words)) return 'report'
  return EVENTS.test(after) ? 'event' : 'other'
}
