import { connect, type Socket } from 'node:net'

/** A connection on which bytes are written and read as they are. */
export interface Raw {
  send(text: string): void
  /** All that arrived until the other side closed. */
  readonly ended: Promise<string>
  /** What arrived so far, once it holds `part`. */
  until(part: string): Promise<string>
  readonly socket: Socket
}

export async function raw(address: string): Promise<Raw> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let received = ''
  const waiting = new Set<() => void>()
  socket.setEncoding('utf8')
  socket.on('data', chunk => {
    received += chunk
    for (const look of waiting) look()
  })
  const ended = new Promise<string>(done => {
    socket.on('error', () => {})
    socket.on('close', () => done(received))
  })
  await new Promise<void>((opened, failed) => socket.once('connect', opened).once('error', failed))
  return {
    socket,
    ended,
    send: text => void socket.write(text),
    until: part =>
      new Promise((found, closed) => {
        const look = () => {
          if (!received.includes(part)) return
          waiting.delete(look)
          found(received)
        }
        waiting.add(look)
        socket.once('close', () => closed(new Error(`closed before “${part}”: ${received}`)))
        look()
      }),
  }
}
