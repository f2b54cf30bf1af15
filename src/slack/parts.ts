import type { Desk } from '../chat/desk.ts'
import type { Memory } from '../chat/memory.ts'
import type { Outbox } from '../chat/outbox.ts'
import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Log } from '../log.ts'
import type { Poster } from './poster.ts'

/** What listeners work with. */
export interface Parts {
  readonly desk: Desk
  readonly memory: Pick<Memory, 'subscriptions' | 'feedback'>
  readonly library: () => Pick<Library, 'resolutions' | 'find'>
  /** The product's: what counts as today. */
  readonly clock: Clock
  readonly poster: Poster
  readonly outbox: Outbox
  /** Takes the body of an event that says that the app was removed. */
  readonly leave: (body: unknown) => Promise<unknown>
  readonly log: Log
}
