import type { MessageRef } from '../chat/place.ts'

/** An event under way, as its listener sees it: it is in the context of everything that came through the inbox. */
export interface Job {
  /** The event's first key: the same for every try at its answer. */
  readonly id: string
  /** When this try began, by the machine's clock. */
  readonly began: Temporal.Instant
  /** True where it was tried before: by a process that may have posted the answer and ended before it was recorded. */
  readonly again: boolean
  readonly signal: AbortSignal
  /** What answered it. */
  answered(ref: MessageRef): void
}

/** The job in Bolt's context. */
export const jobIn = (context: Readonly<Record<string, unknown>>): Job => context.job as Job
