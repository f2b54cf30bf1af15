import type { z } from 'zod'
import { refuse } from './refusals.ts'

/** The largest body that is read, in bytes. */
const LARGEST = 256 * 1024

/** The body of a request as a schema reads it, or the refusal that says what is wrong with it. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T | Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refuse(415, 'Send JSON, with Content-Type: application/json.')
  const bytes = await readUpTo(request, LARGEST)
  if (!bytes) return refuse(413, `The body is larger than ${LARGEST / 1024} KB.`, { Connection: 'close' })
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse(400, 'The body is not JSON in UTF-8.')
  }
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const reasons = read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  return refuse(400, reasons.slice(0, 5).join('; '))
}

/** Reads a body; undefined where it is larger than `limit`, whatever Content-Length says or leaves unsaid. */
export async function readUpTo(request: Request, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length')) > limit) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
