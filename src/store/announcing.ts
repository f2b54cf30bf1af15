import type { Announcing } from '../announcements/ledger.ts'
import { createAgenda } from './agenda.ts'
import { createBook } from './book.ts'
import { createDoneMarks, createFeeds } from './feeds.ts'
import { heldSince } from './held-since.ts'
import { createLedger } from './ledger.ts'
import type { Engine } from './migrations.ts'
import type { Database } from './schema.ts'

/** What announcements keep, in the store. */
export const createAnnouncing = (db: Database, engine: Engine): Announcing => ({
  agenda: createAgenda(db),
  ledger: createLedger(db, engine),
  book: createBook(db),
  done: createDoneMarks(db),
  feeds: createFeeds(db),
  heldSince: () => heldSince(db),
})
