import { randomBytes } from 'node:crypto'
import { type DoneMarks, doneKey, type Feeds, type GivenOut } from '../announcements/ledger.ts'
import type { Platform } from '../chat/place.ts'
import type { Database } from './schema.ts'

export function createDoneMarks(db: Database): DoneMarks {
  return {
    async mark({ platform, place }, { duty, turn }, by, when) {
      await db.transaction().execute(transaction =>
        transaction
          .insertInto('done_marks')
          .values({ platform, place, duty, turn, done_by: by, done_at: when })
          .onConflict(conflict => conflict.columns(['platform', 'place', 'duty', 'turn']).doNothing())
          .execute(),
      )
    },
    async has({ platform, place, duty, turn }) {
      const found = await db
        .selectFrom('done_marks')
        .select('done_at')
        .where('platform', '=', platform)
        .where('place', '=', place)
        .where('duty', '=', duty)
        .where('turn', '=', turn)
        .executeTakeFirst()
      return found !== undefined
    },
    async all() {
      const rows = await db.selectFrom('done_marks').select(['platform', 'place', 'duty', 'turn']).execute()
      return new Set(rows.map(row => doneKey({ ...row, platform: row.platform as Platform })))
    },
  }
}

/** 192 bits: nobody finds an address by trying. */
const TOKEN_BYTES = 24

export function createFeeds(db: Database): Feeds {
  const entries = async (from: Database, token: string): Promise<readonly GivenOut[]> => {
    const rows = await from
      .selectFrom('feed_entries')
      .selectAll()
      .where('token', '=', token)
      .orderBy('day')
      .orderBy('uid')
      .execute()
    return rows.map(({ token: _, cancelled, ...entry }) => ({ ...entry, cancelled: cancelled === 1 }))
  }
  return {
    token: (subscription, at) =>
      db.transaction().execute(async transaction => {
        const known = () =>
          transaction
            .selectFrom('feeds')
            .select('token')
            .where('subscription', subscription === undefined ? 'is' : '=', subscription ?? null)
            .executeTakeFirst()
        const found = await known()
        if (found) return found.token
        const token = randomBytes(TOKEN_BYTES).toString('base64url')
        await transaction
          .insertInto('feeds')
          .values({ token, subscription: subscription ?? null, created_at: at })
          // Another instance made one at the same moment; that one holds.
          .onConflict(conflict => conflict.doNothing())
          .execute()
        return (await known())?.token ?? token
      }),

    async of(token) {
      const found = await db.selectFrom('feeds').select('subscription').where('token', '=', token).executeTakeFirst()
      return found && (found.subscription === null ? {} : { subscription: found.subscription })
    },

    entries: token => entries(db, token),

    revise: (token, change) =>
      db.transaction().execute(async transaction => {
        // Two that serve the same calendar at once do it one after the other.
        await transaction.updateTable('feeds').set({ token }).where('token', '=', token).execute()
        const given = await entries(transaction, token)
        const revised = change(given)
        const before = new Map(given.map(entry => [entry.uid, entry]))
        for (const entry of revised) {
          const known = before.get(entry.uid)
          if (known && known.sequence === entry.sequence && known.entry === entry.entry) continue
          const values = { ...entry, cancelled: entry.cancelled ? 1 : 0 }
          await transaction
            .insertInto('feed_entries')
            .values({ token, ...values })
            .onConflict(conflict => conflict.columns(['token', 'uid']).doUpdateSet(values))
            .execute()
        }
        return revised
      }),
  }
}
