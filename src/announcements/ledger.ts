/** What the store keeps of announcements: a row each, from the moment that it is foreseen, for ever. Moments are as `stamp` writes them. */
import type { MessageRef, Place, Platform } from '../chat/place.ts'

/**
 * due → claimed → sent, failed, missed or uncertain. `uncertain`: it was tried and nobody knows whether it stands there.
 * `withdrawn`: nothing is to be said any more (its deadline was moved, its subscription ended, somebody marked it done).
 */
export const STATES = ['due', 'claimed', 'sent', 'failed', 'missed', 'uncertain', 'withdrawn'] as const

export type State = (typeof STATES)[number]

/** What is known of an announcement before it is made. */
export interface Entry {
  readonly id: string
  readonly timeline: string
  readonly subscription: string
  readonly platform: Platform
  readonly workspace: string
  readonly place: Place
  readonly duty: string
  readonly turn: number
  /** Days. */
  readonly lead: number
  /** The day that falls due, ISO 8601. */
  readonly day: string
  /** The moment at which it is to be said. */
  readonly at: string
}

export interface Row extends Entry {
  readonly state: State
  /** Why it failed, was missed, is uncertain or was withdrawn; why a try is to be made again. */
  readonly reason?: string
  /** The message that says it. */
  readonly ref?: MessageRef
  /** The announcement whose message says it too. */
  readonly toldBy?: string
  /** The first line as it was posted. */
  readonly headline?: string
  /** How often a post was begun. */
  readonly tries: number
  /** How often it was let go again though nobody knew whether it stood there. */
  readonly repeats: number
  /** An administrator has said that it may be posted once more. */
  readonly released: boolean
  /** When the first try began, by the machine's own clock. */
  readonly firstTryAt?: string
  /** When it came to its end. */
  readonly settledAt?: string
}

/** Who holds what it claims, and until when, by the machine's own clock. */
export interface Hold {
  readonly holder: string
  readonly wall: string
  readonly until: string
}

/** What the planner keeps. */
export interface Agenda {
  /** Takes up a timeline. @returns when announcing began on it, and up to when it was last planned */
  begin(timeline: string, at: string): Promise<{ readonly begun: string; readonly planned: string }>
  /** All up to a moment is in the rows. */
  planned(timeline: string, at: string): Promise<void>
  /** Adds what is not there; what was withdrawn comes back. What was begun or said is left alone. @returns how many were added or came back */
  put(entries: readonly Entry[]): Promise<number>
  /** Rows that nobody has begun, by id, behind `after`. */
  waiting(timeline: string, after: string, most: number): Promise<readonly Entry[]>
  /** Moves a row that nobody has begun. */
  move(id: string, to: { readonly day: string; readonly at: string }): Promise<void>
  /** Ends a row that nobody has begun. */
  withdraw(id: string, reason: string, at: string): Promise<void>
}

/** An announcement that was claimed, with those that its message says too. */
export interface Claim {
  readonly row: Row
  /** Earlier ones of the same deadline that were not made in time. */
  readonly folded: readonly Row[]
}

/** What became of a claim. Applies to all that the message says. */
export type Settlement =
  | {
      readonly to: 'sent'
      readonly ref: MessageRef
      readonly headline: string
      readonly at: string
      readonly rest: string
    }
  /** Nothing stands there; again, and nothing else at the place before `rest`. */
  | { readonly to: 'due'; readonly reason: string; readonly rest: string; readonly repeats?: number }
  /** Nobody knows. `next`: when to ask; absent: it is held for an administrator. */
  | { readonly to: 'uncertain'; readonly reason: string; readonly next?: string }
  | { readonly to: 'failed' | 'missed' | 'withdrawn'; readonly reason: string; readonly at: string }

export interface Ledger {
  /**
   * Claims what is due, at most one announcement a place, none at a place where one is under way or that rests. What other
   * instances are about to claim is left to them.
   *
   * @param now by the clock that announcements follow
   */
  claim(
    timeline: string,
    now: string,
    hold: Hold,
    platforms: readonly Platform[],
    most: number,
  ): Promise<readonly Claim[]>
  /** Writes that a post is about to be made. False where the claim was lost: then nothing may be posted. */
  intend(id: string, hold: Hold, headline: string): Promise<boolean>
  /** Writes what became of it. False where somebody else has taken it over. */
  settle(id: string, holder: string, settlement: Settlement): Promise<boolean>
  /** Takes back what was claimed by who is gone: what was not begun is due again, what was begun is uncertain, to be asked `settle` milliseconds after its begin. */
  recover(timeline: string, wall: string, settle: number): Promise<number>
  /** Takes uncertain ones that are to be asked about. */
  claimUncertain(timeline: string, hold: Hold, platforms: readonly Platform[], most: number): Promise<readonly Claim[]>
  /** When the next one is due, and when the next uncertain one is to be asked about. */
  next(timeline: string): Promise<{ readonly due?: string; readonly ask?: string }>
  /** What was last said for a subscription of some duties' turn. */
  lastSaid(of: Pick<Entry, 'timeline' | 'subscription' | 'turn'>, duties: readonly string[]): Promise<Row | undefined>
}

/** Why a retry was refused, or that it is under way. */
type Retried =
  | { readonly outcome: 'again'; readonly row: Row }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'ended' }
  /** It is in another state than one that can be tried again. */
  | { readonly outcome: 'state'; readonly row: Row }

/** What people see of it. */
export interface Book {
  row(id: string): Promise<Row | undefined>
  /** The latest first. `id` may be its beginning. */
  list(
    filter: { readonly timeline?: string; readonly states?: readonly State[]; readonly id?: string },
    most: number,
  ): Promise<readonly Row[]>
  /** How many there are in each state, and since when the longest waiting one is due. */
  counts(
    timeline: string,
    now: string,
  ): Promise<{ readonly states: Readonly<Record<State, number>>; readonly oldest?: string }>
  /** Lets a failed or held one be tried again, once however often it is asked. */
  retry(id: string, wall: string): Promise<Retried>
}

/** What people have marked done. */
export interface DoneMarks {
  mark(
    at: { readonly platform: Platform; readonly place: Place },
    of: Pick<Entry, 'duty' | 'turn'>,
    by: string,
    when: string,
  ): Promise<void>
  has(of: Pick<Entry, 'platform' | 'place' | 'duty' | 'turn'>): Promise<boolean>
  /** Marked turns of all places, as `doneKey` writes them. */
  all(): Promise<ReadonlySet<string>>
}

export const doneKey = ({ platform, place, duty, turn }: Pick<Entry, 'platform' | 'place' | 'duty' | 'turn'>): string =>
  JSON.stringify([platform, place, duty, turn])

/** All that announcements keep. */
export interface Announcing {
  readonly agenda: Agenda
  readonly ledger: Ledger
  readonly book: Book
  readonly done: DoneMarks
  readonly feeds: Feeds
  /** The stored resolutions by symbol, each with the moment at which its first issue came in. */
  readonly heldSince: () => Promise<ReadonlyMap<string, string>>
}

/** An entry of a calendar as it was last given out. */
export interface GivenOut {
  readonly uid: string
  /** ISO 8601. */
  readonly day: string
  /** RFC 5545, 3.8.7.4: raised at each change. */
  readonly sequence: number
  readonly modified: string
  readonly cancelled: boolean
  /** The entry as JSON. */
  readonly entry: string
}

/** Calendars that are served, by addresses that cannot be guessed. */
export interface Feeds {
  /** The token of a subscription's calendar, or of the one of all deadlines where none is named; made when it is first asked for. */
  token(subscription: string | undefined, at: string): Promise<string>
  /** What a token is for. */
  of(token: string): Promise<{ readonly subscription?: string } | undefined>
  /** What was given out. */
  entries(token: string): Promise<readonly GivenOut[]>
  /** Changes what was given out, in one step: what `change` gives takes the place of what it is handed. */
  revise(token: string, change: (given: readonly GivenOut[]) => readonly GivenOut[]): Promise<readonly GivenOut[]>
}
