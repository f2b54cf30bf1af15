import { describe, expect, test } from 'vitest'
import { torture } from './announcements/torture.ts'

/** A short run; `npm run torture` makes a long one, with a seed. */
const SHORT = { seed: 3, announcements: 40, kills: 2, instances: 2, database: 'sqlite', blind: false } as const

// Each waits for the most part: at once they take as long as one.
describe.concurrent('killed while they announce on platforms that misbehave', () => {
  test('instances lose nothing and double nothing', async () => {
    const { due, sent, lost, doubled, kills, teams } = await torture({ ...SHORT, unknown: 'repeat' })
    expect({ due, lost, doubled }).toEqual({ due: 40, lost: [], doubled: [] })
    expect(kills.announcing).toBeGreaterThanOrEqual(2)
    expect(kills.begun).toBeGreaterThan(20)
    expect(sent + teams.held).toBeGreaterThan(0)
  }, 120_000)

  test('with --unknown hold nothing stands twice; what is held is listed, and arrives when it is let go', async () => {
    const { due, lost, doubled, teams, released } = await torture({ ...SHORT, unknown: 'hold' })
    expect({ due, lost, doubled }).toEqual({ due: 40, lost: [], doubled: [] })
    expect(teams).toMatchObject({ repeated: 0, seenTwice: 0 })
    // Or nothing was put to the test.
    expect(teams.held).toBeGreaterThan(0)
    expect(released?.listed).toEqual(released?.ids)
    // What nobody can tell about is posted again when it is let go, marked.
    expect(released).toMatchObject({ lost: [], doubled: [], teams: { held: 0 } })
    expect(released?.teams.repeated).toBeGreaterThan(0)
  }, 120_000)

  test('without reconciliation the same torture doubles: it bites', async () => {
    const { doubled } = await torture({ ...SHORT, unknown: 'repeat', blind: true })
    expect(doubled.length).toBeGreaterThan(0)
  }, 120_000)
})
