import { quote } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { citeAll, found, mastheadQuotes, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'preamble preambular operative part section paragraph paragraphs text full whole entire complete all list considerations recital recitals verbatim everything print background context',
)
const PREAMBLE = /\b(?:preamble|preambular (?:part|paragraphs|section|clauses|text)|pps|recitals?|considerations)\b/
const OPERATIVE =
  /\b(?:operative (?:part|paragraphs|section|clauses|text)|ops|all (?:the )?(?:paragraphs|paras|clauses))\b/
const WHOLE =
  /\b(?:(?:full|whole|entire|complete) (?:text|resolution|document|thing)|(?:text|resolution) in full|everything)\b/

const CLOSES =
  /\bhow (?:does|do) (?:it|this|the (?:text|resolution|document)) (?:end|close|conclude|finish)\b|\b(?:last|final|closing|concluding) (?:line|words|sentence|provision|decision)\b/
const OPENS =
  /\bhow (?:does|do) (?:it|this|the (?:text|resolution|document)|the preamble) (?:start|begin|open)\b|\b(?:first|opening) (?:line|words?|sentence)\b/

/** The preamble, the operative part, or the whole text. */
export const parts: Intent = {
  id: 'parts',
  summary: 'The preamble, the operative part, or the whole text.',
  examples: ['show me the preamble', 'all operative paragraphs', 'full text'],
  most: 0.86,
  match(q) {
    if (!q.resolution || q.references.length > 0 || q.asked === 'how-many') return 0
    if (edge(q)) return 0.86
    return wanted(q) && unaccounted(q, VOCABULARY, false).length === 0 ? 0.8 : 0
  },
  answer(q) {
    const { resolution } = q
    const at = edge(q)
    if (resolution && at) {
      const body = resolution.clauses.filter(c => (c.part === 'operative' || c.part === 'preambular') && !c.parent)
      const one = body.at(at)
      if (one)
        return found(q, 'parts', `${snippet(one)} (${citeAll(q, resolution, [one.id])})`, [quote(resolution, one.id)])
    }
    const part = wanted(q)
    if (!resolution || !part) return undefined
    const clauses = resolution.clauses.filter(c => c.text !== '' && (part === 'whole' || c.part === part))
    const first = clauses[0]
    const last = clauses.at(-1)
    if (!first || !last) return undefined
    const name = { preambular: 'The preamble', operative: 'The operative part', whole: 'The whole text' }[part]
    const ends = citeAll(q, resolution, [last.id]).replace(/^.*, /, '')
    return found(
      q,
      'parts',
      `${name} of ${resolution.symbol}, word for word (${citeAll(q, resolution, [first.id])} to ${ends}).`,
      clauses.flatMap(c => (c.id === 'masthead' ? mastheadQuotes(resolution) : [quote(resolution, c.id)])),
    )
  },
}

/** −1 for the last paragraph, 0.5 (rounded to the first) for the opening one. */
function edge(q: Query): number | undefined {
  if (CLOSES.test(q.text)) return -1
  return OPENS.test(q.text) ? 0.5 : undefined
}

function wanted(q: Query): 'preambular' | 'operative' | 'whole' | undefined {
  if (PREAMBLE.test(q.text)) return 'preambular'
  if (OPERATIVE.test(q.text)) return 'operative'
  return WHOLE.test(q.text) ? 'whole' : undefined
}
