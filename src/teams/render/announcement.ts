import type { Announcement } from '../../announcements/announcement.ts'
import type { CardAction, Rendered } from './card.ts'
import { buttons, cardOf, execute, heading, headline, line, remark } from './elements.ts'
import { pages, pieces } from './pages.ts'

/** A deadline as a channel is told of it. One that no card holds shows what fits, and its first button the whole paragraph. */
export function renderAnnouncement(announcement: Announcement): Rendered {
  const { id, headline: first, quotes, steps, notes, calendar } = announcement
  const [shown = [], ...rest] = pages([
    ...quotes.flatMap(quote => pieces(quote)),
    ...(steps.length > 0 ? [heading('Arithmetic'), ...steps.map(line)] : []),
    ...notes.map(remark),
  ])
  const press = (title: string, change: 'show' | 'done' | 'fewer') => execute(title, { do: 'announcement', id, change })
  const actions: CardAction[] = [
    press('Show paragraph', 'show'),
    press('Done', 'done'),
    press('Hear less often', 'fewer'),
    ...(calendar ? [{ type: 'Action.OpenUrl', title: 'Add to calendar', url: calendar } as const] : []),
  ]
  return {
    summary: first,
    card: cardOf(first, [
      headline(first),
      ...shown,
      ...(rest.length > 0 ? [remark('There is more than a message holds: Show paragraph shows all.')] : []),
      ...buttons(actions),
    ]),
  }
}
