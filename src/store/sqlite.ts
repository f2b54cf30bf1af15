import { closeSync, existsSync, fdatasync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely'
import type { Quickly } from './quickly.ts'
import type { Database } from './schema.ts'
import { together } from './together.ts'

/** How long a writer waits for another to end its transaction, in milliseconds. */
const PATIENCE = 10_000
/** SQLite waits by holding up the whole process, where the other writer may be ours: so little of it, and often. */
const HOLD_UP = 5
const PAUSE = 20
/** SQLite result code: another holds the lock. */
const BUSY = 5

/**
 * Opens a SQLite file, and makes it and its folder where they are not there.
 * A commit is on the disk before it is acknowledged (`synchronous = full`), and readers do not wait for a writer (WAL).
 *
 * @throws whatever node:sqlite throws for a file that is no database or may not be opened.
 */
export function openSqlite(file: string): Dialect {
  if (file !== ':memory:' && !existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: PATIENCE })
  database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = ${HOLD_UP}`)
  const prepared = remembering(text => database.prepare(text))
  const config = {
    database: {
      close: () => database.close(),
      prepare(text: string) {
        const statement = prepared(text)
        const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
        return {
          reader: statement.columns().length > 0,
          all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
          run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
          iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
        }
      },
    },
  }
  const dialect = new SqliteDialect(config)
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => new Driver(config),
    createIntrospector: db => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/** How many statements are kept prepared: more than the store has. */
const MOST_PREPARED = 200

/** Preparing a statement takes as long as running it. One whose schema has changed prepares itself anew. */
function remembering(prepare: (text: string) => StatementSync): (text: string) => StatementSync {
  const known = new Map<string, StatementSync>()
  return text => {
    const statement = known.get(text) ?? prepare(text)
    if (known.size < MOST_PREPARED) known.set(text, statement)
    return statement
  }
}

/**
 * Commits that do not wait for the disk: one outlives the process at once, whatever kills it, and the machine's fall as soon as
 * the system has written it, which is asked for right behind the commit and holds nobody up. Measured in docs/decisions/inbox.md.
 */
export function quicklyIn(db: Database, file: string): { readonly quickly: Quickly; close(): void } {
  const flush = flusher(`${file}-wal`)
  const quickly = together(work =>
    db.connection().execute(async connection => {
      await sql`pragma synchronous = normal`.execute(connection)
      try {
        await connection.transaction().execute(work)
      } finally {
        await sql`pragma synchronous = full`.execute(connection)
        flush.soon()
      }
    }),
  )
  return { quickly, close: flush.close }
}

/** Has a file written to the disk, by one request at a time: what comes meanwhile is taken by the next. */
function flusher(file: string): { soon(): void; close(): void } {
  let opened: number | undefined
  let running = false
  let wanted = false
  let closed = false
  const end = () => {
    if (opened !== undefined) closeSync(opened)
    opened = undefined
  }
  const soon = () => {
    wanted = true
    if (running || closed || (opened === undefined && !existsSync(file))) return
    opened ??= openSync(file, 'r+')
    running = true
    wanted = false
    // A disk that fails is found out by the next commit that waits for it.
    fdatasync(opened, () => {
      running = false
      if (closed) end()
      else if (wanted) soon()
    })
  }
  return {
    soon,
    close() {
      closed = true
      if (!running) end()
    },
  }
}

/** SQLite undoes a change of the schema with its transaction; Kysely takes it to be unable to. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** A transaction takes the write lock at its start: one that first reads and then writes would fail when another came between. */
class Driver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (let waited = 0; ; waited += PAUSE) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (cause) {
        if (!isBusy(cause) || waited >= PATIENCE) throw cause
        await setTimeout(PAUSE)
      }
    }
  }
}

const isBusy = (cause: unknown): boolean => cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY
