import type { Memory } from '../chat/memory.ts'
import { createInbox } from './inbox.ts'
import { createPlaces, createThreads } from './places.ts'
import type { Database } from './schema.ts'
import { createSubscriptions } from './subscriptions.ts'
import { createFeedback, createInstallations } from './workspaces.ts'

/** What chat keeps, in the store. */
export const createMemory = (db: Database): Memory => ({
  places: createPlaces(db),
  threads: createThreads(db),
  subscriptions: createSubscriptions(db),
  feedback: createFeedback(db),
  inbox: createInbox(db),
  installations: createInstallations(db),
})
