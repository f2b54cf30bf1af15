import type { Clause } from '../resolution/model.ts'
import type { Retrieval } from './clause-index.ts'
import { QUALITY } from './concepts.ts'
import type { Concept, Hit } from './search-index.ts'
import { root, STOP, stem, type Word, wordsOf } from './words.ts'

/** A match in a clause's own words counts whole; in its chapeau or through a term's long form, less. */
export const FIELD: Readonly<Record<string, number>> = { own: 1, verb: 1, chapeau: 0.7, terms: 0.8 }

/**
 * How well clauses answer the concepts of a question, best first: by coverage and relevance together.
 *
 * @param family the root that the words of an index term share
 */
export function score(
  concepts: readonly Concept[],
  { found, top }: Retrieval,
  family: (term: string) => string,
): Hit[] {
  const total = concepts.reduce((sum, c) => sum + c.weight, 0)
  const hits = found.map(({ resolution, clause, score, match }) => {
    const met = meet(concepts, match, family)
    const coverage = total === 0 ? 0 : met.reduce((sum, m, i) => sum + m * concepts[i]!.weight, 0) / total
    return { resolution, clause, score, coverage, met }
  })
  const phrased = phrases(concepts, hits, total)
  const rank = (h: Hit) => h.coverage + 0.25 * (h.score / Math.max(top, 1e-9))
  return phrased.sort((a, b) => rank(b) - rank(a))
}

/**
 * How well each concept is met by a clause. A printed word meets one concept only, the one that it stands for best:
 * "agreement" cannot be both the agreement and its signing.
 */
function meet(
  concepts: readonly Concept[],
  match: Readonly<Record<string, readonly string[]>>,
  family: (term: string) => string,
): number[] {
  const offers: { concept: number; word: string; quality: number }[] = []
  concepts.forEach((c, concept) => {
    for (const [term, quality] of c.terms) {
      const fields = Object.hasOwn(match, term) ? match[term] : undefined
      if (!fields) continue
      let best = 0
      for (const field of fields) best = Math.max(best, quality * (FIELD[field] ?? 0))
      offers.push({ concept, word: family(term), quality: best })
    }
  })
  offers.sort((a, b) => b.quality - a.quality)
  const met = concepts.map(() => 0)
  const taken = new Map<string, number>()
  for (const { concept, word, quality } of offers) {
    const by = taken.get(word)
    if (met[concept] === 0 && (by === undefined || by === concept)) {
      met[concept] = quality
      taken.set(word, concept)
    }
  }
  return met
}

/**
 * Words that stand side by side in the question and in some clause are one thing ("Contact Group", "security situation"):
 * a clause that has them apart meets them by half.
 */
function phrases(concepts: readonly Concept[], hits: readonly Hit[], total: number): Hit[] {
  const pairs = concepts.flatMap((c, i) => (concepts[i + 1] && c.next ? [i] : []))
  if (pairs.length === 0) return [...hits]
  // each clause is read once, whatever the number of pairs
  const read = new Map<Clause, readonly Word[]>()
  const weighty = (clause: Clause) => {
    let list = read.get(clause)
    if (!list) {
      list = wordsOf(clause).filter(w => !STOP.has(w.word))
      read.set(clause, list)
    }
    return list
  }
  const adjacent = (clause: Clause, i: number) => {
    const list = weighty(clause)
    const is = (c: Concept, w: Word) =>
      (c.terms.get(stem(w.word)) ?? c.terms.get(`~${root(w.word)}`) ?? 0) >= QUALITY.misspelt
    return list.some((w, k) => is(concepts[i]!, w) && list[k + 1] !== undefined && is(concepts[i + 1]!, list[k + 1]!))
  }
  const both = (h: Hit, i: number) => (h.met[i] ?? 0) > 0.5 && (h.met[i + 1] ?? 0) > 0.5
  let out = [...hits]
  for (const i of pairs) {
    const having = new Set(out.filter(h => both(h, i) && adjacent(h.clause, i)).map(h => h.clause))
    if (having.size === 0) continue
    out = out.map(h => {
      if (having.has(h.clause)) return h
      const met = h.met.map((m, k) => (k === i || k === i + 1 ? m / 2 : m))
      return { ...h, met, coverage: met.reduce((sum, m, k) => sum + m * concepts[k]!.weight, 0) / total }
    })
  }
  return out
}
