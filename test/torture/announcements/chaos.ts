import { startFakeSlack } from '../../slack/fake/slack.ts'
import { openConnector } from '../../teams/fake/connector.ts'

/** The same figures for the same seed. Source: mulberry32, a generator in the public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Platforms {
  readonly slack: Awaited<ReturnType<typeof startFakeSlack>>
  readonly teams: Awaited<ReturnType<typeof openConnector>>
  /** How often each kind of mischief was ordered. */
  readonly mischief: Map<string, number>
  /** Orders mischief for calls to come; asked again and again. */
  stir(): void
  /** No more of it. */
  calm(): void
  close(): Promise<void>
}

/** Both fake platforms, that lose answers, reset connections, fail after the deed, and storm with 429. */
export async function openPlatforms(random: () => number, places: readonly string[]): Promise<Platforms> {
  const slack = await startFakeSlack()
  const teams = await openConnector()
  slack.scopes.add('channels:history')
  for (const place of places) slack.channels.add(place)
  const mischief = new Map<string, number>()
  const order = (name: string, act: () => void) => {
    mischief.set(name, (mischief.get(name) ?? 0) + 1)
    act()
  }
  const post = 'chat.postMessage'
  /** The message stands there, and then this. */
  const accepted = (after: 'reset' | 'hang' | number) => {
    teams.next({ accept: true, ends: after })
  }
  const kinds: readonly (readonly [name: string, weight: number, act: () => void])[] = [
    ['slack: answer lost', 4, () => slack.fault(post, 'lose')],
    ['slack: reset before', 2, () => slack.fault(post, 'reset')],
    ['slack: 503', 2, () => slack.fault(post, { status: 503 })],
    ['slack: internal_error', 1, () => slack.fault(post, { error: 'internal_error' })],
    ['slack: 429', 3, () => slack.fault(post, { limit: 1 })],
    ['slack: 429 to who asks', 1, () => slack.fault('conversations.history', { limit: 1 })],
    ['slack: reset of who asks', 1, () => slack.fault('conversations.history', 'reset')],
    ['slack: storm of 429', 0.3, () => slack.fault(post, ...Array.from({ length: 30 }, () => ({ limit: 1 })))],
    ['teams: answer lost', 2, () => accepted('reset')],
    ['teams: 500 after the deed', 1, () => accepted(500)],
    ['teams: silence after the deed', 1, () => accepted('hang')],
    ['teams: reset before', 2, () => teams.next('reset')],
    ['teams: 503', 2, () => teams.next({ status: 503 })],
    ['teams: 429', 3, () => teams.next({ status: 429, headers: { 'Retry-After': '1' } })],
    [
      'teams: storm of 429',
      0.3,
      () => teams.next(...Array.from({ length: 30 }, () => ({ status: 429, headers: { 'Retry-After': '1' } }))),
    ],
  ]
  const whole = kinds.reduce((sum, [, weight]) => sum + weight, 0)
  let calm = false
  // Each kind but the storms once at the least, however short the run.
  for (const [name, weight, act] of kinds) if (weight >= 1) order(name, act)
  return {
    slack,
    teams,
    mischief,
    stir() {
      if (calm) return
      let at = random() * whole
      for (const [name, weight, act] of kinds) {
        at -= weight
        if (at < 0) return order(name, act)
      }
    },
    calm() {
      calm = true
    },
    async close() {
      await Promise.all([slack.close(), teams.close()])
    },
  }
}
