import { sql } from 'kysely'
import type { Added, Incoming, Shelf } from '../library/ingest.ts'
import type { Loaded } from '../library/load.ts'
import { readerVersion } from '../library/reader-version.ts'
import { contentOf, type Indexed } from '../library/saved-index.ts'
import { resolutionIn } from './folded.ts'
import type { Engine } from './migrations.ts'
import { readAgain } from './readings.ts'
import type { Database } from './schema.ts'

/** A document of the store, and what was read from it. */
export interface Stored extends Loaded, Indexed {
  /** The document's own. */
  readonly hash: string
}

/** The documents of the store. */
export interface Documents extends Shelf {
  /**
   * The current issue of every resolution, by year and number.
   *
   * @param known documents that were handed out before, by their hash; those are not read again
   */
  current(known?: ReadonlyMap<string, Stored>): Promise<Stored[]>
  /** Reads again what another version of the parser has read; see `readAgain`. */
  readAgain(version?: string): ReturnType<typeof readAgain>
  /** How many documents were ever added. None is removed: while this stays, nothing has changed. */
  count(): Promise<number>
  /** The bytes of a document as they came. */
  original(hash: string): Promise<Uint8Array | undefined>
}

/** A reading as the bytes of its text: half of what a string of it takes, and nothing that the collector would carry about. */
const BYTES = {
  sqlite: sql<Uint8Array>`cast(resolution as blob)`,
  postgres: sql<Uint8Array>`convert_to(resolution, 'UTF8')`,
} as const

/** Each try that fails is another's success: more than these do not store the same symbol at once. */
const MOST_TRIES = 100
/** More documents than these are not asked for by name. */
const MOST_NAMED = 200

export function createDocuments(db: Database, engine: Engine): Documents {
  /** Whole or not at all. */
  const add = (document: Incoming): Promise<Added> =>
    db.transaction().execute(async transaction => {
      const known = await held(transaction, document.hash)
      if (known) return { held: known }
      const replaced = await transaction
        .selectFrom('documents')
        .select(['hash', 'file_name as fileName', 'ingested_at as ingestedAt'])
        .where('symbol', '=', document.resolution.symbol)
        .where('superseded_by', 'is', null)
        .executeTakeFirst()
      if (replaced)
        await transaction
          .updateTable('documents')
          .set({ superseded_by: document.hash })
          .where('hash', '=', replaced.hash)
          .execute()
      await transaction.insertInto('documents').values(row(document)).execute()
      await transaction.insertInto('readings').values(reading(document)).execute()
      return replaced ? { replaced } : {}
    })
  return {
    held: hash => held(db, hash),

    async add(document) {
      for (let tries = 1; ; tries++) {
        try {
          return await add(document)
        } catch (cause) {
          // Another has stored an issue of the same symbol meanwhile; now it is there to be seen.
          if (!isConflict(cause) || tries === MOST_TRIES) throw cause
        }
      }
    },

    async current(known = new Map()) {
      const listed = await db
        .selectFrom('documents')
        .select(['hash', 'file_name as file'])
        .where('superseded_by', 'is', null)
        .orderBy('year')
        .orderBy('number')
        .orderBy('symbol')
        .execute()
      const missing = listed.filter(({ hash }) => !known.has(hash)).map(({ hash }) => hash)
      const some = db.selectFrom('readings').select(['hash', BYTES[engine].as('resolution')])
      const rows =
        missing.length === 0
          ? []
          : await (missing.length > MOST_NAMED ? some : some.where('hash', 'in', missing)).execute()
      const readings = new Map(rows.map(row => [row.hash, row.resolution]))
      return listed.flatMap(({ hash, file }) => {
        const reading = readings.get(hash)
        const stored =
          reading === undefined
            ? known.get(hash)
            : { hash, file, content: contentOf(reading), resolution: resolutionIn(reading) }
        return stored ? [stored] : []
      })
    },

    readAgain: version => readAgain(db, version),

    async count() {
      const { count } = await db
        .selectFrom('documents')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async original(hash) {
      const found = await db.selectFrom('documents').select('original').where('hash', '=', hash).executeTakeFirst()
      return found?.original
    },
  }
}

const held = (db: Database, hash: string) =>
  db
    .selectFrom('documents')
    .select(['symbol', 'superseded_by as supersededBy'])
    .where('hash', '=', hash)
    .executeTakeFirst()

/** PostgreSQL, "unique_violation". SQLite has one writer at a time and knows no such conflict. */
const isConflict = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === '23505'

function row({ hash, resolution, fileName, mediaType, text, original, ingestedAt }: Incoming) {
  return {
    hash,
    symbol: resolution.symbol,
    number: resolution.number ?? 0,
    year: resolution.year ?? 0,
    file_name: fileName,
    media_type: mediaType,
    ingested_at: ingestedAt,
    superseded_by: null,
    text,
    original,
  }
}

const reading = ({ hash, resolution }: Incoming) => ({
  hash,
  reader: readerVersion('resolution'),
  resolution: JSON.stringify(resolution),
})
