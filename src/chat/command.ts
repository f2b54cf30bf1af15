import type { AnnouncementRoom } from '../announcements/room.ts'
import type { Assistant } from '../assistant/assistant.ts'
import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Log } from '../log.ts'
import type { Memory, PlaceSettings } from './memory.ts'
import type { Place, Platform } from './place.ts'
import type { Reply } from './reply.ts'

/** Who speaks, and where. */
export interface Visit {
  readonly platform: Platform
  readonly workspace: string
  readonly place: Place
  /** The conversation that a question may lean on; absent where each stands alone, as slash commands do. */
  readonly thread?: string
  /** True where the message itself begins the conversation: there is nothing that it could lean on. */
  readonly begins?: boolean
  readonly person: string
  /** The person's IANA time zone, where the platform tells it. */
  readonly zone?: string
  /** Whether the person may post at the place: who may not, may not subscribe it. */
  readonly mayPost: () => Promise<boolean>
}

/** What commands work with. */
export interface Tools {
  readonly assistant: Assistant
  /** The library as it is now: documents may be added while the server runs. */
  readonly library: () => Pick<Library, 'resolutions' | 'find'>
  readonly memory: Pick<Memory, 'places' | 'threads' | 'subscriptions'>
  readonly announcements: AnnouncementRoom
  readonly clock: Clock
  readonly log: Log
}

/** A visit under way. */
export interface Session extends Tools {
  readonly visit: Visit
  readonly settings: PlaceSettings
  /** Asks the assistant with what holds at the place; the question is remembered for the thread. */
  readonly ask: (question: string) => Promise<Reply>
}

/** One typed word. The same on both platforms: one file each under commands/; its examples feed the help, the manifests and the tests. */
export interface Command {
  /** "as-of" */
  readonly word: string
  /** What stands behind the word, for the help: "[all | UNMOT | S/RES/1138 (1997)] [lead 30d,7d]". */
  readonly usage: string
  /** One line for the help. */
  readonly summary: string
  /** As typed, with the word. The first one is shown. */
  readonly examples: readonly string[]
  /**
   * Whether a plain message that begins with the word means the command and not a question: "use S/RES/1138 (1997)" does,
   * "use of force?" does not. After a slash it always does.
   */
  readonly means: (rest: string) => boolean
  readonly run: (rest: string, session: Session) => Promise<Reply>
}
