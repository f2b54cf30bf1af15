import { quote } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { citeAll, found, unaccounted, vocabulary } from '../present.ts'

const VOCABULARY = vocabulary(
  'why reason reasons grounds basis resolution adopt adopted extend extended extension mandate background context rationale motive justification justify decide decided council concern prompt prompted cause purpose',
)

/** Why: the Council gives its grounds in the preamble. */
export const reasons: Intent = {
  id: 'reasons',
  summary: 'Why: the grounds that the Council gives in the preamble.',
  examples: ['why was it adopted?', 'why did the Council extend the mandate?', 'what are the reasons given?'],
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    if (q.asked !== 'why' && !/\b(?:reasons?|grounds|rationale|justification|basis)\b/.test(q.text)) return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.87 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const grounds = resolution.clauses.filter(c => c.part === 'preambular' && !c.parent)
    // what the Council was moved by stands before what it merely recalls
    const moved = grounds.filter(c =>
      /concern|alarm|determin|disturb|welcom|convinced|recogni|request|deplor|condemn/i.test(c.text.slice(0, 60)),
    )
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
