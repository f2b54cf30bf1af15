import { expect, test } from 'vitest'
import { PACE } from '../../src/announcements/delivery.ts'
import { createDispatcher } from '../../src/announcements/dispatcher.ts'
import { announcementId, instantOf, stamp } from '../../src/announcements/instant.ts'
import type { Entry } from '../../src/announcements/ledger.ts'
import { createTexts } from '../../src/announcements/texts.ts'
import type { ChatPort } from '../../src/chat/port.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open.ts'
import { heapHeld } from '../heap.ts'
import { resolutionOf, VirtualTime, wish } from './made.ts'

const PLACES = 500
const EACH = 20
const STUCK = 'C7'

test(`${PLACES * EACH} due over ${PLACES} channels drain at the rate that Slack permits, a stuck channel delays no other, and memory stays flat`, async () => {
  const store = await openStore(':memory:')
  const time = new VirtualTime('1998-03-01T08:59:00Z')
  const library = [
    resolutionOf(
      1300,
      '1998-01-10',
      ...Array.from({ length: EACH }, () => 'Requests the Secretary-General to report by 1 March 1998;'),
    ),
  ]
  const texts = createTexts({ resolutions: () => library, heldSince: async () => new Map() })
  const subscriptions = Array.from({ length: PLACES }, (_, n) => wish(`s${n}`, { place: `C${n}`, leads: [0] }))
  for (const one of subscriptions) await store.memory.subscriptions.add(one)
  const occasions = texts.schedule(time).between('1998-03-01', '1998-03-01')
  expect(occasions).toHaveLength(EACH)
  const entries: Entry[] = subscriptions.flatMap(one =>
    occasions.map(({ duty, turn, day }) => ({
      id: announcementId('', one, { duty, turn }, 0),
      timeline: '',
      subscription: one.id,
      platform: one.platform,
      workspace: one.workspace,
      place: one.place,
      duty,
      turn,
      lead: 0,
      day,
      at: stamp(instantOf(day, 0, one)),
    })),
  )
  await store.announcing.agenda.put(entries)

  const last = new Map<string, number>()
  let [posted, limited, under, most] = [0, 0, 0, 0]
  const heap: number[] = []
  const port: ChatPort = {
    platform: 'slack',
    async post(place) {
      under++
      most = Math.max(most, under)
      await time.pause(100)
      under--
      if (place === STUCK) return { outcome: 'later', reason: 'rate limited', after: 60_000 }
      const now = time.now().epochMilliseconds
      // docs.slack.dev, "Rate limits": one message a second in a channel, short bursts aside.
      if (now - (last.get(place) ?? 0) < 1000) {
        limited++
        return { outcome: 'later', reason: 'rate limited', after: 1000 }
      }
      last.set(place, now)
      if (++posted % (PLACES * 2) === 0) heap.push(heapHeld())
      return { outcome: 'sent', ref: `m${posted}` }
    },
    find: async () => ({ outcome: 'absent' }),
  }
  const dispatcher = createDispatcher({
    ...store.announcing,
    subscriptions: store.memory.subscriptions,
    ports: new Map([['slack', port]]),
    texts,
    clock: time,
    wall: time,
    pause: time.pause,
    unknown: 'repeat',
    lateDays: 3,
    pace: PACE,
    every: { look: 250, plan: 3_600_000 },
    speed: 1,
    slots: 50,
    holder: 'only',
    timeline: '',
    log: createLog('error'),
  })
  void dispatcher.run()
  const begun = Temporal.Instant.from('1998-03-01T09:00:00Z')
  // Twenty in each, a second apart: 20 s at the least.
  await time.turn(begun.add({ seconds: 60 }))
  const { states } = await store.announcing.book.counts('', stamp(time.now()))
  expect({ posted, limited, sent: states.sent, open: states.due + states.claimed }).toEqual({
    posted: (PLACES - 1) * EACH,
    limited: 0,
    sent: (PLACES - 1) * EACH,
    open: EACH,
  })
  expect(most).toBeLessThanOrEqual(50)
  // What is under way is all that is held; five hundred bytes for each that was said would be a leak.
  expect(Math.max(...heap.slice(1)) - heap[1]!).toBeLessThan(PLACES * EACH * 500)
  await dispatcher.close()
}, 120_000)
