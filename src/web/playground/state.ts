import { z } from 'zod'
import { DEADLINE_KINDS, readZone } from '../../announcements/subscription.ts'
import { Action } from '../../chat/actions.ts'

const words = z.string().min(1).max(2_000)
const name = z.string().min(1).max(100)

const Subscription = z.strictObject({
  id: name,
  platform: z.enum(['slack', 'teams']),
  workspace: name,
  place: name,
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('resolution'), symbol: name }),
    z.strictObject({ kind: z.literal('entity'), name }),
  ]),
  leads: z.array(z.int().min(0).max(366)).max(10).readonly(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  zone: name.refine(zone => readZone(zone) !== undefined, 'is not a time zone'),
  only: z.enum(DEADLINE_KINDS).exactOptional(),
  createdAt: z.iso.datetime(),
  createdBy: name,
  pausedAt: z.iso.datetime().exactOptional(),
})

/** What a pretend channel holds between two requests: the browser keeps it, the server nothing. */
export const PretendState = z.strictObject({
  uses: name.exactOptional(),
  asOf: z.iso.date().exactOptional(),
  questions: z.array(words).max(50),
  subscriptions: z.array(Subscription).max(20),
})

export type PretendState = z.infer<typeof PretendState>

/** What is done in the playground. */
export const Said = z.strictObject({
  state: PretendState,
  event: z.discriminatedUnion('kind', [
    /** A mention, a direct message, or a slash command where it begins with "/". */
    z.strictObject({ kind: z.literal('say'), text: z.string().max(10_000) }),
    /** A button, from either rendering: its value as the payload carries it. */
    z.strictObject({ kind: z.literal('press'), value: z.unknown() }),
    /** Words or a link in the message extension. */
    z.strictObject({ kind: z.literal('extension'), text: z.string().max(2_000) }),
  ]),
})

/** What is rehearsed: a subscription in words, or those that were made before, from one day to another, with buttons pressed in between. */
export const Rehearsed = z.strictObject({
  subscribe: z.string().max(300),
  subscriptions: z.array(Subscription).max(20),
  from: z.iso.date(),
  until: z.iso.date(),
  pressed: z.array(z.strictObject({ at: z.iso.datetime(), action: Action })).max(100),
})

export type Rehearsed = z.infer<typeof Rehearsed>
