import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { checkpoints } from './checkpoints.ts'
import { flusher } from './flusher.ts'
import type { Ask, Quickly, Work } from './quickly.ts'
import type { Database } from './schema.ts'
import { together } from './together.ts'

/** How long a writer waits for another to end its transaction, in milliseconds. */
const PATIENCE = 10_000
/** SQLite waits by holding up the whole process, where the other writer may be ours: so little of it, and often. */
const HOLD_UP = 5
const PAUSE = 20
/** Pages of the log, 64 MB, from which a commit moves them into the database itself: a thread does so long before. */
const LONGEST_LOG = 16_000
/** SQLite result code: another holds the lock. */
const BUSY = 5

/** A SQLite file that is open. */
export interface Sqlite {
  readonly dialect: Dialect
  /**
   * Commits that do not wait for the disk: one outlives the process at once, whatever kills it, and the machine's fall as soon as
   * the system has written it, which is asked for right behind the commit and holds nobody up. Measured in docs/decisions/inbox.md.
   *
   * @param db made over the dialect
   */
  quicklyIn(db: Database): Quick
}

/** Commits what is asked for quickly. */
export interface Quick {
  readonly quickly: Quickly
  /** Commits what waits, and ends the requests to the disk. Ahead of the database's own end; behind it nothing may be asked for. */
  close(): Promise<void>
}

/**
 * Opens a SQLite file, and makes it and its folder where they are not there.
 * A commit is on the disk before it is acknowledged (`synchronous = full`) where it is not asked for quickly, and readers do not
 * wait for a writer (WAL).
 *
 * @throws whatever node:sqlite throws for a file that is no database or may not be opened.
 */
export function openSqlite(file: string): Sqlite {
  if (file !== ':memory:' && !existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: PATIENCE })
  database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = ${HOLD_UP};
    pragma wal_autocheckpoint = ${LONGEST_LOG}`)
  const prepared = remembering(text => database.prepare(text))
  /** True while the connection is held for what need not wait for the disk. */
  let quick = false
  let synchronous = 'full'
  /** Ahead of every statement that may write: SQLite looks at it when it commits. Where it stands already, nothing is done. */
  const synchronize = () => {
    const wanted = quick ? 'normal' : 'full'
    if (synchronous === wanted) return
    database.exec(`pragma synchronous = ${wanted}`)
    synchronous = wanted
  }
  const config = {
    database: {
      close: () => database.close(),
      prepare(text: string) {
        const { statement, reader, writer } = prepared(text)
        const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
        if (writer) synchronize()
        return {
          reader,
          all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
          run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
          iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
        }
      },
    },
  }
  const dialect = new SqliteDialect(config)
  const ask: Ask = async <Row>(text: TemplateStringsArray, ...values: SQLInputValue[]) => {
    const statement = config.database.prepare(textOf(text))
    return statement.reader
      ? { rows: statement.all(values) as Row[], changed: 0 }
      : { rows: [], changed: Number(statement.run(values).changes) }
  }
  return {
    dialect: {
      createAdapter: () => new Adapter(),
      createDriver: () => new Driver(config),
      createIntrospector: db => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    },
    quicklyIn(db) {
      const flush = flusher(`${file}-wal`)
      const log = file === ':memory:' ? undefined : checkpoints(file)
      // Kysely lends its connection to one at a time; for the statements themselves it would take longer than SQLite.
      const { quickly, close } = together((work, one) =>
        db.connection().execute(async () => {
          quick = true
          try {
            if (one) await whenFree(() => work(ask))
            else {
              await whenFree(() => config.database.prepare('begin immediate').run([]))
              await work(ask)
              config.database.prepare('commit').run([])
            }
          } catch (cause) {
            if (database.isTransaction) database.exec('rollback')
            throw cause
          } finally {
            quick = false
            flush.soon()
            log?.committed()
          }
        }),
      )
      return {
        quickly: Object.assign(quickly, {
          look: <Result>(work: Work<Result>) => db.connection().execute(() => work(ask)),
        }),
        async close() {
          await close()
          flush.close()
          await log?.close()
        },
      }
    },
  }
}

/** How many statements are kept prepared: more than the store has. */
const MOST_PREPARED = 200

interface Prepared {
  readonly statement: StatementSync
  /** True where it returns rows. */
  readonly reader: boolean
  /** True where it may write: it begins a transaction, or is none of those that only read. */
  readonly writer: boolean
}

/** Preparing a statement takes as long as running it. One whose schema has changed prepares itself anew. */
function remembering(prepare: (text: string) => StatementSync): (text: string) => Prepared {
  const known = new Map<string, Prepared>()
  return text => {
    const found = known.get(text)
    if (found) return found
    const statement = prepare(text)
    const made = { statement, reader: statement.columns().length > 0, writer: !/^\s*select\b/i.test(text) }
    if (known.size < MOST_PREPARED) known.set(text, made)
    return made
  }
}

/** Statements that are written out, with `?` for their values. */
const texts = new WeakMap<TemplateStringsArray, string>()

function textOf(template: TemplateStringsArray): string {
  const known = texts.get(template)
  if (known) return known
  const text = template.join('?')
  texts.set(template, text)
  return text
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
    await whenFree(() => connection.executeQuery(CompiledQuery.raw('begin immediate')))
  }
}

/** Tries again while another has the database locked. */
async function whenFree(attempt: () => unknown): Promise<void> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      await attempt()
      return
    } catch (cause) {
      if (!isBusy(cause) || waited >= PATIENCE) throw cause
      await pause(PAUSE)
    }
  }
}

/** True for what SQLite throws where another holds the lock. */
export const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY
