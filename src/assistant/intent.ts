import type { Answer } from './answer.ts'
import type { Query } from './understand.ts'

/** One thing that can be asked. One file each under intents/; its examples feed the help and run as tests. */
export interface Intent {
  /** Stable name, also in the answers: "expiry". */
  readonly id: string
  /** One line for the help. */
  readonly summary: string
  /** Questions on the built-in resolution that this intent, and no other, answers. */
  readonly examples: readonly string[]
  /**
   * The surest that `match` ever is. Intents are matched in this order, and no further once one has answered that none of the rest
   * could be surer than.
   */
  readonly most: number
  /**
   * How sure it is that the question asks for this: 0 = not at all, 1 = cannot be anything else. Of two that match, the surer
   * is asked first. Cheap: many intents are matched on a question.
   */
  match(query: Query): number
  /** The answer; undefined where, looked at closely, the question asks for something else: the next intent is tried. */
  answer(query: Query): Answer | undefined
}
