import { isLight, root, words } from '../../library/words.ts'
import { verbUsesOf } from '../../resolution/facts.ts'
import type { Resolution, VerbUse } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, citeAll, clauseOf, found, quoteFor, silent, snippet } from '../present.ts'
import { contentOf, type Query } from '../understand.ts'

const COUNCIL = /\b(?:what|which|who|whom|anything|everything|does|did|list|all|where|how)\b/
/** What the Council does, and nothing else: "what does it condemn?", "is anything deplored?". */
const BARE =
  /^(?:and |so |but |ok )*(?:(?:does|did|has|do) |(?:is|are) (?:there )?any|what (?:is|are|was|were|does|did|do|has)\b|who(?:m)? (?:is|are|does|did)\b|which (?:\w+ )?(?:is|are|does|did)\b|anything|everything|list|all)/
/** The verbs by which the Council acts, as roots. Standard drafting practice. */
const ACTS =
  'decide welcome request authorize call urge encourage commend note condemn express recall reaffirm affirm demand invite stress emphasize underline recognize acknowledge endorse approve support appeal deplore regret reiterate establish determine insist direct declare instruct recommend confirm warn remind underscore appreciate consider take decision'
let roots: ReadonlySet<string> | undefined
/** Made by the first question that may ask for one. */
const acts = (): ReadonlySet<string> => (roots ??= new Set(ACTS.split(' ').map(root)))
/** Of the same root, and no act of the Council. */
const BEARERS = /^(?:authorit(?:y|ies)|calls?ed|considerations?|instructors?|directors?|directions?|experts?)$/
const FILL = new Set(
  'council security it resolution text concern operative list all verb verbs paragraph paragraphs main action actions act thing things part preamble earlier previous past before prior operative'.split(
    ' ',
  ),
)

/** What the Council decides, requests, welcomes, condemns. */
export const verb: Intent = {
  id: 'verb',
  summary: 'What the Council decides, requests, welcomes, condemns …',
  examples: [
    'what does it decide?',
    'what does the Security Council welcome?',
    'what did the Council authorize?',
    'does it condemn anything?',
  ],
  most: 0.8,
  match(q) {
    if (!q.resolution || q.references.length > 0 || !COUNCIL.test(q.text)) return 0
    // "set up within how many days?" asks for a figure, not for what the Council does
    if (!['what', 'none', 'yes-no', 'who', 'resolution'].includes(q.asked)) return 0
    return asked(q) ? 0.8 : 0
  },
  answer(q) {
    const { resolution } = q
    const wanted = asked(q)
    if (!resolution || !wanted) return undefined
    const uses = verbUsesOf(resolution).filter(
      u => (q.within?.(u.clause) ?? partOf(q)(u.clause)) && words(u.lemma).some(w => root(w.word) === wanted.root),
    )
    const decided = uses.length > 0 ? [] : decidedTo(q, resolution, wanted.root)
    const [one] = decided
    if (one) {
      const quotes = decided.map(c => quoteFor(q, resolution, c.id))
      return found(
        q,
        'verb',
        `${snippet(one)} (${citeAll(
          q,
          resolution,
          decided.map(c => c.id),
        )})`,
        quotes,
      )
    }
    if (uses.length === 0) {
      // "which goods can still be taken across?" asks for no act of the Council
      if (!BARE.test(q.text)) return undefined
      return silent(q, 'verb', `No paragraph of ${resolution.symbol} has the Council ${wanted.word} anything.`, {
        next: ['What does it decide?'],
      })
    }
    const ordered = [...uses.filter(u => u.clause.startsWith('op')), ...uses.filter(u => !u.clause.startsWith('op'))]
    const ids = [...new Set(ordered.map(u => u.clause))]
    const first = clauseOf(resolution, ids[0]!)!
    const spans = (id: string) => uses.filter((u: VerbUse) => u.clause === id).map(u => u.span)
    const quotes = ids.map(id => quoteFor(q, resolution, id, spans(id)))
    const headline =
      ids.length === 1
        ? `${snippet(first)} (${cite(q, resolution, first.id)})`
        : `“${uses[0]?.verb ?? wanted.word}” stands in ${ids.length} paragraphs (${citeAll(q, resolution, ids)}); first: ${snippet(first)}`
    return found(q, 'verb', headline, quotes, { next: ['What are the deadlines?'] })
  },
}

/** The paragraphs in which the Council decides to do so: "Decides to establish a Committee". */
const decidedTo = (q: Query, resolution: Resolution, wanted: string) =>
  resolution.clauses.filter(
    c =>
      (q.within?.(c.id) ?? partOf(q)(c.id)) &&
      [...c.text.matchAll(/\bdecides?(?: \w+)? to (\w+)/gi)].some(m => root((m[1] ?? '').toLowerCase()) === wanted),
  )

/** "… in the preamble": only there. */
const partOf = (q: Query) => (id: string) =>
  /\bpreamb/.test(q.text)
    ? id.startsWith('pp')
    : /\boperative (?:part|paragraphs|section)\b/.test(q.text)
      ? id.startsWith('op')
      : true

/** The verb asked for, where nothing but the verb is asked: "what does it decide?", not "what does it decide on elections?". */
function asked(q: Query): { word: string; root: string } | undefined {
  const all = contentOf(q.text).map(w => w.word)
  const acting = all.filter(w => acts().has(root(w)) && !BEARERS.test(w))
  const rest = all.filter(w => !acting.includes(w) && !FILL.has(w) && !isLight(w))
  if (acting.length !== 1 || rest.length > 0) return undefined
  return { word: acting[0]!, root: root(acting[0]!) }
}
