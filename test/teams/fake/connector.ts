import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Card } from '../../../src/teams/render/card.ts'
import { Card as CardSchema } from '../../../src/teams/render/card.ts'

/** A call that the connector got. */
export interface Call {
  readonly method: string
  readonly path: string
  /** The conversation that it went to; of a new thread its channel. */
  readonly conversation: string
  readonly token: string | undefined
  readonly activity: z.infer<typeof Message>
  /** Whether a message stands there now. */
  readonly accepted: boolean
}

/** How the connector behaves once. */
type Mood =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** Accepts the message, and then fails. */
  | { readonly accept: true; readonly ends: number | 'reset' | 'hang' | 'html' | 'empty' }
  | 'reset'

/** What Teams takes for a message: a card of ours, or words; nothing else. */
const Message = z.looseObject({
  type: z.literal('message'),
  summary: z.string().optional(),
  text: z.string().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: CardSchema }))
    .max(1)
    .optional(),
})
const Opening = z.looseObject({
  isGroup: z.literal(true),
  tenantId: z.string(),
  channelData: z.object({ channel: z.object({ id: z.string() }), tenant: z.object({ id: z.string() }) }),
  activity: Message,
})

/** Bytes of a message, counted as UTF-16. */
const LARGEST = 40 * 1024

/** A Bot Connector of a test's own. It refuses what Teams refuses. */
export interface FakeConnector {
  readonly url: string
  readonly host: string
  readonly calls: Call[]
  /** Messages that stand in a conversation, oldest first. */
  standing(conversation?: string): Call[]
  /** How it behaves for the next calls, one each; well-behaved after that. */
  next(...moods: Mood[]): void
  /** Conversations that the bot was removed from. */
  readonly removed: Set<string>
  /** Tokens that are taken; all where undefined. */
  accepts: ((token: string | undefined) => boolean) | undefined
  /** Milliseconds that it waits before it answers. */
  delay: number
  close(): Promise<void>
}

export async function openConnector(): Promise<FakeConnector> {
  const calls: Call[] = []
  const moods: Mood[] = []
  const removed = new Set<string>()
  let count = 0
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const fake: FakeConnector = {
    url: `http://${host}/amer/`,
    host,
    calls,
    removed,
    accepts: undefined,
    delay: 0,
    standing: conversation =>
      calls.filter(c => c.accepted && (conversation === undefined || c.conversation === conversation)),
    next: (...more) => void moods.push(...more),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += chunk
    if (fake.delay > 0) await new Promise(resolve => setTimeout(resolve, fake.delay))
    const path = decodeURIComponent(request.url ?? '')
    const json = (status: number, value: object) =>
      void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    const token = request.headers.authorization?.replace('Bearer ', '')
    const parsed: unknown = JSON.parse(body || 'null')
    const opened = Opening.safeParse(parsed).data
    const sent = /^\/amer\/v3\/conversations\/([^/]+)\/activities$/.exec(path)?.[1]
    const activity = Message.safeParse(sent === undefined ? opened?.activity : parsed).data
    const conversation = sent ?? opened?.channelData.channel.id ?? ''
    const record = (accepted: boolean) =>
      void calls.push({
        method: request.method ?? '',
        path,
        conversation,
        token,
        activity: activity ?? { type: 'message' },
        accepted,
      })
    const refuse = (status: number, code: string) => {
      record(false)
      json(status, { error: { code, message: code } })
    }
    const accept = () => {
      record(true)
      return ++count
    }
    const mood = moods.shift()
    if (mood === 'reset') {
      record(false)
      return void request.socket.destroy()
    }
    if (mood && 'status' in mood) {
      record(false)
      return void response.writeHead(mood.status, mood.headers).end(mood.body)
    }
    if (fake.accepts && !fake.accepts(token)) return refuse(401, 'Unauthorized')
    if (request.method !== 'POST' || (sent === undefined && path !== '/amer/v3/conversations'))
      return refuse(404, 'NotFound')
    if (!activity || (activity.text === undefined) === (activity.attachments === undefined))
      return refuse(400, 'BadSyntax')
    if (2 * body.length > LARGEST) return refuse(413, 'MessageSizeTooBig')
    if (removed.has(conversation.replace(/;messageid=.*/, ''))) return refuse(403, 'BotNotInConversationRoster')
    const id = accept()
    if (mood) {
      if (mood.ends === 'hang') return
      if (mood.ends === 'reset') return void request.socket.destroy()
      if (mood.ends === 'html')
        return void response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
      if (mood.ends === 'empty') return void response.writeHead(201).end()
      return void response.writeHead(mood.ends).end()
    }
    json(201, sent === undefined ? { id: `${conversation};messageid=${id}`, activityId: `${id}` } : { id: `${id}` })
  }
  return fake
}

/** The card of a message. */
export function cardIn({ activity }: Call): Card {
  const card = activity.attachments?.[0]?.content
  if (!card) throw new Error('the message has no card')
  return card
}
