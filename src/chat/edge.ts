import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChatPort } from './port.ts'

/** A path of the product's own server that an edge answers by itself. */
export interface Mount {
  /** Answers the request, whatever it is. Never throws. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  /** True where whoever asks proves by a signature who they are, so that it does not matter by which name they reached this machine. */
  readonly anyHost: boolean
  /** True where only a program asks, and what it gets is no page: the headers that bind a browser are left out. */
  readonly program?: true
}

/** A chat platform that is on, as the wiring sees it. */
export interface ChatEdge {
  readonly port: ChatPort
  /** By path: "/slack/events". */
  readonly mounts: ReadonlyMap<string, Mount>
  /** Takes nothing more, and finishes what was acknowledged, for a limited time; what is left is kept for the next start. */
  close(): Promise<void>
}
