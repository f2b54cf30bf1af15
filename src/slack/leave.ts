import { z } from 'zod'
import type { Memory } from '../chat/memory.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Bots } from './bots.ts'

/** What Slack sends when the app loses a workspace, and why the workspace's subscriptions then end. */
const REASONS = {
  app_uninstalled: 'the app was removed from the workspace',
  tokens_revoked: 'the app’s token was revoked in the workspace',
  team_access_revoked: 'the organization took the app away from the workspace',
} as const

/** The names of the events that `createLeaving` takes. */
export const LEAVING = Object.keys(REASONS) as readonly (keyof typeof REASONS)[]

const Body = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  /** Whose installation the event is about: of a whole organization it says so, and may name one of its workspaces all the same. */
  authorizations: z
    .array(z.object({ enterprise_id: z.string().nullish(), is_enterprise_install: z.boolean().nullish() }))
    .nullish(),
  /** Epoch seconds. */
  event_time: z.number(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
    z.object({ type: z.literal('team_access_revoked'), team_ids: z.array(z.string()) }),
  ]),
})

/** What leaving touches. */
interface Parts {
  readonly bots: Pick<Bots, 'remove'>
  readonly subscriptions: Pick<Memory['subscriptions'], 'endAll'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Deletes the installation and ends every subscription of a workspace that the app has lost. Such an event may come twice, or long
 * after the app was installed again: then it changes nothing.
 *
 * @returns what takes the body of such an event; how many subscriptions it ended
 * @example app.event('app_uninstalled', ({ body }) => leave(body))
 */
export function createLeaving({ bots, subscriptions, clock, log }: Parts): (body: unknown) => Promise<number> {
  return async body => {
    const { team_id, enterprise_id, authorizations, event_time, event } = Body.parse(body)
    // A person's token was revoked, and the app asks for none.
    if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return 0
    const whole = authorizations?.find(each => each.is_enterprise_install)
    const named = whole ? (whole.enterprise_id ?? enterprise_id ?? team_id) : (team_id ?? enterprise_id)
    const left = event.type === 'team_access_revoked' ? event.team_ids : named ? [named] : []
    const at = Temporal.Instant.fromEpochMilliseconds(event_time * 1000)
    let ended = 0
    for (const workspace of left)
      for (const gone of await bots.remove(workspace, at))
        ended += await subscriptions.endAll('slack', { workspace: gone }, clock.now().toString(), REASONS[event.type])
    log.info('a workspace was left', { event: event.type, workspaces: left.join(' '), subscriptionsEnded: ended })
    return ended
  }
}
