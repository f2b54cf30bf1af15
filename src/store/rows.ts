import type { Selectable } from 'kysely'
import type { Entry, Row, State } from '../announcements/ledger.ts'
import type { AnnouncementsTable } from './schema.ts'

/** An announcement as the ledger's users see it. */
export function rowOf(found: Selectable<AnnouncementsTable>): Row {
  return {
    ...entryOf(found),
    state: found.state as State,
    tries: found.tries,
    repeats: found.repeats,
    released: found.released === 1,
    ...(found.reason !== null && { reason: found.reason }),
    ...(found.ref !== null && { ref: found.ref }),
    ...(found.told_by !== null && { toldBy: found.told_by }),
    ...(found.headline !== null && { headline: found.headline }),
    ...(found.first_try_at !== null && { firstTryAt: found.first_try_at }),
    ...(found.settled_at !== null && { settledAt: found.settled_at }),
  }
}

export function entryOf(found: Selectable<AnnouncementsTable>): Entry {
  const { id, timeline, subscription, platform, workspace, place, duty, turn, lead, day, at } = found
  return {
    id,
    timeline,
    subscription,
    platform: platform as Entry['platform'],
    workspace,
    place,
    duty,
    turn,
    lead,
    day,
    at,
  }
}

/** A row that nobody has begun. */
export function newRow(entry: Entry): AnnouncementsTable {
  const { id, timeline, subscription, platform, workspace, place, duty, turn, lead, day, at } = entry
  return {
    ...{ id, timeline, subscription, platform, workspace, place, duty, turn, lead, day, at },
    state: 'due',
    tries: 0,
    repeats: 0,
    released: 0,
    ...FREE,
    reason: null,
    ref: null,
    headline: null,
    first_try_at: null,
    settled_at: null,
  }
}

/** Held by nobody, begun by nobody. */
export const FREE = { told_by: null, holder: null, lease_until: null, intent_at: null, next_at: null } as const
