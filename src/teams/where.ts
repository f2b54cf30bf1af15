import { z } from 'zod'
import { readZone } from '../announcements/subscription.ts'
import type { Visit } from '../chat/command.ts'
import type { KnownPlace } from '../chat/memory.ts'
import type { MessageRef, Place } from '../chat/place.ts'
import { type Activity, tenantOf } from './activity.ts'
import type { Admitted } from './front-door/front-door.ts'

/** How a place is reached; kept with it. */
export const Reference = z.object({
  serviceUrl: z.string(),
  bot: z.string(),
  tenant: z.string(),
  kind: z.enum(['personal', 'channel', 'groupChat']),
  /** The channel's id, where a new thread can be opened, and its team. */
  channel: z.string().optional(),
  team: z.string().optional(),
})

export type Reference = z.infer<typeof Reference>

/** Where something was said, with all that answering it takes. */
export const Where = z.object({
  reference: Reference,
  place: z.string(),
  /** The conversation that an answer goes to: of a channel the thread. */
  conversation: z.string(),
  /** True where the message itself begins that thread. */
  begins: z.boolean().optional(),
  person: z.string(),
  zone: z.string().optional(),
})

export type Where = z.infer<typeof Where>

/** Without a tenant nothing of the platform's own ever comes; the Agents Playground and link previews may. */
const NOBODYS = 'none'

/** A conversation's id without its thread. */
const placeOf = (conversation: string): Place => conversation.replace(/;messageid=.*$/s, '')

/** Reads where an activity comes from. */
export function whereOf(activity: Admitted): Where {
  const { conversation, channelData, from, recipient, serviceUrl } = activity
  const kind = kindOf(activity)
  const channel = channelData?.channel?.id
  const zone = readZone(activity.localTimezone ?? activity.entities?.find(e => e.type === 'clientInfo')?.timezone ?? '')
  const root = activity.replyToId ?? activity.id
  const threaded = kind !== 'channel' || conversation.id.includes(';messageid=') || root === undefined
  const thread = threaded ? conversation.id : `${conversation.id};messageid=${root}`
  return {
    reference: {
      serviceUrl,
      bot: recipient.id,
      tenant: tenantOf(activity) ?? NOBODYS,
      kind,
      ...(kind === 'channel' && { channel: channel ?? placeOf(conversation.id) }),
      ...(channelData?.team && { team: channelData.team.id }),
    },
    place: placeOf(conversation.id),
    conversation: thread,
    ...(activity.id !== undefined && thread.endsWith(`;messageid=${activity.id}`) && { begins: true }),
    person: from.aadObjectId ?? from.id,
    ...(zone && { zone }),
  }
}

function kindOf({ conversation, channelData }: Activity): Reference['kind'] {
  if (conversation.conversationType === 'channel' || channelData?.channel) return 'channel'
  return conversation.conversationType === 'groupChat' ? 'groupChat' : 'personal'
}

/** Who speaks, for the desk. Whoever can mention the bot in a conversation can post there. */
export const visitOf = ({ reference, place, conversation, begins, person, zone }: Where): Visit => ({
  platform: 'teams',
  workspace: reference.tenant,
  place,
  thread: conversation,
  ...(begins && { begins }),
  person,
  ...(zone && { zone }),
  mayPost: async () => true,
})

export const knownPlace = ({ reference, place }: Where): KnownPlace => ({
  platform: 'teams',
  workspace: reference.tenant,
  place,
  reference: JSON.stringify(reference),
})

/** Reads a place's reference; undefined for one of another making. */
export function readReference(kept: string | undefined): Reference | undefined {
  try {
    return Reference.safeParse(JSON.parse(kept ?? '')).data
  } catch {
    return undefined
  }
}

/** A message that stands somewhere: ids hold no space. */
export const refOf = (conversation: string, activity: string): MessageRef => `${placeOf(conversation)} ${activity}`
