import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { DEADLINE_SETS, readDeadlineSet, scoreDeadlines } from '../eval/deadlines.ts'
import { MANDATE_SETS, readMandateSet, scoreMandates } from '../eval/mandates.ts'
import { tables } from '../eval/tables.ts'

const present = existsSync(fileURLToPath(new URL('../../../shared/corpus', import.meta.url)))
const skipped = present ? '' : ' (skipped: ../shared/corpus is absent)'

describe.skipIf(!present)(`deadlines read by hand${skipped}`, () => {
  test.each(DEADLINE_SETS)('%s is found to at least 99 in 100, with at most 2 in 100 invented', path => {
    const [table] = tables([path], readDeadlineSet)
    const { found, expected, invented, absent } = scoreDeadlines(table!.set, table!.resolutions)
    expect(absent).toEqual([])
    expect(expected).toBeGreaterThan(80)
    expect(found / expected).toBeGreaterThanOrEqual(0.99)
    expect(invented.length / expected).toBeLessThanOrEqual(0.02)
  })
})

describe.skipIf(!present)(`mandates read by hand${skipped}`, () => {
  test.each(MANDATE_SETS)('%s is found to at least 98 in 100', path => {
    const [table] = tables([path], readMandateSet)
    const { found, expected, absent } = scoreMandates(table!.set, table!.resolutions)
    expect(absent).toEqual([])
    expect(expected).toBeGreaterThan(20)
    expect(found / expected).toBeGreaterThanOrEqual(0.98)
  })
})

test('the sets of the project are there', () => {
  expect(
    [...DEADLINE_SETS, ...MANDATE_SETS].filter(path => path.startsWith('test/')).every(path => existsSync(path)),
  ).toBe(true)
  expect(readFileSync(DEADLINE_SETS[1]!, 'utf8').split('\n').length).toBeGreaterThan(150)
})
