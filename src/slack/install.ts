import type { Mount } from '../chat/edge.ts'
import type { Memory } from '../chat/memory.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { SeizedError } from '../errors.ts'
import type { Log } from '../log.ts'
import { createSeal } from '../sealed.ts'
import { clientOptions } from './api.ts'
import type { Bots } from './bots.ts'
import { createManyBots } from './install-many.ts'
import { createOneBot } from './install-one.ts'
import { createRefresh, createRotation } from './install-rotate.ts'
import { installRoutes } from './install-routes.ts'
import { createRows } from './install-store.ts'
import { createLeaving } from './leave.ts'

/** Where the app is installed, with the pages on which that is done. */
export interface Installing {
  readonly bots: Bots
  /** None where there is a single workspace. */
  readonly mounts: ReadonlyMap<string, Mount>
  /** Takes the body of an event of `LEAVING`. */
  readonly leave: (body: unknown) => Promise<number>
}

interface Parts {
  readonly config: Config
  readonly memory: Pick<Memory, 'installations' | 'subscriptions'>
  /** The product's, for what people read; tokens end by the machine's own. */
  readonly clock: Clock
  readonly log: Log
}

/**
 * A single workspace by its token, or many by OAuth, as the settings say.
 *
 * @throws SeizedError `bad-setting` where Slack refuses the token.
 * @example
 * const { bots, mounts, leave } = await openInstalling({ config, memory: store.memory, clock, log })
 * const bot = await bots.botFor('T061EG9R6')
 */
export async function openInstalling({ config, memory, clock, log }: Parts): Promise<Installing> {
  const { slack, keys = [], publicUrl } = config
  const options = clientOptions(slack ?? {}, log)
  const leaving = (bots: Bots) => createLeaving({ bots, subscriptions: memory.subscriptions, clock, log })
  if (slack?.botToken) {
    const bots = await createOneBot(slack.botToken, options, log)
    return { bots, mounts: new Map(), leave: leaving(bots) }
  }
  if (!slack?.oauth || !publicUrl)
    throw new SeizedError('fault', 'Slack has no workspace, and the settings were read as if it had one.')
  const rows = createRows(memory.installations, createSeal(keys), systemClock, log)
  const rotation = createRotation(rows, createRefresh(slack.oauth, options), systemClock, log)
  const bots = createManyBots({ rows, rotation, clock: systemClock, log })
  const renewed = await rows.sealAnew()
  if (renewed > 0) log.info('installations sealed with the newest key', { installations: renewed })
  const { oauth, apiUrl } = slack
  const mounts = installRoutes({ oauth, ...(apiUrl && { apiUrl }), publicUrl, bots, options, log })
  log.info('Slack workspaces install the app', { address: `${publicUrl}/slack/install` })
  return { bots, mounts, leave: leaving(bots) }
}
