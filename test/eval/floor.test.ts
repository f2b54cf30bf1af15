import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask, ownSets, totals } from './run.ts'
import { readQuestions } from './score.ts'

/** What the project's own questions may not fall below; raise it, never lower it. */
const FLOOR = { right: 0.95, silent: 0.95, fabricated: 0 }

// Switched on with the last intent: until then there is no floor to hold.
describe.skip.each(ownSets())('%s', file => {
  const questions = readQuestions(readFileSync(file, 'utf8'), basename(file))
  const { right, answerable, silent, unanswerable, fabricated } = totals(ask(questions))

  test('has enough questions to measure by, with and without an answer', () => {
    expect(answerable).toBeGreaterThan(100)
    expect(unanswerable).toBeGreaterThan(40)
    expect(new Set(questions.map(question => question.id)).size).toBe(questions.length)
  })

  test(`is answered right in at least ${FLOOR.right * 100}%`, () => {
    expect(right / answerable).toBeGreaterThanOrEqual(FLOOR.right)
  })

  test(`meets silence in at least ${FLOOR.silent * 100}% where the text does not say`, () => {
    expect(silent / unanswerable).toBeGreaterThanOrEqual(FLOOR.silent)
  })

  test('is answered without a fabricated quotation', () => {
    expect(fabricated).toBe(FLOOR.fabricated)
  })
})
