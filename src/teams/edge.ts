import type { INetworkModule } from '@azure/msal-node'
import type { Desk } from '../chat/desk.ts'
import type { ChatEdge } from '../chat/edge.ts'
import type { Memory } from '../chat/memory.ts'
import { createOutbox } from '../chat/outbox.ts'
import { startWorker } from '../chat/worker.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { TeamsConfig } from '../config.ts'
import type { Library } from '../library/library.ts'
import type { Log } from '../log.ts'
import { type Cloud, PUBLIC_CLOUD } from './cloud.ts'
import { createFrontDoor } from './front-door/front-door.ts'
import { createTokenCheck } from './front-door/token-check.ts'
import { createPort, createPosting } from './post.ts'
import { createReceive } from './receive.ts'
import { createConnector } from './send/connector.ts'
import { createTokens } from './send/tokens.ts'
import { createWork } from './work.ts'

/** Where Teams sends to. */
const TEAMS_PATH = '/api/messages'

/** Milliseconds that answers under way are waited for at the end; an orchestrator kills after 30 s. */
const GRACE = 8_000

export interface TeamsOptions {
  /** Absent: nobody is authenticated, and only this machine is answered, as the Agents Playground asks. */
  readonly config?: TeamsConfig
  readonly desk: Desk
  readonly memory: Memory
  /** The library as it is now. */
  readonly library: () => Pick<Library, 'find'>
  /** The product's clock, which may stand at another day. */
  readonly clock: Clock
  readonly log: Log
  readonly cloud?: Cloud
  /** How the identity provider is reached, where not over the network. */
  readonly network?: INetworkModule
  /** Milliseconds that the connector is waited for. */
  readonly patience?: number
}

/** Microsoft Teams, on, with how many answers are under way. */
export function openTeams(options: TeamsOptions): ChatEdge & { readonly inFlight: () => number } {
  const { config, desk, memory, library, clock, log, cloud = PUBLIC_CLOUD, network, patience } = options
  const now = () => systemClock.now().epochMilliseconds
  const connector = createConnector({
    appId: config?.appId ?? '',
    ...(config && { tokens: createTokens(config, cloud, now, network) }),
    now,
    ...(patience !== undefined && { patience }),
  })
  const posting = createPosting({ connector, outbox: createOutbox(), memory, clock, log })
  const { work, apologize, lane } = createWork({ desk, memory, posting, log })
  // Leases are counted by the machine's clock: the product's may be set back at each start.
  const worker = startWorker({ platform: 'teams', inbox: memory.inbox, clock: systemClock, log, work, apologize, lane })
  const door = createFrontDoor({
    ...(config && {
      guard: {
        check: createTokenCheck(cloud, config.appId, now),
        tenantId: config.tenantId,
        serviceHosts: config.serviceHosts,
      },
    }),
    receive: createReceive({ desk, memory, library, worker, clock, log }),
    log,
  })
  return {
    port: createPort({ connector, memory, clock }),
    mounts: new Map([[TEAMS_PATH, door]]),
    inFlight: () => worker.inFlight,
    async close() {
      const left = await worker.close(GRACE)
      if (left > 0) log.warn('teams answers are left for the next start', { answers: left })
    },
  }
}
