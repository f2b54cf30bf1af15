import type { Selectable } from 'kysely'
import type { Subscription } from '../announcements/subscription.ts'
import { type Subscriptions, subjectKey } from '../chat/memory.ts'
import type { Database, SubscriptionsTable } from './schema.ts'

export function createSubscriptions(db: Database): Subscriptions {
  const open = (from: Database) =>
    from.selectFrom('subscriptions').selectAll().where('ended_at', 'is', null).orderBy('created_at').orderBy('id')
  const read = async (query: ReturnType<typeof open>) => (await query.execute()).map(subscription)
  const change = (id: string, values: Partial<SubscriptionsTable>) =>
    db.updateTable('subscriptions').set(values).where('id', '=', id).where('ended_at', 'is', null).execute()
  return {
    add: wished =>
      db.transaction().execute(async transaction => {
        const key = subjectKey(wished.subject)
        const standing = await open(transaction)
          .where('platform', '=', wished.platform)
          .where('place', '=', wished.place)
          .where('subject_key', '=', key)
          .where('kind', wished.only ? '=' : 'is', wished.only ?? null)
          .executeTakeFirst()
        if (!standing) {
          await transaction.insertInto('subscriptions').values(row(wished)).execute()
          return { subscription: wished, changed: false }
        }
        const { leads, at, zone } = row(wished)
        await transaction
          .updateTable('subscriptions')
          .set({ leads, at, zone, paused_at: null })
          .where('id', '=', standing.id)
          .execute()
        return { subscription: subscription({ ...standing, leads, at, zone, paused_at: null }), changed: true }
      }),
    async get(id) {
      const found = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
      return found && subscription(found)
    },
    at: (platform, place) => read(open(db).where('platform', '=', platform).where('place', '=', place)),
    of: (platform, workspace) => read(open(db).where('platform', '=', platform).where('workspace', '=', workspace)),
    open: () => read(open(db)),
    async pause(id, at) {
      await change(id, { paused_at: at })
    },
    async resume(id) {
      await change(id, { paused_at: null })
    },
    async end(id, at, reason) {
      await change(id, { ended_at: at, end_reason: reason })
    },
    async endAll(platform, of, at, reason) {
      const [column, value] = 'place' in of ? (['place', of.place] as const) : (['workspace', of.workspace] as const)
      const { numUpdatedRows } = await db
        .updateTable('subscriptions')
        .set({ ended_at: at, end_reason: reason })
        .where('platform', '=', platform)
        .where(column, '=', value)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },
  }
}

function row(s: Subscription): SubscriptionsTable {
  return {
    id: s.id,
    platform: s.platform,
    workspace: s.workspace,
    place: s.place,
    subject_key: subjectKey(s.subject),
    subject: JSON.stringify(s.subject),
    leads: JSON.stringify(s.leads),
    at: s.at,
    zone: s.zone,
    kind: s.only ?? null,
    created_at: s.createdAt,
    created_by: s.createdBy,
    paused_at: s.pausedAt ?? null,
    ended_at: s.endedAt ?? null,
    end_reason: s.endReason ?? null,
  }
}

function subscription(found: Selectable<SubscriptionsTable>): Subscription {
  return {
    id: found.id,
    platform: found.platform as Subscription['platform'],
    workspace: found.workspace,
    place: found.place,
    subject: JSON.parse(found.subject),
    leads: JSON.parse(found.leads),
    at: found.at,
    zone: found.zone,
    createdAt: found.created_at,
    createdBy: found.created_by,
    ...(found.kind && { only: found.kind as NonNullable<Subscription['only']> }),
    ...(found.paused_at && { pausedAt: found.paused_at }),
    ...(found.ended_at && { endedAt: found.ended_at }),
    ...(found.end_reason && { endReason: found.end_reason }),
  }
}
