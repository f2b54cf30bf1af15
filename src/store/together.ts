import type { Transaction } from 'kysely'
import type { Quickly } from './quickly.ts'
import type { Tables } from './schema.ts'

/** A piece of work that waits to be committed. */
interface Waiting {
  /** Does the work within a transaction, and keeps the result. */
  readonly run: (transaction: Transaction<Tables>) => Promise<void>
  readonly committed: () => void
  readonly failed: (cause: unknown) => void
}

/** Pieces of work that are committed together at most: more would hold the first one up. */
const MOST = 64

/**
 * Commits together what is asked for within one turn of the event loop: of many events at once, each costs half as much.
 * Where one piece of work fails, all of its group are undone and each is done by itself, so work is done again from the beginning.
 *
 * @param commit runs a transaction, and throws what its work threw
 */
export function together(
  commit: (work: (transaction: Transaction<Tables>) => Promise<void>) => Promise<void>,
): Quickly {
  const waiting: Waiting[] = []
  let turning = false

  const commitAll = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await commit(async transaction => {
        for (const { run } of group) await run(transaction)
      })
    } catch (cause) {
      if (group.length === 1) group[0]!.failed(cause)
      else for (const one of group) await commitAll([one])
      return
    }
    for (const { committed } of group) committed()
  }
  const turn = async () => {
    while (waiting.length > 0) await commitAll(waiting.splice(0, MOST))
    turning = false
  }

  return work =>
    new Promise((resolve, reject) => {
      let result: Awaited<ReturnType<typeof work>>
      waiting.push({
        run: async transaction => {
          result = await work(transaction)
        },
        committed: () => resolve(result),
        failed: reject,
      })
      if (turning) return
      turning = true
      setImmediate(() => void turn())
    })
}
