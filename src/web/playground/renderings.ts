import type { Announcement } from '../../announcements/announcement.ts'
import type { Visit } from '../../chat/command.ts'
import type { Desk } from '../../chat/desk.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Library } from '../../library/library.ts'

/** How a reply is shown. */
export interface Showing {
  /** The page of a long answer, counted from 0. */
  readonly page?: number
  /** True where only the person sees it. */
  readonly private?: boolean
}

/** What a platform's adapter sends, as JSON; the page hands it to a renderer and knows nothing of it. */
interface Rendering {
  reply(reply: Reply, showing: Showing): object
  announcement(announcement: Announcement): object
}

/** The adapters' own renderers, handed in by the wiring: an edge never imports another edge. */
export interface Renderings {
  /** `{ text, blocks }` */
  readonly slack: Rendering
  /** An activity with a card attached. */
  readonly teams: Rendering & {
    /** What the message extension answers to words that are typed, or to a link. */
    extension(
      typed: string,
      visit: Visit,
      rooms: { readonly desk: Desk; readonly library: () => Library },
    ): Promise<object>
  }
}
