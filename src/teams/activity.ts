import { z } from 'zod'

/** Longest identifiers seen are some 200 characters; an id of ours is a key in the store. */
const Id = z.string().min(1).max(1_000)

const Account = z.object({
  id: Id,
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
})

/** Whoever is mentioned, with the words that stand for it in the text. Other entities are passed over. */
const Entity = z.object({
  type: z.string(),
  text: z.string().optional(),
  mentioned: z.object({ id: z.string(), name: z.string().optional() }).optional().catch(undefined),
  timezone: z.string().optional().catch(undefined),
})

const Named = z.object({ id: z.string() }).nullish().catch(undefined)

/** One part that cannot be read must not take the others with it: by the team a removal is known. */
const ChannelData = z.object({
  tenant: Named,
  team: Named,
  channel: Named,
  eventType: z.string().nullish().catch(undefined),
})

/**
 * What is read of an activity; whatever else one holds is passed over.
 * Source: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
export const Activity = z.object({
  type: z.string().min(1).max(100),
  id: Id.optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).optional(),
  conversation: z.object({
    id: Id,
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  from: Account,
  recipient: Account,
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  replyToId: Id.optional().catch(undefined),
  entities: z
    .array(Entity.catch({ type: '' }))
    .nullish()
    .catch(undefined),
  channelData: ChannelData.nullish().catch(undefined),
  localTimezone: z.string().optional().catch(undefined),
  name: z.string().optional(),
  action: z.string().optional(),
  value: z.unknown().optional(),
  membersRemoved: z.array(Account).nullish().catch(undefined),
})

export type Activity = z.infer<typeof Activity>

/** The tenant that an activity says it is of; undefined where it says none. */
export const tenantOf = ({ channelData, conversation }: Activity): string | undefined =>
  channelData?.tenant?.id ?? conversation.tenantId
