import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Milliseconds until a server that does not answer is given up. */
const PATIENCE = 10_000

/** A pool of connections to a PostgreSQL database, opened at the first query. */
export function openPostgres(address: string): Dialect {
  const pool = new pg.Pool({ connectionString: address, connectionTimeoutMillis: PATIENCE, max: 10 })
  // A connection that breaks while nobody uses it is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  // And so would one that breaks between two queries of a transaction; the next query of it fails, which is the transaction's to know.
  pool.on('connect', client => client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}
