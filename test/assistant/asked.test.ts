import { expect, test } from 'vitest'
import { type Asked, askedBy } from '../../src/assistant/asked.ts'

test.each<[string, Asked]>([
  ['for how long max', 'how-long'],
  ['how much longer can the force stay', 'how-long'],
  ['how many more months does it get', 'how-long'],
  ['how many troops, max', 'how-many'],
  ['what is the new troop level', 'how-many'],
  ['what is the strength of the mission', 'how-many'],
  ['secretary-general report symbol?', 'symbol'],
  ['head of the commission', 'leader'],
  ['who becomes special representative', 'name'],
  ['who is in the contact group', 'who'],
  ['what does it stand for', 'meaning'],
])('"%s" asks for: %s', (question, kind) => {
  expect(askedBy(question)).toBe(kind)
})
