import type { Clause, ClauseId, Resolution } from './model.ts'

/** "paragraph 1", "paragraphs 5, 8, 10 and 11", "paragraph 4 (b)". */
const NAMED =
  /\bparagraphs?\s(\d{1,3}(?:\s?\([a-z]+\))*(?:(?:, | and |, and | or | to |-)\d{1,3}(?:\s?\([a-z]+\))*)*)/gi
/** What stands behind the paragraphs of something else: "of resolution 986 (1995)", "of the report". */
const OF_ANOTHER = /^\s(?:of|in)\s(?!this\b|the present\b)/
/** "the measures", "these provisions" of what was just said. */
const THESE =
  /\b(?:these|this|such) (?:measures?|provisions?|prohibitions?|restrictions?|exemptions?|authori[sz]ations?|requirements?)\b/i

/** The paragraph at the head of a clause's own: op-17 of op-17-b. */
const topOf = (id: ClauseId): ClauseId => id.split('-').slice(0, 2).join('-')

/** The operative paragraphs of the same resolution that a clause names, "the measures in paragraph 5 above", each once, in its order. */
export function namedIn(clause: Clause): readonly ClauseId[] {
  if (!clause.text.includes('paragraph')) return []
  const ids: ClauseId[] = []
  for (const { 0: all, 1: list = '', index } of clause.text.matchAll(NAMED)) {
    if (OF_ANOTHER.test(clause.text.slice(index + all.length))) continue
    for (const [, first, , last] of list.matchAll(/(\d+)((?: ?\([a-z]+\))*(?: to |-)(\d+))?/g)) {
      const to = Math.min(Number(last ?? first), Number(first) + 40)
      for (let n = Number(first); n <= to; n++) ids.push(`op-${n}`)
    }
  }
  return [...new Set(ids)].filter(id => id !== topOf(clause.id))
}

/**
 * The clauses that stand closest to one: those of its own paragraph, those that name that paragraph ("the measures in paragraph 5 above"),
 * and the one behind it where that speaks of "these measures". In the text's order, without the clause itself.
 */
export function kinOf(resolution: Resolution, id: ClauseId): readonly Clause[] {
  const top = topOf(id)
  const operative = resolution.clauses.filter(c => c.part === 'operative')
  const last = operative.findLastIndex(c => topOf(c.id) === top)
  const next = last < 0 ? undefined : operative[last + 1]
  return resolution.clauses.filter(
    c =>
      c.id !== id &&
      (topOf(c.id) === top ||
        (top.startsWith('op-') && c.part === 'operative' && namedIn(c).includes(top)) ||
        (next !== undefined && topOf(c.id) === topOf(next.id) && THESE.test(`${c.chapeau ?? ''} ${c.text}`))),
  )
}
