import type { Quote } from '../assistant/answer.ts'

/** What a channel is told of a deadline. Plain data without markup, as `Answer` is. */
export interface Announcement {
  /** Deterministic: the same deadline, lead and subscription give the same id, whoever computes it. */
  readonly id: string
  readonly subscription: string
  /** The first line: what falls due, when and in how many days, with the citation. All that a notification shows. */
  readonly headline: string
  /** The paragraph, word for word. */
  readonly quotes: readonly Quote[]
  /** Arithmetic, one step a line. */
  readonly steps: readonly string[]
  /** The chain of extensions, that it comes late, that it moved: each one sentence. */
  readonly notes: readonly string[]
  /** The day that falls due, ISO 8601. */
  readonly due: string
  /** Where the day can be taken into a calendar; absent where the product has no public address. */
  readonly calendar?: string
}
