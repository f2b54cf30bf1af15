import { setImmediate } from 'node:timers/promises'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { createDesk } from '../../src/chat/desk.ts'
import type { Clock } from '../../src/clock.ts'
import type { TeamsConfig } from '../../src/config.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open.ts'
import { openTeams, type TeamsOptions } from '../../src/teams/edge.ts'
import { roomOver, turnedClock } from '../chat/made.ts'
import { serving } from '../web/fakes.ts'
import { type FakeConnector, openConnector } from './fake/connector.ts'
import { APP, type Identity, openIdentity, TENANT } from './fake/identity.ts'

const BOT = `28:${APP}`

export interface TeamsRunOptions {
  readonly authenticated?: boolean
  readonly database?: string
  readonly config?: Partial<TeamsConfig>
  readonly clock?: Clock
  readonly identity?: Identity
  readonly connector?: FakeConnector
  readonly patience?: number
  readonly desk?: TeamsOptions['desk']
}

/** The product's Teams edge on its own server, with a connector and an identity provider of the test's own. */
export async function openRun(options: TeamsRunOptions = {}) {
  const { authenticated = true, database = ':memory:', patience } = options
  const clock = options.clock ?? turnedClock('1998-05-02T09:00:00Z')
  const connector = options.connector ?? (await openConnector())
  const identity = options.identity ?? (await openIdentity())
  const logged: string[] = []
  const log = createLog('debug', line => logged.push(line))
  const store = await openStore(database)
  const library = createLibrary(loadBuiltIn().map(loaded => loaded.resolution))
  const assistant = createAssistant(library, clock)
  const desk =
    options.desk ??
    createDesk({
      assistant,
      library: () => library,
      memory: store.memory,
      announcements: roomOver(store, library, clock),
      clock,
      log,
    })
  const config: TeamsConfig = {
    appId: APP,
    type: 'SingleTenant',
    tenantId: TENANT,
    password: 'secret',
    serviceHosts: [connector.host],
    ...options.config,
  }
  const edge = openTeams({
    ...(authenticated && { config }),
    desk,
    memory: store.memory,
    library: () => library,
    clock,
    log,
    cloud: identity.cloud,
    network: identity.network,
    ...(patience !== undefined && { patience }),
  })
  const server = await serving(assistant, { mounts: edge.mounts })
  const url = `${server.address}/api/messages`
  let count = 0

  const run = {
    connector,
    identity,
    store,
    edge,
    clock,
    logged,
    url,
    address: server.address,
    /** An activity as Teams sends it, in a personal chat unless told otherwise. */
    activity: (more: Record<string, unknown> = {}): Record<string, unknown> => ({
      type: 'message',
      id: `activity-${++count}-${crypto.randomUUID().slice(0, 8)}`,
      timestamp: '1998-05-02T09:00:00.000Z',
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: '29:person', name: 'Person', aadObjectId: 'person' },
      recipient: { id: BOT, name: 'Seized' },
      conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      localTimezone: 'Europe/Zurich',
      ...more,
    }),
    /** Sends it as the connector does. */
    async post(activity: object, init: { token?: string | null; headers?: Record<string, string> } = {}) {
      const token = init.token === undefined ? await identity.token(connector.url) : init.token
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          ...init.headers,
        },
        body: JSON.stringify(activity),
      })
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
    /** Waits until every activity that was acknowledged is done with. */
    async settled() {
      while (edge.inFlight() > 0) await setImmediate()
    },
    /** Says it and gives back what was posted meanwhile. */
    async say(activity: object) {
      const before = connector.standing().length
      const { status } = await run.post(activity)
      if (status !== 200) throw new Error(`refused with ${status}`)
      await run.settled()
      return connector.standing().slice(before)
    },
    async invoke(name: string, value: unknown, more: Record<string, unknown> = {}) {
      const { status, text } = await run.post(run.activity({ type: 'invoke', name, value, ...more }))
      return { status, body: text.startsWith('{') ? JSON.parse(text) : text }
    },
    /** Ends the edge and leaves the fakes. */
    async stop() {
      await Promise.all([edge.close(), server.close()])
      await store.close()
    },
    async close() {
      await run.stop()
      if (!options.connector) await connector.close()
      if (!options.identity) await identity.close()
    },
  }
  return run
}

export type TeamsRun = Awaited<ReturnType<typeof openRun>>

/** A channel's parts of an activity; `root` is the message that began the thread. */
export const inChannel = (text: string, { channel = '19:general@thread.tacv2', root = '', mentioned = true } = {}) => ({
  text: mentioned ? `<at>Seized</at> ${text}` : text,
  conversation: {
    id: root ? `${channel};messageid=${root}` : channel,
    conversationType: 'channel',
    isGroup: true,
    tenantId: TENANT,
  },
  channelData: { tenant: { id: TENANT }, team: { id: '19:team@thread.tacv2' }, channel: { id: channel } },
  entities: mentioned ? [{ type: 'mention', text: '<at>Seized</at>', mentioned: { id: BOT, name: 'Seized' } }] : [],
})
