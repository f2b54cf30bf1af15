import type { Clause, Resolution } from '../../resolution/model.ts'
import { kinOf } from '../../resolution/pointers.ts'
import { focus } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { cite, found, quoteFor, silent, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const ASKS =
  /\b(?:who|which (?:country|government|state|party)) (?:has |had |have |must |should |has to |have to |can |may |will )*(?:ask(?:s|ed)?|request(?:s|ed)?|appl(?:y|ies|ied)|call(?:s|ed)?) for\b|\b(?:at|on|upon) (?:whose|who|which) (?:\w+ )?(?:request|demand|invitation|initiative)\b|\bwhose (?:request|invitation|initiative|idea)\b/
/** A request that is yet to be made. */
const DUTY = /\b(?:must|should|has to|have to|can|may|will)\b/
const VOCABULARY = vocabulary(
  'ask asks asked request requests requested apply applied call called whose invitation initiative idea demand extension extend extended renewal renew renewed prolongation mandate mission deployment term this it that council government country state party',
)
/** How a text says at whose request something is. */
const REQUEST =
  /\b(?:the|its|their|his|an?) (?:\w+ ){0,2}requests? (?:of|by|from|made by|submitted by|contained|set out|conveyed)\b|\brequested by\b|\bha(?:s|ve|d) requested\b|\b(?:letters?|communications?)\b.{0,200}\brequest(?:ing|ed|s)?\b|\binvitation (?:of|by|from)\b/s
const SUBMITTED = /\b(?:requests?|applications?)\b[^.;]{0,120}\b(?:be (?:submitted|made|presented)|submit)/

/** At whose request something is done. */
export const requester: Intent = {
  id: 'requester',
  summary: 'At whose request something is done.',
  examples: ['who asked for the mission?', 'at whose request is it?'],
  most: 0.79,
  match: q =>
    q.resolution && q.references.length === 0 && ASKS.test(q.text) && (bare(q) || requests(q, q.resolution).length > 0)
      ? 0.79
      : 0,
  answer(q) {
    const { resolution } = q
    const all = resolution ? requests(q, resolution) : []
    const [first] = all
    if (!resolution) return undefined
    if (!first)
      return bare(q) ? silent(q, 'requester', `${resolution.symbol} does not say at whose request.`) : undefined
    const quotes = all.slice(0, 4).map(c => quoteFor(q, resolution, c.id))
    return found(q, 'requester', `${snippet(first, quotes[0]?.highlights)} (${cite(q, resolution, first.id)})`, quotes)
  },
}

/** "who asked for it?", of nothing but what the resolution does: where no request is spoken of, nobody is said to have asked. */
const bare = (q: Query): boolean =>
  unaccounted(q, VOCABULARY).length === 0 && !DUTY.test(q.text) && !/\bcall(?:s|ed)? for\b/.test(q.text)

/** The clauses that say at whose request it is; of what was just quoted, those around it first. */
function requests(q: Query, resolution: Resolution): readonly Clause[] {
  const form = DUTY.test(q.text) ? SUBMITTED : REQUEST
  const concepts = unaccounted(q, VOCABULARY).map(w => q.index.concept(w))
  const saying = resolution.clauses.filter(
    c =>
      (c.part === 'operative' || c.part === 'preambular') &&
      form.test(c.text) &&
      concepts.every(k => q.index.highlights([k], `${c.chapeau ?? ''} ${c.text}`).length > 0),
  )
  const at = q.before && focus(q.before)
  const near = new Set(at ? [at, ...kinOf(resolution, at).map(c => c.id)] : [])
  return [...saying.filter(c => near.has(c.id)), ...saying.filter(c => !near.has(c.id))]
}
