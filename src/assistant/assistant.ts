import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Answer } from './answer.ts'

/** What surrounds a question. */
export interface Context {
  /** Earlier questions of the conversation, oldest first. */
  readonly previous?: readonly string[]
  /** The resolution that the conversation is about, "S/RES/1138 (1997)". */
  readonly in?: string
  /** The day that counts as today; absent: the clock's. */
  readonly asOf?: Temporal.PlainDate
}

export interface Assistant {
  /** Answers any string. Never throws for what is asked. */
  ask(question: string, context?: Context): Answer
}

/** Makes the one brain that every edge asks. */
export function createAssistant(_library: Library, _clock: Clock): Assistant {
  return {
    ask: () => ({
      answered: false,
      intent: 'none',
      headline: 'The resolution does not say.',
      notes: [],
      next: [],
      nearest: [],
    }),
  }
}
