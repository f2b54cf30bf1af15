import { expect, test } from 'vitest'
import { torture } from './announcements/torture.ts'

/** A short run; `npm run torture` makes a long one, with a seed. */
const SHORT = { seed: 3, announcements: 40, kills: 2, instances: 2, database: 'sqlite', unknown: 'repeat' } as const

test('killed while they announce on platforms that misbehave, instances lose nothing and double nothing', async () => {
  const { due, sent, lost, doubled, kills, teams } = await torture({ ...SHORT, blind: false })
  expect({ due, lost, doubled }).toEqual({ due: 40, lost: [], doubled: [] })
  expect(kills.announcing).toBeGreaterThanOrEqual(2)
  expect(kills.begun).toBeGreaterThan(20)
  expect(sent + teams.held).toBeGreaterThan(0)
}, 120_000)

test('without reconciliation the same torture doubles: it bites', async () => {
  const { doubled } = await torture({ ...SHORT, blind: true })
  expect(doubled.length).toBeGreaterThan(0)
}, 120_000)
