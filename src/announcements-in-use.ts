import { timelineOf } from './announcements/plan.ts'
import { type AnnouncementRoom, createAnnouncementRoom } from './announcements/room.ts'
import { createTexts, type Texts } from './announcements/texts.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Library } from './library/library.ts'
import type { Store } from './store/open.ts'

/** Announcements over a store, as every edge of a server uses them. */
export interface AnnouncementsInUse {
  readonly room: AnnouncementRoom
  readonly texts: Texts
  readonly timeline: string
}

export interface InUseOptions {
  readonly config: Pick<Config, 'asOf' | 'publicUrl'>
  readonly library: () => Pick<Library, 'resolutions'>
  readonly clock: Clock
}

export function announcementsOver(store: Store, { config, library, clock }: InUseOptions): AnnouncementsInUse {
  const texts = createTexts({ resolutions: () => library().resolutions, heldSince: store.announcing.heldSince })
  const timeline = timelineOf(config)
  const room = createAnnouncementRoom({
    announcing: store.announcing,
    texts,
    clock,
    timeline,
    subscription: store.memory.subscriptions.get,
    ...(config.publicUrl && { publicUrl: config.publicUrl }),
  })
  return { room, texts, timeline }
}
