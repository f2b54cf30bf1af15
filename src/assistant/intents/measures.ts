import { createRequire } from 'node:module'
import { stem } from '../../library/words.ts'
import type { Measure } from '../../resolution/measures.ts'
import type { Clause, Resolution } from '../../resolution/model.ts'
import { kinOf } from '../../resolution/pointers.ts'
import { focus } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, found, quoteFor, silent, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

// Loaded by the question that needs it: most need none of it.
const require = createRequire(import.meta.url)
const reader = (): typeof import('../../resolution/measures.ts') => require('../../resolution/measures.ts')

/** What no question on a measure is without; to look for these costs less than to compile the patterns. */
const HINTS =
  'ban,bar,embargo,measure,prohibit,forbid,forbad,restrict,freez,froz,exempt,except,waive,exclu,fly,sanction,not,no '.split(
    ',',
  )
const NOUN = '(?:bans?|embargo(?:e?s)?|prohibitions?|restrictions?|freezes?|sanctions)'
const STOPPED = '(?:banned|embargoed|prohibited|forbidden|barred|outlawed|blocked|frozen|off[- ]limits|restricted)'
const PASSED =
  '(?:sold|sell|suppl(?:y|ied)|export(?:ed)?|import(?:ed)?|ship(?:ped)?|bought|buy|deliver(?:ed)?|transfer(?:red)?|trade[d]?|sent|send)'
const NOT =
  "(?:cannot|can not|can't|can no longer|may not|may no longer|must not|mustn't|shall not|should not|not allowed|not permitted|not be|no longer be)"
const EXEMPT =
  /\b(?:exempt(?:s|ed|ions?)?|exceptions?|excepted|excluded|waivers?|carve-?outs?)\b|\bnot (?:(?:covered|affected|banned) by|apply)\b/

let made: Readonly<Record<'covers' | 'ends' | 'exists', RegExp>> | undefined

/** Made by the first question that has one of the hints. */
const patterns = () => {
  made ??= {
    covers: new RegExp(
      String.raw`^(?:and |so |but )*(?:what|which|whose|who|whom)\b.*\b${STOPPED}\b|^(?:and |so |but )*(?:what|which|who|whom|whose)\b.*\b${NOUN}\b|\bscope of\b.*\b${NOUN}\b|\b${NOUN} (?:on|of|for|against|covers?) (?:what|which|whom|who)\b|\b(?:what|which)\b.*\b${NOT}\b.*\b${PASSED}\b`,
    ),
    ends: new RegExp(
      String.raw`\b(?:${NOUN}|measures)\b.*\b(?:end(?:s|ed)?|lift(?:s|ed|ing)?|terminated?|ease[sd]?|remove[sd]?|suspend(?:s|ed)?|dropped|over|scrapped|cancelled|relaxed|last)\b|\b(?:end(?:s|ing)?|lift(?:s|ed|ing)?|terminat(?:e|es|ed|ing)|eas(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|dropp?(?:s|ed|ing)?|scrap(?:s|ped)?|relax(?:es|ed)?)\b.*\b(?:${NOUN}|measures)\b`,
    ),
    exists: new RegExp(
      String.raw`^(?:and |so |but )*(?:is|are|was|were|does|did|do|has|have|any)\b.*\b(?:${NOUN}|no-?\s?fly(?:ing)? zone)\b`,
    ),
  }
  return made
}

const VOCABULARY = vocabulary(
  'ban bans banned embargo embargoes embargoed prohibition prohibit prohibited forbid forbidden restriction restrict restricted freeze frozen freezing sanction sanctions bar barred outlawed blocked off limit limits exempt exempts exempted exemption exception excepted excluded waiver carve out cover covered covers apply applies affect affected include scope item items good goods product products stuff new impose imposed place placed force under sold sell supply supplied export exported exporting import imported importing ship shipped bought buy deliver delivered transfer transferred trade traded send sent arm arms weapon weapons military gun guns travel travelling travels visa visas entry enter entering asset assets fund funds financial flight flights fly flying aviation plane planes aircraft zone allow allowed permit permitted set establish cannot longer else prevent transit end ends ended lift lifts lifted lifting terminate terminated ease eased remove removed suspend suspended drop dropped over scrap scrapped cancelled relax relaxed last',
)
/** "strengthening, modification, suspension or lifting of the measures, as may be needed" */
const SOME_DAY = /\b(?:strengthen|modif|review)/i
/** How many paragraphs one answer quotes. */
const MOST = 8
/** How many paragraphs on other measures are shown where there is none of the kind. */
const NEAREST = 3

/** What a ban, an embargo or a freeze covers, and to what it does not apply. */
export const measures: Intent = {
  id: 'measures',
  summary: 'What a ban, an embargo or a freeze covers, what is exempt, and when it ends.',
  examples: ['is there an arms embargo?', 'does it impose a travel ban?'],
  most: 0.86,
  match(q) {
    if (!q.resolution || q.references.length > 0 || !HINTS.some(hint => q.text.includes(hint))) return 0
    if (['how-many', 'how-much', 'how-often', 'why', 'where', 'resolution'].includes(q.asked)) return 0
    const does = doing(q)
    if (!does || ((q.asked === 'when' || q.asked === 'how-long') && does !== 'ends')) return 0
    if (does === 'exempts' && excepted(q, q.resolution).length > 0) return 0.86
    return meant(q, q.resolution).length > 0 || lacks(q, q.resolution) ? 0.86 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const pointed = doing(q) === 'exempts' ? excepted(q, resolution) : []
    const all = pointed.length > 0 ? pointed : meant(q, resolution)
    const first = all[0]
    if (!first)
      // what another resolution imposed may be widened here by a number alone, so that nothing more can be said
      return silent(q, 'measures', `${resolution.symbol} does not say that there is one.`, {
        nearest: reader()
          .measuresOf(resolution)
          .filter(m => m.does === 'imposes')
          .slice(0, NEAREST)
          .map(m => quoteFor(q, resolution, m.clause.id)),
        next: ['What is this resolution about?'],
      })
    const quotes = all.slice(0, MOST).map(c => quoteFor(q, resolution, c.id))
    return found(q, 'measures', `${snippet(first, quotes[0]?.highlights)} (${cite(q, resolution, first.id)})`, quotes, {
      notes: all.length > MOST ? [`${all.length - MOST} further paragraphs are left out here.`] : [],
    })
  },
}

/** How a paragraph excepts something from what it says. */
const UNLESS =
  /\b(?:except|unless|other than|save (?:for|as)|with the exception of|(?:shall|do|does) not apply|exempt|notwithstanding)/i

/** "any exceptions to that?": of what was just quoted, the paragraph that excepts something from it. */
function excepted(q: Query, resolution: Resolution): readonly Clause[] {
  const at = q.before && focus(q.before)
  const points = /\b(?:that|this|it|those|these|them)\b|^(?:and |so |but )*any (?:exceptions?|exemptions?)\W*$/.test(
    q.text,
  )
  const here = at && points && q.before?.query.resolution === resolution ? clauseOf(resolution, at) : undefined
  if (!here || unaccounted(q, VOCABULARY).length > 0) return []
  return [here, ...kinOf(resolution, here.id)].filter(c => UNLESS.test(c.text)).slice(0, MOST)
}

/** What of measures is asked: their end, what is exempt, or what they cover. */
function doing({ text }: Query): Measure['does'] | undefined {
  if (EXEMPT.test(text)) return 'exempts'
  if (patterns().ends.test(text)) return 'ends'
  return patterns().covers.test(text) || patterns().exists.test(text) ? 'imposes' : undefined
}

/** The clauses whose measures, or exemptions, a question means: of the kinds that it names, and with every other word of it. */
function meant(q: Query, resolution: Resolution): readonly Clause[] {
  const kinds = reader().kindsAsked(q.text)
  const does = doing(q)
  const asked = (m: Measure) =>
    m.does === does &&
    ((does === 'ends' && m.kinds.length === 0) || kinds.length === 0 || kinds.some(k => m.kinds.includes(k)))
  const all = reader().measuresOf(resolution)
  const fitting = all.filter(asked)
  const rest = unaccounted(q, VOCABULARY)
  const said = fitting.filter(m => rest.every(w => speaks(q, resolution, m.clause, w)))
  // what only exempts or ends speaks of nothing else; what may be lifted some day is not yet ended
  const imposing = new Set(all.filter(m => m.does === 'imposes').map(m => m.clause))
  const last = ({ clause }: Measure) =>
    (imposing.has(clause) ? 2 : 0) + (does === 'ends' && SOME_DAY.test(clause.text) ? 1 : 0)
  const order = does === 'imposes' ? said : [...said].sort((a, b) => last(a) - last(b))
  const clauses = order.map(m => m.clause)
  // a sub-paragraph completes its chapeau
  return [...new Set(clauses.flatMap(c => (c.parent ? [c, ...parent(resolution, c, clauses)] : [c])))]
}

const parent = (resolution: Resolution, clause: Clause, among: readonly Clause[]): Clause[] => {
  const above = clause.parent ? clauseOf(resolution, clause.parent) : undefined
  return above?.text && !among.includes(above) && among.filter(c => c.parent === above.id).length === 1 ? [above] : []
}

/** Whether a clause speaks of a word, or the whole resolution does: what it is about need not be said again. */
function speaks(q: Query, resolution: Resolution, clause: Clause, word: string): boolean {
  const concept = q.index.concept(word)
  const strong = { ...concept, terms: new Map([...concept.terms].filter(([, quality]) => quality >= 0.5)) }
  const says = (c: Clause) => q.index.highlights([strong], `${c.chapeau ?? ''} ${c.text}`).length > 0
  if (says(clause)) return true
  const body = resolution.clauses.filter(c => c.part === 'operative' || c.part === 'preambular')
  return body.filter(c => c.text.toLowerCase().includes(stem(word))).length > body.length / 5
}

/** "Is there an oil embargo?" where no paragraph speaks of oil, or of any measure of the kind that is named. */
function lacks(q: Query, resolution: Resolution): boolean {
  if (!patterns().exists.test(q.text) || doing(q) !== 'imposes') return false
  const said = new Set(resolution.clauses.filter(c => c.part !== 'masthead').flatMap(c => reader().kindsIn(c.text)))
  const kinds = reader().kindsAsked(q.text)
  if (kinds.length > 0 && kinds.every(kind => !said.has(kind))) return true
  return unaccounted(q, VOCABULARY).some(w => [...q.index.concept(w).terms.values()].every(quality => quality < 0.5))
}
