import { describe, expect, test } from 'vitest'
import { intents } from '../../src/assistant/intents/index.ts'
import { understand } from '../../src/assistant/understand.ts'
import { createLibrary } from '../../src/library/library.ts'
import { unmot } from '../resolution/made.ts'
import { ask, askOf, earlier, read } from './made.ts'

/** Intents whose answers are no quotations. */
const TALKING = ['help', 'small-talk']
/** Examples that the built-in text answers by silence: no paragraph does that. */
const ABSENT = [
  'does it condemn anything?',
  'is Chapter VII invoked?',
  'is there an arms embargo?',
  'does it impose a travel ban?',
  'which article of the Charter is cited?',
  'what article of the Statute does it refer to?',
  'what nationality are the observers?',
  'which nationalities are named?',
]

/** Intents that compare resolutions: their examples are asked where an earlier one is loaded too. */
const COMPARING = ['changes']
/** Intents that ask of the whole library, whichever resolution is spoken of. */
const OVER_ALL = ['in-force']

const two = createLibrary([unmot, earlier])
const readFor = (id: string, example: string) =>
  COMPARING.includes(id)
    ? understand(example, { library: two, today: Temporal.PlainDate.from('2026-05-15'), in: unmot.symbol })
    : read(example)
const askFor = (id: string, example: string) =>
  COMPARING.includes(id) ? askOf([unmot, earlier], example, { in: unmot.symbol }) : ask(example)

test('every intent has a name, a line for the help, and two examples or more', () => {
  expect(intents.length).toBeGreaterThan(15)
  expect(new Set(intents.map(i => i.id)).size).toBe(intents.length)
  for (const intent of intents) {
    expect(intent.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(intent.summary).toMatch(/^[A-Z].{10,100}[.…]$/)
    expect(intent.examples.length).toBeGreaterThanOrEqual(2)
  }
})

test('no two intents claim the same example', () => {
  const plain = intents.flatMap(i =>
    i.examples.map(e =>
      e
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, ' ')
        .trim(),
    ),
  )
  expect(plain.filter((e, i) => plain.indexOf(e) !== i)).toEqual([])
})

describe.each(intents.map(intent => [intent.id, intent] as const))('%s', (id, intent) => {
  test.each(intent.examples)('answers “%s”, and no other intent is as sure', example => {
    const query = readFor(id, example)
    const own = intent.match(query)
    expect(own).toBeGreaterThan(0)
    expect(intents.filter(other => other !== intent && other.match(query) >= own).map(other => other.id)).toEqual([])
    const answer = askFor(id, example)
    expect(answer.intent).toBe(id)
    expect(answer.answered).toBe(!TALKING.includes(id) && !ABSENT.includes(example))
  })

  test('is never surer than the most that it says', () => {
    for (const example of intents.flatMap(i => i.examples)) {
      const sure = intent.match(read(example))
      expect(sure).toBeGreaterThanOrEqual(0)
      expect(sure).toBeLessThanOrEqual(intent.most)
    }
  })

  test('answers nothing where no resolution is meant, or as free search does', () => {
    if (TALKING.includes(id) || id === 'search' || id === 'presence' || OVER_ALL.includes(id)) return
    for (const example of intent.examples) {
      const { resolution, ...query } = readFor(id, example)
      expect(resolution).toBeDefined()
      expect(intent.match(query)).toBe(0)
    }
  })
})

test('help lists every intent but courtesies and itself, each with an example', () => {
  const { notes } = ask('help')
  for (const intent of intents) {
    const listed = notes.some(note => note.includes(intent.summary) && note.includes(intent.examples[0]!))
    expect([intent.id, listed]).toEqual([intent.id, !TALKING.includes(intent.id)])
  }
})
