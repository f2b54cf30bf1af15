import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'

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
  const config = {
    database: {
      close: () => database.close(),
      prepare(text: string) {
        const statement = database.prepare(text)
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
