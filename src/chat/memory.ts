/** What chat keeps between two messages. The store implements it; nothing that matters lives in a process. */
import type { Subject, Subscription } from '../announcements/subscription.ts'
import type { About } from './about.ts'
import type { MessageRef, Place, Platform } from './place.ts'

/** What holds at one place. */
export interface PlaceSettings {
  /** The resolution that questions there are about, "S/RES/1138 (1997)". */
  readonly uses?: string
  /** The day that counts as today there, ISO 8601. */
  readonly asOf?: string
}

/** A place that was seen, with what its adapter needs to post there again. */
export interface KnownPlace {
  readonly platform: Platform
  /** Slack workspace (or organization) or Teams tenant. */
  readonly workspace: string
  readonly place: Place
  /** The adapter's own, opaque: a conversation reference. Empty where the place says all. */
  readonly reference: string
}

export interface Places {
  settings(platform: Platform, place: Place): Promise<PlaceSettings>
  /** Sets what is given; null takes back what was set. */
  set(
    platform: Platform,
    workspace: string,
    place: Place,
    change: { readonly uses?: string | null; readonly asOf?: string | null },
  ): Promise<void>
  /** Keeps how a place is reached; the newest holds. */
  see(place: KnownPlace): Promise<void>
  reference(platform: Platform, place: Place): Promise<KnownPlace | undefined>
}

/** Questions of a conversation, for those that lean on them. */
export interface Threads {
  /** The questions of a thread, oldest first, the last few. */
  previous(platform: Platform, thread: string): Promise<readonly string[]>
  /** `previous` knows it at once. It is kept a moment later: whoever waits for that waits for nothing that matters now. */
  add(platform: Platform, thread: string, question: string, at: string): Promise<void>
  /** Forgets the threads in which nothing was asked since a moment. */
  forget(before: string): Promise<number>
}

export interface Subscriptions {
  /** @returns false where one like it stands already: the same place, subject and kind, not ended; that one takes the new leads, hour and zone. */
  add(subscription: Subscription): Promise<{ readonly subscription: Subscription; readonly changed: boolean }>
  get(id: string): Promise<Subscription | undefined>
  /** Those of a place that have not ended, oldest first. */
  at(platform: Platform, place: Place): Promise<readonly Subscription[]>
  /** Those of a workspace that have not ended, oldest first. */
  of(platform: Platform, workspace: string): Promise<readonly Subscription[]>
  /** All that have not ended, oldest first. */
  open(): Promise<readonly Subscription[]>
  pause(id: string, at: string): Promise<void>
  resume(id: string): Promise<void>
  end(id: string, at: string, reason: string): Promise<void>
  /** Ends all of a place, or of a workspace where no place is given. */
  endAll(
    platform: Platform,
    of: { readonly workspace: string } | { readonly place: Place },
    at: string,
    reason: string,
  ): Promise<number>
}

/** What somebody thought of an answer. */
export interface Feedback {
  readonly platform: Platform
  readonly workspace: string
  readonly message: MessageRef
  readonly helpful: boolean
  /** The question and the first line of the answer; empty where they are not known. */
  readonly question: string
  readonly headline: string
  /** What was answered; undefined where it is not known. */
  readonly about?: About | undefined
  /** ISO 8601 instant. */
  readonly at: string
}

/** Which clicks are meant. */
export interface FeedbackFilter {
  readonly platform?: Platform | undefined
  readonly helpful?: boolean | undefined
  /** From this moment on: an instant, or a day as it begins in UTC; ISO 8601. */
  readonly since?: string | undefined
}

export interface Feedbacks {
  /** The last click of a person on a message holds. Who it was is not kept: only what tells that click from another's. */
  give(feedback: Feedback & { readonly person: string }): Promise<void>
  /** The latest first. */
  list(filter: FeedbackFilter, most: number): Promise<readonly Feedback[]>
  /** Forgets what was clicked before a moment. */
  forget(before: string): Promise<number>
}

/** An event of a platform, kept before it is acknowledged, so that none is lost with the process. */
export interface InboxEvent {
  /**
   * The names by which the same event may come again: the platform's event id; team, channel and `ts`. No event's first name is
   * another one's second.
   */
  readonly keys: readonly [id: string, alias?: string | undefined]
  readonly platform: Platform
  /** All that is needed to work on it after a restart, as JSON. */
  readonly payload: string
  /** What the payload says, for whoever works on it in the process that received it: it need not be read again. Not kept. */
  readonly content?: unknown
}

/** An event that was taken to be worked on. */
export interface TakenEvent extends InboxEvent {
  readonly id: string
  /** When it was received first, as its lease says it. */
  readonly receivedAt: string
  /** How often it was taken before: 0 at first. From 1 on the answer may have been posted already. */
  readonly tries: number
}

/** What answered an event. */
export interface Answered {
  readonly ref: MessageRef
  /** The first line, and what was answered, where the platform does not send them with what is thought of the answer. */
  readonly headline?: string
  readonly about?: About | undefined
}

/** An event that outlives this process: it may be acknowledged. */
export interface Received {
  /** When it was taken, to be worked on. Undefined where it is known under any of its keys: somebody works, or worked, on it. Never fails. */
  readonly taken: Promise<TakenEvent | undefined>
}

/** Each event once. */
export interface Inbox {
  /**
   * Keeps an event, and takes it.
   *
   * @throws what the store throws: it is then not kept.
   */
  receive(event: InboxEvent, lease: Lease): Promise<Received>
  /** Takes events whose lease has run out or whose process is gone. */
  takeOver(platform: Platform, lease: Lease, most: number): Promise<readonly TakenEvent[]>
  /** Keeps the hold on an event that takes longer. */
  renew(id: string, lease: Lease): Promise<void>
  /** Gives an event back of which nothing was sent: it may be taken from `until` on, and this does not count as a try. */
  giveBack(id: string, lease: Lease): Promise<void>
  /** The event was answered, or needs no answer. */
  done(id: string, at: string, answered?: Answered): Promise<void>
  /** The payload of the event whose answer stands at a message, and what that says; undefined where none is known, or it was forgotten. */
  answeredAt(
    platform: Platform,
    ref: MessageRef,
  ): Promise<{ readonly payload: string; readonly headline: string; readonly about?: About } | undefined>
  /** Forgets what was done before a moment. */
  forget(before: string): Promise<number>
}

export interface Lease {
  /** Who holds it: a name of the process, new at each start. */
  readonly holder: string
  readonly now: string
  readonly until: string
}

/** A workspace that installed the app, with its secrets sealed. */
export interface Installation {
  readonly platform: Platform
  /** The workspace's or organization's id. */
  readonly id: string
  /** Opaque to the store. */
  readonly sealed: string
  readonly updatedAt: string
}

export interface Installations {
  get(platform: Platform, id: string): Promise<Installation | undefined>
  put(installation: Installation): Promise<void>
  /** Puts it where the one that stands there is still sealed as `was`. @returns false where another came between, and nothing was changed. */
  replace(installation: Installation, was: string): Promise<boolean>
  delete(platform: Platform, id: string): Promise<void>
  all(platform: Platform): Promise<readonly Installation[]>
}

/** All that chat keeps. */
export interface Memory {
  readonly places: Places
  readonly threads: Threads
  readonly subscriptions: Subscriptions
  readonly feedback: Feedbacks
  readonly inbox: Inbox
  readonly installations: Installations
}

/** Whether two subjects are one. */
export const sameSubject = (a: Subject, b: Subject): boolean => subjectKey(a) === subjectKey(b)

/** One key a subject, for a unique index. */
export const subjectKey = (subject: Subject): string =>
  subject.kind === 'all'
    ? 'all'
    : subject.kind === 'resolution'
      ? `resolution ${subject.symbol}`
      : `entity ${subject.name.toLowerCase()}`
