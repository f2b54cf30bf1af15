import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Answer } from './answer.ts'
import type { Assistant } from './assistant.ts'

/** As many answers as are asked for again before they are forgotten; one takes some ten thousand characters at most. */
const MOST = 500

/**
 * An assistant that remembers what it answered: the same question with the same around it, on the same day and over the same
 * resolutions, has the same answer, which is the same object. A question is asked again when a button turns a page, when a
 * suggestion is pressed, and by the next colleague.
 *
 * @param resolutions those of the library now: where they are others, everything is forgotten
 */
export function remembering(
  assistant: Assistant,
  resolutions: () => Library['resolutions'],
  clock: Pick<Clock, 'today'>,
  most: number = MOST,
): Assistant {
  const known = new Map<string, Answer>()
  let over: Library['resolutions'] | undefined
  return {
    ask(question, context = {}) {
      const now = resolutions()
      if (now !== over) known.clear()
      over = now
      const { previous = [], in: uses, asOf } = context
      const key = JSON.stringify([question, uses ?? null, asOf ?? null, clock.today(), previous])
      const found = known.get(key)
      const answer = found ?? assistant.ask(question, context)
      // The newest last: what was not asked for longest is forgotten first.
      if (found) known.delete(key)
      const [oldest] = known.keys()
      if (known.size >= most && oldest !== undefined) known.delete(oldest)
      known.set(key, answer)
      return answer
    },
  }
}
