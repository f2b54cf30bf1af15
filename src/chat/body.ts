import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body.
 *
 * @param largest bytes
 * @returns undefined where it is larger; what is left of it is not read.
 * @throws where the connection ends before the body does.
 */
export function readBody(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largest) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largest) return void chunks.push(chunk)
      request.removeAllListeners('data')
      resolve(undefined)
    })
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => {
      if (!request.complete) reject(new Error('the connection was closed'))
    })
  })
}
