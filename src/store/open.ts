import { Kysely, sql } from 'kysely'
import type { Announcing } from '../announcements/ledger.ts'
import type { Memory } from '../chat/memory.ts'
import { isPostgres } from '../config.ts'
import { SeizedError } from '../errors.ts'
import type { Log } from '../log.ts'
import { createAnnouncing } from './announcing.ts'
import { createDocuments, type Documents } from './documents.ts'
import { inserting } from './inbox.ts'
import { createMemory } from './memory.ts'
import { type Engine, migrate } from './migrations.ts'
import type { Ask, Quickly, Work } from './quickly.ts'
import { direct, journaled } from './reception.ts'
import type { Database, Tables } from './schema.ts'
import type { Sqlite } from './sqlite.ts'

/** The store: what outlives the process. */
export interface Store {
  readonly documents: Documents
  readonly memory: Memory
  readonly announcing: Announcing
  close(): Promise<void>
}

/**
 * Opens the store, and makes it where it is not there. One schema and one set of queries; SQLite in a file, or PostgreSQL.
 *
 * @param database a file's path, or the address of a PostgreSQL database (`postgres://…`)
 * @param log is told of what befalls the journal of a SQLite file
 * @throws SeizedError `bad-setting` where it cannot be opened, or is none of ours; the message names no password.
 * @example
 * const store = await openStore('var/seized.db')
 * const held = await store.documents.current()
 * await store.close()
 */
export async function openStore(database: string, log?: Log): Promise<Store> {
  const engine: Engine = isPostgres(database) ? 'postgres' : 'sqlite'
  const name = engine === 'postgres' ? placeOf(database) : database
  let db: Kysely<Tables> | undefined
  let sqlite: Sqlite | undefined
  try {
    if (engine === 'sqlite') sqlite = (await import('./sqlite.ts')).openSqlite(database)
    db = new Kysely<Tables>({ dialect: sqlite?.dialect ?? (await import('./postgres.ts')).openPostgres(database) })
    await migrate(db, engine, name)
  } catch (cause) {
    await db?.destroy().catch(() => undefined)
    if (cause instanceof SeizedError) throw cause
    throw new SeizedError('bad-setting', `${name}: the store cannot be opened: ${reason(cause)}. ${REMEDY[engine]}`, {
      cause,
    })
  }
  const opened = db
  const quick = sqlite?.quicklyIn(opened)
  const quickly = quick?.quickly ?? atOnce(opened)
  const insert = inserting(quickly)
  const reception =
    engine === 'sqlite' && database !== ':memory:'
      ? journaled((await import('./journal.ts')).openJournal(`${database}-received`), insert, log)
      : direct(insert)
  return {
    documents: createDocuments(opened, engine),
    memory: createMemory(opened, quickly, reception),
    announcing: createAnnouncing(opened, engine),
    async close() {
      await reception.close()
      await quick?.close()
      await opened.destroy()
    },
  }
}

/** PostgreSQL commits as its server is set up, and each by itself. */
function atOnce(db: Database): Quickly {
  const asking =
    (on: Database): Ask =>
    async <Row>(text: TemplateStringsArray, ...values: unknown[]) => {
      const { rows, numAffectedRows = 0n } = await sql<Row>(text, ...values).execute(on)
      return { rows, changed: Number(numAffectedRows) }
    }
  const commit = <Result>(work: Work<Result>): Promise<Result> =>
    db.transaction().execute(transaction => work(asking(transaction)))
  return Object.assign(commit, {
    one: <Result>(work: Work<Result>) => work(asking(db)),
    soon: commit,
    look: <Result>(work: Work<Result>) => work(asking(db)),
  })
}

const REMEDY = {
  sqlite: 'DATABASE_URL names another file.',
  postgres: 'Check DATABASE_URL and that the server runs.',
} as const

/** Host and database, without user and password. */
function placeOf(address: string): string {
  const { host, pathname } = URL.parse(address) ?? { host: '', pathname: '' }
  return `postgres://${host}${pathname}`
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  // A host with two addresses fails by both at once, and without a message.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause
  return (first instanceof Error ? first.message : cause.message).replace(/\.$/, '')
}
