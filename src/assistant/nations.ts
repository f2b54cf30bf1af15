import { isPeople } from '../library/peoples.ts'
import type { Concept } from '../library/search-index.ts'
import { countryOfCapital } from '../library/wordnet.ts'
import type { Word } from '../library/words.ts'
import { alsoMetBy } from './phrasal-verbs.ts'
import type { Query } from './understand.ts'

/** Behind these a town is a town: "an office in Khartoum". */
const THERE = /\b(?:in|at|near|around|from|to|into|outside|of|for|on) (?:the )?$/

/** Where a capital is said for its government ("does Khartoum agree?") and the texts do not name it, its country meets it too. */
export function asGovernment(q: Query, { word, start }: Word, concept: Concept): Concept {
  if (!concept.foreign || THERE.test(q.text.slice(0, start))) return concept
  const country = countryOfCapital(word)
    .map(name => q.index.concept(name))
    .filter(c => !c.foreign)
  return country.length > 0 ? alsoMetBy(concept, country, Math.min(concept.weight, country[0]!.weight)) : concept
}

/** Turkish Cypriots are not Cyprus, nor Bosnian Serbs Serbia: a people within another is met by itself alone. */
export function ofAnother(q: Query, { word, start }: Word, concept: Concept): Concept {
  if (!concept.foreign || !word.endsWith('s')) return concept
  const before = /([\w-]+) $/.exec(q.text.slice(0, start))?.[1]
  return before && isPeople(before) && isPeople(word) ? { ...concept, terms: new Map() } : concept
}
