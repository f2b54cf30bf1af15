import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask, harderSets, ownSets, totals } from './run.ts'
import { readQuestions } from './score.ts'

/** What the project's own questions may not fall below; raise it, never lower it. */
const FLOOR = { right: 0.95, silent: 0.95 }
/** What was reached on the sets that were made to be hard. */
const HARDER: Readonly<Record<string, typeof FLOOR>> = {
  'questions-1138-paraphrased.jsonl': { right: 0.69, silent: 0.93 },
  'questions-1138-six-readers.jsonl': { right: 0.92, silent: 0.96 },
}

test('there are sets to hold a floor under', () => {
  expect(ownSets().length).toBeGreaterThanOrEqual(3)
  expect(harderSets().map(file => basename(file))).toEqual(Object.keys(HARDER))
})

describe.each([...ownSets(), ...harderSets()])('%s', file => {
  const floor = HARDER[basename(file)] ?? FLOOR
  const questions = readQuestions(readFileSync(file, 'utf8'), basename(file))
  const { right, answerable, silent, unanswerable, fabricated } = totals(ask(questions))

  test('has enough questions to measure by, with and without an answer', () => {
    expect(answerable).toBeGreaterThan(100)
    expect(unanswerable).toBeGreaterThan(40)
    expect(new Set(questions.map(question => question.id)).size).toBe(questions.length)
  })

  test(`is answered right in at least ${floor.right * 100}%`, () => {
    expect(right / answerable).toBeGreaterThanOrEqual(floor.right)
  })

  test(`meets silence in at least ${floor.silent * 100}% where the text does not say`, () => {
    expect(silent / unanswerable).toBeGreaterThanOrEqual(floor.silent)
  })

  test('is answered without a fabricated quotation', () => {
    expect(fabricated).toBe(0)
  })
})
