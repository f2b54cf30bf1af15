import type { ReceiverEvent } from '@slack/bolt'
import { z } from 'zod'
import type { InboxEvent } from '../chat/memory.ts'
import { placeOf } from './place.ts'

const id = z.string().min(1).max(200)

/** What tells one event from another. Everything else of it is read by its listener. */
const Event = z.object({
  type: z.literal('event_callback'),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  event_id: id,
  event: z.object({
    type: z.string(),
    channel: z.unknown().optional(),
    ts: z.unknown().optional(),
    thread_ts: z.unknown().optional(),
    user: z.unknown().optional(),
  }),
})

const Press = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id }).nullish(),
  enterprise: z.object({ id }).nullish(),
  user: z.object({ id }),
  actions: z.array(z.object({ action_ts: id, action_id: id })).min(1),
  container: z.object({ channel_id: id.nullish() }).nullish(),
})

/** What is kept of an event so that it can be worked on by another process. */
export interface Kept {
  readonly body: Record<string, unknown>
  /** The conversation that it belongs to. */
  readonly lane: string
}

/** Events that say something: the same message comes as a mention and as a message, and again under another event id. */
const SAYS = new Set(['app_mention', 'message'])

/**
 * What of Slack's is kept in the inbox: events and pressed buttons, which can be answered later too. Undefined for the rest, which
 * waits for its answer in the acknowledgement, or for a window that has to open now.
 */
export function toKeep({ body }: Pick<ReceiverEvent, 'body'>): InboxEvent | undefined {
  const event = Event.safeParse(body).data
  if (event) {
    const { type, channel, ts, thread_ts, user } = event.event
    const team = event.team_id ?? event.enterprise_id ?? ''
    const place =
      typeof channel === 'string' ? placeOf(team, channel) : `${team}/${typeof user === 'string' ? user : ''}`
    const said = SAYS.has(type) && typeof ts === 'string' ? `slack/${place}/${ts}` : undefined
    // A thread is a conversation, and so is a direct message; the messages of a channel are none.
    const thread = typeof thread_ts === 'string' ? thread_ts : place.includes('/D') ? '' : ts
    return kept([`slack/${event.event_id}`, said], body, typeof thread === 'string' ? `${place}/${thread}` : place)
  }
  const press = Press.safeParse(body).data
  const action = press?.actions[0]
  if (!press || !action) return undefined
  const team = press.team?.id ?? press.enterprise?.id ?? ''
  return kept(
    [`slack/${team}/${press.user.id}/${action.action_ts}/${action.action_id}`],
    body,
    `${team}/${press.container?.channel_id ?? ''}/${press.user.id}`,
  )
}

function kept(keys: InboxEvent['keys'], body: Record<string, unknown>, lane: string): InboxEvent {
  const content: Kept = { body, lane }
  return { keys, platform: 'slack', payload: JSON.stringify(content), content }
}

/** @throws SyntaxError for what `toKeep` did not make. */
export const readKept = ({ content, payload }: InboxEvent): Kept => (content as Kept | undefined) ?? JSON.parse(payload)
