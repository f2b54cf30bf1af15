import { expect, test } from 'vitest'
import { PACE } from '../../src/announcements/delivery.ts'
import { createDispatcher } from '../../src/announcements/dispatcher.ts'
import { createTexts } from '../../src/announcements/texts.ts'
import { createLibrary } from '../../src/library/library.ts'
import { createLog } from '../../src/log.ts'
import { parse } from '../../src/resolution/parse.ts'
import { command } from '../slack/fake/requests.ts'
import { readMessage } from '../slack/read.ts'
import { openWired } from '../slack/wired.ts'
import { textOf } from '../store/contract.ts'

/** A dispatcher that looks when it is told to, and is waited for. */
function onDemand(wired: Awaited<ReturnType<typeof openWired>>) {
  const { resolutions } = createLibrary([parse(textOf(9001))])
  const waiting: (() => void)[] = []
  let idle = Promise.withResolvers<void>()
  const pause = (milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>(resolve => {
      signal?.addEventListener('abort', () => resolve())
      // The limit of a post is no pause of the loop.
      if (milliseconds === PACE.patience) return
      waiting.push(resolve)
      idle.resolve()
    })
  const dispatcher = createDispatcher({
    ...wired.store.announcing,
    subscriptions: wired.store.memory.subscriptions,
    ports: new Map([['slack', wired.edge.port]]),
    texts: createTexts({ resolutions: () => resolutions, heldSince: async () => new Map() }),
    clock: wired.clock,
    wall: wired.clock,
    speed: 1,
    pause,
    unknown: 'repeat',
    lateDays: 3,
    pace: PACE,
    every: { look: 1, plan: 1 },
    slots: 10,
    holder: 'only',
    timeline: '',
    log: createLog('error'),
  })
  void dispatcher.run()
  return {
    /** Looks some times, each after the one before has ended. */
    async look(): Promise<void> {
      for (let n = 0; n < 6; n++) {
        await idle.promise
        idle = Promise.withResolvers()
        for (const wake of waiting.splice(0)) wake()
        // The network gets its turn.
        await new Promise(setImmediate)
      }
      await idle.promise
    },
    async close(): Promise<void> {
      const closed = dispatcher.close()
      for (const wake of waiting.splice(0)) wake()
      await closed
    },
  }
}

// The mandate that the text extends ends on 3 September 2030. New York puts its clocks forward on 10 March 2030, Auckland back on
// 7 April 2030; Kathmandu is 5 h 45 min ahead all year.
test.each([
  ['Pacific/Auckland', 150, '2030-04-05T20:00:00Z', 149, '2030-04-06T21:00:00Z'],
  ['Asia/Kathmandu', 178, '2030-03-09T03:15:00Z', 177, '2030-03-10T03:15:00Z'],
  ['America/New_York', 178, '2030-03-09T14:00:00Z', 177, '2030-03-10T13:00:00Z'],
])(
  'subscribed by slash command over the wire, %s is told over the wire at 09:00 of its own day, before and after its clocks change',
  async (zone, before, first, after, second) => {
    const wired = await openWired({ numbers: [9001] })
    const { slack, clock } = wired
    clock.turn('2030-03-05T00:00:00Z')
    const typed = `subscribe UNMIR lead ${before}d,${after}d at 09:00 in ${zone}`
    const said = await wired.command(
      command('/seized', typed, slack.responseUrl(), { user_id: 'U1', channel_id: 'C1' }),
    )
    expect(readMessage(said).headline).toContain(`at 09:00 ${zone}`)
    const { look, close } = onDemand(wired)
    await look()
    const sent = async () => (await wired.store.announcing.book.list({ states: ['sent'] }, 10)).length
    const posts = () => slack.of('chat.postMessage').map(({ args }) => readMessage(args))
    for (const [n, [days, at]] of [
      [before, first],
      [after, second],
    ].entries() as Iterable<[number, [number, string]]>) {
      clock.turn(Temporal.Instant.from(at).subtract({ seconds: 1 }).toString())
      await look()
      expect(posts()).toHaveLength(n)
      const posted = slack.next('chat.postMessage')
      clock.turn(at)
      await look()
      await posted
      // What the platform said has come back, too.
      while ((await sent()) <= n) await look()
      expect(posts()).toHaveLength(n + 1)
      expect(posts().at(-1)).toMatchObject({
        headline: `UNMIR’s mandate ends on 3 September 2030, in ${days} days (OP2).`,
        quotes: ['Decides to extend the mandate of UNMIR until 3 September 2030.'],
      })
    }
    await close()
    await wired.close()
  },
)
