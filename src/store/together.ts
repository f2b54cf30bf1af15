import type { Ask, Quickly, Work } from './quickly.ts'

/** A piece of work that waits to be committed. */
interface Waiting {
  /** Does the work, and keeps the result. */
  readonly run: (ask: Ask) => Promise<void>
  /** True where it is one statement. */
  readonly one: boolean
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
  readonly quickly: Omit<Quickly, 'look'> & (<Result>(work: Work<Result>) => Promise<Result>)
  /** Commits what waits. Behind it nothing may be asked for. */
  close(): Promise<void>
}

/**
 * Commits work whole, or not at all.
 *
 * @param one true where it is one statement, which needs no transaction
 * @throws what the work threw
 */
type Commit = (work: Work<void>, one: boolean) => Promise<void>

/**
 * Commits together what is asked for within one turn of the event loop: of many events at once, each costs half as much.
 * Where one piece of work fails, all of its group are undone and each is done by itself, so work is done again from the beginning.
 */
export function together(commit: Commit): Together {
  const waiting: Waiting[] = []
  let turn: Promise<void> | undefined
  let ended = Number.NEGATIVE_INFINITY
  let soon: NodeJS.Timeout | undefined

  const commitAll = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await commit(
        async ask => {
          for (const { run } of group) await run(ask)
        },
        group.length === 1 && group[0]!.one,
      )
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
  const wait = <Result>(work: Work<Result>, one = false): Promise<Result> =>
    new Promise((resolve, reject) => {
      let result: Result
      waiting.push({
        run: async ask => {
          result = await work(ask)
        },
        one,
        committed: () => resolve(result),
        failed: reject,
      })
    })

  const now =
    (one: boolean) =>
    <Result>(work: Work<Result>): Promise<Result> => {
      const done = wait(work, one)
      start()
      return done
    }
  return {
    quickly: Object.assign(now(false), {
      one: now(true),
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
