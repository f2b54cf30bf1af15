import { expect, test } from 'vitest'
import type { Reply } from '../../src/chat/reply.ts'
import { openDesk, turnedClock, visitTo } from './made.ts'

const headline = (reply: Reply): string => (reply.kind === 'answer' ? reply.answer.headline : reply.headline)

test('a plain question is answered, and what was asked comes back with it', async () => {
  const { desk } = await openDesk()
  const reply = await desk.hear('when does it expire?', visitTo())
  expect(headline(reply)).toContain('15 May 1998 (OP5)')
  expect(reply).toMatchObject({ kind: 'answer', asked: { question: 'when does it expire?' } })
})

test('a thread is remembered, and another one knows nothing of it', async () => {
  const { desk } = await openDesk()
  await desk.hear('what does OP4 say?', visitTo('C1', { thread: 'C1/1' }))
  const leaning = await desk.hear('and the next one?', visitTo('C1', { thread: 'C1/1' }))
  expect(leaning).toMatchObject({ answer: { quotes: [{ clause: 'op-5' }] } })
  const other = await desk.hear('and the next one?', visitTo('C1', { thread: 'C1/2' }))
  expect(other).not.toMatchObject({ answer: { quotes: [{ clause: 'op-5' }] } })
})

test('a set day and a set resolution hold for the place alone, until they are taken back', async () => {
  const { desk } = await openDesk([9001], turnedClock('2030-04-01T00:00:00Z'))
  expect(headline(await desk.hear('as-of 1998-05-01', visitTo()))).toContain('1 May 1998 counts as today')
  expect(headline(await desk.hear('use 1138', visitTo()))).toContain('S/RES/1138 (1997)')
  expect(await desk.hear('is it still in force?', visitTo())).toMatchObject({
    asked: { in: 'S/RES/1138 (1997)', asOf: '1998-05-01' },
    answer: { answered: true },
  })
  expect(await desk.hear('is it still in force?', visitTo('C2'))).toMatchObject({
    asked: { question: 'is it still in force?' },
  })
  expect(await desk.hear('is it still in force?', visitTo('C2'))).not.toHaveProperty('asked.in')
  await desk.hear('as-of today', visitTo())
  await desk.hear('use all', visitTo())
  const reply = await desk.hear('is it still in force?', visitTo())
  expect(reply).not.toHaveProperty('asked.in')
  expect(reply).not.toHaveProperty('asked.asOf')
})

test.each([
  'use of force?',
  'as of 1 May 1998, is it in force?',
  'subscribe to what?!',
  'clause',
  'deadlines for reports',
])('“%s” in a plain message is a question', async text => {
  const { desk } = await openDesk()
  expect(await desk.hear(text, visitTo())).toMatchObject({ kind: 'answer', asked: { question: text } })
})

test.each([
  ['use S/RES/9999 (2029)', 'S/RES/9999 (2029) is not loaded. Nothing was changed.'],
  ['as-of 1998-02-30', '“1998-02-30” is not a date. Write it as as-of 1998-05-01. Nothing was changed.'],
  ['subscribe UNMOT at 25:00', '“25:00” is not a time of day. Write it as at 09:00. Nothing was subscribed.'],
  [
    'subscribe UNMOT in Atlantis/Deep',
    '“Atlantis/Deep” is not an IANA time zone. Write it as in Europe/Zurich. Nothing was subscribed.',
  ],
  ['subscribe UNIFIL', 'No loaded resolution speaks of UNIFIL.'],
])('“/seized %s” is refused in words, and nothing changes', async (text, words) => {
  const { desk, store } = await openDesk()
  expect(headline(await desk.hear(text, visitTo(), true))).toContain(words)
  expect(await store.memory.subscriptions.open()).toEqual([])
  expect(await store.memory.places.settings('slack', 'C1')).toEqual({})
})

test('a subscription is kept with the zone of the person, listed, changed by a second one, and ended', async () => {
  const { desk, store } = await openDesk()
  const zurich = visitTo('C1', { zone: 'Europe/Zurich' })
  expect(headline(await desk.hear('subscribe UNMOT lead 7d,1d at 8:30', zurich))).toBe(
    'Deadlines of UNMOT will be announced here: 7 and 1 days ahead, at 08:30 Europe/Zurich.',
  )
  const [kept] = await store.memory.subscriptions.at('slack', 'C1')
  expect(kept).toMatchObject({
    subject: { kind: 'entity', name: 'UNMOT' },
    leads: [7, 1],
    at: '08:30',
    zone: 'Europe/Zurich',
  })
  await desk.hear('subscribe unmot at 10:00', zurich)
  const after = await store.memory.subscriptions.at('slack', 'C1')
  expect(after).toMatchObject([{ id: kept?.id, at: '10:00', leads: [30, 7, 1, 0] }])
  expect(await desk.hear('subscriptions', zurich)).toMatchObject({
    kind: 'subscriptions',
    subscriptions: [{ id: kept?.id }],
  })
  expect(headline(await desk.hear('unsubscribe UNMOT', zurich))).toBe('The subscription to UNMOT is ended.')
  expect(await store.memory.subscriptions.at('slack', 'C1')).toEqual([])
  expect(await store.memory.subscriptions.get(kept?.id ?? '')).toMatchObject({ endReason: 'ended by U1' })
})

test('with nothing named it is the resolution that the place uses', async () => {
  const { desk, store } = await openDesk([9001])
  await desk.hear('use 9001', visitTo())
  await desk.hear('subscribe', visitTo())
  expect(await store.memory.subscriptions.at('slack', 'C1')).toMatchObject([
    { subject: { kind: 'resolution', symbol: 'S/RES/9001 (2030)' }, leads: [30, 7, 1, 0], at: '09:00', zone: 'UTC' },
  ])
})

test('whoever may not post may not subscribe, pause or end', async () => {
  const { desk, store } = await openDesk()
  await desk.hear('subscribe all', visitTo())
  const guest = visitTo('C1', { mayPost: async () => false })
  for (const text of ['subscribe UNMOT', 'pause all', 'unsubscribe all'])
    expect(headline(await desk.hear(text, guest, true))).toContain('Only who may post here')
  expect(await store.memory.subscriptions.at('slack', 'C1')).toHaveLength(1)
  expect((await store.memory.subscriptions.at('slack', 'C1'))[0]).not.toHaveProperty('pausedAt')
})

test('of several subscriptions the one that is meant must be named', async () => {
  const clock = turnedClock('1998-05-01T09:00:00Z')
  const { desk, store } = await openDesk([], clock)
  await desk.hear('subscribe all', visitTo())
  clock.turn('1998-05-01T09:00:01Z')
  await desk.hear('subscribe UNMOT', visitTo())
  expect(await desk.hear('unsubscribe', visitTo())).toMatchObject({
    lines: [expect.stringMatching(/^1\. all/), expect.stringMatching(/^2\. UNMOT/)],
  })
  expect(headline(await desk.hear('unsubscribe 2', visitTo()))).toBe('The subscription to UNMOT is ended.')
  expect(headline(await desk.hear('pause 1', visitTo()))).toBe('The subscription to all deadlines is paused.')
  expect(await store.memory.subscriptions.at('slack', 'C1')).toMatchObject([{ pausedAt: expect.any(String) }])
  await desk.hear('unsubscribe everything', visitTo())
  expect(await store.memory.subscriptions.at('slack', 'C1')).toEqual([])
})

test('a button ends a subscription of its own workspace only', async () => {
  const { desk, store } = await openDesk()
  await desk.hear('subscribe all', visitTo())
  const [kept] = await store.memory.subscriptions.at('slack', 'C1')
  const press = { do: 'subscription', id: kept?.id ?? '', change: 'end' } as const
  await desk.press(press, visitTo('C1', { workspace: 'T2' }))
  expect(await store.memory.subscriptions.at('slack', 'C1')).toHaveLength(1)
  await desk.press(press, visitTo('C1'))
  expect(await store.memory.subscriptions.at('slack', 'C1')).toEqual([])
})

test('a plain “subscribe at 25:00” is told that this is no time of day', async () => {
  const { desk } = await openDesk()
  expect(headline(await desk.hear('subscribe at 25:00', visitTo()))).toContain('“25:00” is not a time of day')
})

test('an empty message is told what to write', async () => {
  const { desk } = await openDesk()
  expect(headline(await desk.hear('  ', visitTo()))).toBe('Ask me about a resolution, or write help.')
})

test('a further page of an answer that leant on the thread is of the same answer, and the thread is as it was', async () => {
  const { desk, store } = await openDesk()
  const here = visitTo('C1', { thread: 'C1/1' })
  await desk.hear('what does OP4 say?', here)
  const leaning = await desk.hear('and the next one?', here)
  expect(leaning).toMatchObject({ asked: { previous: ['what does OP4 say?'] } })
  if (leaning.kind !== 'answer') throw new Error('no answer')
  const { question, previous = [] } = leaning.asked
  const before = await store.memory.threads.previous('slack', 'C1/1')
  expect(await desk.press({ do: 'page', question, previous: [...previous], page: 1 }, here)).toEqual(leaning)
  expect(await store.memory.threads.previous('slack', 'C1/1')).toEqual(before)
})

test('a follow-up stands by itself, and what is asked next leans on it', async () => {
  const { desk } = await openDesk()
  const here = visitTo('C1', { thread: 'C1/1' })
  await desk.hear('what does OP9 say?', here)
  expect(await desk.press({ do: 'ask', question: 'OP4' }, here)).toMatchObject({
    answer: { quotes: [{ clause: 'op-4' }] },
  })
  expect(await desk.hear('and the next one?', here)).toMatchObject({ answer: { quotes: [{ clause: 'op-5' }] } })
})

test('a command that a notice suggests is done, not asked', async () => {
  const { desk } = await openDesk()
  await desk.hear('subscribe all', visitTo())
  expect(await desk.press({ do: 'ask', question: 'subscriptions' }, visitTo())).toMatchObject({ kind: 'subscriptions' })
})

test('a bare number behind "clause" is a paragraph', async () => {
  const { desk } = await openDesk()
  expect(await desk.hear('clause 5', visitTo(), true)).toMatchObject({ answer: { quotes: [{ clause: 'op-5' }] } })
})

test('a message that begins a conversation leans on nothing, also where it is answered for the second time', async () => {
  const { desk } = await openDesk()
  const begins = visitTo('C1', { thread: 'C1/9', begins: true })
  await desk.hear('what does OP4 say?', begins)
  const again = await desk.hear('and the next one?', begins)
  expect(again).toMatchObject({ kind: 'answer', asked: { question: 'and the next one?' } })
  expect(again).not.toHaveProperty('asked.previous')
})
