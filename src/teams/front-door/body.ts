import type { IncomingMessage } from 'node:http'

/** Larger than any activity: Teams' own messages hold 28 KB of text. */
const LARGEST_BODY = 256 * 1024

/**
 * Reads a request's body.
 *
 * @returns undefined where it is larger than an activity can be; what is left of it is not read.
 * @throws where the connection ends before the body does.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= LARGEST_BODY) return void chunks.push(chunk)
      request.removeAllListeners('data')
      resolve(undefined)
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => reject(new Error('the connection was closed')))
  })
}
