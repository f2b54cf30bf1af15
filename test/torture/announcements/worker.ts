/**
 * One instance that announces, as a process of its own: the product's store, its edges to Slack and Teams, its planner and its
 * dispatcher, on shorter leases, so that a run is minutes and not days.
 */

import { createDispatcher } from '../../../src/announcements/dispatcher.ts'
import { announcementsOver } from '../../../src/announcements-in-use.ts'
import { createAssistant } from '../../../src/assistant/assistant.ts'
import { createDesk } from '../../../src/chat/desk.ts'
import type { ChatPort } from '../../../src/chat/port.ts'
import { clockFrom, systemClock } from '../../../src/clock.ts'
import { createLog } from '../../../src/log.ts'
import { openSlack } from '../../../src/slack/edge.ts'
import { openStore } from '../../../src/store/open.ts'
import { openLibrary } from '../../../src/store/stored.ts'
import { openTeams } from '../../../src/teams/edge.ts'
import { BOT, SECRET } from '../../slack/fake/slack.ts'
import { PACE, pause, readOrders } from './orders.ts'

const orders = readOrders(process.env)
const log = createLog('warn')
// All instances follow one clock, wherever they begin.
const clock = clockFrom(
  Temporal.Instant.from(orders.asOf),
  () => systemClock.now().epochMilliseconds,
  orders.speed,
  orders.epoch,
)

const stored = await openLibrary(orders.database)
const store = await openStore(orders.database)
const library = stored.library
const { room, texts, timeline } = announcementsOver(store, {
  config: { asOf: Temporal.Instant.from(orders.asOf) },
  library: () => library,
  clock,
})
const { memory } = store
const desk = createDesk({
  assistant: createAssistant(library, clock),
  library: () => library,
  memory,
  announcements: room,
  clock,
  log,
})
const config = {
  port: 0,
  host: '127.0.0.1',
  logLevel: 'warn',
  slack: { botToken: BOT.token, signingSecret: SECRET, apiUrl: orders.slack },
} as const
const slack = await openSlack({ config, desk, memory, library: () => library, clock, log })
const teams = openTeams({ desk, memory, library: () => library, clock, log })

/** Takes every unknown one to be lost: what a program without reconciliation does. */
const blind = (port: ChatPort): ChatPort => ({ ...port, find: async () => ({ outcome: 'absent' }) })
/** Tells whoever kills that a post is about to be made: its intent is in the ledger. */
const telling = (port: ChatPort): ChatPort => ({
  ...port,
  post: (...of) => {
    process.stdout.write('post\n')
    return port.post(...of)
  },
})
const eyes = (port: ChatPort): ChatPort => telling(orders.blind ? blind(port) : port)

const dispatcher = createDispatcher({
  ...store.announcing,
  subscriptions: memory.subscriptions,
  ports: new Map([
    ['slack', eyes(slack.port)],
    ['teams', eyes(teams.port)],
  ]),
  texts,
  clock,
  wall: systemClock,
  speed: orders.speed,
  pause,
  unknown: orders.unknown,
  lateDays: 999,
  pace: PACE,
  every: { look: 50, plan: 500 },
  slots: 20,
  holder: crypto.randomUUID(),
  timeline,
  log,
})
setInterval(() => void stored.refresh().catch(() => undefined), 500).unref()
process.stdout.write('ready\n')
process.once('SIGTERM', async () => {
  await dispatcher.close()
  process.exit(0)
})
await dispatcher.run()
