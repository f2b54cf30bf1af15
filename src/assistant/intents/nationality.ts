import { root, words } from '../../library/words.ts'
import { kept } from '../../resolution/kept.ts'
import type { Clause, Resolution, Span } from '../../resolution/model.ts'
import { countriesIn } from '../countries.ts'
import type { Intent } from '../intent.ts'
import { cite, found, quoteFor, silent, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'nationality nationalities national country countries state citizen citizenship citizens passport from come comes mr mrs ms dr judge judges person people candidate candidates name named called hold has have origin originally which what where list',
)
const NATIONALITY = /\bnationalit(?:y|ies)\b|\bcitizen(?:s|ship)?\b/
const FROM =
  /\b(?:where|(?:which|what) (?:country|countries|state|nation)) (?:is|are|was|were|does|do|did) .*\bfrom\b|\bfrom (?:which|what) (?:country|countries|state|nation)\b/
/** How long names of states end or begin, of which the short ones are no part: "Russian Federation". */
const STATE = /\b(?:Republic|Federation|Kingdom|States|Emirates|Jamahiriya|Herzegovina)\b/
/** A list of people as texts print it: "Mr. Abel Tirol (Syldavia)". */
const LISTED =
  /((?:\p{Lu}[\p{L}.’'-]*[ \n]+(?:(?:de|da|van|von|der|bin|al|el|ben|la)[ \n]+)*){1,5}\p{Lu}[\p{L}’'-]+)[ \n]+\(([^()]{3,60})\)/gu

/** Of which country someone is, where the text prints it in brackets behind the name. */
export const nationality: Intent = {
  id: 'nationality',
  summary: 'Of which country someone is, where a list of names says so.',
  examples: ['what nationality are the observers?', 'which nationalities are named?'],
  most: 0.88,
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    const asks = NATIONALITY.test(q.text)
    if (!asks && !FROM.test(q.text)) return 0
    if (asks && !SPEAKS.test(q.resolution.source)) return 0.88
    return meant(q, listed(q.resolution)).length > 0 ? 0.88 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const all = meant(q, listed(resolution))
    const [first] = all
    if (!first) return silent(q, 'nationality', `${resolution.symbol} names nobody’s nationality.`)
    const clauses = [...new Set(all.map(p => p.clause))]
    const quotes = clauses.map(c =>
      quoteFor(
        q,
        resolution,
        c.id,
        all.filter(p => p.clause === c).map(p => p.span),
      ),
    )
    return found(
      q,
      'nationality',
      `${snippet(first.clause, quotes[0]?.highlights)} (${cite(q, resolution, first.clause.id)})`,
      quotes,
    )
  },
}

/** How a text speaks of nationality otherwise. */
const SPEAKS = /\bnationals\b|\bnational of\b|\bnationalit|\bcitizens?\b/i

interface Listed {
  readonly clause: Clause
  readonly name: string
  readonly span: Span
}

/** The people behind whose names a country stands in brackets. */
const listed = kept((resolution: Resolution): readonly Listed[] =>
  resolution.clauses.flatMap(clause =>
    clause.part === 'masthead' || !clause.text.includes('(')
      ? []
      : [...clause.text.matchAll(LISTED)]
          .filter(m => STATE.test(m[2] ?? '') || countriesIn(m[2] ?? '').length > 0)
          .map(m => ({ clause, name: m[1] ?? '', span: [m.index, m.index + m[0].length] as const })),
  ),
)

/** Those whom a question names; all of them where it asks for all. */
function meant(q: Query, list: readonly Listed[]): readonly Listed[] {
  const asked = unaccounted(q, VOCABULARY, false)
  if (asked.length === 0) return NATIONALITY.test(q.text) || /\bfrom\b/.test(q.text) ? list : []
  return list.filter(({ name }) => {
    const parts = new Set(words(name).map(w => root(w.word)))
    return asked.every(w => parts.has(root(w)))
  })
}
