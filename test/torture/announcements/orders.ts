import { setTimeout } from 'node:timers/promises'
import type { Pace, Pause, Unknown } from '../../../src/announcements/delivery.ts'

/** What an instance is told. */
export interface Orders {
  readonly database: string
  /** Address of the fake Slack's Web API. */
  readonly slack: string
  /** Where the clock stood at `epoch`. */
  readonly asOf: string
  /** Milliseconds since 1970. */
  readonly epoch: number
  readonly speed: number
  readonly unknown: Unknown
  /** Without reconciliation. */
  readonly blind: boolean
}

export const orderEnv = (orders: Orders): Record<string, string> => ({ ORDERS: JSON.stringify(orders) })

export const readOrders = (env: NodeJS.ProcessEnv): Orders => JSON.parse(env.ORDERS ?? '{}')

/** As the product's, in seconds where it has minutes. */
export const PACE: Pace = {
  lease: 4000,
  patience: 1500,
  settle: 2500,
  rest: { slack: 50, teams: 50 },
  late: 15 * 60_000,
}

export const pause: Pause = async (milliseconds, signal) => {
  try {
    await setTimeout(milliseconds, undefined, signal ? { signal } : {})
  } catch {}
}
