import { z } from 'zod'

/** How long a question may be that a button carries, in characters: Slack's buttons hold 2,000 in all. */
export const LONGEST_CARRIED = 500

const question = z.string().max(LONGEST_CARRIED)

/** What a button carries. One codec for both platforms, so that a button does the same wherever it is pressed. */
export const Action = z.discriminatedUnion('do', [
  /** Asks a question that stands by itself: a follow-up, another resolution, a paragraph. */
  z.object({
    do: z.literal('ask'),
    question,
    in: z.string().max(40).optional(),
    asOf: z.iso.date().optional(),
  }),
  /** Shows a page of an answer, counted from 0: the same question is asked once more, leaning on what it leant on. */
  z.object({
    do: z.literal('page'),
    question,
    in: z.string().max(40).optional(),
    asOf: z.iso.date().optional(),
    previous: z.array(question).max(4).optional(),
    page: z.int().min(0).max(999),
  }),
  z.object({ do: z.literal('subscription'), id: z.string().max(64), change: z.enum(['pause', 'resume', 'end']) }),
  /** Under an announcement: show the paragraph, mark it done for the channel, hear less often. */
  z.object({ do: z.literal('announcement'), id: z.string().max(200), change: z.enum(['show', 'done', 'fewer']) }),
])

export type Action = z.infer<typeof Action>

/** A button's value. */
export const encodeAction = (action: Action): string => JSON.stringify(action)

/** Reads a button's value; undefined for what is none of ours. Buttons come back years later and from hostile hands. */
export function decodeAction(value: unknown): Action | undefined {
  try {
    return Action.safeParse(typeof value === 'string' ? JSON.parse(value) : value).data
  } catch {
    return undefined
  }
}
