import type { Concept } from '../../library/search-index.ts'
import { isLight } from '../../library/words.ts'
import { holds } from '../evidence.ts'
import type { Intent } from '../intent.ts'
import { echo } from '../phrasing.ts'
import { cite, found, quoteFor, silent, snippet } from '../present.ts'
import type { Query } from '../understand.ts'
import { conceptsOf, search } from './search.ts'

const ASKS =
  /\b(?:mention(?:s|ed)?|invoke[sd]?|refer(?:s|red|ence)?(?: to)?|anything (?:on|about|regarding)|something (?:on|about)|any (?:mention|word|reference|provision|language)|act(?:s|ing)? under|under (?:which )?chapter|talk(?:s)? about|speak(?:s)? (?:of|about)|touch(?:es)? (?:on|upon)|appear(?:s)?|nothing (?:on|about)|word on)\b|\banything(?: in(?: there| it)?| there| here)?\s*\??$/
const ASKING = new Set(
  'invoke invoked invokes refer refers referred reference appear appears act acts acting touch touches provision under nothing word'.split(
    ' ',
  ),
)
/** A thing is mentioned where a paragraph has nearly all of its words, not only a word like it. */
const ENOUGH = 0.66

/** Whether something is mentioned at all: the paragraph where it is, else that it is not. */
export const presence: Intent = {
  id: 'presence',
  summary: 'Whether something is mentioned: Chapter VII, elections, refugees.',
  examples: ['is Chapter VII invoked?', 'does it mention elections?', 'is there anything about refugees?'],
  most: 0.6,
  match: q =>
    q.references.length === 0 && q.carried.length === 0 && ASKS.test(q.text) && thing(q).length > 0 ? 0.6 : 0,
  answer(q) {
    const about = { ...q, content: thing(q), asked: 'none' as const }
    const concepts = conceptsOf(about)
    const hits = q.index.search(concepts, (_, c) => c.part !== 'masthead')
    const fits = (h: (typeof hits)[number]) => h.coverage >= ENOUGH && holds(about, h.resolution, h.clause)
    const best = hits.find(fits)
    const name = thing(q)
      .map(w => w.word)
      .join(' ')
    const where = q.resolution?.symbol ?? 'any of the resolutions'
    if (!best) {
      const told = inOtherWords(q, concepts) ? search.answer(q) : undefined
      if (told?.answered) return told
      const typed = q.raw.match(new RegExp(RegExp.escape(name).replaceAll(' ', '\\W+'), 'i'))?.[0] ?? name
      return silent(q, 'presence', `${echo(typed)} is not mentioned in ${where}.`, {
        nearest: hits
          .filter(h => h.coverage >= 0.3)
          .slice(0, 2)
          .map(h => quoteFor(about, h.resolution, h.clause.id)),
      })
    }
    const near = hits
      .filter(h => h.resolution === best.resolution && h.coverage >= best.coverage - 0.1 && fits(h))
      .slice(0, 4)
    const quotes = near.map(h => quoteFor(about, h.resolution, h.clause.id))
    return found(
      q,
      'presence',
      `${snippet(best.clause, quotes[0]?.highlights)} (${cite(q, best.resolution, best.clause.id)})`,
      quotes,
    )
  },
}

/**
 * Whether a thing that the text does not print may be there in other words: "jobs for young people" is youth unemployment. A chapter or a
 * name has no others, and where the text prints weapons, but no chemical ones, it speaks of others.
 */
function inOtherWords(q: Query, concepts: readonly Concept[]): boolean {
  const heavy = concepts.filter(c => !isLight(c.word))
  if (/\bchapter\b/.test(q.text) || heavy.some(c => c.row < 0 && c.terms.size === 0)) return false
  return heavy.every(c => c.foreign) || heavy.every(c => !c.foreign)
}

const thing = (q: Query) => {
  const rest = q.content.filter(w => !ASKING.has(w.word))
  const heavy = rest.filter(w => !isLight(w.word))
  return heavy.length ? rest : q.content.filter(w => !ASKING.has(w.word))
}
