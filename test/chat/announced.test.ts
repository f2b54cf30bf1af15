import { expect, test } from 'vitest'
import type { Entry } from '../../src/announcements/ledger.ts'
import { openDesk, visitTo } from './made.ts'

/** A desk whose channel has subscribed and was told of the mandate's end. */
async function told() {
  const { desk, store, tools } = await openDesk()
  await desk.hear('subscribe UNMOT', visitTo(), true)
  const [subscription] = await store.memory.subscriptions.at('slack', 'C1')
  const row: Entry = {
    id: 'a'.repeat(32),
    timeline: '',
    subscription: subscription!.id,
    platform: 'slack',
    workspace: 'T1',
    place: 'C1',
    duty: 'S/RES/1138 (1997) op-5 mandate 0',
    turn: 0,
    lead: 7,
    day: '1998-05-15',
    at: '1998-05-08T09:00:00.000Z',
  }
  await store.announcing.agenda.put([row])
  const press = (change: 'show' | 'done' | 'fewer', more: Parameters<typeof visitTo>[1] = {}) =>
    desk.press({ do: 'announcement', id: row.id, change }, visitTo('C1', more))
  return { desk, store, tools, row, press, subscription: subscription! }
}

test('“Show paragraph” answers with the paragraph, word for word', async () => {
  const { press } = await told()
  expect(await press('show')).toMatchObject({
    kind: 'answer',
    answer: {
      answered: true,
      quotes: [{ clause: 'op-5', text: 'Decides to extend the mandate of UNMOT until 15 May 1998;' }],
    },
  })
})

test('“Done” ends what is still to come of the deadline in this place, and the preview shows it no more', async () => {
  const { desk, store, row, press } = await told()
  expect(await desk.hear('preview 20', visitTo(), true)).toMatchObject({
    headline: '3 announcements here in the next 20 days, as things stand now.',
    lines: [
      '1998-05-08 09:00 UTC: UNMOT’s mandate ends on 15 May 1998, in 7 days (OP5).',
      expect.any(String),
      expect.any(String),
    ],
  })
  expect(await press('done')).toMatchObject({
    headline: '“UNMOT’s mandate ends on 15 May 1998” is marked done here: it will not be announced here again.',
  })
  expect(await store.announcing.done.has(row)).toBe(true)
  expect(await desk.hear('preview 20', visitTo(), true)).toMatchObject({
    headline: 'Nothing will be announced here in the next 20 days.',
  })
})

test('“Hear less often” takes the farthest lead each time, and leaves the last one', async () => {
  const { store, press, subscription } = await told()
  for (const left of [[7, 1, 0], [1, 0], [0], [0]]) {
    await press('fewer')
    expect((await store.memory.subscriptions.get(subscription.id))?.leads).toEqual(left)
  }
  expect(await press('fewer')).toMatchObject({ headline: expect.stringContaining('Only one announcement') })
})

test('who may not post, another workspace and a forgotten announcement change nothing', async () => {
  const { desk, store, row, press, subscription } = await told()
  await press('done', { mayPost: async () => false })
  await press('fewer', { mayPost: async () => false })
  await press('done', { workspace: 'T2' })
  const lost = await desk.press({ do: 'announcement', id: 'b'.repeat(32), change: 'done' }, visitTo())
  expect(lost).toMatchObject({ headline: 'That announcement is not known here any more.' })
  expect(await store.announcing.done.has(row)).toBe(false)
  expect((await store.memory.subscriptions.get(subscription.id))?.leads).toEqual([30, 7, 1, 0])
})

test('the calendar’s address is told, once and the same', async () => {
  const { desk } = await told()
  const first = await desk.hear('calendar', visitTo(), true)
  expect(first).toMatchObject({
    lines: [expect.stringMatching(/^https:\/\/seized\.example\.org\/calendar\/[\w-]{32}\.ics$/)],
  })
  expect(await desk.hear('calendar', visitTo(), true)).toEqual(first)
})
