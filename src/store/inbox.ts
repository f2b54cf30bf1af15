import { sql } from 'kysely'
import type { Inbox, TakenEvent } from '../chat/memory.ts'
import type { Quickly } from './quickly.ts'
import type { Database } from './schema.ts'

export function createInbox(db: Database, quickly: Quickly): Inbox {
  return {
    async receive(event, { holder, now, until }) {
      const id = event.keys[0]
      return quickly(async transaction => {
        const keys = [...new Set(event.keys)]
        // As text: for what is asked at every event, building the query would take longer than running it.
        // Where another instance receives it at the same moment, this waits for what becomes of that.
        const { rows: free } = await sql<{ key: string }>`
          insert into inbox_keys (key, event) values ${sql.join(keys.map(key => sql`(${key}, ${id})`))}
          on conflict do nothing returning key`.execute(transaction)
        if (free.length < keys.length) {
          if (free.length > 0)
            await sql`delete from inbox_keys where key in (${sql.join(free.map(({ key }) => key))})`.execute(
              transaction,
            )
          return undefined
        }
        await sql`insert into inbox (id, platform, payload, received_at, holder, lease_until, tries)
          values (${id}, ${event.platform}, ${event.payload}, ${now}, ${holder}, ${until}, 0)`.execute(transaction)
        return { ...event, id, tries: 0 }
      })
    },

    async takeOver(platform, { holder, now, until }, most) {
      return quickly(async transaction => {
        const waiting = await transaction
          .selectFrom('inbox')
          .selectAll()
          .where('platform', '=', platform)
          .where('done_at', 'is', null)
          .where('lease_until', '<', now)
          .orderBy('received_at')
          .limit(most)
          .execute()
        const taken: TakenEvent[] = []
        for (const row of waiting) {
          const { numUpdatedRows } = await transaction
            .updateTable('inbox')
            .set({ holder, lease_until: until, tries: row.tries + 1 })
            .where('id', '=', row.id)
            .where('tries', '=', row.tries)
            .where('done_at', 'is', null)
            .executeTakeFirstOrThrow()
          if (numUpdatedRows === 0n) continue
          taken.push({ id: row.id, keys: [row.id], platform, payload: row.payload, tries: row.tries + 1 })
        }
        return taken
      })
    },

    async renew(id, { holder, until }) {
      await db
        .updateTable('inbox')
        .set({ lease_until: until })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute()
    },

    async done(id, at, answered) {
      await quickly(transaction =>
        sql`update inbox set done_at = ${at}, ref = ${answered?.ref ?? null}, headline = ${answered?.headline ?? null} where id = ${id}`.execute(
          transaction,
        ),
      )
    },

    async answeredAt(platform, ref) {
      const found = await db
        .selectFrom('inbox')
        .select(['payload', 'headline'])
        .where('platform', '=', platform)
        .where('ref', '=', ref)
        .executeTakeFirst()
      return found && { payload: found.payload, headline: found.headline ?? '' }
    },

    async forget(before) {
      return db.transaction().execute(async transaction => {
        const old = transaction.selectFrom('inbox').select('id').where('done_at', '<', before)
        await transaction.deleteFrom('inbox_keys').where('event', 'in', old).execute()
        const { numDeletedRows } = await transaction
          .deleteFrom('inbox')
          .where('done_at', '<', before)
          .executeTakeFirstOrThrow()
        return Number(numDeletedRows)
      })
    },
  }
}
