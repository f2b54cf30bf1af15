import { stem, words } from '../../library/words.ts'
import { deadlinesOf } from '../../resolution/facts.ts'
import type { ClauseId, Resolution } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, found, passed, quoteFor, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'
import { line } from './deadlines.ts'

const VOCABULARY = vocabulary(
  'report reports reporting due deadline submit submission duty duties requirement requirements obligation obligations secretary-general secretary general brief briefing inform informed keep back council update first next have must owe frequency cycle many long soon within hand deliver write periodic request requests date overdue late status already write writes writing author',
)
const REPORT = /\b(?:reports?|reporting|brief(?:ing)?s?|report back|keep (?:the council )?informed|updates?)\b/
const DUTY =
  /\b(?:when|due|deadline|how (?:often|many|long|soon)|who|must|has to|have to|supposed|required|requirements?|obligations?|dut(?:y|ies)|by|next|first|submit\w*|back|schedule|overdue|late|cycle|frequency|expected|coming|owe[sd]?|reporting|date)\b/

/** Who must report, on what, and by when. */
export const reporting: Intent = {
  id: 'reporting',
  summary: 'Who must report to the Council, and by when.',
  examples: [
    'when is the report due?',
    'what are the reporting requirements?',
    'does the Secretary-General have to report back?',
    'who reports to the Council?',
  ],
  most: 0.83,
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    if (!REPORT.test(q.text) || !DUTY.test(q.text)) return 0
    if (/\b(?:welcome|considered|symbol|dated|date of the report|what did the report|reports? of\b)/.test(q.text))
      return 0
    const rest = unaccounted(q, VOCABULARY)
    return rest.length === 0 || authored(q.resolution, rest) ? 0.83 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const all = deadlinesOf(resolution).filter(d => d.what === 'report')
    // whose report, and how many, is said in the paragraph or above it; an annex's stand last in the text
    const due = [...all].sort((a, b) => named(q, resolution, b.clause) - named(q, resolution, a.clause))
    const asked = due.length > 0 || q.asked !== 'when'
    const ids = [...new Set([...due.map(d => d.clause), ...duties(q).filter(() => asked)])]
    const first = ids[0] ? clauseOf(resolution, ids[0]) : undefined
    if (!first) return undefined
    const quotes = ids.slice(0, 6).map(id =>
      quoteFor(
        q,
        resolution,
        id,
        due.filter(d => d.clause === id).map(d => d.span),
      ),
    )
    const headline = due.length
      ? `${due
          .slice(0, 3)
          .map(d => line(q, resolution, d))
          .join('; ')}.`
      : `${snippet(first, quotes[0]?.highlights)} (${cite(q, resolution, first.id)})`
    return found(q, 'reporting', headline, quotes, {
      steps: due.flatMap(d => d.steps),
      notes: due.flatMap(d => (d.due ? [passed(q, d.due)] : [])),
      next: ['What are the deadlines?'],
    })
  },
}

/** True where one who must report by a day bears the names: "the panel's report". */
function authored(resolution: Resolution, names: readonly string[]): boolean {
  return deadlinesOf(resolution).some(d => {
    if (d.what !== 'report') return false
    const printed = new Set(
      words(`${d.actor ?? ''} ${clauseOf(resolution, d.clause)?.chapeau ?? ''}`).map(w => stem(w.word)),
    )
    return names.every(name => printed.has(stem(name)))
  })
}

/** How many of the words by which the question says whose report it means a clause has. */
function named(q: Query, resolution: Resolution, id: ClauseId): number {
  const clause = clauseOf(resolution, id)
  const printed = new Set(words(`${clause?.chapeau ?? ''} ${clause?.text ?? ''}`).map(w => stem(w.word)))
  return q.content.filter(w => !VOCABULARY.has(w.word) && printed.has(stem(w.word))).length
}

/** Operative paragraphs that put a duty to report on someone. */
function duties(q: Query): string[] {
  return (q.resolution?.clauses ?? [])
    .filter(c => c.part === 'operative')
    .filter(c =>
      /\b(?:request|call|ask|invite|direct|urge|decide)s?\b[^.]*?\b(?:to report|report(?:s)? (?:to|on|back)|keep (?:the )?(?:Security )?Council[^.]{0,40}informed|to submit|to brief|to inform the (?:Security )?Council)\b/i.test(
        `${c.chapeau ?? ''} ${c.text}`,
      ),
    )
    .map(c => c.id)
}
