import type { Announcement } from '../announcements/announcement.ts'
import type { MessageRef, Place, Platform } from './place.ts'
import type { Reply } from './reply.ts'

/** What is posted without having been asked for in the same breath. */
export type Message =
  | { readonly kind: 'announcement'; readonly announcement: Announcement }
  | { readonly kind: 'reply'; readonly reply: Reply }

/** What became of one try to post. */
export type Posted =
  | { readonly outcome: 'sent'; readonly ref: MessageRef }
  /** The platform refused for good: nothing stands there. `gone`: the place is not ours any more, and its subscriptions end. */
  | { readonly outcome: 'refused'; readonly reason: string; readonly gone: boolean }
  /** Nothing stands there, and it may be tried again after so many milliseconds. */
  | { readonly outcome: 'later'; readonly reason: string; readonly after: number }
  /** Nobody knows: the answer was lost. It must not be tried again before `find` was asked. */
  | { readonly outcome: 'unknown'; readonly reason: string }

/** Whether a message of that key stands at a place. */
export type Sought =
  | { readonly outcome: 'found'; readonly ref: MessageRef }
  | { readonly outcome: 'absent' }
  /** It could not be looked now; it may be asked again after so many milliseconds. */
  | { readonly outcome: 'later'; readonly reason: string; readonly after: number }
  /** The platform does not let us look. */
  | { readonly outcome: 'unknowable'; readonly reason: string }

/** A chat platform, as whoever announces sees it. Never throws for what a platform does: that is an outcome. */
export interface ChatPort {
  readonly platform: Platform
  /**
   * Posts once, without a second try.
   *
   * @param key the same for every try at the same message; the platform keeps it with the message where it can
   */
  post(place: Place, message: Message, key: string): Promise<Posted>
  /**
   * Looks for a message whose post had an unknown outcome.
   *
   * @param since when the first try began
   */
  find(place: Place, key: string, since: Temporal.Instant): Promise<Sought>
}
