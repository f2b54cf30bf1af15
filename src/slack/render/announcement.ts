import type { Announcement } from '../../announcements/announcement.ts'
import type { Action } from '../../chat/actions.ts'
import type { Button, Message } from './blocks.ts'
import { actions, citationOf, headline, plain, press, quotation, remarks } from './elements.ts'
import { messageOf } from './message.ts'
import { paged, ROOMS, type Room, stretches } from './pages.ts'

/** Half a page: the arithmetic and the chain of extensions stand below. */
const ROOM = ROOMS[1] as Room

/** A deadline as a channel is told of it. Of a paragraph that no message holds the beginning is shown, and "Show paragraph" shows all. */
export function renderAnnouncement(announcement: Announcement): Message {
  const { id, headline: first, quotes, steps, notes, calendar } = announcement
  const pieces = quotes.flatMap(quote =>
    stretches(quote, ROOM).map(span => ({
      blocks: [quotation(quote, span)],
      words: `${citationOf(quote)}\n${quote.text.slice(...span)}`,
    })),
  )
  const [shown = [], ...rest] = paged(pieces, ROOM)
  const said = [
    ...(rest.length > 0 ? ['There is more than a message holds: Show paragraph shows all.'] : []),
    ...(steps.length > 0 ? ['Arithmetic:', ...steps] : []),
    ...notes,
  ]
  const button = (label: string, change: Extract<Action, { do: 'announcement' }>['change']) =>
    press(label, { do: 'announcement', id, change }, change)
  const calendarButton: Button[] = calendar
    ? [{ type: 'button', text: plain('Add to calendar'), action_id: 'open-calendar', url: calendar }]
    : []
  return messageOf(
    [
      headline(first),
      ...shown.flatMap(piece => piece.blocks),
      ...remarks(said),
      ...actions([
        button('Show paragraph', 'show'),
        button('Done', 'done'),
        button('Hear less often', 'fewer'),
        ...calendarButton,
      ]),
    ],
    [first, ...shown.map(piece => piece.words), said.join('\n')],
  )
}
