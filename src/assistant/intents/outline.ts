import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf, mandateDeadlines } from '../../resolution/facts.ts'
import { quote } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, entityOf, found, mastheadQuotes, unaccounted, vocabulary } from '../present.ts'
import { mandateClause } from './mandate.ts'

const ASKS =
  /\b(?:summar\w+|tl;?dr|outline|overview|gist|in (?:a )?(?:nutshell|short|brief)|key (?:points|provisions|takeaways|elements)|main (?:points|provisions|takeaways|elements|decisions?)|takeaways?|highlights?|big picture|bottom line|recap|at a glance|structure|table of contents|what is (?:this|the|it|that) ?(?:resolution|text|document|one)? ?(?:all )?about|what (?:does|do|did) (?:the|this|it) ?(?:resolution|text|document|council)? ?(?:say|do)\??$|what is (?:in )?(?:this|the) (?:resolution|text|document)\??$|essentials?|synopsis|abstract|digest|sum (?:it )?up|briefly|run ?down|brief me|explain (?:this|the|it)(?: resolution| text| document)?|in (?:simple|plain|layman'?s?) (?:words|terms|english|language)|eli5|subject of (?:the|this) resolution|purpose of (?:the|this) resolution|topic of (?:the|this) resolution)\b/
const VOCABULARY = vocabulary(
  'summary summarise summarize summarized summarised tl dr tldr outline overview gist nutshell short brief briefly key point points provision provisions takeaway takeaways element elements main decision decisions highlight highlights picture bottom line recap glance structure table contents essential essentials synopsis abstract digest sum up rundown run down subject purpose topic about quick sentence sentences simple simply plain words terms layman laymans english explain eli5',
)

/** The whole in a few paragraphs: masthead, what it decides first, mandate and deadlines. */
export const outline: Intent = {
  id: 'outline',
  summary: 'The resolution in outline: its decisive paragraphs.',
  examples: ['summarise the resolution', 'tl;dr', 'what is this resolution about?', 'key points'],
  most: 0.82,
  match(q) {
    if (!q.resolution || q.references.length > 0 || !ASKS.test(q.text)) return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.82 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const tops = resolution.clauses.filter(c => c.part === 'operative' && !c.parent)
    const due = deadlinesOf(resolution).map(d => d.clause)
    const main = mandateClause(resolution)
    const mandates = mandateDeadlines(resolution)
    const decisive = tops
      .filter(c => /^(?:\w+ )?(?:decide|authorize|demand|determine)/i.test(c.verb ?? ''))
      .map(c => c.id)
    const order = [
      ...mandates.map(d => d.clause),
      ...(main ? [main] : []),
      'masthead',
      ...decisive,
      ...due,
      ...tops.map(c => c.id),
    ]
    const has = new Set(resolution.clauses.filter(c => c.text !== '').map(c => c.id))
    const ids = [...new Set(order)].filter(id => has.has(id)).slice(0, 8)
    const first = mandates[0]
    const clause = first && clauseOf(resolution, first.clause)
    const entity = clause && entityOf(resolution, clause)
    const mandate = first
      ? ` ${entity ? `${entity}’s` : 'the'} mandate until ${printDate(first.due)} (${cite(q, resolution, first.clause)}),`
      : ''
    const adopted = resolution.adopted ? `, adopted on ${printDate(resolution.adopted)}` : ''
    return found(
      q,
      'outline',
      `${resolution.symbol}${adopted}:${mandate} ${tops.length} operative paragraphs; its decisive ones follow word for word.`,
      ids.flatMap(id => (id === 'masthead' ? mastheadQuotes(resolution).slice(0, 1) : [quote(resolution, id)])),
      {
        next: ['What is the mandate?', 'What are the deadlines?'].filter((_, i) =>
          i === 0 ? main !== undefined : due.length > 0,
        ),
      },
    )
  },
}
