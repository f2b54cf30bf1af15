import { isLight } from '../../library/words.ts'
import { quote } from '../answer.ts'
import { focus } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { cite, citeAll, clauseOf, found, silent, snippet, unaccounted, vocabulary } from '../present.ts'

const VOCABULARY = vocabulary(
  'why reason reasons grounds basis resolution adopt adopted extend extended extension mandate background context rationale motive justification justify decide decided council concern prompt prompted cause purpose',
)

const PURPOSE =
  /\b(?:in order to|to (?:obtain|ensure|enable|allow|provide|facilitate|support|assist)|with a view to|with the task of|so that|because|for the purpose of|on the basis of|at the request of|dedicated to)\b/
const BASIS = /\b(?:in accordance with|as stipulated in|pursuant to)\b/

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
    return unaccounted(q, VOCABULARY).length === 0 ? 0.87 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    // "why do they need that?": a paragraph that states its own purpose or basis answers first
    const at = q.before && focus(q.before)
    const own = at ? clauseOf(resolution, at) : undefined
    const leans = q.carried.length > 0 || q.pointing || q.content.every(w => isLight(w.word))
    const onBasis = /\b(?:grounds|basis)\b/.test(q.text)
    if (own && leans && (PURPOSE.test(own.text) || (onBasis && BASIS.test(own.text)))) {
      return found(q, 'reasons', `${snippet(own)} (${cite(q, resolution, own.id)})`, [quote(resolution, own.id)])
    }
    // why a judge resigned is no question on the Council's grounds
    if (own?.part === 'preambular' && leans && !MOVED.test(own.text.slice(0, 60)))
      return silent(q, 'reasons', `${resolution.symbol} does not say why.`)
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
