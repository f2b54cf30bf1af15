import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Mount } from '../chat/edge.ts'
import type { Log } from '../log.ts'
import type { McpRooms } from './tools.ts'

/** A question with its conversation fits. */
const LARGEST_BODY = 256 * 1024

export interface McpOptions {
  readonly rooms: () => Promise<McpRooms>
  readonly log: Log
}

/**
 * The tools over Streamable HTTP, to be mounted on the product's own server. No session: each request stands alone. Nothing is loaded
 * before the first one.
 *
 * @example startServer({ …, mounts: new Map([['/mcp', openMcp({ rooms, log })]]) })
 */
export function openMcp({ rooms, log }: McpOptions): Mount {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [{ createMcp }, { StreamableHTTPServerTransport }, made] = await Promise.all([
      import('./tools.ts'),
      import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
      rooms(),
    ])
    const server = createMcp(made)
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true, maxRequestBodySize: LARGEST_BODY })
    response.once('close', () => void server.close())
    await server.connect(transport)
    await transport.handleRequest(request, response)
  }
  return {
    anyHost: false,
    handle(request, response) {
      // The protocol asks for it (2025-06-18, "Security Warning"): a page of another site may not speak to a server on this machine.
      const { origin, host } = request.headers
      if (origin !== undefined && URL.parse(origin)?.host !== host)
        return refuse(response, 403, 'This was sent by a page of another site.')
      // Without a session there is no stream to open and none to end.
      if (request.method !== 'POST') return refuse(response, 405, '/mcp takes POST only.')
      answer(request, response).catch(error => {
        const reference = crypto.randomUUID().slice(0, 8).toUpperCase()
        log.error('mcp request failed', { reference, error })
        if (response.headersSent) response.destroy()
        else refuse(response, 500, `Something failed on our side, reference ${reference}.`)
      })
    },
  }
}

/** A refusal as JSON-RPC, which is what a client reads. */
function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null })
  response.writeHead(status, { 'Content-Type': 'application/json', ...(status === 405 && { Allow: 'POST' }) }).end(body)
}
