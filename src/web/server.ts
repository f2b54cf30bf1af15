import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Assistant } from '../assistant/assistant.ts'
import type { Mount } from '../chat/edge.ts'
import type { Config } from '../config.ts'
import { SeizedError } from '../errors.ts'
import { createApp, type Rooms } from './app.ts'
import { ARRIVAL, type ArrivalLimits, limitArrival } from './arrival.ts'
import { followConnections } from './connections.ts'
import type { ChangePolicy } from './may-change.ts'
import { isLoopback, namesThisMachine, SECURITY_HEADERS } from './security.ts'

/** Milliseconds that requests in flight are given when the server closes: most orchestrators kill after 30 s. */
const GRACE = 10_000

/** A question of 10,000 characters takes up to 90,000 as a percent-encoded address; a longer one must still be refused in words. */
const LARGEST_HEAD = 256 * 1024

/** Where documents are sent to, of up to 50 MB. */
const UPLOADS = '/api/library'

/** Milliseconds that whoever is refused has to read why, before the connection ends. */
const LAST_WORDS = 1000

const HEADERS = Object.entries(SECURITY_HEADERS)

export interface ServerOptions extends Omit<Rooms, 'assistant' | 'clockIsSet' | 'policy'> {
  /** The assistant, or how to load it: the first page does not wait for it, and its first question finds it loaded. */
  readonly assistant: Assistant | (() => Promise<Assistant>)
  readonly config: Pick<Config, 'port' | 'host' | 'asOf' | 'adminToken' | 'publicUrl'>
  /** What other edges serve on this server, by path: "/slack/events"; one that ends in a slash takes what lies below it. */
  readonly mounts?: ReadonlyMap<string, Mount>
  readonly arrival?: ArrivalLimits
}

export interface RunningServer {
  /** "http://127.0.0.1:3000" */
  readonly address: string
  /** Stops accepting and finishes what is in flight, for ten seconds at most. May be called again. */
  close(): Promise<void>
}

/**
 * Serves the page and the programming interface.
 *
 * @throws SeizedError `port-in-use`, or `bad-setting` for a host or port that this machine or this user cannot listen on
 * @example
 * const server = await startServer({ assistant, library, config, clock, log })
 * process.once('SIGTERM', () => void server.close())
 */
export async function startServer({
  config,
  assistant,
  mounts,
  arrival = ARRIVAL,
  ...rooms
}: ServerOptions): Promise<RunningServer> {
  let loaded: Promise<Assistant> | undefined
  const ready = () => {
    loaded ??= typeof assistant === 'function' ? assistant() : Promise.resolve(assistant)
    return loaded
  }
  const localOnly = isLoopback(config.host)
  const policy: ChangePolicy = {
    local: localOnly && config.publicUrl === undefined,
    ...(config.adminToken !== undefined && { token: config.adminToken }),
  }
  const { app, boundary } = createApp({ ...rooms, assistant: ready, policy, clockIsSet: config.asOf !== undefined })
  const answer = getRequestListener(app.fetch, {
    errorHandler: thrown =>
      thrown instanceof Error && thrown.name === 'RequestError'
        ? new Response('The address or the Host header of this request cannot be read.\n', { status: 400 })
        : boundary(thrown, { path: '', accept: null }),
  })

  const server = createServer(
    // A missing Host is refused below, with the same headers as everything else.
    {
      maxHeaderSize: LARGEST_HEAD,
      requireHostHeader: false,
      headersTimeout: arrival.head,
      requestTimeout: 0,
      // Node looks no more often than this, and by itself every 30 seconds.
      connectionsCheckingInterval: arrival.head / 2,
    },
    (request: IncomingMessage, response: ServerResponse) => {
      const asked = request.url ?? ''
      const path = mounts?.has(asked) ? asked : (URL.parse(asked, 'http://localhost')?.pathname ?? '')
      const mount = mounts?.get(path) ?? mounts?.get(path.slice(0, path.lastIndexOf('/', path.length - 2) + 1))
      if (!(mount?.program && mount.anyHost)) for (const [name, value] of HEADERS) response.setHeader(name, value)
      if (localOnly && !mount?.anyHost && !namesThisMachine(request.headers.host)) return refuseHost(response)
      limitArrival(request, response, arrival, request.method === 'POST' && path === UPLOADS, () =>
        refuseUnreadable({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, request.socket),
      )
      if (mount) return mount.handle(request, response)
      void answer(request, response)
    },
  )
  server.on('clientError', refuseUnreadable)
  // Loaded between the first reply and the first question. Whoever asks hears of a failure, with its reference.
  server.once('request', (_, response) => response.once('close', () => ready().catch(() => {})))
  const connections = followConnections(server)

  const { address, family, port } = await listen(server, config)
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    async close() {
      const cut = await connections.drain(GRACE)
      if (cut > 0) rooms.log.warn('connections cut off at the end', { connections: cut, afterSeconds: GRACE / 1000 })
    },
  }
}

function listen(server: Server, { host, port }: ServerOptions['config']): Promise<AddressInfo> {
  return new Promise((listening, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) => failed(refusedToListen(cause, host, port)))
    server.listen(port, host, () => listening(server.address() as AddressInfo))
  })
}

function refusedToListen(cause: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new SeizedError(
        'port-in-use',
        `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: PORT=${port < 65_535 ? port + 1 : 3000}, or PORT=0 for any free one.`,
        { cause },
      )
    case 'EACCES':
      return new SeizedError(
        'bad-setting',
        `PORT is ${port}: this user may not listen there. Choose one from 1024 up.`,
        { cause },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new SeizedError(
        'bad-setting',
        `HOST is ${host}: this machine has no such address. Use HOST=127.0.0.1, or HOST=0.0.0.0 for all.`,
        { cause },
      )
    default:
      return new SeizedError('fault', `Cannot listen on ${host}, port ${port}: ${cause.message}`, { cause })
  }
}

function refuseHost(response: ServerResponse): void {
  response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  response.end(
    'This server answers this machine only, by the names localhost, 127.0.0.1 and [::1]. To serve others, set HOST.\n',
  )
}

/** What Node could not read as HTTP gets its answer here, with the same headers as everything else. */
function refuseUnreadable(error: Pick<NodeJS.ErrnoException, 'code'>, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const [status, words] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [
          '431 Request Header Fields Too Large',
          'The question is too long: at most 10,000 characters are read. Shorten it.',
        ]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request took too long to arrive.']
        : ['400 Bad Request', 'This is not HTTP.']
  const headers = Object.entries({
    ...SECURITY_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    Connection: 'close',
  })
  const body = `${words}\n`
  socket.end(
    `HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  // Whoever goes on sending keeps nothing open by it.
  setTimeout(() => socket.destroy(), LAST_WORDS).unref()
}
