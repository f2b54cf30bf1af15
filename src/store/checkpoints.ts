import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Where, in what is shared with the thread, stand how many commits there were, and whether it is over. */
const [COMMITS, OVER] = [0, 1]

interface Checkpoints {
  /** Something was committed. */
  committed(): void
  /** Ends the thread. */
  close(): Promise<void>
}

/**
 * Has SQLite's log moved into the database by a thread of its own (`checkpointing.mjs`), which begins with the first commit: it waits
 * for the disk, twice, and whoever answers questions must not.
 */
export function checkpoints(database: string): Checkpoints {
  const shared = new SharedArrayBuffer(8)
  const state = new Int32Array(shared)
  const workerData = { database, shared, COMMITS, OVER }
  let worker: Worker | undefined
  let ended: Promise<unknown> | undefined
  const start = () => {
    worker = new Worker(new URL('./checkpointing.mjs', import.meta.url), { workerData })
    worker.unref()
    // Where there is no thread SQLite moves the log by itself, later.
    ended = once(worker, 'exit').catch(() => undefined)
  }
  return {
    committed() {
      if (!worker) start()
      Atomics.add(state, COMMITS, 1)
    },
    async close() {
      Atomics.store(state, OVER, 1)
      Atomics.notify(state, OVER)
      worker?.ref()
      await ended
    },
  }
}
