import type { Feedback, Feedbacks, Installation, Installations } from '../chat/memory.ts'
import type { Database } from './schema.ts'

export const createFeedback = (db: Database): Feedbacks => ({
  async give({ platform, workspace, message, person, helpful, question, headline, at }) {
    const given = { workspace, helpful: helpful ? 1 : 0, question, headline, given_at: at }
    await db
      .insertInto('feedback')
      .values({ platform, message, person, ...given })
      .onConflict(conflict => conflict.columns(['platform', 'message', 'person']).doUpdateSet(given))
      .execute()
  },
  async all() {
    const rows = await db.selectFrom('feedback').selectAll().orderBy('given_at').execute()
    return rows.map(({ given_at, helpful, platform, ...rest }) => ({
      ...rest,
      platform: platform as Feedback['platform'],
      helpful: helpful === 1,
      at: given_at,
    }))
  },
})

export function createInstallations(db: Database): Installations {
  const read = ({ platform, id, sealed, updated_at }: Record<'platform' | 'id' | 'sealed' | 'updated_at', string>) => ({
    platform: platform as Installation['platform'],
    id,
    sealed,
    updatedAt: updated_at,
  })
  const of = (platform: string) => db.selectFrom('installations').selectAll().where('platform', '=', platform)
  return {
    async get(platform, id) {
      const found = await of(platform).where('id', '=', id).executeTakeFirst()
      return found && read(found)
    },
    async put({ platform, id, sealed, updatedAt }) {
      await db
        .insertInto('installations')
        .values({ platform, id, sealed, updated_at: updatedAt })
        .onConflict(conflict => conflict.columns(['platform', 'id']).doUpdateSet({ sealed, updated_at: updatedAt }))
        .execute()
    },
    async replace({ platform, id, sealed, updatedAt }, was) {
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ sealed, updated_at: updatedAt })
        .where('platform', '=', platform)
        .where('id', '=', id)
        .where('sealed', '=', was)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async delete(platform, id) {
      await db.deleteFrom('installations').where('platform', '=', platform).where('id', '=', id).execute()
    },
    async all(platform) {
      return (await of(platform).orderBy('id').execute()).map(read)
    },
  }
}
