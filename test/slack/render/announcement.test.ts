import { expect, test } from 'vitest'
import type { Announcement } from '../../../src/announcements/announcement.ts'
import { decodeAction } from '../../../src/chat/actions.ts'
import { renderAnnouncement } from '../../../src/slack/render/announcement.ts'
import { readMessage } from '../read.ts'

const announcement: Announcement = {
  id: 'a'.repeat(64),
  subscription: 's1',
  headline: 'UNMOT’s mandate ends on 15 May 1998, in 7 days (S/RES/1138 (1997), OP5).',
  quotes: [
    {
      symbol: 'S/RES/1138 (1997)',
      clause: 'op-5',
      text: 'Decides to extend the mandate of UNMOT until 15 May 1998;',
      highlights: [[39, 56]],
    },
  ],
  steps: ['15 May 1998 is named in the text'],
  notes: ['Extended before: S/RES/1128 (1997), until 15 November 1997.'],
  due: '1998-05-15',
}

test('an announcement says what falls due first, then the words, the arithmetic and the chain of extensions', () => {
  const read = readMessage(renderAnnouncement(announcement))
  expect(read.headline).toBe(announcement.headline)
  expect(read.spoken).toContain(announcement.headline)
  expect(read.quotes).toEqual([announcement.quotes[0]?.text])
  for (const part of [...announcement.steps, ...announcement.notes]) expect(read.all).toContain(part)
  expect(read.buttons).toEqual(['Show paragraph', 'Done', 'Hear less often'])
})

test('its buttons carry its id, and the calendar’s leads to the calendar', () => {
  const message = renderAnnouncement({ ...announcement, calendar: 'https://seized.example.org/c/1.ics' })
  const buttons = message.blocks.flatMap(block => (block.type === 'actions' ? block.elements : []))
  expect(buttons.map(button => decodeAction(button.value)).slice(0, 3)).toEqual(
    ['show', 'done', 'fewer'].map(change => ({ do: 'announcement', id: announcement.id, change })),
  )
  expect(buttons[3]).toMatchObject({ url: 'https://seized.example.org/c/1.ics' })
})

test('one that no message holds shows its beginning, and says where the rest is', () => {
  const text = 'Decides that the parties shall cooperate, '.repeat(300)
  const read = readMessage(
    renderAnnouncement({
      ...announcement,
      quotes: [{ symbol: 'S/RES/9001 (2030)', clause: 'annex-1', text, highlights: [] }],
    }),
  )
  expect(text.startsWith(read.quotes.join(''))).toBe(true)
  expect(read.all).toContain('There is more than a message holds: Show paragraph shows all.')
  expect(read.all).toContain('15 May 1998 is named in the text')
})
