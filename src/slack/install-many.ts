import type { Installation } from '@slack/oauth'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Bots } from './bots.ts'
import { toKeep, type Whole } from './install-record.ts'
import type { Rotation } from './install-rotate.ts'
import type { Row, Rows } from './install-store.ts'

/** Many workspaces, each installed by one of its people. */
export interface ManyBots extends Bots {
  /** Keeps what Slack handed out. An older installation of the same workspace is replaced. */
  install(installation: Installation): Promise<void>
}

/** What the bots of many workspaces stand on. */
interface Parts {
  readonly rows: Rows
  readonly rotation: Rotation
  /** The machine's own: tokens end by it, whatever day the product's clock shows. */
  readonly clock: Clock
  readonly log: Log
}

export function createManyBots({ rows, rotation, clock, log }: Parts): ManyBots {
  /** The installation that serves a workspace: its own, or its organization's. */
  const serving = async (workspace: string, organization?: string): Promise<(Row & { kept: Whole }) | undefined> => {
    const own = await rows.get(workspace)
    if (own?.kept.kind === 'installation') return { ...own, kept: own.kept }
    const owner = organization ?? (own?.kept.kind === 'part' ? own.kept.organization : undefined)
    const whole = owner === undefined ? undefined : await rows.get(owner)
    if (owner === undefined || whole?.kept.kind !== 'installation') return undefined
    // Whoever announces there later knows the workspace only.
    if (!own && owner !== workspace) await rows.put(workspace, { kind: 'part', organization: owner })
    return { ...whole, kept: whole.kept }
  }

  return {
    async install(installation) {
      const { id, whole } = toKeep(installation, clock.now())
      await rows.put(id, whole)
      log.info('installed', { workspace: id })
    },

    async botFor(workspace, organization) {
      const found = await serving(workspace, organization)
      const whole = found && (await rotation.fresh(found, found.kept))
      return whole && { token: whole.bot.token, id: whole.bot.id, userId: whole.bot.userId }
    },

    async remove(workspace, at) {
      const row = await rows.get(workspace).catch(() => undefined)
      const kept = row?.kept
      if (kept?.kind === 'installation' && Temporal.Instant.compare(kept.installedAt, at) > 0) {
        log.info('removed before it was installed again', { workspace })
        return []
      }
      const parts = kept?.kind === 'part' ? [] : await rows.partsOf(workspace)
      for (const id of [workspace, ...parts]) await rows.delete(id)
      log.info('the app was removed', { workspace, workspacesOfIt: parts.length })
      return [workspace, ...parts]
    },

    close: () => rotation.close(),
  }
}
