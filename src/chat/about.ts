import { z } from 'zod'
import type { Answer } from '../assistant/answer.ts'

/** How many paragraphs are kept: the first ones are what an answer rests on. */
const MOST = 12

/** What was answered, in short: kept with what is thought of it, and carried by Slack's buttons. */
export const About = z.object({
  /** The intent that spoke, "expiry". */
  intent: z.string().max(40),
  /** False where the answer was that the text does not say. */
  answered: z.boolean(),
  /** The paragraphs quoted, or of a silent answer the nearest, at most twelve: a symbol and its paragraphs, in their order. */
  cites: z.array(z.array(z.string().max(60)).min(1)).max(MOST),
})

export type About = z.infer<typeof About>

/**
 * What an answer was, in short.
 *
 * @example aboutOf(assistant.ask('when does it expire?'))
 *          // { intent: 'expiry', answered: true, cites: [['S/RES/1138 (1997)', 'op-5']] }
 */
export function aboutOf(answer: Answer): About {
  const cites: string[][] = []
  for (const { symbol, clause } of (answer.answered ? answer.quotes : answer.nearest).slice(0, MOST)) {
    const last = cites.at(-1)
    if (last?.[0] === symbol) last.push(clause)
    else cites.push([symbol, clause])
  }
  return { intent: answer.intent, answered: answer.answered, cites }
}
