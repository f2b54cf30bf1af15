import { expect, test } from 'vitest'
import { councilWords } from '../../src/library/everyday.ts'
import { synonyms } from '../../src/library/thesaurus.ts'

test.each([
  ['ammo', 'ammunition'],
  ['gunships', 'helicopter'],
  ['bankrolling', 'finance'],
  ['smuggled', 'illicit'],
  ['loopholes', 'gaps'],
  ['atrocities', 'genocide'],
])('the Council’s word for %s is %s, and not the reverse', (said, meant) => {
  expect(councilWords(said)).toContain(meant)
  expect(synonyms(said)).toContain(meant)
  expect(councilWords(meant)).not.toContain(said)
})

test.each(['i', 'ga', 'mandate', 'council', ''])('“%s” is no everyday word for anything', word => {
  expect(councilWords(word)).toEqual([])
})
