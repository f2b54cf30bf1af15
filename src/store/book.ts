import { type Book, STATES, type State } from '../announcements/ledger.ts'
import { rowOf } from './rows.ts'
import type { Database } from './schema.ts'

export function createBook(db: Database): Book {
  const all = () => db.selectFrom('announcements').selectAll()
  return {
    async row(id) {
      const found = await all().where('id', '=', id).executeTakeFirst()
      return found && rowOf(found)
    },

    async list({ timeline, states, id }, most) {
      let query = all().orderBy('at', 'desc').orderBy('id').limit(most)
      if (timeline !== undefined) query = query.where('timeline', '=', timeline)
      if (states !== undefined) query = query.where('state', 'in', [...states])
      if (id !== undefined) query = query.where('id', '>=', id).where('id', '<', `${id}~`)
      return (await query.execute()).map(rowOf)
    },

    async counts(timeline, now) {
      const found = await db
        .selectFrom('announcements')
        .select(['state', row => row.fn.countAll().as('count')])
        .where('timeline', '=', timeline)
        .groupBy('state')
        .execute()
      const counted = new Map(found.map(({ state, count }) => [state, Number(count)]))
      const waiting = await db
        .selectFrom('announcements')
        .select(row => row.fn.min('at').as('oldest'))
        .where('timeline', '=', timeline)
        .where('state', 'in', ['due', 'claimed'])
        .where('at', '<=', now)
        .executeTakeFirst()
      const states = Object.fromEntries(STATES.map(state => [state, counted.get(state) ?? 0])) as Record<State, number>
      return { states, ...(waiting?.oldest && { oldest: waiting.oldest }) }
    },

    retry: (id, wall) =>
      db.transaction().execute(async transaction => {
        const read = () => transaction.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst()
        const found = await read()
        if (!found) return { outcome: 'not-there' }
        const subscription = await transaction
          .selectFrom('subscriptions')
          .select('ended_at')
          .where('id', '=', found.subscription)
          .executeTakeFirst()
        if (!subscription || subscription.ended_at !== null) return { outcome: 'ended' }
        // What another message says goes with that one. What is held is asked about once more before it is posted.
        const held = found.state === 'uncertain' && found.next_at === null
        if (found.told_by !== null || !(found.state === 'failed' || held))
          return { outcome: 'state', row: rowOf(found) }
        const values = held
          ? { next_at: wall, released: 1, reason: 'let go by an administrator' }
          : { state: 'due', reason: 'tried again by an administrator', settled_at: null, intent_at: null }
        await transaction
          .updateTable('announcements')
          .set(values)
          .where('id', '=', id)
          .where('state', '=', found.state)
          .execute()
        return { outcome: 'again', row: rowOf((await read())!) }
      }),
  }
}
