import type { Kysely } from 'kysely'

/** A document as it came. Nothing of it is ever changed but `superseded_by`. */
interface DocumentsTable {
  /** SHA-256 of the original bytes, hexadecimal: the same document twice is one. */
  hash: string
  /** "S/RES/1138 (1997)". At most one document of a symbol is not superseded; the database holds that. */
  symbol: string
  number: number
  year: number
  file_name: string
  media_type: string
  /** ISO 8601 instant. */
  ingested_at: string
  /** Hash of the later issue of the same symbol. */
  superseded_by: string | null
  /** The text as extracted, before any cleaning. */
  text: string
  /** The bytes as they came; the last column, so that SQLite does not walk them to reach another. */
  original: Uint8Array
}

/** What holds at one place of a platform, and how it is reached. */
interface PlacesTable {
  platform: string
  place: string
  workspace: string
  uses: string | null
  as_of: string | null
  reference: string
}

/** The last questions of a thread. */
interface ThreadsTable {
  platform: string
  thread: string
  /** JSON: a list of questions, oldest first. */
  questions: string
  /** ISO 8601 instant of the last one. */
  updated_at: string
}

/** Never deleted: an ended one says when and why. */
export interface SubscriptionsTable {
  id: string
  platform: string
  workspace: string
  place: string
  /** "all", "resolution S/RES/1138 (1997)", "entity unmot": what makes two subscriptions of a place one. */
  subject_key: string
  /** The `Subject` as JSON. */
  subject: string
  /** Days, JSON. */
  leads: string
  at: string
  zone: string
  kind: string | null
  created_at: string
  created_by: string
  paused_at: string | null
  ended_at: string | null
  end_reason: string | null
}

interface FeedbackTable {
  platform: string
  message: string
  /** A digest of the person with the message. */
  person: string
  workspace: string
  helpful: number
  question: string
  headline: string
  given_at: string
  /** What was answered, as JSON. */
  about: string | null
}

/** Events that were acknowledged; `done_at` is null while one is still to be answered. */
interface InboxTable {
  id: string
  /** The other name under which the same event may come. */
  alias: string | null
  platform: string
  payload: string
  received_at: string
  holder: string
  lease_until: string
  tries: number
  done_at: string | null
  ref: string | null
  headline: string | null
  /** What was answered, as JSON. */
  about: string | null
}

interface InstallationsTable {
  platform: string
  id: string
  sealed: string
  updated_at: string
}

/** What was read from a document. It can be made again from the text at any time. */
interface ReadingsTable {
  /** The document's. */
  hash: string
  /** The version of the parser that read it; what another has read is stale. */
  reader: string
  /** The parsed `Resolution` as JSON. */
  resolution: string
}

/** A clock that announcements follow: real time, or a rehearsal. */
interface TimelinesTable {
  name: string
  begun_at: string
  planned_at: string
}

/** The ledger. Rows are never deleted. */
export interface AnnouncementsTable {
  id: string
  timeline: string
  subscription: string
  platform: string
  workspace: string
  place: string
  duty: string
  turn: number
  lead: number
  day: string
  at: string
  state: string
  reason: string | null
  ref: string | null
  told_by: string | null
  headline: string | null
  tries: number
  repeats: number
  released: number
  holder: string | null
  lease_until: string | null
  /** When the try under way began; null where none is. */
  intent_at: string | null
  first_try_at: string | null
  /** When an uncertain one is to be asked about; null where it is held. */
  next_at: string | null
  settled_at: string | null
}

/** Until when nothing is posted at a place. */
interface RestsTable {
  platform: string
  place: string
  until: string
}

interface DoneMarksTable {
  platform: string
  place: string
  duty: string
  turn: number
  done_by: string
  done_at: string
}

/** Calendars that are served; the one without a subscription is of all deadlines. */
interface FeedsTable {
  token: string
  subscription: string | null
  created_at: string
}

interface FeedEntriesTable {
  token: string
  uid: string
  day: string
  sequence: number
  modified: string
  cancelled: number
  entry: string
}

export interface Tables {
  documents: DocumentsTable
  places: PlacesTable
  threads: ThreadsTable
  subscriptions: SubscriptionsTable
  feedback: FeedbackTable
  inbox: InboxTable
  installations: InstallationsTable
  readings: ReadingsTable
  timelines: TimelinesTable
  announcements: AnnouncementsTable
  rests: RestsTable
  done_marks: DoneMarksTable
  feeds: FeedsTable
  feed_entries: FeedEntriesTable
}

export type Database = Kysely<Tables>
