import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { blockFaults } from './blocks.ts'

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire
export type Wired = any

/** One call of the Web API, or one answer to a response address, that was applied. */
interface Call {
  readonly method: string
  readonly args: Wired
  readonly ts?: string
}

/** What the next call of a method meets, instead of its answer. */
type Fault =
  | { readonly limit: number }
  /** Nothing is applied: the connection is reset. */
  | 'reset'
  /** Applied, and the answer is lost. */
  | 'lose'
  | { readonly error: string }
  | { readonly status: number }

export const TEAM = 'T0SEIZED'
export const BOT = { token: 'xoxb-good', id: 'B0SEIZED', user: 'U0SEIZED' }
export const APP_TOKEN = 'xapp-1-good'
export const SECRET = 'a-signing-secret-of-the-tests'

/** A Slack of our own: its Web API, response addresses and Socket Mode, which refuse what Slack refuses. */
export interface FakeSlack {
  /** "http://127.0.0.1:4000/api/" */
  readonly apiUrl: string
  /** What was applied, in order. */
  readonly calls: readonly Call[]
  /** Channels that the bot is in; a direct message is one. */
  readonly channels: Set<string>
  /** Tokens that hold. */
  readonly tokens: Set<string>
  /** Scopes beyond those of the manifest. */
  readonly scopes: Set<string>
  /** Messages that are set for a later day, by their id. */
  readonly scheduled: ReadonlyMap<string, Wired>
  fault(method: string, ...faults: Fault[]): void
  /** The next fault that a call of a method meets. */
  met(method: string): Promise<void>
  /** The next call of a method that is applied from now on. */
  next(method: string): Promise<Call>
  /** Of a method, what was applied. */
  of(method: string): Call[]
  /** An address that takes the answers to a button or a command. */
  responseUrl(): string
  /** Sends over Socket Mode, and waits for the acknowledgement. */
  send(type: string, payload: Wired, retry?: number): Promise<Wired>
  /** Waits until a Socket Mode client is connected. */
  connected(): Promise<void>
  /** Ends every Socket Mode connection, as Slack does when it renews them. */
  drop(): void
  close(): Promise<void>
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = []
  const faults = new Map<string, Fault[]>()
  const meeting = new Map<string, (() => void)[]>()
  const waiting: { method: string; resolve: (call: Call) => void }[] = []
  const channels = new Set(['C1', 'C2', 'D1'])
  const tokens = new Set([BOT.token, APP_TOKEN])
  const scopes = new Set<string>()
  const scheduled = new Map<string, Wired>()
  const sockets = new Set<WebSocket>()
  const acks = new Map<string, (payload: Wired) => void>()
  const onConnect: (() => void)[] = []
  let clock = 1_700_000_000

  const apply = (method: string, args: Wired, more: Partial<Call> = {}) => {
    const call = { method, args, ...more }
    calls.push(call)
    for (const [i, one] of waiting.toReversed().entries())
      if (one.method === method) {
        waiting.splice(waiting.length - 1 - i, 1)
        one.resolve(call)
      }
  }

  /** @returns the answer; `error` where Slack refuses. */
  function answer(method: string, args: Wired, token: string): Wired {
    if (method === 'apps.connections.open')
      return token === APP_TOKEN && tokens.has(token)
        ? { url: `ws://127.0.0.1:${port()}/socket` }
        : { error: 'invalid_auth' }
    if (!tokens.has(token)) return { error: token.startsWith('xoxb-') ? 'token_revoked' : 'invalid_auth' }
    const refusal = refuse(method, args)
    if (refusal) return refusal
    const ts = `${clock++}.000100`
    switch (method) {
      case 'auth.test':
        return { team_id: TEAM, bot_id: BOT.id, user_id: BOT.user, url: 'https://seized.slack.com/' }
      case 'chat.postMessage':
        apply(method, args, { ts })
        return { ts, channel: /^U/.test(args.channel) ? 'D1' : args.channel }
      case 'chat.postEphemeral':
        apply(method, args)
        return { message_ts: ts }
      case 'chat.scheduleMessage':
        apply(method, args)
        scheduled.set(`Q${ts}`, args)
        return { scheduled_message_id: `Q${ts}`, post_at: args.post_at, channel: args.channel }
      case 'chat.deleteScheduledMessage':
        apply(method, args)
        return scheduled.delete(args.scheduled_message_id) ? {} : { error: 'invalid_scheduled_message_id' }
      case 'chat.scheduledMessages.list': {
        const pending = [...scheduled].filter(([, { channel }]) => channel === args.channel)
        return {
          scheduled_messages: pending.map(([id, { channel, post_at, text }]) => ({
            id,
            channel_id: channel,
            post_at: Number(post_at),
            text,
          })),
        }
      }
      case 'conversations.history':
      case 'conversations.replies': {
        const posted = calls.filter(
          call =>
            call.method === 'chat.postMessage' &&
            call.args.channel === args.channel &&
            (!args.ts || call.args.thread_ts === args.ts),
        )
        return { messages: posted.map(call => ({ ts: call.ts, metadata: call.args.metadata })), has_more: false }
      }
      default:
        apply(method, args)
        return {}
    }
  }

  function refuse(method: string, args: Wired): Wired {
    const refused = (error: string, messages: string[] = []) => ({ error, response_metadata: { messages } })
    if (/^conversations\.(history|replies)$/.test(method)) {
      if (/^U/.test(args.channel)) return refused('channel_not_found')
      const needed = /^D/.test(args.channel) ? 'im:history' : 'channels:history'
      if (needed !== 'im:history' && !scopes.has(needed)) return refused('missing_scope')
      return undefined
    }
    if (/^chat\.(?:post|scheduleMessage$)/.test(method)) {
      if (/^U/.test(args.channel)) return method === 'chat.postMessage' ? undefined : refused('channel_not_found')
      if (!/^[CDG]\w+$/.test(args.channel ?? '')) return refused('channel_not_found')
      if (!channels.has(args.channel)) return refused('not_in_channel')
      if (!args.text && !args.blocks) return refused('no_text')
      if ((args.text?.length ?? 0) > 40_000) return refused('msg_too_long')
      if (args.blocks) return blocksRefused(args.blocks, 'message', refused)
    }
    if (method === 'views.publish' || method === 'views.open') {
      const { view } = args
      if (method === 'views.open' && !args.trigger_id) return refused('invalid_trigger_id')
      if (view.type !== (method === 'views.publish' ? 'home' : 'modal')) return refused('invalid_arguments')
      if (view.type === 'modal' && !(view.title?.text?.length <= 24)) return refused('invalid_arguments')
      return blocksRefused(view.blocks, view.type, refused)
    }
    if (method === 'chat.unfurl') {
      if (!(args.unfurl_id && args.source) && !(args.channel && args.ts)) return refused('cannot_find_message')
      for (const unfurl of Object.values(args.unfurls) as Wired[]) {
        const fault = blocksRefused(unfurl.blocks, 'message', refused)
        if (fault) return fault
      }
    }
    if (method === 'assistant.threads.setSuggestedPrompts' && !(args.prompts?.length >= 1 && args.prompts.length <= 4))
      return refused('invalid_arguments')
    return undefined
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    let body = ''
    for await (const chunk of request) body += chunk
    const json = (said: Wired) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(said))
    }
    const method = url.pathname.startsWith('/respond/') ? 'respond' : url.pathname.replace(/^\/api\//, '')
    const args = method === 'respond' ? JSON.parse(body) : argsOf(body)
    const fault = faults.get(method)?.shift()
    if (fault) for (const resolve of meeting.get(method)?.splice(0) ?? []) resolve()
    if (fault === 'reset') return void request.socket.destroy()
    if (typeof fault === 'object' && 'limit' in fault) {
      response.writeHead(429, { 'retry-after': String(fault.limit) })
      return void response.end()
    }
    if (typeof fault === 'object' && 'status' in fault) return void response.writeHead(fault.status).end('<html>')
    if (typeof fault === 'object') return json({ ok: false, error: fault.error })
    if (method === 'respond') {
      const faulty = args.blocks ? blockFaults(args.blocks, 'message') : []
      if (faulty.length > 0) return json({ ok: false, error: 'invalid_blocks', messages: faulty })
      apply(method, { ...args, id: url.pathname.slice('/respond/'.length) })
      return void response.end('ok')
    }
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? args.token ?? ''
    const said = answer(method, args, token)
    if (fault === 'lose') return void request.socket.destroy()
    json({ ok: said.error === undefined, ...said })
  }

  const server = createServer((request, response) => void take(request, response))
  const socketServer = new WebSocketServer({ server, path: '/socket' })
  socketServer.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', data => {
      const { envelope_id, payload } = JSON.parse(String(data))
      acks.get(envelope_id)?.(payload)
      acks.delete(envelope_id)
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }))
    for (const resolve of onConnect.splice(0)) resolve()
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const port = () => (server.address() as AddressInfo).port
  let addresses = 0

  return {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    calls,
    channels,
    tokens,
    scopes,
    scheduled,
    fault: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    met: method => new Promise(resolve => void meeting.set(method, [...(meeting.get(method) ?? []), resolve])),
    next: method => new Promise(resolve => waiting.push({ method, resolve })),
    of: method => calls.filter(call => call.method === method),
    responseUrl: () => `http://127.0.0.1:${port()}/respond/${++addresses}`,
    async send(type, payload, retry) {
      const [socket] = sockets
      if (!socket) throw new Error('no Socket Mode client is connected')
      const envelope_id = crypto.randomUUID()
      const acknowledged = new Promise(resolve => acks.set(envelope_id, resolve))
      const more = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }
      socket.send(
        JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== 'events_api', ...more }),
      )
      return acknowledged
    },
    async connected() {
      if ([...sockets].some(socket => socket.readyState === WebSocket.OPEN)) return
      await new Promise<void>(resolve => onConnect.push(resolve))
    },
    drop() {
      for (const socket of sockets) socket.close()
      sockets.clear()
    },
    async close() {
      for (const socket of socketServer.clients) socket.terminate()
      socketServer.close()
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
}

function blocksRefused(
  blocks: Wired,
  surface: 'message' | 'home' | 'modal',
  refused: (error: string, messages?: string[]) => Wired,
): Wired {
  const faulty = blockFaults(blocks, surface)
  if (faulty.length > 0) return refused('invalid_blocks', faulty)
  if (surface === 'message' && JSON.stringify(blocks).length > 13_200) return refused('msg_blocks_too_long')
  return undefined
}

/** Forms with JSON in their fields, as the SDK sends them. */
function argsOf(body: string): Wired {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      if (!/^[[{]/.test(value)) return [name, value]
      try {
        return [name, JSON.parse(value)]
      } catch {
        return [name, value]
      }
    }),
  )
}
