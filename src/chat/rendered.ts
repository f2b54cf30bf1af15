import type { Answer } from '../assistant/answer.ts'
import type { AskedAs } from './reply.ts'

/**
 * Renders each answer once for each way in which it is asked for and shown, and remembers it as long as the answer is remembered:
 * an adapter lays every message out and proves it against its platform's limits.
 *
 * @param render must depend on nothing else, and its result must not be changed
 */
export function once<View extends object, Rendered>(
  render: (answer: Answer, asked: AskedAs, view: View) => Rendered,
): (answer: Answer, asked: AskedAs, view: View) => Rendered {
  const known = new WeakMap<Answer, Map<string, Rendered>>()
  return (answer, asked, view) => {
    const ways = known.get(answer) ?? new Map<string, Rendered>()
    known.set(answer, ways)
    const way = JSON.stringify([asked, view])
    const found = ways.get(way) ?? render(answer, asked, view)
    ways.set(way, found)
    return found
  }
}
