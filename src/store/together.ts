import type { Transaction } from 'kysely'
import type { Quickly, Work } from './quickly.ts'
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

/** Milliseconds without a commit after which the next is made at once. */
const QUIET = 2

/** Milliseconds that a piece of work waits for company which nobody waits for: as long as a platform takes for a post. */
const SOON = 100

/** What commits together. */
export interface Together {
  readonly quickly: Quickly
  /** Commits what waits. Behind it nothing may be asked for. */
  close(): Promise<void>
}

/**
 * Commits together what is asked for within one turn of the event loop: of many events at once, each costs half as much.
 * Where one piece of work fails, all of its group are undone and each is done by itself, so work is done again from the beginning.
 *
 * @param commit runs a transaction, and throws what its work threw
 */
export function together(
  commit: (work: (transaction: Transaction<Tables>) => Promise<void>) => Promise<void>,
): Together {
  const waiting: Waiting[] = []
  let turn: Promise<void> | undefined
  let ended = Number.NEGATIVE_INFINITY
  let soon: NodeJS.Timeout | undefined

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
  const commitWaiting = async () => {
    while (waiting.length > 0) await commitAll(waiting.splice(0, MOST))
    // At once: whoever asks from here on starts another turn.
    turn = undefined
    ended = performance.now()
  }
  const start = (): void => {
    clearTimeout(soon)
    soon = undefined
    // Where little is asked for no company will come within the turn of the event loop, and the first one need not wait for it.
    const alone = performance.now() - ended > QUIET
    turn ??= alone
      ? Promise.resolve().then(commitWaiting)
      : new Promise<void>(resolve => setImmediate(resolve)).then(commitWaiting)
  }
  const wait = <Result>(work: Work<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      let result: Result
      waiting.push({
        run: async transaction => {
          result = await work(transaction)
        },
        committed: () => resolve(result),
        failed: reject,
      })
    })

  const quickly = <Result>(work: Work<Result>): Promise<Result> => {
    const done = wait(work)
    start()
    return done
  }
  return {
    quickly: Object.assign(quickly, {
      soon<Result>(work: Work<Result>): Promise<Result> {
        const done = wait(work)
        if (!turn) soon ??= setTimeout(start, SOON)
        return done
      },
    }),
    async close() {
      if (waiting.length > 0) start()
      await turn
    },
  }
}
