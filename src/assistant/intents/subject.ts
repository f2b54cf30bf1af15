import { createRequire } from 'node:module'
import type { Resolution } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, citeAll, found, quoteFor, unaccounted, vocabulary } from '../present.ts'

// Loaded by the question that needs it.
const require = createRequire(import.meta.url)
const mentions = () => {
  const { isCountry, mentionsOf }: typeof import('../mentions.ts') = require('../mentions.ts')
  return { isCountry, mentionsOf }
}

const VOCABULARY = vocabulary(
  'country state nation place town city village region area location about concern concerns concerning deal deals cover covers involve involved apply applies focus related',
)
const COUNTRY = /\b(?:which|what) (?:countr(?:y|ies)|states?|nations?)\b/
const PLACE = /\b(?:which|what) (?:town|city|village|place|region|area|location)\b/
const ABOUT =
  /\b(?:about|on|concern\w*|deal\w*|cover\w*|involved?|apply|applies|focus\w*|related|is (?:it|this)|here|there)\W*$/

/** The country or place that a resolution is about: the one that most of its paragraphs name. */
export const subject: Intent = {
  id: 'subject',
  summary: 'Which country or place the resolution is about.',
  examples: ['which country is this about?', 'what country is it on?'],
  most: 0.84,
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    if (!COUNTRY.test(q.text) && !PLACE.test(q.text)) return 0
    return ABOUT.test(q.text) && unaccounted(q, VOCABULARY).length === 0 ? 0.84 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const name = mostNamed(resolution, COUNTRY.test(q.text))
    if (!name) return undefined
    const pattern = new RegExp(`\\b${RegExp.escape(name)}\\b`, 'g')
    const naming = resolution.clauses
      .filter(c => c.part !== 'masthead' && c.text.search(pattern) >= 0)
      .sort((a, b) => Number(b.part === 'operative') - Number(a.part === 'operative'))
    const first = naming[0]
    if (!first) return undefined
    const quotes = naming.slice(0, 4).map(c =>
      quoteFor(
        q,
        resolution,
        c.id,
        [...c.text.matchAll(pattern)].map(m => [m.index, m.index + m[0].length] as const),
      ),
    )
    const ids = naming.map(c => c.id)
    const headline =
      ids.length === 1
        ? `${name} (${cite(q, resolution, first.id)}).`
        : `${name}: named in ${ids.length} paragraphs (${citeAll(q, resolution, ids)}).`
    return found(q, 'subject', headline, quotes, { next: ['What is this resolution about?'] })
  },
}

/** The country, or the place that is none, that most clauses name. */
function mostNamed(resolution: Resolution, country: boolean): string | undefined {
  const count = new Map<string, number>()
  for (const clause of resolution.clauses) {
    if (clause.part === 'masthead') continue
    const names = (mentions().mentionsOf(country ? 'country' : 'where', resolution, clause) ?? []).map(([a, b]) =>
      clause.text.slice(a, b).replace(/\s+/g, ' '),
    )
    for (const name of new Set(names)) {
      if (/^\p{Lu}/u.test(name) && mentions().isCountry(name) === country) count.set(name, (count.get(name) ?? 0) + 1)
    }
  }
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0]
}
