import type { Selectable } from 'kysely'
import type { Places, Threads } from '../chat/memory.ts'
import type { Ask, Quickly } from './quickly.ts'
import type { Database, Tables } from './schema.ts'

type PlaceRow = Selectable<Tables['places']>

/** How many questions of a thread are kept: as many as the assistant looks back. */
const REMEMBERED = 4

export function createPlaces(db: Database, quickly: Quickly): Places {
  const row = async (platform: string, place: string) => {
    const { rows } = await quickly.look(
      ask => ask<PlaceRow>`select * from places where platform = ${platform} and place = ${place}`,
    )
    return rows[0]
  }
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

const keyOf = (platform: string, thread: string): string => `${platform} ${thread}`

export function createThreads(db: Database, quickly: Quickly): Threads {
  /** What is not committed yet, by thread. */
  const coming = new Map<string, number>()
  const previous = async (ask: Ask, platform: string, thread: string): Promise<readonly string[]> => {
    const { rows } = await ask<{ questions: string }>`
      select questions from threads where platform = ${platform} and thread = ${thread}`
    const found = rows[0]
    return found ? JSON.parse(found.questions) : []
  }
  return {
    previous: (platform, thread) =>
      coming.has(keyOf(platform, thread))
        ? quickly(ask => previous(ask, platform, thread))
        : quickly.look(ask => previous(ask, platform, thread)),
    async add(platform, thread, question, at) {
      const key = keyOf(platform, thread)
      coming.set(key, (coming.get(key) ?? 0) + 1)
      try {
        await quickly.soon(async ask => {
          const known = await previous(ask, platform, thread)
          const questions = JSON.stringify([...known, question].slice(-REMEMBERED))
          await ask`insert into threads (platform, thread, questions, updated_at) values (${platform}, ${thread}, ${questions}, ${at})
            on conflict (platform, thread) do update set questions = ${questions}, updated_at = ${at}`
        })
      } finally {
        const left = (coming.get(key) ?? 0) - 1
        if (left > 0) coming.set(key, left)
        else coming.delete(key)
      }
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
