import type { Installation, Installations } from '../chat/memory.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Seal } from '../sealed.ts'
import { type Kept, readKept } from './install-record.ts'

/** A row, opened. */
export interface Row {
  readonly id: string
  readonly sealed: string
  readonly kept: Kept
}

/** Installations as rows that are sealed at rest. */
export interface Rows {
  get(id: string): Promise<Row | undefined>
  put(id: string, kept: Kept): Promise<void>
  /** Puts it where nobody came between. @returns what stands there now, if that is ours */
  replace(row: Row, kept: Kept): Promise<Row | undefined>
  delete(id: string): Promise<void>
  /** The workspaces of an organization that were seen. */
  partsOf(organization: string): Promise<readonly string[]>
  /** Seals everything with the newest key. @returns how many rows were sealed with an older one */
  sealAnew(): Promise<number>
}

export function createRows(installations: Installations, seal: Seal, clock: Clock, log: Log): Rows {
  const about = (id: string) => `slack ${id}`
  const made = (id: string, kept: Kept): Installation => ({
    platform: 'slack',
    id,
    sealed: seal.seal(JSON.stringify(kept), about(id)),
    updatedAt: clock.now().toString(),
  })
  /** Opens a row, and seals it with the newest key where it was not. */
  const open = async ({ id, sealed }: Installation): Promise<Row & { readonly renewed: boolean }> => {
    const { text, stale } = seal.open(sealed, about(id))
    const row = { id, sealed, kept: readKept(text) }
    const renewed = stale ? await replace(row, row.kept) : undefined
    return renewed ? { ...renewed, renewed: true } : { ...row, renewed: false }
  }
  const replace = async ({ id, sealed }: Row, kept: Kept): Promise<Row | undefined> => {
    const next = made(id, kept)
    return (await installations.replace(next, sealed)) ? { id, sealed: next.sealed, kept } : undefined
  }
  return {
    async get(id) {
      const found = await installations.get('slack', id)
      return found && open(found)
    },
    put: (id, kept) => installations.put(made(id, kept)),
    replace,
    delete: id => installations.delete('slack', id),
    async partsOf(organization) {
      const parts: string[] = []
      for (const found of await installations.all('slack')) {
        const row = await open(found).catch(() => undefined)
        if (row?.kept.kind === 'part' && row.kept.organization === organization) parts.push(row.id)
      }
      return parts
    },
    async sealAnew() {
      let renewed = 0
      for (const found of await installations.all('slack'))
        try {
          if ((await open(found)).renewed) renewed++
        } catch (cause) {
          log.error('an installation cannot be read', { workspace: found.id, cause })
        }
      return renewed
    },
  }
}
