import { afterEach, expect, test } from 'vitest'
import type { InboxEvent, TakenEvent } from '../../src/chat/memory.ts'
import { NotNow, Stopping, startWorker, type Worker, type WorkerOptions } from '../../src/chat/worker.ts'
import { createLog } from '../../src/log.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { type TurnedClock, turnedClock } from './made.ts'

const eventOf = (id: string, lane = 'C1'): InboxEvent => ({
  keys: [id],
  platform: 'slack',
  payload: JSON.stringify({ lane }),
})

/** A door that a test opens. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}

const workers: Worker[] = []
const stores: Store[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map(worker => worker.close(0)))
  await Promise.all(stores.splice(0).map(store => store.close()))
})

async function made(work: WorkerOptions['work'], more: Partial<WorkerOptions> = {}) {
  const store = more.inbox ? undefined : await openStore(':memory:')
  if (store) stores.push(store)
  const clock = turnedClock('2030-01-01T00:00:00Z')
  const logged: string[] = []
  const inbox = more.inbox ?? store?.memory.inbox
  if (!inbox) throw new Error('no inbox')
  const start = (over: Partial<WorkerOptions> = {}): Worker => {
    const worker = startWorker({
      platform: 'slack',
      inbox,
      clock,
      log: createLog('info', line => logged.push(line)),
      work,
      apologize: async () => undefined,
      lane: event => JSON.parse(event.payload).lane,
      ...more,
      ...over,
    })
    workers.push(worker)
    return worker
  }
  return { inbox, clock, logged, start }
}

const later = (clock: TurnedClock, seconds: number) => clock.turn(clock.now().add({ seconds }).toString())

test('an event is on record before it is acknowledged, and worked on after', async () => {
  const order: string[] = []
  const done = gate()
  const { inbox, start } = await made(async () => {
    order.push('worked')
    done.open()
    return { ref: 'ref' }
  })
  await start().receive(eventOf('Ev1'), async () => {
    const again = await (await inbox.receive(eventOf('Ev1'), { holder: 'x', now: '2030', until: '2031' })).taken
    order.push(again ? 'acknowledged too early' : 'acknowledged')
  })
  await done.opened
  expect(order).toEqual(['acknowledged', 'worked'])
})

test('an event that comes again is acknowledged and worked on once', async () => {
  const worked: string[] = []
  let acknowledged = 0
  const { start } = await made(async event => void worked.push(event.id) as undefined)
  const worker = start()
  const acknowledge = () => {
    acknowledged++
  }
  await Promise.all([1, 2, 3].map(() => worker.receive(eventOf('Ev1'), acknowledge)))
  await worker.close(1_000)
  expect(acknowledged).toBe(3)
  expect(worked).toEqual(['Ev1'])
})

test('what cannot be kept is not acknowledged', async () => {
  const broken = {
    receive: async () => {
      throw new Error('disk full')
    },
    takeOver: async () => [],
    renew: async () => undefined,
    giveBack: async () => undefined,
    done: async () => undefined,
    answeredAt: async () => undefined,
    forget: async () => 0,
  }
  const { start } = await made(async () => undefined, { inbox: broken })
  let acknowledged = false
  const received = start().receive(eventOf('Ev1'), () => {
    acknowledged = true
  })
  await expect(received).rejects.toThrow('disk full')
  expect(acknowledged).toBe(false)
})

test('an event whose acknowledgement fails is worked on all the same', async () => {
  const worked = gate()
  const { start } = await made(async () => void worked.open() as undefined)
  const received = start().receive(eventOf('Ev1'), () => {
    throw new Error('socket closed')
  })
  await expect(received).rejects.toThrow('socket closed')
  await worked.opened
})

test('a conversation is answered in its order, and holds up no other', async () => {
  const order: string[] = []
  const first = gate()
  const other = gate()
  const { start } = await made(async event => {
    if (event.id === 'slow') await first.opened
    order.push(event.id)
    if (event.id === 'elsewhere') other.open()
    return undefined
  })
  const worker = start()
  await worker.receive(eventOf('slow', 'C1'), () => undefined)
  await worker.receive(eventOf('behind', 'C1'), () => undefined)
  await worker.receive(eventOf('elsewhere', 'C2'), () => undefined)
  await other.opened
  first.open()
  await worker.close(1_000)
  expect(order).toEqual(['elsewhere', 'slow', 'behind'])
})

test('the next start takes over what a dead process held, once its lease has run out', async () => {
  const taken = gate()
  const seen: TakenEvent[] = []
  const { inbox, clock, start } = await made(async event => {
    seen.push(event)
    taken.open()
    return undefined
  })
  const dead = { holder: 'dead', now: '2030-01-01T00:00:00.000Z', until: '2030-01-01T00:00:15.000Z' }
  await inbox.receive(eventOf('Ev1'), dead)
  const worker = start({ hold: 30 })
  await worker.receive(eventOf('Ev2'), () => undefined)
  expect(seen.map(event => event.id)).not.toContain('Ev1')
  later(clock, 16)
  while (!seen.some(event => event.id === 'Ev1')) await new Promise(setImmediate)
  await worker.close(1_000)
  expect(seen.find(event => event.id === 'Ev1')).toMatchObject({ tries: 1 })
  expect(await inbox.takeOver('slack', { holder: 'x', now: '2040', until: '2041' }, 10)).toEqual([])
})

test('the end waits for what is under way', async () => {
  const door = gate()
  let finished = false
  const { start } = await made(async () => {
    await door.opened
    finished = true
    return undefined
  })
  const worker = start()
  await worker.receive(eventOf('Ev1'), () => undefined)
  const closing = worker.close(5_000)
  expect(worker.inFlight).toBe(1)
  door.open()
  expect(await closing).toBe(0)
  expect(finished).toBe(true)
})

test('what waits longer than the end is given back, and the next start has it at once', async () => {
  const { inbox, clock, start } = await made(
    (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Stopping))),
  )
  const worker = start()
  await worker.receive(eventOf('Ev1'), () => undefined)
  expect(await worker.close(10)).toBe(0)
  await expect(worker.receive(eventOf('Ev2'), () => undefined)).rejects.toThrow(Stopping)
  later(clock, 1)
  expect(
    await inbox.takeOver('slack', { holder: 'next', now: '2030-01-01T00:00:01.000Z', until: '2031' }, 10),
  ).toMatchObject([{ id: 'Ev1' }])
})

test('what throws is apologized for, and not tried again', async () => {
  const apologies: unknown[] = []
  const { inbox, start } = await made(async () => {
    throw new Error('broken answer')
  })
  const worker = start({
    apologize: async (_, error) => {
      apologies.push(error)
      return { ref: 'sorry' }
    },
  })
  await worker.receive(eventOf('Ev1'), () => undefined)
  await worker.close(1_000)
  expect(apologies).toMatchObject([{ message: 'broken answer' }])
  expect(await inbox.takeOver('slack', { holder: 'x', now: '2040', until: '2041' }, 10)).toEqual([])
})

test('an event over which five processes died is apologized for and left alone', async () => {
  let worked = 0
  const apologized = gate()
  const { inbox, clock, start } = await made(async () => {
    worked++
    return undefined
  })
  const now = clock.now().toString()
  await inbox.receive(eventOf('Ev1'), { holder: 'd', now, until: '2029-12-31T00:00:00Z' })
  for (let n = 0; n < 4; n++) await inbox.takeOver('slack', { holder: `d${n}`, now, until: '2029-12-31T00:00:00Z' }, 10)
  const worker = start({ apologize: async () => void apologized.open() as undefined })
  await apologized.opened
  await worker.close(1_000)
  expect(worked).toBe(0)
})

test('what cannot be answered now is tried until it can, however often, as if it were for the first time', async () => {
  const tries: number[] = []
  const { clock, start } = await made(async event => {
    tries.push(event.tries)
    if (tries.length < 8) throw new NotNow('no token can be had')
    return undefined
  })
  const worker = start({ hold: 30 })
  await worker.receive(eventOf('Ev1'), () => undefined)
  for (let seen = 1; seen < 8; seen++) {
    do await new Promise(setImmediate)
    while (tries.length < seen)
    later(clock, 1)
  }
  while (tries.length < 8) await new Promise(setImmediate)
  expect(tries).toEqual(Array(8).fill(0))
})

test('what cannot be answered for ten minutes is apologized for', async () => {
  const apologized = gate()
  let worked = 0
  const { clock, start } = await made(
    async () => {
      worked++
      throw new NotNow('no token can be had')
    },
    { apologize: async () => void apologized.open() as undefined },
  )
  const worker = start({ hold: 30 })
  await worker.receive(eventOf('Ev1'), () => undefined)
  do await new Promise(setImmediate)
  while (worked < 1)
  later(clock, 9 * 60)
  while (worked < 2) await new Promise(setImmediate)
  later(clock, 2 * 60)
  await apologized.opened
  expect(worked).toBe(3)
})
