import type { Added, Incoming, Shelf } from '../library/ingest.ts'
import type { Loaded } from '../library/load.ts'
import type { Database } from './schema.ts'

/** The documents of the store. */
export interface Documents extends Shelf {
  /** The current issue of every resolution, by year and number. */
  current(): Promise<Loaded[]>
  /** The bytes of a document as they came. */
  original(hash: string): Promise<Uint8Array | undefined>
}

/** Each try that fails is another's success: more than these do not store the same symbol at once. */
const MOST_TRIES = 100

export function createDocuments(db: Database): Documents {
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

    async current() {
      const rows = await db
        .selectFrom('documents')
        .select(['file_name', 'resolution'])
        .where('superseded_by', 'is', null)
        .orderBy('year')
        .orderBy('number')
        .orderBy('symbol')
        .execute()
      return rows.map(row => ({ file: row.file_name, resolution: JSON.parse(row.resolution) }))
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
    resolution: JSON.stringify(resolution),
    text,
    original,
  }
}
