import { isLight } from '../../library/words.ts'
import type { Clause, Resolution } from '../../resolution/model.ts'
import { quote } from '../answer.ts'
import { focus } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { cite, citeAll, clauseOf, found, silent, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'why reason reasons grounds basis resolution adopt adopted extend extended extension mandate background context rationale motive justification justify decide decided council concern prompt prompted cause purpose',
)

const PURPOSE =
  /\b(?:in order to|to (?:obtain|ensure|enable|allow|provide|facilitate|support|assist)|with a view to|with the task of|so that|because|for the purpose of|on the basis of|at the request of|dedicated to)\b/
const BASIS = /\b(?:in accordance with|as stipulated in|pursuant to)\b/

/** "why so short", "why such a long extension", "why only three months" */
const EXTENT =
  /\b(?:so|such an?|too|only|just) (?:short|long|brief|few|little|small|many|much|big|large|quick|late|soon|early|(?:\w+ )?(?:days|weeks|months|years))\b/
const PERSON = /\b(?:he|she|him|her)\b/
const ACT = /\b(?:adopt|extend|extension|renew|prolong|decid|pass|resolution|mandate|council)/
/** How a text gives the reason of what it says beside. */
const REASON =
  /\b(?:in (?:the )?light of|in view of|in order (?:to|that)|with a view to|because|owing to|due to|as a result of|so (?:that|as to)|for (?:his|her|its|their) (?:\w+ )?(?:efforts|role|contributions?|leadership|commitment|work|support|service)|in response to|at the request of|on account of|following the|given (?:the|that)|to allow|pending)\b/i
/** What is prolonged may be called by any of these. */
const GENERAL = vocabulary('measures provisions mandate sanctions mission arrangement programme period term')
const FORM = vocabulary('why reason reasons grounds basis rationale justification justify cause purpose motive')

/** The paragraph that says the reason of the very thing that is asked for: it has all its words, and a reason beside them. */
function stated(q: Query, resolution: Resolution): Clause | undefined {
  const asked = q.content.map(w => w.word).filter(w => !FORM.has(w) && (!isLight(w) || DEED.test(w)))
  const named = unaccounted(q, FORM).filter(w => !GENERAL.has(w))
  const deed = asked.filter(w => DEED.test(w))
  const words = [...new Set([...named, ...deed])]
  if (words.length === 0) return undefined
  const concepts = words.map(w => q.index.concept(w))
  const strong = concepts.map(c => ({ ...c, terms: new Map([...c.terms].filter(([, quality]) => quality >= 0.7)) }))
  return resolution.clauses
    .filter(c => c.part === 'operative' || c.part === 'preambular')
    .find(c => {
      const text = `${c.chapeau ?? ''} ${c.text}`
      return REASON.test(text.replace(/\s+/g, ' ')) && strong.every(k => q.index.highlights([k], text).length > 0)
    })
}
/** Words for what is done, light though they may be. */
const DEED =
  /^(?:ke(?:ep|eps|pt)|extend\w*|extension\w*|renew\w*|prolong\w*|commend\w*|welcom\w*|condemn\w*|set|cut|reduc\w*|end\w*|stop\w*)$/

/** How a paragraph begins by which the Council was moved. */
const MOVED = /concern|alarm|determin|disturb|welcom|convinced|recogni|request|deplor|condemn/i

/** Why: the Council gives its grounds in the preamble. */
export const reasons: Intent = {
  id: 'reasons',
  summary: 'Why: the grounds that the Council gives in the preamble.',
  examples: ['why was it adopted?', 'why did the Council extend the mandate?', 'what are the reasons given?'],
  most: 0.87,
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    if (q.asked !== 'why' && !/\b(?:reasons?|grounds|rationale|justification|basis)\b/.test(q.text)) return 0
    if (unaccounted(q, VOCABULARY).length === 0) return 0.87
    return stated(q, q.resolution) ? 0.6 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    // "why do they need that?": a paragraph that states its own purpose or basis answers first
    const at = q.before && focus(q.before)
    const own = at ? clauseOf(resolution, at) : undefined
    const leans = q.carried.length > 0 || q.pointing || q.content.every(w => isLight(w.word))
    const onBasis = /\b(?:grounds|basis)\b/.test(q.text)
    if (
      own &&
      leans &&
      (PURPOSE.test(own.text) || REASON.test(own.text.replace(/\s+/g, ' ')) || (onBasis && BASIS.test(own.text)))
    ) {
      return found(q, 'reasons', `${snippet(own)} (${cite(q, resolution, own.id)})`, [quote(resolution, own.id)])
    }
    // why a judge resigned is no question on the Council's grounds
    if (own?.part === 'preambular' && leans && !MOVED.test(own.text.slice(0, 60)))
      return silent(q, 'reasons', `${resolution.symbol} does not say why.`)
    const reason = stated(q, resolution)
    if (reason)
      return found(q, 'reasons', `${snippet(reason)} (${cite(q, resolution, reason.id)})`, [
        quote(resolution, reason.id),
      ])
    // why it is so short, and why he went, is not said by what moved the Council
    if (EXTENT.test(q.text)) return silent(q, 'reasons', `${resolution.symbol} does not say why.`)
    if (PERSON.test(q.text) && !ACT.test(q.text)) return undefined
    const grounds = resolution.clauses.filter(c => c.part === 'preambular' && !c.parent)
    // what the Council was moved by stands before what it merely recalls
    const moved = grounds.filter(c => MOVED.test(c.text.slice(0, 60)))
    const order = [...moved, ...grounds.filter(c => !moved.includes(c))]
    if (order.length === 0) return undefined
    return found(
      q,
      'reasons',
      `The Council gives its grounds in the preamble (${citeAll(
        q,
        resolution,
        order.map(c => c.id),
      )}), word for word below.`,
      order.map(c => quote(resolution, c.id)),
    )
  },
}
