import { z } from 'zod'
import { About } from '../../chat/about.ts'
import type { Block } from './blocks.ts'
import { plain, shorten } from './elements.ts'

/** What a click under an answer says, with what it is about: who clicks, sends it. */
const Opinion = z.object({
  helpful: z.boolean(),
  question: z.string().max(200),
  headline: z.string().max(200),
  /** Not on messages of earlier versions. */
  about: About.optional().catch(undefined),
})

export type Opinion = z.infer<typeof Opinion>

/** The id that the app listens to. */
export const FEEDBACK = 'feedback'

export function feedbackButtons(question: string, headline: string, about: About): Block {
  const said = { question: shorten(question, 200), headline: shorten(headline, 200), about }
  const button = (label: string, spoken: string, helpful: boolean) => ({
    text: plain(label),
    accessibility_label: spoken,
    value: JSON.stringify({ helpful, ...said } satisfies Opinion),
  })
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: FEEDBACK,
        positive_button: button('Helpful', 'Say that this answer was helpful', true),
        negative_button: button('Not helpful', 'Say that this answer was not helpful', false),
      },
    ],
  }
}

/** Reads a click; undefined for what is none of ours. */
export function readOpinion(value: unknown): Opinion | undefined {
  try {
    return Opinion.safeParse(JSON.parse(String(value))).data
  } catch {
    return undefined
  }
}
