import type { Kysely } from 'kysely'

/** A document as it came, and what was read from it. Nothing of it is ever changed but `superseded_by`. */
interface DocumentsTable {
  /** SHA-256 of the original bytes, hexadecimal: the same document twice is one. */
  hash: string
  /** "S/RES/1138 (1997)". At most one document of a symbol is not superseded; the database holds that. */
  symbol: string
  number: number
  year: number
  file_name: string
  media_type: string
  /** ISO 8601 instant. */
  ingested_at: string
  /** Hash of the later issue of the same symbol. */
  superseded_by: string | null
  /** The parsed `Resolution` as JSON. */
  resolution: string
  /** The text as extracted, before any cleaning. */
  text: string
  /** The bytes as they came; the last column, so that SQLite does not walk them to reach another. */
  original: Uint8Array
}

export interface Tables {
  documents: DocumentsTable
}

export type Database = Kysely<Tables>
