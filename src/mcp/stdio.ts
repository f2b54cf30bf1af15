import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createMcp, type McpRooms } from './tools.ts'

/** The tools over standard input and output, until the input ends. Nothing else may write to the standard output meanwhile. */
export async function serveStdio(rooms: McpRooms): Promise<void> {
  const server = createMcp(rooms)
  const ended = new Promise<void>(resolve => {
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
}
