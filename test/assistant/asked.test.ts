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
  ['name of the paper on sharing power', 'title'],
  ['what is the ceasefire treaty called', 'title'],
  ['name of the leader of the group', 'name'],
  ['what penalty do smugglers face', 'penalty'],
  ['phone number of the secretariat', 'contact'],
  ['how does it address smuggling', 'what'],
  ['what is their wage', 'how-much'],
  ['which villages were burnt', 'where'],
])('"%s" asks for: %s', (question, kind) => {
  expect(askedBy(question)).toBe(kind)
})
