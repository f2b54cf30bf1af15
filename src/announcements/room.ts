import { type CalendarFeeds, createCalendarFeeds } from './calendar.ts'
import { createForesight, type Foresight, type ForesightRooms } from './foresight.ts'
import type { Announcing, Row } from './ledger.ts'
import type { Subscription } from './subscription.ts'

/** What chat and the other edges ask of announcements. */
export interface AnnouncementRoom extends Foresight {
  /** An announcement by its id. */
  row(id: string): Promise<Row | undefined>
  /** Marks what a row is about done for its place: it is not announced there again. */
  markDone(row: Row, by: string, at: string): Promise<void>
  /** The address of a subscription's calendar, of the one of all deadlines where none is named; undefined where the server has no public address. */
  calendar(subscription?: Subscription): Promise<string | undefined>
  readonly feeds: CalendarFeeds
}

export interface RoomMakings extends Omit<ForesightRooms, 'announcing' | 'calendar'> {
  readonly announcing: Announcing
  readonly subscription: (id: string) => Promise<Subscription | undefined>
  /** "https://seized.example.org" */
  readonly publicUrl?: string
}

/** @example createAnnouncementRoom({ announcing: store.announcing, texts, clock, timeline: '', subscription: memory.subscriptions.get }) */
export function createAnnouncementRoom({ publicUrl, ...rooms }: RoomMakings): AnnouncementRoom {
  const { announcing, clock } = rooms
  const address = async (subscription?: Subscription): Promise<string> =>
    `${publicUrl}/calendar/${await announcing.feeds.token(subscription?.id, clock.now().toString())}.ics`
  return {
    ...createForesight({ ...rooms, ...(publicUrl && { calendar: address }) }),
    feeds: createCalendarFeeds({ ...rooms, feeds: announcing.feeds }),
    row: id => announcing.book.row(id),
    markDone: (row, by, at) => announcing.done.mark(row, row, by, at),
    calendar: async subscription => (publicUrl === undefined ? undefined : address(subscription)),
  }
}
