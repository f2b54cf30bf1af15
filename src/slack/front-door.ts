import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HTTPReceiver } from '@slack/bolt'
import type { Mount } from '../chat/edge.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

/** The one path for everything from Slack. */
export const EVENTS_PATH = '/slack/events'

/** The largest body that is read, in bytes. Slack's largest carries a message of 50 blocks and a view. */
const LARGEST_BODY = 1024 * 1024
/** Slack's own rule for the age of a request, in seconds; the SDK holds it for the past only. */
const TOLERANCE = 5 * 60

/**
 * Slack's requests on the product's own server: what the SDK's receiver would fall over is refused here, the rest is handed to it.
 *
 * @param clock the machine's own: a signature is as old as it is, whatever day the product's clock shows
 */
export const frontDoor = (receiver: Pick<HTTPReceiver, 'requestListener'>, clock: Clock, log: Log): Mount => ({
  anyHost: true,
  handle(request, response) {
    void admit(request, response, receiver, clock).catch((error: unknown) => {
      log.error('slack request failed', { error })
      refuse(response, 500)
    })
  },
})

type Buffered = IncomingMessage & { rawBody?: Buffer }

async function admit(
  request: Buffered,
  response: ServerResponse,
  receiver: Pick<HTTPReceiver, 'requestListener'>,
  clock: Clock,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST')
    return refuse(response, 405)
  }
  const body = await bodyOf(request)
  if (body === undefined) {
    response.setHeader('Connection', 'close')
    return refuse(response, 413)
  }
  const stamp = Number(request.headers['x-slack-request-timestamp'])
  if (!(Math.abs(clock.now().epochMilliseconds / 1000 - stamp) <= TOLERANCE)) return refuse(response, 401)
  // The SDK compares the whole header: with a charset behind it a form would be read as JSON, and refused.
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type) request.headers['content-type'] = type
  if (!isReadable(body, type)) return refuse(response, 400)
  request.rawBody = body
  receiver.requestListener(request, response)
}

/** Undefined for one that is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Whether the SDK finds an object in it; `null` and `7` are JSON too, and would end the process. */
function isReadable(body: Buffer, type: string | undefined): boolean {
  try {
    const text = body.toString()
    const payload = type === 'application/x-www-form-urlencoded' ? new URLSearchParams(text).get('payload') : text
    return payload === null || isObject(JSON.parse(payload))
  } catch {
    return false
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status).end()
}
