import { describe, expect, test } from 'vitest'
import { conceptsOf } from '../../src/assistant/intents/search.ts'
import { understand } from '../../src/assistant/understand.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { stem } from '../../src/library/words.ts'

const library = createLibrary(loadBuiltIn().map(d => d.resolution))
const concepts = (question: string) =>
  conceptsOf(understand(question, { library, today: Temporal.PlainDate.from('2026-01-01') }))

describe('a verb and its particle', () => {
  test('a verb that is a function word by itself asks for what the two mean: "look at", consider', () => {
    const looked = concepts('which fighters will they look at?')
    expect(looked.some(c => c.terms.has(stem('consider')))).toBe(true)
    expect(concepts('which fighters will they look?').some(c => c.terms.has(stem('consider')))).toBe(false)
  })

  test('a weighty verb keeps its own words and is met by those of the two', () => {
    const [taken] = concepts('break down')
    const [alone] = concepts('break')
    expect([...alone!.terms.keys()].every(term => taken!.terms.has(term))).toBe(true)
    expect(taken!.terms.get(stem('break'))).toBe(alone!.terms.get(stem('break')))
  })

  test('"is in", "of", "to" and the like are no verbs', () => {
    expect(concepts('who is in the Contact Group?').map(c => c.word)).toEqual(['contact', 'group'])
  })
})
