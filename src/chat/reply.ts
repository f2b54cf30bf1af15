import type { Subscription } from '../announcements/subscription.ts'
import type { Answer } from '../assistant/answer.ts'

/** What the assistant was asked, so that a button can ask it again or go on from it. */
export interface AskedAs {
  readonly question: string
  /** The resolution that the place is set to, "S/RES/1138 (1997)". */
  readonly in?: string
  /** The day that counts as today there, ISO 8601. */
  readonly asOf?: string
  /** The questions of the conversation that it may lean on ("and the next one?"), oldest first; absent where there were none. */
  readonly previous?: readonly string[]
}

/** What is said to whoever spoke. Plain data without markup, as `Answer` is: an edge renders it and decides nothing. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly asked: AskedAs }
  /** Settings, help, refusals: a first line that says all, further lines, and questions or commands to go on with. */
  | {
      readonly kind: 'notice'
      readonly headline: string
      readonly lines: readonly string[]
      readonly next: readonly string[]
    }
  /** A place's subscriptions, each with buttons to pause, resume or end it. */
  | {
      readonly kind: 'subscriptions'
      readonly headline: string
      readonly subscriptions: readonly Subscription[]
      readonly next: readonly string[]
    }

/** A short notice. */
export const notice = (headline: string, lines: readonly string[] = [], next: readonly string[] = []): Reply => ({
  kind: 'notice',
  headline,
  lines,
  next,
})
