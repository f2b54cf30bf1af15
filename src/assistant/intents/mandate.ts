import { kept } from '../../resolution/kept.ts'
import type { Resolution } from '../../resolution/model.ts'
import { quote } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { citeAll, clauseOf, entitiesOf, entityOf, found, unaccounted, vocabulary, withChildren } from '../present.ts'

const VOCABULARY = vocabulary(
  'mandate task duty duties job function responsibility responsibilities remit role terms reference do doing carry authorized authorised supposed meant list contained assigned tasked mandated activity activities aim aims goal goals objective objectives purpose overall',
)
const ASKS =
  /\b(?:mandate[ds]?|tasks?|remit|terms of reference|functions?|responsibilit(?:y|ies)|duties|job|tasked|role|aims?|goals?|objectives?|purpose)\b/
const DOES =
  /\bwhat (?:is|are|does|do|did|must|should|shall|will|can|may) .*\b(?:do|doing|supposed to|meant to|tasked with|authori[sz]ed to|there for)\b/

/** What the mission is to do: the paragraph that sets the mandate, with all its tasks. */
export const mandate: Intent = {
  id: 'mandate',
  summary: 'What a mission is mandated to do: every task, word for word.',
  examples: [
    "what is UNMOT's mandate?",
    'mandate pls',
    'what are the tasks of the mission?',
    'what is UNMOT supposed to do?',
  ],
  most: 0.85,
  match(q) {
    if (!q.resolution) return 0
    if (!ASKS.test(q.text) && !(DOES.test(q.text) && aboutSubject(q))) return 0
    if (
      /\b(?:expir|extend|extension|renew|prolong|valid|still|in force|\bend(?:s|ed|ing)?\b|until|how long|runs? out|terminat)/.test(
        q.text,
      )
    )
      return 0
    // "who had the job before?" asks for a person
    if (/\bwho (?:has|had|have|gets?|got|takes?|took|holds?|held)\b/.test(q.text)) return 0
    if (q.asked === 'when' || q.asked === 'how-long' || q.asked === 'how-many' || q.asked === 'where') return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.85 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const main = mandateClause(resolution)
    if (!main) return undefined
    const clauses = withChildren(resolution, main)
    const top = clauses[0]!
    const entity = entityOf(resolution, top) ?? entitiesOf(resolution)[0]
    const tasks = clauses.slice(1).filter(c => c.parent === main)
    const letters = tasks.length ? ` ${tasks[0]?.label ?? ''} to ${tasks.at(-1)?.label ?? ''}` : ''
    const headline = tasks.length
      ? `${entity ? `${entity}’s mandate` : 'The mandate'} is set by ${citeAll(q, resolution, [main])}, in ${tasks.length} tasks,${letters}.`
      : `${entity ? `${entity}’s mandate` : 'The mandate'} is set by ${citeAll(q, resolution, [main])}.`
    return found(
      q,
      'mandate',
      headline,
      clauses.map(c => quote(resolution, c.id)),
      { next: ['When does the mandate expire?', 'What are the deadlines?'] },
    )
  },
}

const aboutSubject = (q: Parameters<Intent['match']>[0]) =>
  q.resolution !== undefined &&
  q.content.some(
    w =>
      entitiesOf(q.resolution!).some(e => e.toLowerCase() === w.word) ||
      /^(?:mission|operation|force|peacekeepers)$/.test(w.word),
  )

/**
 * The operative paragraph that says what a mission is to do: the one that speaks of a mandate, tasks or responsibilities and
 * lists them; of several the one with most tasks; else the one whose words set a mandate.
 */
export const mandateClause = kept((resolution: Resolution): string | undefined => {
  const tops = resolution.clauses.filter(c => c.part === 'operative' && !c.parent)
  const scored = tops.map(c => {
    const children = resolution.clauses.filter(k => k.parent === c.id).length
    const text = c.text
    let score = 0
    if (
      /\b(?:mandate|tasks|functions|responsibilities)\b[^.;]{0,120}\b(?:as follows|following|shall (?:be|include|consist|comprise)|will include|include|to)\b/i.test(
        text,
      )
    )
      score += 3
    if (/\bmandate\b/i.test(text)) score += 1
    if (/\bfollowing (?:mandate|tasks|functions|elements|responsibilities)\b/i.test(text)) score += 2
    if (
      /^(?:Decides|Authorizes|Approves|Requests|Affirms|Further decides|Decides also|Also decides|Decides further)/.test(
        text,
      )
    )
      score += 1
    if (score > 0) score += children > 1 ? 3 + Math.min(children, 10) / 10 : 0
    else if (children > 2 && /^(?:Decides|Authorizes|Requests)/.test(text) && /\b[A-Z]{4,}\b/.test(text)) score = 1
    return { id: c.id, score, children }
  })
  const best = scored.sort((a, b) => b.score - a.score)[0]
  if (!best || best.score < 1.5) return undefined
  return clauseOf(resolution, best.id)?.id
})
