// The thread of `checkpoints.ts`. In JavaScript: to have its types stripped would take 20 MB in this thread too.
// It has a connection of its own; writers and readers go on meanwhile (`passive`).
import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'

/** Milliseconds between two looks. */
const EVERY = 1_000

const { database, shared, COMMITS, OVER } = workerData
const state = new Int32Array(shared)
const connection = new DatabaseSync(database)
let seen = 0
while (Atomics.wait(state, OVER, 0, EVERY) === 'timed-out') {
  const commits = Atomics.load(state, COMMITS)
  if (commits === seen) continue
  seen = commits
  try {
    connection.exec('pragma wal_checkpoint(passive)')
  } catch {
    // A disk that fails is found out by the next commit that waits for it.
  }
}
connection.close()
