import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Ends a server without cutting anyone off in mid-sentence. */
export interface Connections {
  /**
   * Accepts nothing more, lets every request that has begun finish, and closes what waits idly at once.
   *
   * @param limit milliseconds after which what still runs is cut off
   * @returns how many connections were cut off
   */
  drain(limit: number): Promise<number>
}

/**
 * Follows a server's connections, from before it listens. Node's own `closeIdleConnections` spares a connection that was
 * opened and has sent nothing, as browsers open ahead of need; such a one would hold up the end until it times out.
 */
export function followConnections(server: Server): Connections {
  /** Open connections, with how many requests each has in flight. */
  const open = new Map<Socket, number>()
  let draining = false

  server.on('connection', socket => {
    open.set(socket, 0)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    open.set(socket, (open.get(socket) ?? 0) + 1)
    if (draining) response.setHeader('Connection', 'close')
    response.once('close', () => {
      if (!open.has(socket)) return
      const left = (open.get(socket) ?? 1) - 1
      open.set(socket, left)
      if (draining && left === 0) socket.destroySoon()
    })
  })

  return {
    async drain(limit) {
      draining = true
      let cut = 0
      await new Promise<void>(done => {
        const timer = setTimeout(() => {
          cut = open.size
          for (const socket of open.keys()) socket.destroy()
        }, limit)
        server.close(() => {
          clearTimeout(timer)
          done()
        })
        for (const [socket, requests] of open) if (requests === 0) socket.destroySoon()
      })
      return cut
    },
  }
}
