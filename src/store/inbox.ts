import type { Selectable } from 'kysely'
import type { Inbox, TakenEvent } from '../chat/memory.ts'
import type { Quickly } from './quickly.ts'
import type { Insert, Reception } from './reception.ts'
import type { Database, Tables } from './schema.ts'

export const inserting =
  (quickly: Quickly): Insert =>
  async ({ id, alias, platform, payload, receivedAt, holder, leaseUntil, tries }) => {
    const { changed } = await quickly.one(
      ask => ask`insert into inbox (id, alias, platform, payload, received_at, holder, lease_until, tries)
        values (${id}, ${alias}, ${platform}, ${payload}, ${receivedAt}, ${holder}, ${leaseUntil}, ${tries})
        on conflict do nothing`,
    )
    return changed === 1
  }

export function createInbox(db: Database, quickly: Quickly, reception: Reception): Inbox {
  return {
    receive: reception.receive,

    async takeOver(platform, { holder, now, until }, most) {
      await reception.bringIn()
      return quickly(async ask => {
        const { rows } = await ask<Selectable<Tables['inbox']>>`select * from inbox
          where platform = ${platform} and done_at is null and lease_until < ${now} order by received_at limit ${most}`
        const taken: TakenEvent[] = []
        for (const row of rows) {
          const { changed } =
            await ask`update inbox set holder = ${holder}, lease_until = ${until}, tries = ${row.tries + 1}
            where id = ${row.id} and tries = ${row.tries} and done_at is null`
          if (changed === 0) continue
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
      const about = answered?.about ? JSON.stringify(answered.about) : null
      await quickly.one(
        ask =>
          ask`update inbox set done_at = ${at}, ref = ${ref}, headline = ${headline}, about = ${about} where id = ${id}`,
      )
    },

    async answeredAt(platform, ref) {
      const found = await db
        .selectFrom('inbox')
        .select(['payload', 'headline', 'about'])
        .where('platform', '=', platform)
        .where('ref', '=', ref)
        .executeTakeFirst()
      if (!found) return undefined
      const { payload, headline, about } = found
      return { payload, headline: headline ?? '', ...(about !== null && { about: JSON.parse(about) }) }
    },

    async forget(before) {
      await reception.bringIn()
      if (!reception.settle()) return 0
      const { numDeletedRows } = await db.deleteFrom('inbox').where('done_at', '<', before).executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
