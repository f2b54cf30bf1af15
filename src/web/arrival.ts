import type { IncomingMessage, ServerResponse } from 'node:http'

/** How long a request may take to arrive, in milliseconds. */
export interface ArrivalLimits {
  /** Until the head is there. */
  readonly head: number
  /** Until the whole body is there. */
  readonly body: number
  /** Until the next bytes of an upload are there: 50 MB over a slow line take as long as they take. */
  readonly pause: number
}

export const ARRIVAL: ArrivalLimits = { head: 10_000, body: 30_000, pause: 30_000 }

/**
 * Gives a request up whose body does not come. Node's own `requestTimeout` knows one limit for all requests, and from the first byte to
 * the last.
 *
 * @param upload true where each pause is limited, and not the whole
 */
export function limitArrival(
  request: IncomingMessage,
  response: ServerResponse,
  { body, pause }: ArrivalLimits,
  upload: boolean,
  giveUp: () => void,
): void {
  const { headers, socket } = request
  if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)) return
  let seen = socket.bytesRead
  const look = () => {
    if (request.complete) return
    if (!upload || socket.bytesRead === seen) return giveUp()
    seen = socket.bytesRead
    timer = setTimeout(look, pause)
  }
  let timer = setTimeout(look, upload ? pause : body)
  response.once('close', () => clearTimeout(timer))
}
