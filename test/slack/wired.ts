import type { Desk } from '../../src/chat/desk.ts'
import type { Memory } from '../../src/chat/memory.ts'
import type { Library } from '../../src/library/library.ts'
import { createLog } from '../../src/log.ts'
import { openSlack } from '../../src/slack/edge.ts'
import type { Store } from '../../src/store/open.ts'
import { startServer } from '../../src/web/server.ts'
import { openDesk, type TurnedClock, turnedClock } from '../chat/made.ts'
import { SCENARIO_TIME } from '../wire/scenarios.ts'
import { FORM_TYPE, JSON_TYPE, post, type Signing } from './fake/requests.ts'
import { APP_TOKEN, BOT, type FakeSlack, SECRET, startFakeSlack, type Wired } from './fake/slack.ts'

/** The product's own edge behind its own server, with a Slack of ours. */
export interface WiredSlack {
  readonly slack: FakeSlack
  readonly store: Store
  readonly clock: TurnedClock
  readonly address: string
  readonly logged: string[]
  readonly edge: Awaited<ReturnType<typeof openSlack>>
  /** Sends an event, and waits until the edge has done with it. */
  event(body: Wired, signing?: Signing): Promise<void>
  /** Sends a pressed button, and waits until the edge has done with it. */
  press(body: Wired): Promise<void>
  /** Types a command, and hands back what was acknowledged. */
  command(body: Wired): Promise<Wired>
  /** Sends a shortcut or a submitted window. */
  interact(body: Wired): Promise<Wired>
  close(): Promise<void>
}

export interface WiredOptions {
  /** By Socket Mode instead of HTTP. */
  readonly socket?: boolean
  readonly numbers?: readonly number[]
  readonly slack?: FakeSlack
  /** Stands between the edge and the desk. */
  readonly desk?: (desk: Desk) => Desk
  readonly inbox?: (inbox: Memory['inbox']) => Memory['inbox']
}

const form = (fields: Wired) => new URLSearchParams(fields).toString()

export async function openWired({
  socket = false,
  numbers,
  desk: between,
  inbox: around,
  ...given
}: WiredOptions = {}): Promise<WiredSlack> {
  const slack = given.slack ?? (await startFakeSlack())
  const clock = turnedClock(SCENARIO_TIME)
  const { desk, tools, store } = await openDesk(numbers, clock)
  const logged: string[] = []
  const log = createLog('debug', line => logged.push(line))
  const { memory, done } = observed(store.memory, around)
  const edge = await openSlack({
    config: {
      port: 0,
      host: '127.0.0.1',
      logLevel: 'info',
      slack: {
        botToken: BOT.token,
        apiUrl: slack.apiUrl,
        ...(socket ? { appToken: APP_TOKEN } : { signingSecret: SECRET }),
      },
    },
    desk: between ? between(desk) : desk,
    memory,
    library: tools.library,
    clock,
    log,
  })
  const { resolutions } = tools.library()
  const server = await startServer({
    assistant: tools.assistant,
    library: { resolutions, library: tools.library as () => Library },
    clock,
    log,
    config: { host: '127.0.0.1', port: 0 },
    mounts: edge.mounts,
  })
  if (socket) await slack.connected()
  const sent = (response: { status: number; text: string }) => {
    if (response.status !== 200) throw new Error(`HTTP ${response.status} ${response.text}`)
  }
  const acknowledged = (payload: Wired) => (payload && Object.keys(payload).length > 0 ? payload : undefined)
  const interact = async (body: Wired) => {
    if (socket) return acknowledged(await slack.send('interactive', body))
    const response = await post(server.address, form({ payload: JSON.stringify(body) }), FORM_TYPE)
    sent(response)
    return response.json
  }
  return {
    slack,
    store,
    clock,
    address: server.address,
    logged,
    edge,
    async event(body, signing) {
      const worked = done()
      if (socket) await slack.send('events_api', body)
      else sent(await post(server.address, JSON.stringify(body), JSON_TYPE, signing))
      await worked
    },
    async press(body) {
      const worked = done()
      await interact(body)
      await worked
    },
    async command(body) {
      if (socket) return acknowledged(await slack.send('slash_commands', body))
      const response = await post(server.address, form(body), FORM_TYPE)
      sent(response)
      return response.json
    },
    interact,
    async close() {
      await Promise.all([edge.close(), server.close()])
      if (!given.slack) await slack.close()
      await store.close()
    },
  }
}

/** The real memory, and a look at it: an event is done when the inbox says so, or at once where it is known already. */
function observed(memory: Memory, around: WiredOptions['inbox']) {
  const waiting: (() => void)[] = []
  const { inbox } = memory
  const looked: Memory['inbox'] = {
    ...inbox,
    async receive(event, lease) {
      const received = await inbox.receive(event, lease)
      void received.taken.then(taken => taken ?? waiting.shift()?.())
      return received
    },
    async done(id, at, answered) {
      await inbox.done(id, at, answered)
      waiting.shift()?.()
    },
  }
  return {
    memory: { ...memory, inbox: around ? around(looked) : looked },
    done: () => new Promise<void>(resolve => waiting.push(resolve)),
  }
}
