import type { Memory } from '../chat/memory.ts'
import { createFeedback } from './feedback.ts'
import { createInbox } from './inbox.ts'
import { createPlaces, createThreads } from './places.ts'
import type { Quickly } from './quickly.ts'
import type { Reception } from './reception.ts'
import type { Database } from './schema.ts'
import { createSubscriptions } from './subscriptions.ts'
import { createInstallations } from './workspaces.ts'

/** What chat keeps, in the store. The inbox and the threads are written at every question. */
export const createMemory = (db: Database, quickly: Quickly, reception: Reception): Memory => ({
  places: createPlaces(db, quickly),
  threads: createThreads(db, quickly),
  subscriptions: createSubscriptions(db),
  feedback: createFeedback(db),
  inbox: createInbox(db, quickly, reception),
  installations: createInstallations(db),
})
