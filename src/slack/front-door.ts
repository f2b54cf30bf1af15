import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { type ReceiverEvent, ReceiverMultipleAckError } from '@slack/bolt'
import { readBody } from '../chat/body.ts'
import type { Mount } from '../chat/edge.ts'
import { Stopping } from '../chat/worker.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { written } from './written.ts'

/** The one path for everything from Slack. */
export const EVENTS_PATH = '/slack/events'

/** The largest body that is read, in bytes. Slack's largest carries a message of 50 blocks and a view. */
const LARGEST_BODY = 1024 * 1024
/** Slack's own rule for the age of a request, in seconds, into the past and into the future. */
const TOLERANCE = 5 * 60
const FORM = 'application/x-www-form-urlencoded'

export interface FrontDoorOptions {
  readonly signingSecret: string
  /**
   * Keeps what was signed and can be answered later, and acknowledges it. Undefined for all else.
   *
   * @param text the body as it was written
   */
  readonly keep: (
    body: Record<string, unknown>,
    acknowledge: () => void,
    text: string | undefined,
  ) => Promise<void> | undefined
  /** Answers what was signed and is not kept, and acknowledges it. */
  readonly processEvent: (event: ReceiverEvent) => Promise<void>
  /** The machine's own: a signature is as old as it is, whatever day the product's clock shows. */
  readonly clock: Clock
  readonly log: Log
}

/**
 * Slack's requests on the product's own server. The SDK's receiver would end the process over a signed body `null`, takes a request
 * of tomorrow, reads a form with a charset as JSON, reads each body twice, and writes each answer anew, in pieces.
 */
export function frontDoor(options: FrontDoorOptions): Mount {
  const { log } = options
  return {
    anyHost: true,
    program: true,
    handle(request, response) {
      void admit(request, response, options).catch((error: unknown) => {
        log.error('slack request failed', { error })
        refuse(response, 500)
      })
    },
  }
}

async function admit(request: IncomingMessage, response: ServerResponse, door: FrontDoorOptions): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST')
    return refuse(response, 405)
  }
  const raw = await readBody(request, LARGEST_BODY).catch(() => 'gone' as const)
  // Nobody is there to be answered.
  if (raw === 'gone') return
  if (raw === undefined) {
    response.setHeader('Connection', 'close')
    return refuse(response, 413)
  }
  const text = raw.toString()
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  const fields = type === FORM ? parse(text) : undefined
  // Slack looks whether the address has a certificate; this alone it does not sign, and nothing of it is read.
  if (fields?.ssl_check === '1') return ok(response)
  if (!isSigned(request, raw, door)) {
    door.log.warn('slack request refused: it bears no valid signature of the last five minutes')
    return refuse(response, 401)
  }
  // Events come as JSON, commands as a form, all else as JSON in a form's field.
  const written = fields ? fields.payload : text
  const body = typeof written === 'string' ? objectIn(written) : { ...fields }
  if (!body) return refuse(response, 400)
  if (body.type === 'url_verification') return json(response, { challenge: body.challenge })
  try {
    const kept = door.keep(body, () => ok(response), fields ? undefined : text)
    await (kept ?? answer(response, body, door))
  } catch (error) {
    // Not acknowledged: Slack sends an event again, and tells who typed a command that it failed.
    door.log.error('slack request not taken', { error })
    refuse(response, error instanceof Stopping ? 503 : 500)
  }
}

/** By the acknowledgement, in which a command's answer stands. */
async function answer(
  response: ServerResponse,
  body: Record<string, unknown>,
  { processEvent, log }: FrontDoorOptions,
): Promise<void> {
  const ack: ReceiverEvent['ack'] = async (said?: string | object) => {
    if (response.headersSent) throw new ReceiverMultipleAckError()
    if (typeof said === 'object') json(response, said)
    else ok(response, said)
  }
  await processEvent({ body, ack })
  if (response.headersSent) return
  log.warn('slack request refused: nothing here listens to it', { type: body.type })
  refuse(response, 404)
}

/** Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
function isSigned(
  { headers }: IncomingMessage,
  body: Buffer,
  { signingSecret, clock }: Pick<FrontDoorOptions, 'signingSecret' | 'clock'>,
): boolean {
  const stamp = headers['x-slack-request-timestamp']
  const signature = headers['x-slack-signature']
  if (typeof stamp !== 'string' || typeof signature !== 'string') return false
  if (!(Math.abs(clock.now().epochMilliseconds / 1000 - Number(stamp)) <= TOLERANCE)) return false
  const own = createHmac('sha256', signingSecret).update(`v0:${stamp}:`).update(body).digest('hex')
  const [theirs, ours] = [Buffer.from(signature), Buffer.from(`v0=${own}`)]
  return theirs.length === ours.length && timingSafeEqual(theirs, ours)
}

/** What is written as JSON; undefined for what is no object. */
function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** With its length, and so in one piece. */
const ok = (response: ServerResponse, text = '', type?: string): void =>
  void response
    .writeHead(200, { ...(type && { 'Content-Type': type }), 'Content-Length': Buffer.byteLength(text) })
    .end(text)

const json = (response: ServerResponse, value: object): void => ok(response, written(value), 'application/json')

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status).end()
}
