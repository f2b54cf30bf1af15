import { createRequire } from 'node:module'
import { readerVersion } from '../library/reader-version.ts'
import { whyRefused } from '../library/verdict.ts'
import type { Database } from './schema.ts'

/** Documents that are read anew in one transaction: what a process that is killed has to do again. */
const AT_ONCE = 25

/**
 * Reads again, from the kept text, what another version of the parser has read of the current documents. A text that this version
 * would refuse, or would take for another resolution, keeps what was read before: it was taken in, and stays.
 *
 * @param version of the parser that runs
 * @returns how many were stale, and the symbols of those that were kept
 */
export async function readAgain(
  db: Database,
  version = readerVersion('resolution'),
): Promise<{ readonly stale: number; readonly kept: readonly string[] }> {
  const stale = await db
    .selectFrom('readings')
    .innerJoin('documents', 'documents.hash', 'readings.hash')
    .select(['documents.hash', 'documents.symbol'])
    .where('readings.reader', '!=', version)
    .where('documents.superseded_by', 'is', null)
    .execute()
  if (stale.length === 0) return { stale: 0, kept: [] }
  const require = createRequire(import.meta.url)
  const { parse }: typeof import('../resolution/parse.ts') = require('../resolution/parse.ts')
  const kept: string[] = []
  for (let at = 0; at < stale.length; at += AT_ONCE)
    await db.transaction().execute(async transaction => {
      for (const { hash, symbol } of stale.slice(at, at + AT_ONCE)) {
        const { text } = await transaction
          .selectFrom('documents')
          .select('text')
          .where('hash', '=', hash)
          .executeTakeFirstOrThrow()
        const resolution = parse(text)
        const fits = resolution.symbol === symbol && whyRefused(resolution, text) === undefined
        if (!fits) kept.push(symbol)
        await transaction
          .updateTable('readings')
          .set({ reader: version, ...(fits && { resolution: JSON.stringify(resolution) }) })
          .where('hash', '=', hash)
          .execute()
      }
    })
  return { stale: stale.length, kept }
}
