import { createRequire } from 'node:module'
import { stem, words } from '../../library/words.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf, mandateDeadlines } from '../../resolution/facts.ts'
import type { Resolution } from '../../resolution/model.ts'
import { kinOf } from '../../resolution/pointers.ts'
import { focus } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, distance, entityOf, found, passed, quoteFor, unaccounted, vocabulary } from '../present.ts'
import { type Ending, endingsIn, endingsOf, limitedBy, objectAsked, onlyOf } from '../terms.ts'
import type { Query } from '../understand.ts'

// Loaded by the question that needs it: most need none of it.
const require = createRequire(import.meta.url)

const measures = () => {
  const { kindsAsked, kindsAt }: typeof import('../../resolution/measures.ts') = require('../../resolution/measures.ts')
  return { kindsAsked, kindsAt }
}

const VOCABULARY = vocabulary(
  'get gets got give given go goes going time much longer for keep kept more extra another mandate expire expiry expiration end ends ended ending finish run runs out until extend extension extended renew renewal renewed prolong prolongation valid validity force over still active terminate termination lapse mandated duration term period long last lasts stop cease deadline ongoing running alive closing close effect current currently continue remain remains authorized authorised stay up due rollover status day expired alive',
)
const ASKS =
  /\b(?:expir\w*|run(?:s|ning)? out|(?:un)?till? (?:when|which|what)|valid(?:ity)?|in force|lapse\w*|sunset|ongoing|up to when|through when|how long|duration|renew\w*|prolong\w*|extend\w*|extension|status|how much (?:more |extra )?(?:longer|time)|for what (?:time|period))\b|\bruns? until\b|\buntil(?: when)?\W*$/
const OF_IT = /\bmandate\b|\bmission\b|\bit\b/
/** A question for an extension, and how the text makes one. */
const EXTENSION = /\b(?:extend|extension|renew|prolong|roll)\w*/
const EXTENDS = /\b(?:to (?:extend|renew|prolong)|(?:remain|continue) in force)\b/i
/** The end of work is no end of a mandate. */
const WORK =
  /\b(?:complet\w*|finish\w*|wind\w*|wound|wrap\w*|end\w*|conclud\w*|done) (?:up )?(?:with )?(?:all |of )*(?:its |their |the )*(?:work|trials?|cases?|investigations?|activities|proceedings|withdrawal|deployment)\b/
const STILL = /\bstill\b/
/** What falls due and is no mandate. */
const PAPER = /\b(?:plans?|strateg(?:y|ies)|schedules?|proposals?|recommendations?|lists?|polls?)\b/
const ENDS =
  /\b(?:end|ends|ended|ending|finish\w*|terminat\w*|stop\w*|over|last|lasts|cease\w*|stay|remain|due)\b|(?<!\bdid .*)\b(?:closes?|closing|shuts?)\b/

/** "Status of forces" is no status, and until when someone must do something is no term. */
const OTHER =
  /\bstatus[- ]of[- ]forces\b|\buntil (?:when|what|which)\b.*\b(?:have|has|had|must|should|need|needs|supposed|required) to\b|\buntil (?:when|what|which)\b.*\bmust\b/

/** When the mandate ends, and how far that day is from today. */
export const expiry: Intent = {
  id: 'expiry',
  summary: 'When a mandate ends, and whether that day has passed.',
  examples: [
    'when does it expire?',
    'until when is UNMOT extended?',
    'is the mandate still in force?',
    'mandate end date',
    'how long is the mandate?',
  ],
  most: 0.9,
  match(q) {
    if (!q.resolution) return 0
    // "which goods can still be taken across?" asks for goods
    const asks = ASKS.test(q.text) || (STILL.test(q.text) && (q.asked === 'yes-no' || q.asked === 'none'))
    const object = objectAsked(q.text)
    const ends = ENDS.test(q.text) && (OF_IT.test(q.text) || object !== undefined || subjectOf(q) !== undefined)
    const mandateWhen = /\bmandate\b/.test(q.text) && (q.asked === 'when' || q.asked === 'how-long')
    if (!asks && !ends && !mandateWhen) return 0
    if (
      /\b(?:why|how many(?! (?:more |extra |further )?(?:days|weeks|months|years)\b)|who|whose|conditions?|circumstances|unless)\b/.test(
        q.text,
      )
    )
      return 0
    if (q.asked === 'where' || q.asked === 'how-much' || OTHER.test(q.text)) return 0
    if (
      /\b(?:previous|earlier|prior|original|preceding|old|former|last) (?:mandate|term|period|extension)\b/.test(q.text)
    )
      return 0
    // "what must they do for the sanctions to end?"
    if (object && q.asked === 'what' && !asks) return 0
    if (PAPER.test(q.text) || WORK.test(q.raw.toLowerCase())) return 0
    const rest = unaccounted(q, VOCABULARY)
    if (object && q.resolution) {
      if (limited(q, q.resolution, rest).length > 0) return 0.88
      // a mandate's term is no answer on a ban
      if (object.object !== 'authorization' && rest.every(w => object.noun.test(w))) return 0
    }
    if (rest.length === 0) return q.carried.length > 0 && !ends ? 0.8 : 0.9
    if (named(q, q.resolution, rest).length > 0) return 0.86
    return !object && onlyOf(q, q.resolution, rest).length > 0 ? 0.84 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const rest = unaccounted(q, VOCABULARY)
    const of = q.pointing && rest.length === 0 ? pointedAt(q, resolution) : limited(q, resolution, rest)
    const due = of.length ? of : termsAsked(q, resolution, rest)
    const list = ofSubject(q, resolution, of.length ? due : bodiesFirst(q, resolution, due))
    const first = list[0]
    if (!first) return undefined
    const quotes = [...new Set(list.map(d => d.clause))].map(id =>
      quoteFor(
        q,
        resolution,
        id,
        list.filter(d => d.clause === id).map(d => d.span),
      ),
    )
    const notes = list.map(d => passed(q, d.due))
    const gone = Temporal.PlainDate.compare(q.today, first.due) > 0
    const later = superseded(q, resolution, first)
    if (later) {
      quotes.push(quoteFor(q, later.resolution, later.clause))
      notes.unshift(
        `${later.resolution.symbol}, adopted later, sets another term: until ${printDate(later.until)} (${formatCitation(later.clause)}).`,
      )
    } else if (gone) notes.push(`Whether a later resolution extended it, ${resolution.symbol} cannot say.`)
    return found(q, 'expiry', headline(q, resolution, first, gone, of.length > 0), quotes, {
      steps: list.flatMap(d => d.steps),
      notes,
      next: ['What is the mandate?', 'What are the deadlines?'],
    })
  },
}

/** The act of another loaded resolution that set the term of the same mission anew, of those adopted by the day that counts as today. */
function superseded(q: Query, resolution: Resolution, d: Ending) {
  if (q.library.resolutions.length < 2) return undefined
  const clause = clauseOf(resolution, d.clause)
  const entity = clause && entityOf(resolution, clause)
  // other names than acronyms belong to many bodies
  if (!entity || !/^[A-Z][A-Z-]+$/.test(entity)) return undefined
  const speaking = q.library.names.speakingOf([entity.toLowerCase()])
  if (speaking.length < 2) return undefined
  const { laterAct }: typeof import('../../library/mandates.ts') = require('../../library/mandates.ts')
  const act = laterAct(speaking, resolution, d.clause, q.today.toString())
  const by = act && speaking.find(r => r.symbol === act.symbol)
  return act && by && { ...act, resolution: by }
}

/** The entity that a question names: "UNMOT". */
function subjectOf(q: Query): string | undefined {
  const { resolution } = q
  if (!resolution) return undefined
  for (const d of mandateDeadlines(resolution)) {
    const clause = clauseOf(resolution, d.clause)
    const entity = clause && entityOf(resolution, clause)
    if (entity && q.content.some(w => stem(w.word) === stem(entity.toLowerCase()))) return entity
  }
  return undefined
}

/**
 * The terms of what the question names, a ban or an exemption: those that stand beside its other words, or name the paragraph that
 * does; the only one, where the resolution says the words elsewhere.
 */
function limited(q: Query, resolution: Resolution, rest: readonly string[]): readonly Ending[] {
  const asked = objectAsked(q.text)
  const all = asked ? endingsOf(resolution, asked.object) : []
  if (!asked || all.length === 0) return []
  const kinds = asked.object === 'measures' ? measures().kindsAsked(q.text) : []
  const told = (d: Ending) => {
    const clause = clauseOf(resolution, d.clause)
    return clause ? measures().kindsAt(resolution, clause) : []
  }
  const fits = (told: readonly string[]) => told.length === 0 || kinds.some(k => told.includes(k))
  const fitting = kinds.length > 0 ? all.filter(d => fits(told(d))) : all
  const others = rest.filter(w => !asked.noun.test(w))
  const concepts = others.map(w => q.index.concept(w))
  const says = (text: string) => concepts.filter(c => q.index.highlights([c], text).length > 0)
  const wordsOf = (d: Ending) =>
    limitedBy(resolution, d.clause)
      .map(c => `${c.chapeau ?? ''} ${c.text}`)
      .join(' ')
  const said = fitting.filter(d => says(wordsOf(d)).length === concepts.length)
  if (said.length > 0) return said
  const only = new Set(fitting.map(d => d.clause)).size === 1
  return only && says(resolution.clauses.map(c => c.text).join(' ')).length === concepts.length ? fitting : []
}

/** The terms of what was just quoted, "until when?": set where it stands, or by the paragraphs that name it; empty where it has none. */
function pointedAt(q: Query, resolution: Resolution): readonly Ending[] {
  const quoted = resolution.clauses.filter(c => q.within?.(c.id))
  const at = q.before && focus(q.before)
  const first = quoted.filter(c => c.id === at)
  for (const clauses of [first, at ? kinOf(resolution, at) : [], quoted]) {
    const own = endingsIn(resolution, clauses)
    if (own.length > 0) return own
  }
  return []
}

/** Of no ban and of nothing that was just quoted: the terms of what is named, else of the mandates, else the only one. */
function termsAsked(q: Query, resolution: Resolution, rest: readonly string[]): readonly Ending[] {
  const beside = rest.length > 0 ? named(q, resolution, rest) : mandateDeadlines(resolution)
  return beside.length > 0 ? beside : onlyOf(q, resolution, rest)
}

/** A mandate is a body's: the terms of measures come behind those of bodies, and are none of "the mandate". */
function bodiesFirst(q: Query, resolution: Resolution, due: readonly Ending[]): readonly Ending[] {
  if (due.length < 2) return due
  const things = (['measures', 'exemption'] as const).flatMap(object => endingsOf(resolution, object))
  const bodies = due.filter(d => !things.includes(d))
  if (bodies.length === 0 || bodies.length === due.length) return due
  return /\bmandate\b/.test(q.text) ? bodies : [...bodies, ...due.filter(d => things.includes(d))]
}

/** Of several terms those of the body that the question names, "UNMOT", "the panel of experts". */
function ofSubject(q: Query, resolution: Resolution, due: readonly Ending[]): readonly Ending[] {
  const entity = subjectOf(q)
  const bodies = unaccounted(q, VOCABULARY, false).map(stem)
  const stems = (d: Ending) => new Set(words(clauseOf(resolution, d.clause)?.text ?? '').map(w => stem(w.word)))
  const chosen = entity
    ? due.filter(d => clauseOf(resolution, d.clause)?.text.includes(entity))
    : due.filter(d => bodies.every(w => stems(d).has(w)))
  return chosen.length > 0 ? chosen : due
}

/**
 * Terms that stand beside the words asked for. Where an extension is asked for and none of those is one, the only extension of the
 * resolution, if it prints the words elsewhere: "Decides to extend the provisions of resolution 986 (1995)" does not say oil for food.
 */
function named(q: Query, resolution: Resolution, asked: readonly string[]): readonly Ending[] {
  const beside = matching(q, resolution, asked)
  if (!EXTENSION.test(q.text)) return beside
  const prolongs = (d: Ending) => EXTENDS.test(clauseOf(resolution, d.clause)?.text ?? '')
  const extended = beside.filter(prolongs)
  if (extended.length > 0) return extended
  const all = endingsIn(resolution, resolution.clauses).filter(prolongs)
  const concepts = asked.map(w => q.index.concept(w))
  const text = resolution.clauses.map(c => c.text).join(' ')
  const printed = concepts.every(c => q.index.highlights([c], text).length > 0)
  return printed && new Set(all.map(d => d.clause)).size === 1 ? all : beside
}

/** Terms that end, of which a clause speaks in the words asked: "when do the sanctions end?" */
function matching(q: Query, resolution: Resolution, asked: readonly string[]): readonly Ending[] {
  const concepts = asked.map(w => q.index.concept(w))
  return deadlinesOf(resolution).filter((d): d is Ending => {
    if (!d.due || d.what === 'report' || d.what === 'event') return false
    const clause = clauseOf(resolution, d.clause)
    return clause !== undefined && concepts.every(c => q.index.highlights([c], clause.text).length > 0)
  })
}

function headline(q: Query, resolution: Resolution, d: Ending, gone: boolean, ofThing: boolean): string {
  const clause = clauseOf(resolution, d.clause)
  const entity = clause && d.what === 'mandate' && !ofThing ? entityOf(resolution, clause) : undefined
  const what = entity
    ? `${entity.replace(/^the /, 'The ')}’s mandate`
    : d.what === 'mandate' && !ofThing
      ? 'The mandate'
      : 'The term'
  const where = cite(q, resolution, d.clause)
  return gone
    ? `${what} ran until ${printDate(d.due)} (${where}); that day passed ${distance(q.today, Temporal.PlainDate.from(d.due))}.`
    : `${what} runs until ${printDate(d.due)} (${where}).`
}
