import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rarityInResolutions } from '../../src/library/rarity.ts'

const [head, ...lines] = readFileSync(new URL('../../data/words/rarity.txt', import.meta.url), 'latin1')
  .trimEnd()
  .split('\n')

test('the table has its words in byte order, none twice, none in more paragraphs than there are', () => {
  const { paragraphs } = JSON.parse(head!) as { paragraphs: number }
  const rows = lines.map(line => line.split(' '))
  expect(rows.length).toBeGreaterThan(2_000)
  expect(rows.findIndex(([word], i) => i > 0 && !(rows[i - 1]![0]! < word!))).toBe(-1)
  expect(rows.filter(([, count]) => !(Number(count) >= 3 && Number(count) <= paragraphs))).toEqual([])
})

test('a word of every resolution is common in whatever form, one of none is as rare as can be', () => {
  expect(rarityInResolutions('decides')).toBeLessThan(0.4)
  expect(rarityInResolutions('mandates')).toBe(rarityInResolutions('mandate'))
  expect(rarityInResolutions('candidate')).toBeGreaterThan(rarityInResolutions('mandate'))
  expect(rarityInResolutions('lighthouse')).toBe(1)
})
