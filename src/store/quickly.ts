import type { Transaction } from 'kysely'
import type { Tables } from './schema.ts'

/**
 * Runs a transaction that need not wait for the disk: what is written often, and may be lost with the machine's power in the
 * few milliseconds until the disk has it, but never with the process.
 */
export type Quickly = <Result>(work: (transaction: Transaction<Tables>) => Promise<Result>) => Promise<Result>
