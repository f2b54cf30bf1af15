import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClauseIndex } from '../../src/library/clause-index.ts'
import { type Columns, columnsOf, merge } from '../../src/library/columns.ts'
import { Concepts } from '../../src/library/concepts.ts'
import { MiniIndex } from '../../src/library/mini-index.ts'
import { Names } from '../../src/library/names.ts'
import { PackedLibrary } from '../../src/library/packed-library.ts'
import { score } from '../../src/library/scoring.ts'
import type { Concept } from '../../src/library/search-index.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import { resolutionOf, unmot } from '../resolution/made.ts'

/** Words as a language has them: some in every clause, many in a few. */
const WORDS = [
  ...'the of and mission mandate report council parties peace security'.split(' '),
  ...'agreement ceasefire observers Liberia Sudan elections refugees militia border weapons'.split(' '),
  ...'zebra quartz harvest lantern Timbuktu glacier monsoon violin copper saffron walnut falcon'.split(' '),
]

/** A resolution of so many paragraphs whose words follow from a seed. */
function made(seed: number, paragraphs: number): Resolution {
  let state = seed + 1
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
  const texts = Array.from({ length: paragraphs }, (_, i) => {
    const words = Array.from(
      { length: 8 + Math.floor(next() * 20) },
      () => WORDS[Math.floor(next() ** 2 * WORDS.length)],
    )
    return [i % 5 === 4 ? `op-${i}-a` : `op-${i + 1}`, `${words.join(' ')} (UTO) United Tajik Opposition (UTO)`]
  })
  return { ...resolutionOf(Object.fromEntries(texts)), number: seed, symbol: `S/RES/${seed} (2030)` }
}

/** How many a packed index over many hands out. */
const MOST = 256

const few = [unmot, ...Array.from({ length: 6 }, (_, i) => made(i, 9))]
const many = Array.from({ length: 120 }, (_, i) => made(100 + i, 25))
const columns = (resolutions: readonly Resolution[]) =>
  merge(resolutions.map(r => ({ columns: columnsOf(r, r.symbol), document: 0 })))
const packedFew = new PackedLibrary(columns(few), few)
const packedMany = new PackedLibrary(columns(many), many)

const conceptsIn = (index: ClauseIndex, words: readonly string[]): Concept[] => {
  const concepts = new Concepts(index)
  return words.map(word => concepts.concept(word.toLowerCase()))
}
/** Sums of floating point numbers come out alike whatever their order only to so many places. */
const found = (index: ClauseIndex, concepts: readonly Concept[]) =>
  new Map(
    index
      .retrieve(concepts)
      .found.map(({ resolution, clause, score, match }) => [
        `${resolution.symbol} ${clause.id}`,
        { score: Math.round(score * 1e6), match: Object.entries(match).sort((a, b) => (a[0] < b[0] ? -1 : 1)) },
      ]),
  )
const asked = fc.uniqueArray(fc.constantFrom(...WORDS, 'soldiers', 'UTO', 'truce', 'Vienna', 'disarmament'), {
  minLength: 1,
  maxLength: 6,
})

describe('a saved index finds what MiniSearch finds', () => {
  test.each(few.map((r, at) => [r.symbol, at] as const))('in %s alone (%i)', (_, at) => {
    const [mini, packed] = [new MiniIndex([few[at]!]), packedFew.index(at)]
    expect(packed.size).toBe(mini.size)
    expect([...packed.vocabulary]).toEqual([...mini.vocabulary])
    for (const word of mini.vocabulary.keys()) expect(packed.isCommon(word)).toBe(mini.isCommon(word))
    let hits = 0
    fc.assert(
      fc.property(asked, words => {
        const concepts = conceptsIn(mini, words)
        expect(conceptsIn(packed, words)).toEqual(concepts)
        const expected = found(mini, concepts)
        hits += expected.size
        expect(found(packed, concepts)).toEqual(expected)
        for (const term of concepts.flatMap(c => [...c.terms.keys()]))
          expect(packed.family(term)).toBe(mini.family(term))
      }),
      { numRuns: 60 },
    )
    expect(hits).toBeGreaterThan(100)
  })

  test('in all of a few', () => {
    const [mini, packed] = [new MiniIndex(few), packedFew.index()]
    expect([...packed.vocabulary]).toEqual([...mini.vocabulary])
    fc.assert(
      fc.property(asked, words => {
        const concepts = conceptsIn(mini, words)
        expect(conceptsIn(packed, words)).toEqual(concepts)
        expect(found(packed, concepts)).toEqual(found(mini, concepts))
      }),
      { numRuns: 100 },
    )
  })

  test('among the best of many, each with the relevance and the words that it has there', () => {
    const [mini, packed] = [new MiniIndex(many), packedMany.index()]
    expect(packed.size).toBe(3000)
    let fewer = 0
    fc.assert(
      fc.property(asked, words => {
        const concepts = conceptsIn(mini, words)
        const best = (index: ClauseIndex) => score(concepts, index.retrieve(concepts), term => index.family(term))
        const [all, some] = [best(mini).filter(h => h.coverage >= 0.25), best(packed)]
        const whole = found(mini, concepts)
        for (const [clause, hit] of found(packed, concepts)) expect(hit).toEqual(whole.get(clause))
        expect(some[0]?.coverage ?? 0).toBeCloseTo(all[0]?.coverage ?? some[0]?.coverage ?? 0, 9)
        // what is left out meets too little, or is none of the best
        const kept = new Set(some.map(h => h.clause))
        const wanted = some.length < MOST ? all : all.slice(0, 20)
        expect(wanted.filter(h => !kept.has(h.clause))).toEqual([])
        if (some.length < whole.size) fewer++
      }),
      { numRuns: 100 },
    )
    // or nothing was left out, and the test has seen nothing
    expect(fewer).toBeGreaterThan(10)
  })

  test('where rare words rule the question, common ones add no clause, and none that meets enough is missing', () => {
    const rare = {
      ...resolutionOf({ 'op-1': 'mission obsidian', 'op-2': 'obsidian', 'op-3': 'tourmaline report' }),
      symbol: 'rare',
    }
    const all = [...many, rare]
    const [mini, packed] = [new MiniIndex(all), new PackedLibrary(columns(all), all).index()]
    const concepts = conceptsIn(mini, ['mission', 'obsidian', 'tourmaline'])
    const enough = score(concepts, mini.retrieve(concepts), term => mini.family(term)).filter(h => h.coverage >= 0.25)
    expect(mini.retrieve(concepts).found.length).toBeGreaterThan(500)
    expect(enough).toHaveLength(3)
    expect(packed.retrieve(concepts).found.map(h => h.clause)).toEqual(enough.map(h => h.clause))
  })

  test('however common a word is, where it is all that is asked', () => {
    const packed = packedMany.index()
    const { found, top } = packed.retrieve(conceptsIn(packed, ['mission']))
    expect(found.length).toBeGreaterThan(100)
    expect(found[0]?.score).toBe(top)
  })
})

/** The same whatever the numbers of its terms and words. */
function contents({ documents, firsts, terms, starts, clauses, counts, lengths, words, pages, printed }: Columns) {
  const postings = terms.map((term, t) => [
    term,
    [...clauses.subarray(starts[t], starts[t + 1])],
    [...counts.subarray(starts[t], starts[t + 1])],
  ])
  return {
    documents,
    firsts: [...firsts],
    postings: postings.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    lengths: [...lengths],
    pages: [...pages],
    printed: [...printed].map(entry => [words[entry >>> 5], entry & 31]),
  }
}

test('documents that are added, left out and put elsewhere leave the index that is made anew', () => {
  const saved = columns(few)
  const added = made(50, 12)
  const order = [few[3]!, added, few[0]!, few[6]!, few[1]!]
  const picks = order.map(r => {
    const document = few.indexOf(r)
    return document < 0 ? { columns: columnsOf(r, r.symbol), document: 0 } : { columns: saved, document }
  })
  expect(contents(merge(picks))).toEqual(contents(columns(order)))
  expect(contents(merge([]))).toMatchObject({ documents: [], firsts: [0] })
})

test('names are the same from a saved index as from the texts', () => {
  const [fromTexts, fromIndex] = [new Names(few), new Names(few, () => packedFew.names())]
  const words = [...WORDS, 'UNMOT', 'UTO', 'Tajik', 'Secretary'].map(word => word.toLowerCase())
  expect(fromIndex.among(words)).toEqual(fromTexts.among(words))
  expect(fromTexts.among(words)).toContain('unmot')
  expect(fromIndex.speakingOf(['unmot'])).toEqual([unmot])
})
