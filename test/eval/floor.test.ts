import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadDocuments } from '../../src/library/load.ts'
import { ask, CORPUS, harderSets, manySets, ownSets, totals } from './run.ts'
import { readQuestions } from './score.ts'

/** What the project's own questions may not fall below; raise it, never lower it. */
const FLOOR = { right: 0.95, silent: 0.95 }
/** What was reached on the sets that were made to be hard. */
const HARDER: Readonly<Record<string, typeof FLOOR>> = {
  'questions-1138-paraphrased.jsonl': { right: 0.77, silent: 0.95 },
  'questions-1138-six-readers.jsonl': { right: 0.94, silent: 0.96 },
}

/** What was reached on the sets that are asked over the corpus. */
const MANY: Readonly<Record<string, typeof FLOOR>> = {
  'questions-many-open.jsonl': { right: 0.96, silent: 1 },
  'questions-many.jsonl': { right: 0.91, silent: 1 },
  'questions-many-corridor.jsonl': { right: 0.94, silent: 0.96 },
  'questions-many-desk.jsonl': { right: 0.93, silent: 0.93 },
  'questions-many-third.jsonl': { right: 0.97, silent: 0.95 },
  'questions-many-fourth.jsonl': { right: 0.98, silent: 0.91 },
  'questions-many-fifth.jsonl': { right: 0.91, silent: 0.91 },
  'questions-many-sixth.jsonl': { right: 0.9, silent: 0.97 },
  'questions-many-seventh.jsonl': { right: 0.93, silent: 0.91 },
  'questions-many-second.jsonl': { right: 0.91, silent: 0.83 },
  'questions-many-desk-second.jsonl': { right: 0.89, silent: 0.91 },
  'questions-many-late.jsonl': { right: 0.92, silent: 0.9 },
  'questions-many-eighth.jsonl': { right: 0.86, silent: 0.9 },
  'questions-many-tenth.jsonl': { right: 0.9, silent: 0.83 },
  'questions-many-final-held-out.jsonl': { right: 0.89, silent: 0.77 },
  'questions-many-last-held-out.jsonl': { right: 0.83, silent: 0.9 },
  'questions-many-eleventh-held-out.jsonl': { right: 0.84, silent: 0.9 },
  'questions-many-ninth-held-out.jsonl': { right: 0.89, silent: 0.87 },
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

describe.skipIf(!existsSync(CORPUS))('over the corpus (skipped where it is absent)', () => {
  const corpus = existsSync(CORPUS) ? [...loadDocuments([CORPUS])].filter(read => 'resolution' in read) : []

  test('every set has a floor', () => {
    expect(
      manySets()
        .map(file => basename(file))
        .sort(),
    ).toEqual(Object.keys(MANY).sort())
  })

  test.each(existsSync(CORPUS) ? manySets() : [])('%s stays above its floor, without a fabricated quotation', file => {
    const floor = MANY[basename(file)]!
    const questions = readQuestions(readFileSync(file, 'utf8'), basename(file))
    const { right, answerable, silent, unanswerable, fabricated } = totals(ask(questions, corpus))
    expect({
      right: right / answerable >= floor.right,
      silent: silent / unanswerable >= floor.silent,
      fabricated,
    }).toEqual({
      right: true,
      silent: true,
      fabricated: 0,
    })
  })
})
