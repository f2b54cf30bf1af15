import { expect, test } from 'vitest'
import { createOutbox } from '../../src/chat/outbox.ts'
import type { Posted } from '../../src/chat/port.ts'

const sent: Posted = { outcome: 'sent', ref: 'm1' }
const wait = (after: number): Posted => ({ outcome: 'later', reason: 'rate limited', after })

test('what is to be tried later is tried again after the time that was named', async () => {
  const waits: number[] = []
  const outbox = createOutbox({ wait: async ms => void waits.push(ms) })
  const outcomes = [wait(3_000), wait(1_000), sent]
  expect(await outbox.post('C1', async () => outcomes.shift() ?? sent)).toEqual(sent)
  expect(waits).toEqual([3_000, 1_000])
})

test('a place that waits holds up its own messages, in order, and nobody else’s', async () => {
  const order: string[] = []
  const { promise: door, resolve: open } = Promise.withResolvers<void>()
  const outbox = createOutbox({ wait: () => door })
  const first = [wait(5_000), sent]
  const send = (name: string, outcome: () => Posted) => async () => {
    const posted = outcome()
    if (posted.outcome === 'sent') order.push(name)
    return posted
  }
  const stuck = outbox.post(
    'C1',
    send('stuck', () => first.shift() ?? sent),
  )
  const behind = outbox.post(
    'C1',
    send('behind', () => sent),
  )
  await outbox.post(
    'C2',
    send('elsewhere', () => sent),
  )
  expect(order).toEqual(['elsewhere'])
  expect(outbox.waiting).toBe(2)
  open()
  await Promise.all([stuck, behind])
  expect(order).toEqual(['elsewhere', 'stuck', 'behind'])
  expect(outbox.waiting).toBe(0)
})

test.each<Posted>([
  { outcome: 'unknown', reason: 'the connection was reset' },
  { outcome: 'refused', reason: 'no such channel', gone: true },
])('an outcome that is $outcome is never tried again', async outcome => {
  let tries = 0
  const posted = await createOutbox().post('C1', async () => {
    tries++
    return outcome
  })
  expect(posted).toBe(outcome)
  expect(tries).toBe(1)
})

test('a message that throws stands in nobody’s way', async () => {
  const outbox = createOutbox()
  const broken = outbox.post('C1', async () => {
    throw new Error('broken')
  })
  const next = outbox.post('C1', async () => sent)
  await expect(broken).rejects.toThrow('broken')
  expect(await next).toEqual(sent)
})

test('who waits for a place gives up when told to', async () => {
  const stop = new AbortController()
  const outbox = createOutbox()
  let tries = 0
  const waiting = outbox.post(
    'C1',
    async () => {
      tries++
      return wait(60_000)
    },
    stop.signal,
  )
  const behind = outbox.post('C1', async () => sent, stop.signal)
  const both = Promise.all([expect(waiting).rejects.toThrow('stopping'), expect(behind).rejects.toThrow('stopping')])
  stop.abort(new Error('stopping'))
  await both
  expect(tries).toBeLessThan(2)
})

test('a place that asks for more patience than there is gets its message back', async () => {
  const outbox = createOutbox({ wait: async () => undefined, patience: 10_000 })
  expect(await outbox.post('C1', async () => wait(6_000))).toEqual(wait(6_000))
})
