import type { Desk } from './chat/desk.ts'
import type { ChatEdge, Mount } from './chat/edge.ts'
import type { Clock } from './clock.ts'
import type { Library } from './library/library.ts'
import type { Log } from './log.ts'
import type { Store } from './store/open.ts'

/** Where Teams, and the Agents Playground in its stead, sends to. */
const PATH = '/api/messages'

export interface PlaygroundOptions {
  /** Opens the store and the desk; asked at the first activity, and never where none comes. */
  readonly open: () => Promise<{ readonly desk: Desk; readonly store: Store }>
  readonly library: () => Pick<Library, 'find'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Teams without credentials, for the Agents Playground on this machine. Nobody is authenticated, so it belongs to a server
 * that only this machine reaches.
 *
 * @example
 * const playground = openPlayground({ open, library, clock, log })
 * const server = await startServer({ …, mounts: playground.mounts })
 */
export function openPlayground({ open, library, clock, log }: PlaygroundOptions): Pick<ChatEdge, 'mounts' | 'close'> {
  let opened: Promise<ChatEdge> | undefined
  const edge = async (): Promise<ChatEdge> => {
    const [{ openTeams }, { desk, store }] = await Promise.all([import('./teams/edge.ts'), open()])
    log.warn('teams has no credentials: anyone on this machine is answered, as the Agents Playground asks')
    return openTeams({ desk, memory: store.memory, library, clock, log })
  }
  const mount: Mount = {
    anyHost: false,
    handle(request, response) {
      opened ??= edge().catch(cause => {
        opened = undefined
        throw cause
      })
      opened.then(
        ({ mounts }) => mounts.get(PATH)?.handle(request, response),
        cause => {
          log.error('teams cannot be opened', { cause })
          response.writeHead(503, { 'Content-Length': 0 }).end()
        },
      )
    },
  }
  return {
    mounts: new Map([[PATH, mount]]),
    async close() {
      await (await opened?.catch(() => undefined))?.close()
    },
  }
}
