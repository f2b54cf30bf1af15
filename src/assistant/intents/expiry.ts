import { createRequire } from 'node:module'
import { stem } from '../../library/words.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import { deadlinesOf, mandateDeadlines } from '../../resolution/facts.ts'
import type { Deadline, Resolution } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, distance, entityOf, found, passed, quoteFor, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

// Loaded by the question that needs it: most need none of it.
const require = createRequire(import.meta.url)

const VOCABULARY = vocabulary(
  'mandate expire expiry expiration end ends ended ending finish run runs out until extend extension extended renew renewal renewed prolong prolongation valid validity force over still active terminate termination lapse mandated duration term period long last lasts stop cease deadline ongoing running alive closing close effect current currently continue remain remains authorized authorised stay up due rollover status day expired alive',
)
const ASKS =
  /\b(?:expir\w*|run(?:s|ning)? out|(?:un)?till? (?:when|which|what)|valid(?:ity)?|in force|lapse\w*|sunset|ongoing|still|up to when|through when|how long|duration|renew\w*|prolong\w*|extend\w*|extension|still running|status)\b|\bruns? until\b|\buntil(?: when)?\W*$/
const ENDS = /\b(?:end|ends|ended|ending|finish\w*|terminat\w*|stop\w*|over|last|lasts|cease\w*|stay|remain|due)\b/

/** When the mandate ends, and how far that day is from today. */
export const expiry: Intent = {
  id: 'expiry',
  summary: 'When a mandate ends, and whether that day has passed.',
  examples: [
    'when does it expire?',
    'until when is UNMOT extended?',
    'is the mandate still in force?',
    'mandate end date',
    'how long is the mandate?',
  ],
  most: 0.9,
  match(q) {
    if (!q.resolution) return 0
    const asks = ASKS.test(q.text)
    const ends = ENDS.test(q.text) && (/\bmandate\b|\bmission\b|\bit\b/.test(q.text) || subjectOf(q) !== undefined)
    const mandateWhen = /\bmandate\b/.test(q.text) && (q.asked === 'when' || q.asked === 'how-long')
    if (!asks && !ends && !mandateWhen) return 0
    if (/\b(?:why|how many|who|conditions?|circumstances|unless)\b/.test(q.text)) return 0
    if (q.asked === 'where' || q.asked === 'how-much') return 0
    if (
      /\b(?:previous|earlier|prior|original|preceding|old|former|last) (?:mandate|term|period|extension)\b/.test(q.text)
    )
      return 0
    const rest = unaccounted(q, VOCABULARY)
    if (rest.length === 0) return q.carried.length > 0 && !ends ? 0.8 : 0.9
    return q.resolution && matching(q, q.resolution, rest).length > 0 ? 0.86 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const rest = unaccounted(q, VOCABULARY)
    const due = rest.length ? matching(q, resolution, rest) : mandateDeadlines(resolution)
    const subject = subjectOf(q)
    const chosen = (subject && due.filter(d => clauseOf(resolution, d.clause)?.text.includes(subject))) || due
    const list = chosen.length ? chosen : due
    const first = list[0]
    if (!first) return undefined
    const quotes = [...new Set(list.map(d => d.clause))].map(id =>
      quoteFor(
        q,
        resolution,
        id,
        list.filter(d => d.clause === id).map(d => d.span),
      ),
    )
    const notes = list.map(d => passed(q, d.due))
    const gone = Temporal.PlainDate.compare(q.today, first.due) > 0
    const later = superseded(q, resolution, first)
    if (later) {
      quotes.push(quoteFor(q, later.resolution, later.clause))
      notes.unshift(
        `${later.resolution.symbol}, adopted later, sets another term: until ${printDate(later.until)} (${formatCitation(later.clause)}).`,
      )
    } else if (gone) notes.push(`Whether a later resolution extended it, ${resolution.symbol} cannot say.`)
    return found(q, 'expiry', headline(q, resolution, first, gone), quotes, {
      steps: list.flatMap(d => d.steps),
      notes,
      next: ['What is the mandate?', 'What are the deadlines?'],
    })
  },
}

/** The act of another loaded resolution that set the term of the same mission anew, of those adopted by the day that counts as today. */
function superseded(q: Query, resolution: Resolution, d: Deadline & { due: string }) {
  if (q.library.resolutions.length < 2) return undefined
  const clause = clauseOf(resolution, d.clause)
  const entity = clause && entityOf(resolution, clause)
  // other names than acronyms belong to many bodies
  if (!entity || !/^[A-Z][A-Z-]+$/.test(entity)) return undefined
  const speaking = q.library.names.speakingOf([entity.toLowerCase()])
  if (speaking.length < 2) return undefined
  const { laterAct }: typeof import('../../library/mandates.ts') = require('../../library/mandates.ts')
  const act = laterAct(speaking, resolution, d.clause, q.today.toString())
  const by = act && speaking.find(r => r.symbol === act.symbol)
  return act && by && { ...act, resolution: by }
}

/** The entity that a question names: "UNMOT". */
function subjectOf(q: Query): string | undefined {
  const { resolution } = q
  if (!resolution) return undefined
  for (const d of mandateDeadlines(resolution)) {
    const clause = clauseOf(resolution, d.clause)
    const entity = clause && entityOf(resolution, clause)
    if (entity && q.content.some(w => stem(w.word) === stem(entity.toLowerCase()))) return entity
  }
  return undefined
}

/** Terms that end, of which a clause speaks in the words asked: "when do the sanctions end?" */
function matching(q: Query, resolution: Resolution, asked: readonly string[]): readonly (Deadline & { due: string })[] {
  const concepts = asked.map(w => q.index.concept(w))
  return deadlinesOf(resolution).filter((d): d is Deadline & { due: string } => {
    if (!d.due || d.what === 'report' || d.what === 'event') return false
    const clause = clauseOf(resolution, d.clause)
    return clause !== undefined && concepts.every(c => q.index.highlights([c], clause.text).length > 0)
  })
}

function headline(q: Query, resolution: Resolution, d: Deadline & { due: string }, gone: boolean): string {
  const clause = clauseOf(resolution, d.clause)
  const entity = clause && d.what === 'mandate' ? entityOf(resolution, clause) : undefined
  const what = entity
    ? `${entity.replace(/^the /, 'The ')}’s mandate`
    : d.what === 'mandate'
      ? 'The mandate'
      : 'The term'
  const where = cite(q, resolution, d.clause)
  return gone
    ? `${what} ran until ${printDate(d.due)} (${where}); that day passed ${distance(q.today, Temporal.PlainDate.from(d.due))}.`
    : `${what} runs until ${printDate(d.due)} (${where}).`
}
