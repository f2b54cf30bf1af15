import { sql } from 'kysely'
import type { Inbox, TakenEvent } from '../chat/memory.ts'
import type { Quickly } from './quickly.ts'
import type { Insert, Reception } from './reception.ts'
import type { Database } from './schema.ts'

/** As text, and one statement: it is asked at every event. */
export const inserting =
  (quickly: Quickly): Insert =>
  async ({ id, alias, platform, payload, receivedAt, holder, leaseUntil, tries }) => {
    const { numAffectedRows } = await quickly.one(on =>
      sql`insert into inbox (id, alias, platform, payload, received_at, holder, lease_until, tries)
        values (${id}, ${alias}, ${platform}, ${payload}, ${receivedAt}, ${holder}, ${leaseUntil}, ${tries})
        on conflict do nothing`.execute(on),
    )
    return numAffectedRows === 1n
  }

export function createInbox(db: Database, quickly: Quickly, reception: Reception): Inbox {
  return {
    receive: reception.receive,

    async takeOver(platform, { holder, now, until }, most) {
      await reception.bringIn()
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
          const { id, payload, received_at: receivedAt } = row
          taken.push({ id, keys: [id], platform, payload, receivedAt, tries: row.tries + 1 })
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

    async giveBack(id, { holder, until }) {
      await db
        .updateTable('inbox')
        .set(row => ({ lease_until: until, tries: row('tries', '-', 1) }))
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute()
    },

    async done(id, at, answered) {
      const { ref = null, headline = null } = answered ?? {}
      await quickly.one(on =>
        sql`update inbox set done_at = ${at}, ref = ${ref}, headline = ${headline} where id = ${id}`.execute(on),
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
      await reception.bringIn()
      if (!reception.settle()) return 0
      const { numDeletedRows } = await db.deleteFrom('inbox').where('done_at', '<', before).executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
