import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { SeizedError } from '../errors.ts'
import { clickerOf } from './feedback.ts'
import type { Database } from './schema.ts'

export type Engine = 'sqlite' | 'postgres'

/** Every change of the schema, in order of its name. What is released is never changed: a further change is a further entry. */
const migrations = (engine: Engine): Record<string, Migration> => ({
  '0001-documents': {
    async up(db: Kysely<never>) {
      await db.schema
        .createTable('documents')
        .addColumn('hash', 'text', column => column.primaryKey())
        .addColumn('symbol', 'text', column => column.notNull())
        .addColumn('number', 'integer', column => column.notNull())
        .addColumn('year', 'integer', column => column.notNull())
        .addColumn('file_name', 'text', column => column.notNull())
        .addColumn('media_type', 'text', column => column.notNull())
        .addColumn('ingested_at', 'text', column => column.notNull())
        .addColumn('superseded_by', 'text')
        .addColumn('resolution', 'text', column => column.notNull())
        .addColumn('text', 'text', column => column.notNull())
        .addColumn('original', engine === 'postgres' ? 'bytea' : 'blob', column => column.notNull())
        .execute()
      await db.schema
        .createIndex('documents_current')
        .unique()
        .on('documents')
        .column('symbol')
        .where(sql.ref('superseded_by'), 'is', null)
        .execute()
    },
  },
  '0002-chat': { up: chatTables },
  // What was read stands apart from what came, for it changes with the parser; which parser read what is there is not known.
  '0003-readings': {
    async up(db: Kysely<never>) {
      await db.schema
        .createTable('readings')
        .addColumn('hash', 'text', column => column.primaryKey().references('documents.hash'))
        .addColumn('reader', 'text', column => column.notNull())
        .addColumn('resolution', 'text', column => column.notNull())
        .execute()
      await sql`insert into readings (hash, reader, resolution) select hash, '', resolution from documents`.execute(db)
      await db.schema.alterTable('documents').dropColumn('resolution').execute()
    },
  },
  '0004-announcements': { up: announcementTables },
  '0005-first-lines': {
    async up(db: Kysely<never>) {
      await db.schema.alterTable('inbox').addColumn('headline', 'text').execute()
    },
  },
  // An event has two names at most, so it is received by one statement.
  '0006-aliases': {
    async up(db: Kysely<never>) {
      await db.schema.alterTable('inbox').addColumn('alias', 'text').execute()
      await sql`update inbox set alias = (select min(key) from inbox_keys where event = inbox.id and key <> inbox.id)`.execute(
        db,
      )
      await db.schema.createIndex('inbox_alias').unique().on('inbox').column('alias').execute()
      await db.schema.dropTable('inbox_keys').execute()
    },
  },
  // What was answered is kept with what is thought of it, and who thought so is not.
  '0007-feedback': {
    async up(db: Kysely<never>) {
      for (const table of ['inbox', 'feedback']) await db.schema.alterTable(table).addColumn('about', 'text').execute()
      const { rows } = await sql<Record<'platform' | 'message' | 'person', string>>`
        select platform, message, person from feedback`.execute(db)
      for (const { platform, message, person } of rows)
        await sql`update feedback set person = ${clickerOf(platform, message, person)}
          where platform = ${platform} and message = ${message} and person = ${person}`.execute(db)
    },
  },
})

/** What chat keeps: places, threads, subscriptions, feedback, the inbox, installations. */
async function chatTables(db: Kysely<never>): Promise<void> {
  const text = (
    table: string,
    keys: readonly string[],
    columns: readonly string[],
    optional: readonly string[] = [],
  ) => {
    let made = db.schema.createTable(table)
    for (const column of [...keys, ...columns]) made = made.addColumn(column, 'text', c => c.notNull())
    for (const column of optional) made = made.addColumn(column, 'text')
    return made.addPrimaryKeyConstraint(`${table}_key`, keys as never)
  }
  await text('places', ['platform', 'place'], ['workspace', 'reference'], ['uses', 'as_of']).execute()
  await text('threads', ['platform', 'thread'], ['questions', 'updated_at']).execute()
  await text(
    'subscriptions',
    ['id'],
    ['platform', 'workspace', 'place', 'subject_key', 'subject', 'leads', 'at', 'zone', 'created_at', 'created_by'],
    ['kind', 'paused_at', 'ended_at', 'end_reason'],
  ).execute()
  // One wish a place, subject and kind: a second one changes the first.
  await db.schema
    .createIndex('subscriptions_open')
    .unique()
    .on('subscriptions')
    .expression(sql`platform, place, subject_key, coalesce(kind, '')`)
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await text('feedback', ['platform', 'message', 'person'], ['workspace', 'question', 'headline', 'given_at'])
    .addColumn('helpful', 'integer', c => c.notNull())
    .execute()
  await text('inbox', ['id'], ['platform', 'payload', 'received_at', 'holder', 'lease_until'], ['done_at', 'ref'])
    .addColumn('tries', 'integer', c => c.notNull())
    .execute()
  await db.schema
    .createIndex('inbox_waiting')
    .on('inbox')
    .columns(['platform', 'lease_until'])
    .where(sql.ref('done_at'), 'is', null)
    .execute()
  await text('inbox_keys', ['key'], ['event']).execute()
  await db.schema.createIndex('inbox_keys_event').on('inbox_keys').column('event').execute()
  await text('installations', ['platform', 'id'], ['sealed', 'updated_at']).execute()
}

/** The ledger of announcements, and what belongs to it. Moments are ISO 8601 with milliseconds: as words they sort as they follow. */
async function announcementTables(db: Kysely<never>): Promise<void> {
  const table = (
    name: string,
    columns: readonly string[],
    optional: readonly string[] = [],
    numbers: readonly string[] = [],
  ) => {
    let made = db.schema.createTable(name)
    for (const column of columns) made = made.addColumn(column, 'text', c => c.notNull())
    for (const column of optional) made = made.addColumn(column, 'text')
    for (const column of numbers) made = made.addColumn(column, 'integer', c => c.notNull())
    return made
  }
  await table('timelines', ['name', 'begun_at', 'planned_at'])
    .addPrimaryKeyConstraint('timelines_key', ['name'] as never)
    .execute()
  await table(
    'announcements',
    ['id', 'timeline', 'subscription', 'platform', 'workspace', 'place', 'duty', 'day', 'at', 'state'],
    [
      'reason',
      'ref',
      'told_by',
      'headline',
      'holder',
      'lease_until',
      'intent_at',
      'first_try_at',
      'next_at',
      'settled_at',
    ],
    ['turn', 'lead', 'tries', 'repeats', 'released'],
  )
    .addPrimaryKeyConstraint('announcements_key', ['id'] as never)
    .execute()
  const open = ['due', 'claimed', 'uncertain']
  // What is settled is most of the ledger, and nobody who dispatches looks at it.
  await sql`create index announcements_open on announcements (timeline, state, at) where state in (${sql.join(open.map(state => sql.lit(state)))})`.execute(
    db,
  )
  await sql`create index announcements_place on announcements (platform, place, state) where state in (${sql.join(open.map(state => sql.lit(state)))})`.execute(
    db,
  )
  await db.schema
    .createIndex('announcements_duty')
    .on('announcements')
    .columns(['platform', 'place', 'duty', 'turn'])
    .execute()
  await db.schema
    .createIndex('announcements_subscription')
    .on('announcements')
    .columns(['subscription', 'duty'])
    .execute()
  await db.schema.createIndex('announcements_told').on('announcements').column('told_by').execute()
  await table('rests', ['platform', 'place', 'until'])
    .addPrimaryKeyConstraint('rests_key', ['platform', 'place'] as never)
    .execute()
  await table('done_marks', ['platform', 'place', 'duty', 'done_by', 'done_at'], [], ['turn'])
    .addPrimaryKeyConstraint('done_marks_key', ['platform', 'place', 'duty', 'turn'] as never)
    .execute()
  await table('feeds', ['token', 'created_at'], ['subscription'])
    .addPrimaryKeyConstraint('feeds_key', ['token'] as never)
    .execute()
  await sql`create unique index feeds_of on feeds (coalesce(subscription, ''))`.execute(db)
  await table('feed_entries', ['token', 'uid', 'day', 'modified', 'entry'], [], ['sequence', 'cancelled'])
    .addPrimaryKeyConstraint('feed_entries_key', ['token', 'uid'] as never)
    .execute()
}

/** Any number that no other program takes a lock by; "seized" in ASCII. */
const LOCK = '126879297332068'

/**
 * Brings the schema up to date, whole or not at all. Several processes may do so at once: one does it, the others wait.
 *
 * @param name how an error names the store
 * @throws SeizedError `bad-setting` for a store that a later Seized has changed.
 */
export async function migrate(db: Database, engine: Engine, name: string): Promise<void> {
  const known = migrations(engine)
  const applied = await appliedTo(db, engine)
  const foreign = applied.find(migration => !(migration in known))
  if (foreign !== undefined)
    throw new SeizedError(
      'bad-setting',
      `${name}: was made by a later version of Seized (${foreign}). Use that version.`,
    )
  if (applied.length === Object.keys(known).length) return
  await db.transaction().execute(async transaction => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction)
    const migrator = new Migrator({ db: transaction, provider: { getMigrations: async () => known } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  })
}

/** Names of the migrations that the store has; none of a store that is empty. */
async function appliedTo(db: Database, engine: Engine): Promise<string[]> {
  const exists =
    engine === 'postgres'
      ? sql<{ found: unknown }>`select to_regclass('kysely_migration') as found`
      : sql<{ found: unknown }>`select max(name) as found from sqlite_master where name = 'kysely_migration'`
  if (!(await exists.execute(db)).rows[0]?.found) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return rows.map(row => row.name)
}
