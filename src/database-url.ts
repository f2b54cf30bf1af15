import { SeizedError } from './errors.ts'

/** A file's path, or the address of a PostgreSQL database. The letter of a drive is no scheme. */
export const DATABASE_ADDRESS = /^(?:postgres(?:ql)?:\/\/.|(?![a-z][a-z\d+.-]+:))/i

/** What is said of any other. The address itself is never shown: it may hold a password. */
export const DATABASE_RULE =
  'must be a file’s path or the address of a PostgreSQL database. Write DATABASE_URL=var/seized.db or DATABASE_URL=postgres://user:password@host/name'

/** Tells the address of a PostgreSQL database from a file's path. */
export const isPostgres = (database: string): boolean => /^postgres(?:ql)?:/i.test(database)

/**
 * Where the store is: a file's path, which need not be there yet, or the address of a PostgreSQL database.
 *
 * @throws SeizedError `bad-setting` for the address of another kind of database.
 * @example databaseOf({}) // 'var/seized.db'
 */
export function databaseOf(env: Readonly<Record<string, string | undefined>>): string {
  const database = env.DATABASE_URL?.trim() || 'var/seized.db'
  if (DATABASE_ADDRESS.test(database)) return database
  throw new SeizedError('bad-setting', `DATABASE_URL ${DATABASE_RULE}.`)
}
