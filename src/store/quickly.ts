import type { Database } from './schema.ts'

/**
 * Runs a transaction that need not wait for the disk: what is written often, and may be lost with the machine's power in the
 * few milliseconds until the disk has it, but never with the process.
 */
export interface Quickly {
  <Result>(work: Work<Result>): Promise<Result>
  /** The same for work of one statement, which is whole by itself where it comes alone. */
  one<Result>(work: Work<Result>): Promise<Result>
  /** The same, with what is asked for next, or by itself a moment later: for what nobody waits for. Order is kept. */
  soon<Result>(work: Work<Result>): Promise<Result>
}

/** Works within what is committed. */
export type Work<Result> = (on: Database) => Promise<Result>
