import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { parse } from '../../src/resolution/parse.ts'
import { turnedClock } from '../chat/made.ts'
import { command } from '../slack/fake/requests.ts'
import { readMessage } from '../slack/read.ts'
import { openWired } from '../slack/wired.ts'
import { textOf } from '../store/contract.ts'
import { cardIn, openConnector } from '../teams/fake/connector.ts'
import { openIdentity, TENANT } from '../teams/fake/identity.ts'
import { inChannel, openRun } from '../teams/made.ts'
import { readPosted } from '../teams/seen.ts'
import { onDemand } from './on-demand.ts'

const made = createLibrary([parse(textOf(9001))]).resolutions

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
    const { look, sent, close } = onDemand({ store: wired.store, port: wired.edge.port, clock, resolutions: made })
    await look()
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
      await sent(n + 1)
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

test('subscribed in Teams, a channel is told in a thread of its own and a person in the chat, by a process that neither has written to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seized-announced-'))
  const [connector, identity, clock] = [
    await openConnector(),
    await openIdentity(),
    turnedClock('1998-05-02T09:00:00Z'),
  ]
  const shared = { connector, identity, clock, database: join(folder, 'seized.db') }
  const first = await openRun(shared)
  const wish = 'subscribe UNMOT lead 7d at 09:00'
  const [said] = await first.say(first.activity(inChannel(`${wish} in Asia/Dushanbe`)))
  expect(said && readPosted(said).headline).toContain('7 days ahead, at 09:00 Asia/Dushanbe')
  await first.say(first.activity({ text: wish }))
  await first.stop()
  const before = connector.calls.length

  // All that is known of the two conversations is what the store kept.
  const run = await openRun(shared)
  const resolutions = loadBuiltIn().map(loaded => loaded.resolution)
  const { look, sent, close } = onDemand({ store: run.store, port: run.edge.port, clock, resolutions })
  const posted = () => connector.calls.slice(before)
  // 09:00 in Dushanbe is 04:00 UTC; in Zurich, the person's own zone, 07:00 UTC.
  for (const [n, at] of ['1998-05-08T04:00:00Z', '1998-05-08T07:00:00Z'].entries()) {
    clock.turn(Temporal.Instant.from(at).subtract({ seconds: 1 }).toString())
    await look()
    expect(posted()).toHaveLength(n)
    clock.turn(at)
    await sent(n + 1)
    expect(posted()).toHaveLength(n + 1)
  }
  await look()
  const [thread, chat] = posted()
  expect([thread, chat]).toMatchObject([
    { path: '/amer/v3/conversations', conversation: '19:general@thread.tacv2', accepted: true },
    { path: '/amer/v3/conversations/a:personal/activities', conversation: 'a:personal', accepted: true },
  ])
  for (const call of [thread!, chat!]) {
    expect(call.token).toMatch(/^bot-token-/)
    const { headline, quotes, buttons, spoken } = readPosted(call)
    expect(headline).toBe('UNMOT’s mandate ends on 15 May 1998, in 7 days (OP5).')
    expect(spoken).toBe(headline)
    expect(quotes).toEqual(['Decides to extend the mandate of UNMOT until 15 May 1998;'])
    expect(buttons.slice(0, 3)).toEqual(['Show paragraph', 'Done', 'Hear less often'])
    expect(call.activity.text).toBeUndefined()
  }
  expect(posted()).toHaveLength(2)

  // Its button is known for what it is about.
  const done = cardIn(thread!)
    .body.flatMap(e => (e.type === 'ActionSet' ? e.actions : []))
    .find(action => action.title === 'Done')
  const { conversation, channelData } = inChannel('')
  const pressed = await run.invoke(
    'adaptiveCard/action',
    { action: { data: done && 'data' in done ? done.data : undefined } },
    { conversation, channelData },
  )
  expect(pressed.body.value).toContain('is marked done here')
  expect(await run.store.memory.subscriptions.of('teams', TENANT)).toHaveLength(2)
  await close()
  await run.stop()
  await Promise.all([connector.close(), identity.close()])
  await rm(folder, { recursive: true })
})

test('an announcement that Teams accepted and then failed is looked for in vain, and comes once more, marked', async () => {
  const clock = turnedClock('1998-05-02T09:00:00Z')
  const run = await openRun({ clock })
  await run.say(run.activity({ text: 'subscribe UNMOT lead 7d at 09:00 in UTC' }))
  const before = run.connector.calls.length
  const resolutions = loadBuiltIn().map(loaded => loaded.resolution)
  const { look, sent, close } = onDemand({ store: run.store, port: run.edge.port, clock, resolutions })
  await look()
  run.connector.next({ accept: true, ends: 500 })
  clock.turn('1998-05-08T09:00:00Z')
  while ((await run.store.announcing.book.list({ states: ['uncertain'] }, 1)).length === 0) await look()
  expect(run.connector.calls.slice(before)).toHaveLength(1)
  clock.turn('1998-05-08T09:02:00Z')
  await sent(1)
  const heard = run.connector.calls.slice(before).map(call => readPosted(call).headline)
  expect(heard).toHaveLength(2)
  expect(heard[0]).not.toContain('possible repeat')
  expect(heard[1]).toContain('possible repeat')
  await close()
  await run.close()
})
