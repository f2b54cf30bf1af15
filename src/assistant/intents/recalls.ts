import { type Naming, namedIn, naming } from '../../library/relations.ts'
import type { Resolution } from '../../resolution/model.ts'
import type { Answer } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { citeAll, found, quoteFor, silent, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'recall recalled cite cited reaffirm reaffirmed refer referred reference mention mentioned name named build built base based basis rest follow followed predecessor precede ancestor quote quoted invoke invoked earlier previous prior past later other older old newer subsequent list loaded single singled out particular particularly specifically highlight highlighted stress stressed number',
)
const VERB =
  '(?:recall|cit|reaffirm|refer|mention|nam|build|buil|rest|follow|quot|invok)(?:s|es|e|ed|ing|t|red|ring|ling)?(?: (?:back|on|to|upon))*'
/** "which earlier resolutions does it recall?", "what is it based on?" */
const FORWARD = new RegExp(
  String.raw`\b(?:which|what|list|all|any) (?:(?:the|other|earlier|previous|prior|past|security council) )*resolutions? (?:(?:does|do|did|has|is|are|was|were) )?(?:it |this |that |they |the council )?${VERB}|\b(?:earlier|previous|prior|past) resolutions\b|\bwhat (?:is|was) (?:it|this|that|the resolution)? ?based (?:up)?on\b|\bwhat (?:does|did) (?:it|this|that|the resolution)? ?(?:build|rest) (?:up)?on\b`,
)
/** "which resolutions recall it?", "what cites it?", "is it recalled anywhere?" */
const BACKWARD = new RegExp(
  String.raw`\b(?:which|what|any|list|all|how many) (?:(?:the|other|later|newer|subsequent|loaded) )*resolutions? ${VERB}(?: (?:it|this|that|the resolution))?\W*$|^(?:what|who) (?:recalls|cites|reaffirms|refers|mentions|invokes|quotes|names)(?: (?:back|on|to|upon))*(?: (?:it|this|that|the resolution))?\W*$|^(?:is|was|has) (?:it |this |that )?(?:been )?(?:later |ever )?(?:recalled|cited|reaffirmed|mentioned|referred to|quoted|invoked) (?:by|in|anywhere|elsewhere|later|again|since)\b|\bwhere (?:is|was|else is) (?:it |this |that )?(?:recalled|cited|mentioned|quoted|referred to)\b`,
)
/** "which older resolution is singled out?" */
const SINGLED =
  /\b(?:which|what) (?:(?:other|earlier|older|old|previous|prior|past|security council) )*resolutions?\b.*\b(?:singled? out|in particular|particularly|specifically|highlight(?:s|ed)?|by (?:name|number))\b/
/** How the text singles one out. */
const IN_PARTICULAR = /\b(?:in particular|especially|notably|most recently|inter alia|including)\b/
/** How many resolutions one answer quotes. */
const MOST = 12

/** Which resolutions a resolution names, and which of those that are loaded name it. */
export const recalls: Intent = {
  id: 'recalls',
  summary: 'Which resolutions it recalls, and which recall it.',
  examples: ['which earlier resolutions does it recall?', 'what is it based on?', 'which resolutions are cited?'],
  most: 0.84,
  match(q) {
    if (!target(q) || q.references.length > 0 || q.asked === 'when') return 0
    if (!FORWARD.test(q.text) && !BACKWARD.test(q.text) && !CITED.test(q.text) && !SINGLED.test(q.text)) return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.84 : 0
  },
  answer(q) {
    const { resolution } = q
    const backward = !CITED.test(q.text) && BACKWARD.test(q.text) && (!DOES.test(q.text) || !resolution)
    const number = target(q)
    if (backward && number !== undefined) return recalledBy(q, number)
    return resolution && forward(q, resolution)
  },
}

const CITED = /\bwhich (?:other |earlier )?resolutions are (?:recalled|cited|reaffirmed|mentioned|named)\W*$/
const DOES = /\bresolutions? (?:does|do|did)\b/

const target = (q: Query) => q.unknown?.number ?? q.resolution?.number

function forward(q: Query, resolution: Resolution): Answer | undefined {
  const named = namedIn(resolution)
  const particular = new Set(resolution.clauses.filter(c => IN_PARTICULAR.test(c.text)).map(c => c.id))
  const singled = SINGLED.test(q.text) ? named.filter(n => particular.has(n.clause)) : []
  const all = singled.length > 0 ? singled : named
  if (all.length === 0) return inGeneral(q, resolution)
  const names = [...new Set(all.map(n => `${n.number} (${n.year})`))]
  const ids = [...new Set(all.map(n => n.clause))]
  const few = names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ')
  return found(
    q,
    'recalls',
    `${resolution.symbol} names ${names.length} other resolution${names.length === 1 ? '' : 's'}: ${few} (${citeAll(q, resolution, ids)}).`,
    ids.slice(0, MOST).map(id => quoteFor(q, resolution, id, spansIn(all, id))),
  )
}

/** "Recalling all its relevant resolutions": no number, and yet what it says of them. */
function inGeneral(q: Query, resolution: Resolution): Answer {
  const general = /\b(?:its|all|previous|earlier|relevant|subsequent)(?: \w+){0,3} resolutions\b/
  const clauses = resolution.clauses.filter(c => c.part !== 'masthead' && general.test(c.text.replace(/\s+/g, ' ')))
  const [first] = clauses
  if (!first) return silent(q, 'recalls', `${resolution.symbol} names no other resolution.`)
  const ids = clauses.map(c => c.id)
  return found(
    q,
    'recalls',
    `${resolution.symbol} names no resolution by its number, only: ${snippet(first)} (${citeAll(q, resolution, ids)}).`,
    ids.slice(0, MOST).map(id => quoteFor(q, resolution, id)),
  )
}

const spansIn = (all: readonly Naming[], id: string) => all.filter(n => n.clause === id).map(n => n.span)

function recalledBy(q: Query, number: number): Answer {
  const all = naming(q.library.resolutions, number)
  const own = q.library.find({ number })
  const year = own?.year ?? all[0]?.year
  const symbol = own?.symbol ?? `S/RES/${number}${year ? ` (${year})` : ''}`
  const by = Map.groupBy(all, n => n.by)
  if (by.size === 0) return silent(q, 'recalls', `No other loaded resolution names ${symbol}.`)
  const list = [...by]
  const few = list.slice(0, 6).map(([r]) => r.symbol)
  const more = list.length > 6 ? ` and ${list.length - 6} more` : ''
  return found(
    q,
    'recalls',
    `${symbol} is named in ${list.length} loaded resolution${list.length === 1 ? '' : 's'}, newest first: ${few.join(', ')}${more}.`,
    list.slice(0, MOST).map(([r, places]) => quoteFor(q, r, places[0]!.clause, spansIn(places, places[0]!.clause))),
    { notes: list.length > MOST ? [`The ${MOST} newest are quoted.`] : [] },
  )
}
