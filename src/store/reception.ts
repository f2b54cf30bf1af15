import { setTimeout as pause } from 'node:timers/promises'
import type { Inbox, InboxEvent, Lease, TakenEvent } from '../chat/memory.ts'
import type { Log } from '../log.ts'
import type { Journal } from './journal.ts'

/** An event as the inbox keeps it. */
interface Row {
  readonly id: string
  readonly alias: string | null
  readonly platform: InboxEvent['platform']
  readonly payload: string
  readonly receivedAt: string
  readonly holder: string
  readonly leaseUntil: string
  readonly tries: number
}

/** Puts an event into the database. @returns false where one stands there under any of its names. */
export type Insert = (row: Row) => Promise<boolean>

/** How events come into the inbox. */
export interface Reception {
  readonly receive: Inbox['receive']
  /** Puts into the inbox what a process that is gone has left in the journal. Ahead of whatever is taken from the inbox. */
  bringIn(): Promise<void>
  /** True where the journal holds nothing that is in the inbox: what is forgotten there would come from here again. */
  settle(): boolean
  /** Puts the rest into the inbox. Behind it nothing may be received. */
  close(): Promise<void>
}

/** Straight into the database: for one that several machines share, whose disks may go with them. */
export const direct = (insert: Insert): Reception => ({
  receive: async (event, lease) => ({ taken: Promise.resolve(await put(event, lease, insert)) }),
  bringIn: async () => undefined,
  settle: () => true,
  close: async () => undefined,
})

/** Bytes from which the journal is cut when all of it is in the database: some two hundred events. */
const CUT = 256 * 1024
/** Bytes from which events go straight into the database, until the journal is cut. */
const FULL = 16 * 1024 * 1024
/** Milliseconds until a database that refused is tried again: at first, and at most. */
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 5_000

/** An event that stands in the journal, and not yet in the database. */
interface Waiting {
  readonly event: InboxEvent
  readonly lease: Lease
  /** Milliseconds of the monotonic clock. */
  readonly since: number
  readonly taken: (event: TakenEvent | undefined) => void
}

/**
 * Into a journal first, and from there into the database: a line at the end of a file takes a third of the time of a row, and waits
 * for no other process, which may have the database locked. Where another process holds the journal, straight into the database.
 */
export function journaled(journal: Journal, insert: Insert, log?: Log): Reception {
  const straight = direct(insert)
  const waiting: Waiting[] = []
  /** Ours where we hold it and nothing of anybody else's stands in it; nobody's where it cannot be used. */
  let whose: 'ours' | "another's" | "nobody's" = "nobody's"
  let draining: Promise<void> | undefined
  let bringing: Promise<void> | undefined
  let closed = false
  let fault: string | undefined
  const complain = (message: string, cause: unknown) => {
    // Said once, not at every event.
    if (fault !== message) log?.error(message, { cause })
    fault = message
  }

  async function bringIn(): Promise<void> {
    if (whose === 'ours' || closed) return
    whose = "nobody's"
    const left = journal.hold()
    if (!left) {
      whose = "another's"
      return
    }
    try {
      const rows = left.records.filter(isRow)
      const torn = left.torn + left.records.length - rows.length
      if (torn > 0) log?.warn('journal: lines that are no event, none of them acknowledged', { lines: torn })
      // Nobody works on them, and nobody has tried to: the next who takes events has them.
      const fresh = await Promise.all(rows.map(row => insert({ ...row, leaseUntil: row.receivedAt, tries: -1 })))
      const events = fresh.filter(Boolean).length
      if (events > 0) log?.info('journal: events brought into the inbox', { events })
      journal.cut()
      whose = 'ours'
    } finally {
      if (whose !== 'ours') journal.close()
    }
  }

  /** Puts what waits into the database, in order, and goes on until it is there. */
  async function drain(): Promise<void> {
    let wait = FIRST_PAUSE
    while (waiting.length > 0) {
      const group = waiting.splice(0)
      const refused: Waiting[] = []
      await Promise.all(
        group.map(async one => {
          try {
            // It may have waited, and is held from now on.
            const lease = wait === FIRST_PAUSE ? one.lease : later(one.lease, performance.now() - one.since)
            one.taken(await put(one.event, lease, insert))
          } catch (cause) {
            refused.push(one)
            complain('journal: the database takes no event; they are kept until it does', cause)
          }
        }),
      )
      if (refused.length === 0) {
        fault = undefined
        continue
      }
      waiting.unshift(...refused)
      journal.flush()
      if (closed) return
      await pause(wait)
      wait = Math.min(wait * 2, LONGEST_PAUSE)
    }
    draining = undefined
    if (journal.size > CUT) journal.cut()
  }
  const start = () => {
    draining ??= new Promise<void>(resolve => setImmediate(resolve)).then(drain)
  }

  return {
    async receive(event, lease) {
      if (whose !== 'ours' || journal.size > FULL) return straight.receive(event, lease)
      try {
        journal.append(rowOf(event, lease))
      } catch (cause) {
        complain('journal: cannot be written; events go straight into the database', cause)
        return straight.receive(event, lease)
      }
      const { promise, resolve } = Promise.withResolvers<TakenEvent | undefined>()
      waiting.push({ event, lease, since: performance.now(), taken: resolve })
      start()
      return { taken: promise }
    },
    async bringIn() {
      bringing ??= bringIn()
        .catch(cause => complain('journal: cannot be used; events go straight into the database', cause))
        .finally(() => {
          bringing = undefined
        })
      await bringing
    },
    settle() {
      // Whoever holds it forgets.
      if (whose === "another's" || draining) return false
      if (whose === 'ours') journal.cut()
      return true
    },
    async close() {
      closed = true
      await bringing
      await draining
      if (whose === 'ours' && waiting.length === 0) journal.cut()
      whose = "nobody's"
      journal.close()
    },
  }
}

async function put(event: InboxEvent, lease: Lease, insert: Insert): Promise<TakenEvent | undefined> {
  const isNew = await insert(rowOf(event, lease))
  return isNew ? { ...event, id: event.keys[0], receivedAt: lease.now, tries: 0 } : undefined
}

const rowOf = ({ keys: [id, alias], platform, payload }: InboxEvent, { holder, now, until }: Lease): Row => ({
  id,
  alias: alias ?? null,
  platform,
  payload,
  receivedAt: now,
  holder,
  leaseUntil: until,
  tries: 0,
})

const later = (lease: Lease, milliseconds: number): Lease => ({
  ...lease,
  until: Temporal.Instant.from(lease.until)
    .add({ milliseconds: Math.ceil(milliseconds) })
    .toString({ smallestUnit: 'millisecond' }),
})

function isRow(record: unknown): record is Row {
  if (typeof record !== 'object' || record === null) return false
  const { id, alias, platform, payload, receivedAt, holder } = record as Partial<Row>
  return (
    [id, platform, payload, receivedAt, holder].every(value => typeof value === 'string') &&
    (alias === null || typeof alias === 'string')
  )
}
