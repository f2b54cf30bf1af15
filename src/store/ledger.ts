import { sql } from 'kysely'
import type { Claim, Hold, Ledger, Settlement } from '../announcements/ledger.ts'
import type { Engine } from './migrations.ts'
import { FREE, rowOf } from './rows.ts'
import type { AnnouncementsTable, Database } from './schema.ts'

/**
 * The ledger's work, by lease. PostgreSQL hands out rows with FOR UPDATE SKIP LOCKED, so that instances do not wait for each other;
 * SQLite has one writer at a time and needs no more than the same transaction.
 */
export function createLedger(db: Database, engine: Engine): Ledger {
  const change = <T>(work: (transaction: Database) => Promise<T>) => db.transaction().execute(work)
  // That it was sent is worth knowing also where the lease ran out meanwhile, and nobody else has begun.
  const held = (id: string, holder: string, sent: boolean) => (from: Database) =>
    from
      .updateTable('announcements')
      .where('state', 'in', ['claimed', 'uncertain'])
      .where(where => where.or([where('holder', '=', holder), ...(sent ? [where('holder', 'is', null)] : [])]))
      .where(where => where.or([where('id', '=', id), where('told_by', '=', id)]))
  return {
    claim: (timeline, now, hold, platforms, most) =>
      change(async transaction => {
        const claims: Claim[] = []
        for (const id of await firstOfPlaces(transaction, engine, timeline, now, hold.wall, platforms, most)) {
          const claim = await claimOne(transaction, id, now, hold)
          if (claim) claims.push(claim)
        }
        return claims
      }),

    intend: (id, { holder, wall }, headline) =>
      change(async transaction => {
        const { numUpdatedRows } = await transaction
          .updateTable('announcements')
          .set(row => ({
            headline,
            intent_at: wall,
            first_try_at: row.fn.coalesce('first_try_at', sql<string>`${wall}`),
            tries: row('tries', '+', 1),
          }))
          .where('id', '=', id)
          .where('state', '=', 'claimed')
          .where('holder', '=', holder)
          .where('lease_until', '>', wall)
          .executeTakeFirstOrThrow()
        return numUpdatedRows > 0n
      }),

    settle: (id, holder, settlement) =>
      change(async transaction => {
        const { numUpdatedRows } = await held(
          id,
          holder,
          settlement.to === 'sent',
        )(transaction)
          .set(settled(settlement))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        if ('rest' in settlement) await rest(transaction, id, settlement.rest)
        // Those that its message was to say go on by themselves.
        if (settlement.to === 'due')
          await transaction
            .updateTable('announcements')
            .set(FREE)
            .where('told_by', '=', id)
            .where('state', '=', 'due')
            .execute()
        return true
      }),

    recover: (timeline, wall, settle) =>
      change(async transaction => {
        const gone = await transaction
          .selectFrom('announcements')
          .select(['id', 'intent_at'])
          .where('timeline', '=', timeline)
          .where('state', '=', 'claimed')
          .where('told_by', 'is', null)
          .where('lease_until', '<', wall)
          .execute()
        for (const { id, intent_at } of gone) {
          const next = intent_at && later(intent_at, settle)
          const values = intent_at
            ? {
                state: 'uncertain',
                reason: 'the process that posted it ended before it knew',
                next_at: next,
                ...UNHELD,
              }
            : { state: 'due', ...FREE }
          await transaction
            .updateTable('announcements')
            .set(values)
            .where('state', '=', 'claimed')
            .where('lease_until', '<', wall)
            .where(where => where.or([where('id', '=', id), where('told_by', '=', id)]))
            .execute()
        }
        return gone.length
      }),

    claimUncertain: (timeline, { holder, wall, until }, platforms, most) =>
      change(async transaction => {
        const query = transaction
          .selectFrom('announcements')
          .selectAll()
          .where('timeline', '=', timeline)
          .where('state', '=', 'uncertain')
          .where('platform', 'in', [...platforms])
          .where('told_by', 'is', null)
          .where('next_at', '<=', wall)
          .where(where => where.or([where('lease_until', 'is', null), where('lease_until', '<', wall)]))
          .orderBy('next_at')
          .limit(most)
        const found = await (engine === 'postgres' ? query.forUpdate().skipLocked() : query).execute()
        const claims: Claim[] = []
        for (const row of found) {
          const of = transaction
            .updateTable('announcements')
            .where('state', '=', 'uncertain')
            .where(where => where.or([where('id', '=', row.id), where('told_by', '=', row.id)]))
          await of.set({ holder, lease_until: until }).execute()
          const folded = await transaction
            .selectFrom('announcements')
            .selectAll()
            .where('told_by', '=', row.id)
            .where('state', '=', 'uncertain')
            .execute()
          claims.push({ row: rowOf(row), folded: folded.map(rowOf) })
        }
        return claims
      }),

    async next(timeline) {
      const of = (state: string, column: 'at' | 'next_at') =>
        db
          .selectFrom('announcements')
          .select(row => row.fn.min(column).as('first'))
          .where('timeline', '=', timeline)
          .where('state', '=', state)
          .executeTakeFirst()
      const [due, ask] = [await of('due', 'at'), await of('uncertain', 'next_at')]
      return { ...(due?.first && { due: due.first }), ...(ask?.first && { ask: ask.first }) }
    },

    async lastSaid({ timeline, subscription, turn }, duties) {
      if (duties.length === 0) return undefined
      const found = await db
        .selectFrom('announcements')
        .selectAll()
        .where('timeline', '=', timeline)
        .where('subscription', '=', subscription)
        .where('duty', 'in', [...duties])
        .where('turn', '=', turn)
        .where('state', '=', 'sent')
        .orderBy('settled_at', 'desc')
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return found && rowOf(found)
    },
  }
}

const UNHELD = { holder: null, lease_until: null } as const

const later = (at: string, milliseconds: number): string =>
  Temporal.Instant.from(at).add({ milliseconds }).toString({ smallestUnit: 'millisecond' })

/** The first due announcement of each place that is free, locked. */
async function firstOfPlaces(
  transaction: Database,
  engine: Engine,
  timeline: string,
  now: string,
  wall: string,
  platforms: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from announcements where state = 'due' and id in (
      select id from (
        select a.id, row_number() over (partition by a.platform, a.place order by a.at, a.id) as n
        from announcements a
        where a.timeline = ${timeline} and a.state = 'due' and a.at <= ${now} and a.platform in (${sql.join(platforms)})
          and not exists (select 1 from rests r where r.platform = a.platform and r.place = a.place and r.until > ${wall})
          and not exists (select 1 from announcements c
            where c.platform = a.platform and c.place = a.place and c.state = 'claimed')
          and not exists (select 1 from announcements u
            where u.platform = a.platform and u.place = a.place and u.duty = a.duty and u.turn = a.turn
              and u.timeline = a.timeline and u.state = 'uncertain' and u.next_at is not null)
      ) ordered where n = 1)
    order by at, id limit ${sql.lit(most)} ${sql.raw(engine === 'postgres' ? 'for update skip locked' : '')}`.execute(
    transaction,
  )
  return rows.map(row => row.id)
}

/**
 * Claims an announcement and what its message says too: everything of the same deadline that is due at the place. Where the place
 * was told the same already, for another subscription, it is settled by that and nothing is claimed.
 */
async function claimOne(transaction: Database, first: string, now: string, hold: Hold): Promise<Claim | undefined> {
  const all = () => transaction.selectFrom('announcements').selectAll()
  const head = await all().where('id', '=', first).executeTakeFirstOrThrow()
  const { timeline, platform, place, duty, turn } = head
  const same = () =>
    all()
      .where('platform', '=', platform)
      .where('place', '=', place)
      .where('duty', '=', duty)
      .where('turn', '=', turn)
      .where('timeline', '=', timeline)
  const group = await same()
    .where('state', '=', 'due')
    .where('at', '<=', now)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const [main, ...folded] = group
  if (!main) return undefined
  const ids = group.map(row => row.id)
  const update = (values: Partial<AnnouncementsTable>, of: readonly string[]) =>
    transaction
      .updateTable('announcements')
      .set(values)
      .where('id', 'in', [...of])
      .execute()
  const told = await same()
    .where('state', '=', 'sent')
    .where('day', '=', main.day)
    .where('lead', '<=', main.lead)
    .where('subscription', 'not in', [...new Set(group.map(row => row.subscription))])
    .executeTakeFirst()
  if (told) {
    const by = { told_by: told.told_by ?? told.id, ref: told.ref, headline: told.headline }
    await update({ state: 'sent', reason: SAID, settled_at: now, ...by }, ids)
    return undefined
  }
  const { holder, until } = hold
  await update({ state: 'claimed', holder, lease_until: until }, ids)
  if (folded.length > 0)
    await update(
      { told_by: main.id },
      folded.map(row => row.id),
    )
  return { row: rowOf({ ...main, state: 'claimed' }), folded: folded.map(row => rowOf({ ...row, state: 'claimed' })) }
}

const SAID = 'the place was told the same for another subscription'

function settled(settlement: Settlement): Partial<AnnouncementsTable> {
  switch (settlement.to) {
    case 'sent': {
      const { ref, headline, at } = settlement
      return { state: 'sent', reason: null, ref, headline, settled_at: at, next_at: null, ...UNHELD }
    }
    case 'due': {
      const { reason, repeats } = settlement
      return {
        state: 'due',
        reason,
        holder: null,
        lease_until: null,
        intent_at: null,
        next_at: null,
        ...(repeats !== undefined && { repeats, released: 0 }),
      }
    }
    case 'uncertain': {
      const { reason, next } = settlement
      return { state: 'uncertain', reason, next_at: next ?? null, ...UNHELD }
    }
    default:
      return { state: settlement.to, reason: settlement.reason, settled_at: settlement.at, next_at: null, ...UNHELD }
  }
}

/** Nothing more is posted at the announcement's place before a moment; of two the later one holds. */
async function rest(transaction: Database, id: string, until: string): Promise<void> {
  await sql`
    insert into rests (platform, place, until) select platform, place, ${until} from announcements where id = ${id}
    on conflict (platform, place) do update set until = excluded.until where rests.until < excluded.until`.execute(
    transaction,
  )
}
