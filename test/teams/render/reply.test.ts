import { expect, test } from 'vitest'
import type { Announcement } from '../../../src/announcements/announcement.ts'
import type { Subscription } from '../../../src/announcements/subscription.ts'
import { decodeAction } from '../../../src/chat/actions.ts'
import { notice } from '../../../src/chat/reply.ts'
import { renderAnnouncement } from '../../../src/teams/render/announcement.ts'
import type { Card } from '../../../src/teams/render/card.ts'
import { LARGEST_ACTIVITY } from '../../../src/teams/render/pages.ts'
import { renderReply } from '../../../src/teams/render/reply.ts'
import { see } from '../rendering.ts'

const subscription = (i: number, more: Partial<Subscription> = {}): Subscription => ({
  id: crypto.randomUUID(),
  platform: 'teams',
  workspace: 'tenant',
  place: 'place',
  subject: { kind: 'entity', name: `UNMO${i} ${'x'.repeat(70)}` },
  leads: [30, 7, 1, 0],
  at: '09:00',
  zone: 'Europe/Zurich',
  createdAt: '2030-01-01T00:00:00Z',
  createdBy: 'U1',
  ...more,
})

const presses = (card: Card) =>
  card.body
    .flatMap(e => (e.type === 'Container' ? e.items : [e]))
    .flatMap(e => (e.type === 'ActionSet' ? e.actions : []))
    .map(action => ('data' in action ? decodeAction(action.data) : action.url))

test('a notice says its first line, its further lines, and what to go on with', () => {
  const { card, summary } = renderReply(notice('First *line*.', ['second', 'third'], ['help', 'What is the mandate?']))
  const seen = see(card)
  expect(seen).toMatchObject({
    text: 'First *line*.\nsecond\nthird',
    buttons: ['help', 'What is the mandate?'],
    complaints: [],
  })
  expect(summary).toBe('First *line*.')
  expect(presses(card)).toEqual([
    { do: 'ask', question: 'help' },
    { do: 'ask', question: 'What is the mandate?' },
  ])
})

test('each subscription has its number and its buttons, and a paused one can be resumed', () => {
  const two = [
    subscription(1, { subject: { kind: 'all' } }),
    subscription(2, { subject: { kind: 'entity', name: 'UNMOT' }, pausedAt: '2030-01-02T00:00:00Z' }),
  ]
  const { card } = renderReply({
    kind: 'subscriptions',
    headline: '2 subscriptions here.',
    subscriptions: two,
    next: [],
  })
  expect(see(card).text).toBe(
    '2 subscriptions here.\n1. all deadlines: 30, 7 and 1 days ahead and on the day, at 09:00 Europe/Zurich\n2. UNMOT: 30, 7 and 1 days ahead and on the day, at 09:00 Europe/Zurich (paused)',
  )
  expect(see(card).buttons).toEqual(['Pause', 'End', 'Resume', 'End'])
  expect(presses(card)).toEqual([
    { do: 'subscription', id: two[0]?.id, change: 'pause' },
    { do: 'subscription', id: two[0]?.id, change: 'end' },
    { do: 'subscription', id: two[1]?.id, change: 'resume' },
    { do: 'subscription', id: two[1]?.id, change: 'end' },
  ])
})

test('a hundred subscriptions fit, and the card says how many are not shown', () => {
  const many = Array.from({ length: 100 }, (_, i) => subscription(i))
  const { card, summary } = renderReply({ kind: 'subscriptions', headline: 'Many.', subscriptions: many, next: [] })
  expect(2 * JSON.stringify({ card, summary }).length).toBeLessThan(LARGEST_ACTIVITY)
  expect(see(card).text).toContain('\n40. UNMO39')
  expect(see(card).text).toMatch(/\n60 more are not shown\.$/)
})

const announcement: Announcement = {
  id: 'a-1',
  subscription: 's-1',
  headline: 'UNMOT’s mandate ends in 7 days, on 15 May 1998 (S/RES/1138 (1997), OP5).',
  quotes: [{ symbol: 'S/RES/1138 (1997)', clause: 'op-5', text: 'Decides to extend;', highlights: [[0, 7]] }],
  steps: ['8 May 1998 + 7 days = 15 May 1998'],
  notes: ['It was extended before.'],
  due: '1998-05-15',
  calendar: 'https://seized.example.org/calendar/a-1.ics',
}

test('an announcement says what falls due first, quotes the paragraph, and has its buttons', () => {
  const { card, summary } = renderAnnouncement(announcement)
  expect(summary).toBe(announcement.headline)
  expect(see(card)).toMatchObject({
    text: `${announcement.headline}\nS/RES/1138 (1997), OP5\nDecides to extend;\nArithmetic\n8 May 1998 + 7 days = 15 May 1998\nIt was extended before.`,
    buttons: ['Show paragraph', 'Done', 'Hear less often', 'Add to calendar'],
    marked: ['Decides'],
    complaints: [],
  })
  expect(presses(card)).toEqual([
    { do: 'announcement', id: 'a-1', change: 'show' },
    { do: 'announcement', id: 'a-1', change: 'done' },
    { do: 'announcement', id: 'a-1', change: 'fewer' },
    announcement.calendar,
  ])
})

test('an announcement that no message holds says that there is more', () => {
  const quotes = Array.from({ length: 40 }, () => ({ ...announcement.quotes[0]!, text: 'Decides. '.repeat(100) }))
  const { card, summary } = renderAnnouncement({ ...announcement, quotes })
  expect(2 * JSON.stringify({ card, summary }).length).toBeLessThan(LARGEST_ACTIVITY)
  expect(see(card).text).toMatch(/There is more than a message holds/)
})
