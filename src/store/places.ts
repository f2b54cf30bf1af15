import { sql } from 'kysely'
import type { Places, Threads } from '../chat/memory.ts'
import type { Quickly } from './quickly.ts'
import type { Database } from './schema.ts'

/** How many questions of a thread are kept: as many as the assistant looks back. */
const REMEMBERED = 4

export function createPlaces(db: Database): Places {
  const row = (platform: string, place: string) =>
    db.selectFrom('places').selectAll().where('platform', '=', platform).where('place', '=', place).executeTakeFirst()
  return {
    async settings(platform, place) {
      const found = await row(platform, place)
      return { ...(found?.uses && { uses: found.uses }), ...(found?.as_of && { asOf: found.as_of }) }
    },
    async set(platform, workspace, place, { uses, asOf }) {
      const change = { ...(uses !== undefined && { uses }), ...(asOf !== undefined && { as_of: asOf }) }
      await db
        .insertInto('places')
        .values({ platform, workspace, place, reference: '', uses: null, as_of: null, ...change })
        .onConflict(conflict => conflict.columns(['platform', 'place']).doUpdateSet({ workspace, ...change }))
        .execute()
    },
    async see({ platform, workspace, place, reference }) {
      await db
        .insertInto('places')
        .values({ platform, workspace, place, reference, uses: null, as_of: null })
        .onConflict(conflict => conflict.columns(['platform', 'place']).doUpdateSet({ workspace, reference }))
        .execute()
    },
    async reference(platform, place) {
      const found = await row(platform, place)
      return found && { platform, place, workspace: found.workspace, reference: found.reference }
    },
  }
}

export function createThreads(db: Database, quickly: Quickly): Threads {
  const previous = async (from: Database, platform: string, thread: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ questions: string }>`
      select questions from threads where platform = ${platform} and thread = ${thread}`.execute(from)
    const found = rows[0]
    return found ? JSON.parse(found.questions) : []
  }
  return {
    previous: (platform, thread) => previous(db, platform, thread),
    async add(platform, thread, question, at) {
      await quickly(async transaction => {
        const known = await previous(transaction, platform, thread)
        const questions = JSON.stringify([...known, question].slice(-REMEMBERED))
        await sql`insert into threads (platform, thread, questions, updated_at) values (${platform}, ${thread}, ${questions}, ${at})
          on conflict (platform, thread) do update set questions = ${questions}, updated_at = ${at}`.execute(
          transaction,
        )
      })
    },
    async forget(before) {
      const { numDeletedRows } = await db
        .deleteFrom('threads')
        .where('updated_at', '<', before)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
