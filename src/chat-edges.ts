import { DEFAULTS, startAnnouncer } from './announcements/announcer.ts'
import type { AnnouncementRoom } from './announcements/room.ts'
import { announcementsOver } from './announcements-in-use.ts'
import type { Assistant } from './assistant/assistant.ts'
import type { Tools } from './chat/command.ts'
import { createDesk, type Desk } from './chat/desk.ts'
import type { ChatEdge, Mount } from './chat/edge.ts'
import { PLATFORMS, type Platform } from './chat/place.ts'
import type { ChatPort } from './chat/port.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Library } from './library/library.ts'
import type { Log } from './log.ts'
import { openStore, type Store } from './store/open.ts'

/** What chat is made from. */
export interface ChatOptions {
  readonly config: Config
  /** Where the store is: a file's path or the address of a PostgreSQL database. It is made where it is not there. */
  readonly database: string
  readonly assistant: Assistant
  /** The library as it is now. */
  readonly library: () => Pick<Library, 'resolutions' | 'find'>
  readonly clock: Clock
  readonly log: Log
}

/** What an edge is opened with. */
interface EdgeOptions extends ChatOptions {
  readonly desk: Desk
  readonly store: Store
}

/** The chat platforms that are on, with what they share. */
export interface Chat {
  readonly store: Store
  readonly desk: Desk
  readonly announcements: AnnouncementRoom
  /** By platform: for whoever announces. */
  readonly ports: ReadonlyMap<Platform, ChatPort>
  /** What the edges answer on the product's own server. */
  readonly mounts: ReadonlyMap<string, Mount>
  /** Closes the edges, each of which finishes what it acknowledged, then the store. May be called again. */
  close(): Promise<void>
}

/** A conversation in which nothing was asked for so many hours is over, and its questions are forgotten. */
const CONVERSATION_HOURS = 30 * 24
/** What people thought of answers is kept so many days, and then forgotten with the words of their questions. */
const FEEDBACK_DAYS = 365
/** Milliseconds between two looks for such. */
const TIDY_EVERY = 24 * 60 * 60_000

/** How each platform is opened; undefined where it is off. Loaded only then. */
const openers: { readonly [platform in Platform]: (options: EdgeOptions) => Promise<ChatEdge> | undefined } = {
  slack: ({ config, desk, store, library, clock, log }) =>
    config.slack &&
    import('./slack/edge.ts').then(({ openSlack }) =>
      openSlack({ config: { ...config, slack: config.slack! }, desk, memory: store.memory, library, clock, log }),
    ),
  teams: ({ config, desk, store, library, clock, log }) =>
    config.teams &&
    import('./teams/edge.ts').then(({ openTeams }) =>
      openTeams({ config: config.teams!, desk, memory: store.memory, library, clock, log }),
    ),
}

/**
 * Opens the store and the platforms that are configured, and says in one line each whether it is on.
 *
 * @throws SeizedError `bad-setting` for a store that cannot be opened, or a credential that its platform refuses.
 * @example
 * const chat = await openChat({ config, database, assistant, library, clock, log })
 * const server = await startServer({ …, mounts: chat.mounts })
 * await chat.close()
 */
export async function openChat(options: ChatOptions): Promise<Chat> {
  const { assistant, library, clock, config, log } = options
  const store = await openStore(options.database, log)
  const { texts, timeline, room: announcements } = announcementsOver(store, options)
  const tools: Tools = { assistant, library, memory: store.memory, announcements, clock, log }
  const desk = createDesk(tools)
  const edges = new Map<Platform, ChatEdge>()
  let announcer: ReturnType<typeof startAnnouncer> | undefined
  let tidying: NodeJS.Timeout | undefined
  const close = async () => {
    clearInterval(tidying)
    await announcer?.close()
    const closing = [...edges.values()].map(edge => edge.close())
    edges.clear()
    await Promise.all(closing)
    await store.close()
  }
  try {
    for (const platform of PLATFORMS) {
      const edge = await openers[platform]({ ...options, desk, store })
      log.info(edge ? `${platform} is on` : `${platform} is off: none of its settings is set`)
      if (edge) edges.set(platform, edge)
    }
  } catch (cause) {
    await close()
    throw cause
  }
  const tidy = () => {
    const before = clock.now().subtract({ hours: CONVERSATION_HOURS }).toString()
    store.memory.threads.forget(before).catch(error => log.warn('old conversations not forgotten', { error }))
    // The clock of a rehearsal may stand years ahead of what people really clicked.
    if (config.asOf) return
    const old = clock
      .now()
      .subtract({ hours: FEEDBACK_DAYS * 24 })
      .toString()
    store.memory.feedback.forget(old).catch(error => log.warn('old feedback not forgotten', { error }))
  }
  tidy()
  tidying = setInterval(tidy, TIDY_EVERY).unref()
  let closing: Promise<void> | undefined
  const ports = new Map([...edges].map(([platform, edge]) => [platform, edge.port]))
  if (ports.size > 0)
    announcer = startAnnouncer({
      announcing: store.announcing,
      subscriptions: store.memory.subscriptions,
      ports,
      texts,
      room: announcements,
      clock,
      timeline,
      ...DEFAULTS,
      ...config.announcements,
      ...(config.publicUrl && { publicUrl: config.publicUrl }),
      log,
    })
  return {
    store,
    desk,
    announcements,
    ports,
    mounts: new Map([...edges.values()].flatMap(edge => [...edge.mounts])),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
