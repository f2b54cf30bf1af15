import type { Database } from './schema.ts'

/** The stored resolutions by symbol, each with the moment at which its first issue came in. */
export async function heldSince(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('documents').select(['symbol', 'ingested_at']).execute()
  const since = new Map<string, string>()
  for (const { symbol, ingested_at: at } of rows) {
    const known = since.get(symbol)
    if (known === undefined || Temporal.Instant.compare(at, known) < 0) since.set(symbol, at)
  }
  return since
}
