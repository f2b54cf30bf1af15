import type { Installation, Installations } from '../chat/memory.ts'
import type { Database } from './schema.ts'

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
