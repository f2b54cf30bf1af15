import type { Agenda, Entry } from '../announcements/ledger.ts'
import { entryOf, newRow } from './rows.ts'
import type { Database } from './schema.ts'

/** SQLite takes up to 32,766 values a statement; a row has 25. */
const AT_ONCE = 500

export function createAgenda(db: Database): Agenda {
  const change = <T>(work: (transaction: Database) => Promise<T>) => db.transaction().execute(work)
  return {
    begin: (name, at) =>
      change(async transaction => {
        await transaction
          .insertInto('timelines')
          .values({ name, begun_at: at, planned_at: at })
          .onConflict(conflict => conflict.column('name').doNothing())
          .execute()
        const found = await transaction
          .selectFrom('timelines')
          .selectAll()
          .where('name', '=', name)
          .executeTakeFirstOrThrow()
        return { begun: found.begun_at, planned: found.planned_at }
      }),

    async planned(name, at) {
      await change(transaction =>
        transaction.updateTable('timelines').set({ planned_at: at }).where('name', '=', name).execute(),
      )
    },

    async put(entries) {
      let count = 0
      for (let i = 0; i < entries.length; i += AT_ONCE)
        count += await change(transaction => putSome(transaction, entries.slice(i, i + AT_ONCE)))
      return count
    },

    async waiting(timeline, after, most) {
      const rows = await db
        .selectFrom('announcements')
        .selectAll()
        .where('timeline', '=', timeline)
        .where('state', '=', 'due')
        .where('id', '>', after)
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map(entryOf)
    },

    async move(id, { day, at }) {
      await change(transaction =>
        transaction
          .updateTable('announcements')
          .set({ day, at })
          .where('id', '=', id)
          .where('state', '=', 'due')
          .execute(),
      )
    },

    async withdraw(id, reason, at) {
      await change(transaction =>
        transaction
          .updateTable('announcements')
          .set({ state: 'withdrawn', reason, settled_at: at })
          .where('id', '=', id)
          .where('state', '=', 'due')
          .execute(),
      )
    },
  }
}

async function putSome(transaction: Database, entries: readonly Entry[]): Promise<number> {
  const ids = entries.map(entry => entry.id)
  const known = await transaction.selectFrom('announcements').select(['id', 'state']).where('id', 'in', ids).execute()
  const states = new Map(known.map(({ id, state }) => [id, state]))
  const fresh = entries.filter(entry => !states.has(entry.id))
  let count = 0
  if (fresh.length > 0) {
    const inserted = await transaction
      .insertInto('announcements')
      .values(fresh.map(newRow))
      // Another instance plans the same.
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    count += Number(inserted.numInsertedOrUpdatedRows ?? 0n)
  }
  for (const entry of entries.filter(each => states.get(each.id) === 'withdrawn')) {
    const { day, at } = entry
    const revived = await transaction
      .updateTable('announcements')
      .set({ state: 'due', reason: null, settled_at: null, day, at })
      .where('id', '=', entry.id)
      .where('state', '=', 'withdrawn')
      .executeTakeFirstOrThrow()
    count += Number(revived.numUpdatedRows)
  }
  return count
}
