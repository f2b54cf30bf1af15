import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { highlight } from '../../src/library/highlight.ts'
import { SearchIndex } from '../../src/library/search-index.ts'
import { root, STOP, stem, words } from '../../src/library/words.ts'
import { termsOf } from '../../src/resolution/facts.ts'
import { resolutionOf, unmot } from '../resolution/made.ts'

const index = new SearchIndex([unmot])
const conceptsOf = (question: string, of = index) =>
  words(question)
    .filter(w => !STOP.has(w.word))
    .map(w => of.concept(w.word))
const search = (question: string, of = index) =>
  of.search(conceptsOf(question, of), (_, clause) => clause.part !== 'masthead')
const found = (question: string, of = index) => search(question, of).map(hit => hit.clause.id)

describe('the asked paragraph comes first', () => {
  test.each([
    ['ceasefire violations', 'op-6-d'],
    ['cease-fire violations', 'op-6-d'],
    ['joint security unit', 'op-3'],
    ['armed escorts', 'op-3'],
    ['donor conference in Vienna', 'op-8'],
    ['good offices', 'op-6-a'],
    ['repatriation of refugees', 'op-2'],
    ['prisoners of war', 'op-2'],
    ['Russian border forces', 'op-6-h'],
    ['Contact Group', 'op-6-c'],
    ['expand the size of UNMOT', 'op-4'],
    ['humanitarian needs', 'op-9'],
    ['reconstruction of the economy', 'op-9'],
    ['freedom of movement', 'op-7'],
    ['Special Representative', 'op-11'],
    ['seized of the matter', 'op-13'],
    ['sovereignty and territorial integrity', 'pp-4'],
    ['Commonwealth of Independent States', 'pp-7'],
    ['volatile security situation', 'pp-6'],
    ['elections and referendum', 'op-6-b'],
    ['disarmament of fighters', 'op-6-e'],
    ['governmental power structures', 'op-6-f'],
    ['truce breaches', 'op-6-d'],
    ['letter of 17 October', 'pp-3'],
  ])('%s: %s', (topic, id) => {
    expect(found(topic)[0]).toBe(id)
  })

  test('and answers the whole of it', () => {
    expect(search('joint security unit')[0]?.coverage).toBeCloseTo(1)
    expect(search('joint security elephant')[0]?.coverage).toBeLessThan(0.8)
  })
})

describe('words', () => {
  test('that carry no matter are not indexed', () => {
    for (const word of ['the', 'of', 'and', 'to', 'in', 'for', 'with', 'that', 'its', 'between', 'such', 'until'])
      expect({ word, known: index.has(word) }).toEqual({ word, known: false })
  })

  test('of one family stand for one another, the word itself best', () => {
    const { terms, foreign } = index.concept('implementation')
    expect(foreign).toBe(false)
    expect(terms.get(stem('implementation'))).toBe(1)
    expect(index.has('implementing')).toBe(true)
    expect(index.has('refugee')).toBe(true)
  })

  test('that the text lacks are met by what the field takes for them, and less', () => {
    const soldiers = index.concept('soldiers')
    expect(soldiers.foreign).toBe(true)
    expect(soldiers.terms.get(stem('forces'))).toBeGreaterThan(0)
    expect(Math.max(...soldiers.terms.values())).toBeLessThan(1)
  })

  test('that nothing in the text answers weigh most', () => {
    const elephant = index.concept('elephant')
    expect(elephant.terms.size).toBe(0)
    expect(elephant).toMatchObject({ weight: 1, foreign: true })
    expect(index.concept('tajikistan').weight).toBeLessThan(index.concept('vienna').weight)
  })

  test('that are names stand for nothing but themselves', () => {
    // they keep company with refugees, borders and ceasefires, and are none of these
    for (const name of ['uzbekistan', 'bosnia', 'rwanda', 'somalia']) expect(index.concept(name).terms.size).toBe(0)
    expect(index.concept('afghanistan').terms.has(stem('afghanistan'))).toBe(true)
  })

  test('that are light weigh as little as they are told to', () => {
    expect(index.concept('security', 0.15).weight).toBeCloseTo(index.concept('security').weight * 0.15)
  })
})

describe('a misspelling is read as the nearest word of the text', () => {
  test.each([
    ['ceasfire', 'ceasefire'],
    ['violatons', 'violations'],
    ['tajikstan', 'tajikistan'],
    ['recconstruction', 'reconstruction'],
    ['detainess', 'detainees'],
  ])('%s: %s', (typed, meant) => {
    expect(index.concept(typed).corrected).toBe(meant)
  })

  test.each(['ceasefire', 'refugee', 'mandates'])('but not where the text has the word: %s', word => {
    expect(index.concept(word).corrected).toBeUndefined()
  })

  test.each(['part', 'elephant', 'loans', 'partly', 'wars', 'peach', 'mission', 'commits'])(
    'nor where it is an English word, however near: %s',
    word => {
      expect(index.concept(word).corrected).toBeUndefined()
    },
  )

  test('nor where nothing is near, it is short, or it has a digit', () => {
    for (const word of ['zzzzzzzz', 'uno', 'qwxyz', 's1997'])
      expect({ word, read: index.concept(word).corrected }).toEqual({ word, read: undefined })
  })
})

describe('an acronym and its long form', () => {
  const made = resolutionOf({
    'pp-1': 'Recalling the report of the Panel of Geological Experts (PGE),',
    'op-1': 'Requests the PGE to travel;',
    'op-2': 'Thanks the Panel of Geological Experts for its work;',
    'op-3': 'Decides to remain seized of the matter.',
  })
  const own = new SearchIndex([made])

  test('find each other', () => {
    expect(found('PGE', own).sort()).toEqual(['op-1', 'op-2', 'pp-1'])
    expect(found('geological', own).sort()).toEqual(['op-1', 'op-2', 'pp-1'])
  })

  test('in S/RES/1138: “United Tajik Opposition” finds where only UTO is printed', () => {
    expect(found('United Tajik Opposition')).toEqual(expect.arrayContaining(['pp-5', 'op-2', 'op-6-e']))
    expect(found('UTO')).toContain('pp-5')
  })
})

test('a clause printed as “constructor” is found like any other', () => {
  const made = resolutionOf({
    'op-1': 'Requests the constructor of the prototype to report;',
    'op-2': 'Reads the report;',
  })
  const own = new SearchIndex([made])
  expect(found('constructor', own)).toEqual(['op-1'])
  expect(found('report __proto__ constructor toString', own)[0]).toBe('op-1')
})

test('over several resolutions each hit names its own', () => {
  const other = resolutionOf({ 'op-1': 'Welcomes the harvest of apples;' })
  const both = new SearchIndex([unmot, other])
  const [hit] = search('harvest', both)
  expect([hit?.resolution, hit?.clause.id]).toEqual([other, 'op-1'])
  expect(search('Vienna', both)[0]?.resolution).toBe(unmot)
})

test('no words find nothing', () => {
  expect(index.search([])).toEqual([])
  expect(found('the of and')).toEqual([])
})

describe('highlights', () => {
  test('are the words that were hit', () => {
    const { text } = unmot.clauses.find(c => c.id === 'op-6-d')!
    const spans = index.highlights(conceptsOf('ceasefire violations'), text)
    expect(spans.map(span => text.slice(...span))).toEqual(['ceasefire', 'violations'])
    expect(highlight(['ceasefire', 'violated'], text).map(span => text.slice(...span))).toEqual([
      'ceasefire',
      'violations',
    ])
  })

  test('are no stop words, and none where nothing is asked', () => {
    const text = 'the mandate of the mission'
    expect(index.highlights(conceptsOf('the of'), text)).toEqual([])
    expect(highlight([], text)).toEqual([])
    const states = 'the state of all States'
    expect(index.highlights(conceptsOf('states'), states)).toEqual([[17, 23]])
    expect(highlight(['states'], states)).toEqual([[17, 23]])
    expect(highlight(['the', 'mandate'], text)).toEqual([[4, 11]])
  })
})

/** Questions of the text's own words, of words that it lacks, and of misspellings. */
const vocabulary = [...new Set(unmot.clauses.flatMap(c => words(c.text).map(w => w.word)))]
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...vocabulary) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('soldiers', 'elephant', 'ceasfire', 'violatons', 'bigger', 'kosovo', 'election', 'zzz'),
  },
)
const questions = fc.array(typed, { minLength: 1, maxLength: 6 }).map(list => list.join(' '))

test('every hit has a matched term in its words, its chapeau or a term that it uses; every clause with a word asked is hit', () => {
  fc.assert(
    fc.property(questions, question => {
      const concepts = conceptsOf(question)
      const hits = index.search(concepts)
      const terms = new Set(concepts.flatMap(c => [...c.terms.keys()]))
      const keys = (text: string) =>
        words(text).flatMap((w, i, list) => {
          const joined = w.word + (list[i + 1]?.word ?? '')
          return [w.word, joined].flatMap(x => [stem(x), `~${root(x)}`])
        })
      for (const { clause, coverage, met } of hits) {
        const used = termsOf(unmot).filter(t => clause.text.includes(t.short) || clause.text.includes(t.long))
        const expanded = used.map(t => `${t.short} ${t.long}`).join(' ')
        const printed = keys([clause.text, clause.chapeau, clause.verb, expanded].join(' '))
        expect(printed.some(key => terms.has(key))).toBe(true)
        expect(coverage).toBeGreaterThanOrEqual(0)
        expect(coverage).toBeLessThanOrEqual(1 + 1e-9)
        expect(met).toHaveLength(concepts.length)
      }
      const ids = new Set(hits.map(hit => hit.clause.id))
      expect(ids.size).toBe(hits.length)
      for (const clause of unmot.clauses) {
        const has = words(clause.text).some(w => !STOP.has(w.word) && terms.has(stem(w.word)))
        if (has) expect(ids).toContain(clause.id)
      }
    }),
    { numRuns: 200 },
  )
})

test('highlights are matched words, in order', () => {
  fc.assert(
    fc.property(questions, fc.constantFrom(...unmot.clauses), (question, { text }) => {
      const concepts = conceptsOf(question)
      const terms = new Set(concepts.flatMap(c => [...c.terms.keys()]))
      let end = 0
      for (const span of index.highlights(concepts, text)) {
        const [word, ...more] = words(text.slice(...span))
        expect(more).toEqual([])
        expect(terms.has(stem(word!.word)) || terms.has(`~${root(word!.word)}`)).toBe(true)
        expect(span[0]).toBeGreaterThanOrEqual(end)
        end = span[1]
      }
    }),
    { numRuns: 200 },
  )
})
