import { createRequire } from 'node:module'
import { deadlinesOf } from '../resolution/facts.ts'
import type { Clause, ClauseId, Deadline, Resolution } from '../resolution/model.ts'
import { namedIn } from '../resolution/pointers.ts'
import { clauseOf } from './present.ts'
import type { Query } from './understand.ts'

// Loaded by the question that needs it: most need none of it.
const require = createRequire(import.meta.url)
const measures = (): typeof import('../resolution/measures.ts') => require('../resolution/measures.ts')

/** A term that ends, with its day. */
export type Ending = Deadline & { readonly due: string }

/** What a term is of, other than a body: a mandate is of a body, a ban is none. */
type Object = 'measures' | 'exemption' | 'authorization' | 'provisions'

/** By what nouns a question names it. */
const ASKED: readonly (readonly [Object, RegExp, readonly string[]])[] = [
  [
    'exemption',
    /\b(?:exemptions?|exempt|waivers?|exceptions?|carve-?outs?)\b/,
    ['exempt', 'waive', 'excepti', 'carve'],
  ],
  [
    'measures',
    /\b(?:bans?|banned|embargo(?:e?s|ed)?|sanctions|prohibitions?|restrictions|freezes?|frozen|measures)\b/,
    ['ban', 'embargo', 'sanction', 'prohib', 'restrict', 'freez', 'froz', 'measure'],
  ],
  [
    'authorization',
    /\b(?:authori[sz]ations?|permissions?|permit|licen[cs]e|green light|go-?ahead|authority to)\b/,
    ['authori', 'permi', 'licen', 'light', 'ahead'],
  ],
  [
    'provisions',
    /\b(?:provisions|changes|arrangements?|rules|adjustments?|modifications?|programme|program|scheme|amendments?)\b/,
    ['provision', 'change', 'arrange', 'rules', 'adjust', 'modif', 'program', 'scheme', 'amend'],
  ],
]

/** How the text speaks of it. */
const SAID: Readonly<Record<Object, RegExp>> = {
  measures:
    /(?<!\b(?:administrative|necessary|appropriate|building|all|other) )\bmeasures\b|\b(?:sanctions|embargo|ban|prohibitions?|restrictions?|freeze)\b/i,
  exemption: /\bnot apply\b|\bexempt/i,
  authorization: /\bauthori[sz]/i,
  provisions:
    /\b(?:provisions|arrangements?|programme)\b|\bparagraphs? [\d, and()a-z]+(?: of resolution \d+ \(\d+\))? (?:shall )?(?:remain|continue)/i,
}

/** How the words of a term begin, or what stands before them. */
const LEADS = /^(?:for|until|till|through|to|up to|ending|expiring|a? ?(?:further |planned )*period|with effect)\b/i
const ENDS = /\b(?:terminate|expire|end|limited to|extend|extended|by)\s(?:on\s|at\s)?(?:an?\s)?$/i
/** A day that is no end of what it stands beside: of a review, or of a body's mandate. */
const OTHER = /\b(?:review|consider|intent|intention|report|phase)/i
const BODY = /\bmandate of\b|\b(?:create|re-?establish|maintain the deployment)\b/i

/** What a question asks the term of: a ban, an exemption; undefined where it names nothing of the kind. */
export function objectAsked(text: string): { object: Object; noun: RegExp } | undefined {
  const found = ASKED.find(([, noun, hints]) => hints.some(hint => text.includes(hint)) && noun.test(text))
  return found && { object: found[0], noun: found[1] }
}

/** The terms that a resolution sets to such a thing, in the text's order; a term stands beside what it limits or names its paragraph. */
export function endingsOf(resolution: Resolution, object: Object): readonly Ending[] {
  const imposed = new Set(
    object === 'measures'
      ? measures()
          .measuresOf(resolution)
          .filter(m => m.does === 'imposes')
          .map(m => m.clause)
      : [],
  )
  return deadlinesOf(resolution).filter((d): d is Ending => {
    if (!d.due || d.what === 'report' || d.what === 'event') return false
    const clause = clauseOf(resolution, d.clause)
    if (clause === undefined || OTHER.test(before(clause, d)) || !ends(clause, d)) return false
    if (imposed.has(clause)) return true
    return SAID[object].test(around(clause, d)) && (object === 'authorization' || !BODY.test(before(clause, d)))
  })
}

/** The terms that clauses set to whatever they speak of. */
export function endingsIn(resolution: Resolution, clauses: readonly Clause[]): readonly Ending[] {
  return deadlinesOf(resolution).filter((d): d is Ending => {
    const clause = clauses.find(c => c.id === d.clause)
    if (!clause || !d.due || d.what === 'report' || d.what === 'event') return false
    return !OTHER.test(before(clause, d)) && ends(clause, d)
  })
}

const ends = (clause: Clause, d: Deadline): boolean =>
  d.from !== undefined || LEADS.test(d.words) || ENDS.test(before(clause, d))

/** What a term's own sentence says before it. */
const before = (clause: Clause, d: Deadline): string => {
  const words = `${clause.chapeau ?? ''} ${clause.text.slice(0, d.span[0])}`
  return words.slice(words.lastIndexOf(';') + 1)
}

/** The words that a term stands among: what its sentence says before it, and a little behind. */
const around = (clause: Clause, d: Deadline): string =>
  before(clause, d) + clause.text.slice(d.span[0], d.span[1] + 160)

/** The clauses that say what a term is of: its own, and the paragraphs that it names, "the measures in paragraph 1 above". */
export function limitedBy(resolution: Resolution, id: ClauseId): readonly Clause[] {
  const clause = clauseOf(resolution, id)
  if (!clause) return []
  const named = namedIn(clause)
  return [clause, ...resolution.clauses.filter(c => named.some(n => c.id === n || c.id.startsWith(`${n}-`)))]
}

/** How long something goes on, and not how long something took or has to be waited for. */
const GOES_ON =
  /\b(?:until|till?|through|up to) (?:when|which|what)\b|\buntil\W*$|\bhow much (?:more |extra )?(?:longer|time)\b|\bfor what (?:time|period)\b|\b(?:extend|extension|prolong|renew)\w*|\bhow long\b.*\b(?:runs?|running|lasts?|stays?|go(?:es|ing)?(?: on)?|continues?|remains?|gets?|authori[sz]ed|kept|valid)\b|\bhow long for\b|, how long\W*$|\b(?:expire|end)s?\b/

/** A time before or behind the end, or one that is long over. */
const ELSEWHEN = /\b(?:before|after|within|how often|did|was|were|had)\b/
/** How well a printed word must stand for one that was asked to be the same, in the measure of `Concept.terms`. */
const ITSELF = 0.75
/** The only term of a resolution, asked for by words that it says elsewhere: "EU force, until when?" of one that authorizes it in many. */
export function onlyOf(q: Query, resolution: Resolution, rest: readonly string[]): readonly Ending[] {
  if (!GOES_ON.test(q.text) || ELSEWHEN.test(q.text)) return []
  const all = endingsIn(
    resolution,
    resolution.clauses.filter(c => c.part === 'operative'),
  )
  if (new Set(all.map(d => d.clause)).size !== 1) return []
  const text = resolution.clauses.map(c => c.text).join(' ')
  const itself = (word: string) => {
    const concept = q.index.concept(word)
    return { ...concept, terms: new Map([...concept.terms].filter(([, quality]) => quality >= ITSELF)) }
  }
  return rest.every(w => q.index.highlights([itself(w)], text).length > 0) ? all : []
}
