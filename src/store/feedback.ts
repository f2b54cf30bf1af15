import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Feedback, Feedbacks } from '../chat/memory.ts'
import type { Database, Tables } from './schema.ts'

/**
 * What tells a person's click on a message from another person's, and from the same person's on another message: nobody is named in
 * the store for having clicked.
 *
 * @example clickerOf('slack', 'T1/C1/1.0', 'U1') // 22 characters
 */
export const clickerOf = (platform: string, message: string, person: string): string =>
  createHash('sha256')
    .update(JSON.stringify([platform, message, person]))
    .digest('base64url')
    .slice(0, 22)

export const createFeedback = (db: Database): Feedbacks => ({
  async give({ platform, workspace, message, person, helpful, question, headline, about, at }) {
    const given = {
      ...{ workspace, helpful: helpful ? 1 : 0, question, headline, given_at: at },
      about: about ? JSON.stringify(about) : null,
    }
    await db
      .insertInto('feedback')
      .values({ platform, message, person: clickerOf(platform, message, person), ...given })
      .onConflict(conflict => conflict.columns(['platform', 'message', 'person']).doUpdateSet(given))
      .execute()
  },
  async list({ platform, helpful, since }, most) {
    let query = db.selectFrom('feedback').selectAll()
    if (platform) query = query.where('platform', '=', platform)
    if (helpful !== undefined) query = query.where('helpful', '=', helpful ? 1 : 0)
    if (since !== undefined) query = query.where('given_at', '>=', since)
    const rows = await query.orderBy('given_at', 'desc').orderBy('person').limit(most).execute()
    return rows.map(read)
  },
  async forget(before) {
    const { numDeletedRows } = await db.deleteFrom('feedback').where('given_at', '<', before).executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  },
})

const read = ({
  platform,
  workspace,
  message,
  helpful,
  question,
  headline,
  about,
  given_at,
}: Selectable<Tables['feedback']>): Feedback => ({
  platform: platform as Feedback['platform'],
  ...{ workspace, message, helpful: helpful === 1, question, headline },
  ...(about !== null && { about: JSON.parse(about) }),
  at: given_at,
})
