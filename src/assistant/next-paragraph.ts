import { isLight } from '../library/words.ts'
import type { Clause, ClauseId, Resolution } from '../resolution/model.ts'
import { clauseOf } from './present.ts'
import type { Query, Turn } from './understand.ts'

const NEXT =
  /\b(?:next|following|subsequent)(?: (?:one|paragraph|para|op|pp|clause))?\b|\bthe one after\b|\bafter that(?: one)?\b|^next$/
const PREVIOUS =
  /\b(?:previous|preceding|prior)(?: (?:one|paragraph|para|op|pp|clause))?\b|\bthe one before\b|\bbefore (?:that|it)(?: one)?\b/

/** "and the next one?" */
export function neighbour(query: Query, before: Turn, at: ClauseId | undefined): Query | undefined {
  // "and after that how often?" asks for a rhythm, not for the paragraph behind
  if (!['none', 'what', 'yes-no'].includes(query.asked)) return undefined
  const forward = NEXT.test(query.text)
  if (
    (!forward && !PREVIOUS.test(query.text)) ||
    query.content.some(w => !isLight(w.word) && !/^(?:following|subsequent|preceding|prior)$/.test(w.word))
  )
    return undefined
  const { resolution } = query
  const here = at && resolution ? clauseOf(resolution, at) : undefined
  if (!here || !resolution || !/^(?:op|pp)$/.test(here.id.split('-')[0] ?? '')) return undefined
  const shown = before.answer.answered ? before.answer.quotes.map(q => q.clause) : []
  const target = beside(resolution, here, forward, shown) ?? beyond(resolution, here, forward)
  const [part = 'op', ...path] = target.split('-')
  return { ...query, content: [], asked: 'none', references: [{ part: part as 'op', path, span: [0, 0] }] }
}

/** The paragraph before or behind one of the same level; behind the last sub-paragraph that is its parent's neighbour. */
function beside(
  resolution: Resolution,
  here: Clause,
  forward: boolean,
  shown: readonly ClauseId[],
): ClauseId | undefined {
  const level = resolution.clauses.filter(
    c => c.parent === here.parent && (c.part === 'operative' || c.part === 'preambular'),
  )
  // after a range the next paragraph is the one behind its end
  const edge = forward
    ? level.findLastIndex(c => shown.includes(c.id) && (shown.length === 1 || c.part === here.part))
    : level.indexOf(here)
  const target = level[(edge < 0 ? level.indexOf(here) : edge) + (forward ? 1 : -1)]
  const parent = here.parent ? clauseOf(resolution, here.parent) : undefined
  return target?.id ?? (parent && beside(resolution, parent, forward, []))
}

/** The paragraph that would come next and is not there, OP14 behind OP13: the answer says so. */
function beyond(resolution: Resolution, here: Clause, forward: boolean): ClauseId {
  const last = resolution.clauses.filter(c => /^op-\d+$/.test(c.id)).length
  return forward ? `op-${last + 1}` : `${here.id.split('-')[0]}-0`
}
