import { z } from 'zod'
import type { InboxEvent } from '../chat/memory.ts'
import { placeOf } from './place.ts'

const LONGEST_ID = 200
const id = z.string().min(1).max(LONGEST_ID)

/** What tells one event from another. Everything else of it is read by its listener. */
interface Event {
  readonly team_id?: string | null
  readonly enterprise_id?: string | null
  readonly event_id: string
  readonly event: {
    readonly type: string
    readonly channel?: unknown
    readonly ts?: unknown
    readonly thread_ts?: unknown
    readonly user?: unknown
  }
}

/** By hand: it is asked at every event, ahead of the acknowledgement. */
function isEvent(body: Record<string, unknown>): body is Record<string, unknown> & Event {
  const { type, team_id, enterprise_id, event_id, event } = body
  return (
    type === 'event_callback' &&
    isId(event_id) &&
    (team_id == null || isId(team_id)) &&
    (enterprise_id == null || isId(enterprise_id)) &&
    typeof event === 'object' &&
    event !== null &&
    'type' in event &&
    typeof event.type === 'string'
  )
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID

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
 *
 * @param text the body as JSON, where it is at hand
 */
export function toKeep(body: Record<string, unknown>, text?: string): InboxEvent | undefined {
  if (isEvent(body)) {
    const { type, channel, ts, thread_ts, user } = body.event
    const team = body.team_id ?? body.enterprise_id ?? ''
    const place =
      typeof channel === 'string' ? placeOf(team, channel) : `${team}/${typeof user === 'string' ? user : ''}`
    const said = SAYS.has(type) && typeof ts === 'string' ? `slack/${place}/${ts}` : undefined
    // A thread is a conversation, and so is a direct message; the messages of a channel are none.
    const thread = typeof thread_ts === 'string' ? thread_ts : place.includes('/D') ? '' : ts
    const lane = typeof thread === 'string' ? `${place}/${thread}` : place
    return kept([`slack/${body.event_id}`, said], { body, lane }, text)
  }
  // Of what is none of both it would tell in words why.
  if (body.type !== 'block_actions') return undefined
  const press = Press.safeParse(body).data
  const action = press?.actions[0]
  if (!press || !action) return undefined
  const team = press.team?.id ?? press.enterprise?.id ?? ''
  return kept(
    [`slack/${team}/${press.user.id}/${action.action_ts}/${action.action_id}`],
    { body, lane: `${team}/${press.container?.channel_id ?? ''}/${press.user.id}` },
    text,
  )
}

function kept(keys: InboxEvent['keys'], content: Kept, text = JSON.stringify(content.body)): InboxEvent {
  return { keys, platform: 'slack', payload: `{"body":${text},"lane":${JSON.stringify(content.lane)}}`, content }
}

/** @throws SyntaxError for what `toKeep` did not make. */
export const readKept = ({ content, payload }: InboxEvent): Kept => (content as Kept | undefined) ?? JSON.parse(payload)
