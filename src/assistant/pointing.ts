import type { Hit } from '../library/search-index.ts'
import { isLight } from '../library/words.ts'
import { verbUsesOf } from '../resolution/facts.ts'
import type { Clause, Resolution } from '../resolution/model.ts'
import { countriesIn } from './countries.ts'
import { holds } from './evidence.ts'
import { mentionsOf } from './mentions.ts'
import type { Query } from './understand.ts'

/** "who did it?", "who fired them?" */
const CULPRIT =
  /^(?:and |so |but )*who (?:fired|shot|killed|bombed|attacked|murdered|kidnapped|abducted|launched|planted|laid|shelled|burned|torched|assassinated|did|has done|was behind|is behind|committed|carried out|is responsible for|was responsible for|is to blame for) (?:it|this|that|them|these|those)\W*$/
/** True for "who did it?" of a deed that was just quoted: only what names its author says. */
export const asksForAuthor = (text: string): boolean => text.includes('who ') && CULPRIT.test(text)
/** "who are they?" of experts or officials: only their names say so. */
const IDENTITY = /^(?:and |so |but )*who (?:are|were|is|was) (?:they|these|those|them|he|she)\W*$/
export const asksForIdentity = (text: string): boolean => text.includes('who ') && IDENTITY.test(text)
/** How the author of a deed is named. */
const AUTHOR =
  /\b(?:committed|carried out|perpetrated|conducted|launched|staged|planned|organized|masterminded|claimed|undertaken) by\b|\bresponsib(?:le|ility)\b|\bperpetrators?\b|\b(?:attacks?|acts|violations?|raids?|bombings?) (?:\w+ )?by\b/i

/** A question for the beginning of something, and how the text says one. */
const BEGINS = /\b(?:start\w*|begin\w*|from when|since when|as of when)\b/
const BEGINNING =
  /\b(?:shall|will|to|and) (?:come|enter) into (?:force|effect)\b|\b(?:takes?|taking) effect\b|\bwith (?:immediate )?effect\b|\b(?:beginning|starting|commenc\w*|start|begin|as (?:of|from)|from)\b/i

/** A beginning without a day. */
const AT_ONCE = /\bwith immediate effect\b|\bupon (?:the )?adoption\b/i

/** Whether a clause names people, or the countries that "they" are. */
const identified = (resolution: Resolution, clause: Clause): boolean =>
  (mentionsOf('name', resolution, clause) ?? []).length > 0 || new Set(countriesIn(clause.text)).size > 1

/** Of the paragraphs that the turn before quoted, or those around them, the first that holds the kind of thing asked for. */
export function pointedAt(q: Query, hits: readonly Hit[]): Hit | undefined {
  const { resolution, before } = q
  if (!resolution) return undefined
  const quoted = before?.answer.answered ? before.answer.quotes.map(each => each.clause) : []
  const place = (id: string) => (quoted.includes(id) ? quoted.indexOf(id) : quoted.length)
  const all = resolution.clauses
    .filter(c => q.within?.(c.id))
    .map(clause => hits.find(h => h.clause === clause) ?? { resolution, clause, score: 0, coverage: 0, met: [] })
  const order = [...all].sort((a, b) => b.coverage - a.coverage || place(a.clause.id) - place(b.clause.id))
  const begins = q.asked === 'when' && BEGINS.test(q.text)
  const author = asksForAuthor(q.text)
  const identity = asksForIdentity(q.text)
  const fits = ({ clause }: Hit) =>
    (holds(q, resolution, clause) || (begins && AT_ONCE.test(clause.text))) &&
    (!author || AUTHOR.test(clause.text)) &&
    (!identity || identified(resolution, clause)) &&
    (!begins || BEGINNING.test(clause.text))
  const first = order.find(fits)
  // the day of another act of the same paragraph is no day of this one, and another paragraph's still less
  return first && inItsAct(q, resolution, first.clause) ? first : undefined
}

/** By how many words more an act must be the one that was spoken of. */
const CLEARLY = 2

/**
 * Whether the day or the number that is asked for stands in the act that the question before was about: "calls for the measures agreed at
 * the meeting of 7 June, and recalls the invitation to host a third meeting" gives the third meeting no date.
 */
function inItsAct(q: Query, resolution: Resolution, clause: Clause): boolean {
  if (q.asked !== 'when' && q.asked !== 'how-many') return true
  const acts = verbUsesOf(resolution).filter(u => u.clause === clause.id)
  if (acts.length < 2) return true
  const starts = [0, ...acts.slice(1).map(u => u.span[0]), clause.text.length]
  const concepts = [...q.content, ...q.carried].filter(w => !isLight(w.word)).map(w => q.index.concept(w.word))
  const said = starts.slice(0, -1).map((from, i) => {
    const text = clause.text.slice(from, starts[i + 1])
    return concepts.filter(c => q.index.highlights([c], text).length > 0).length
  })
  const most = Math.max(...said)
  // two acts that say about as much of it are both on it
  if (said.filter(n => n > most - CLEARLY).length > 1) return true
  const at = said.indexOf(most)
  const inside = mentionsOf(q.asked, resolution, clause) ?? []
  return inside.some(([from, to]) => to > starts[at]! && from < starts[at + 1]!)
}
