import type { Assistant } from '../assistant/assistant.ts'
import { refuse } from './refusals.ts'

/** The largest body that is read, in bytes: a question of 10,000 characters with its conversation fits. */
const LARGEST_BODY = 64 * 1024

/** POST /api/ask: `{question, previous?, in?, asOf?}` in, the `Answer` out. */
export async function askApi(request: Request, assistant: () => Promise<Assistant>): Promise<Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refuse(415, 'Send the question as JSON, with Content-Type: application/json.')
  const text = await readBody(request)
  if (text === 'too-large')
    return refuse(413, `The body is larger than ${LARGEST_BODY / 1024} KB.`, { Connection: 'close' })
  if (text === 'not-text') return refuse(400, 'The body is not UTF-8.')
  let body: unknown
  try {
    body = JSON.parse(text.json)
  } catch (cause) {
    return refuse(400, `The body is not JSON: ${cause instanceof Error ? cause.message : cause}`)
  }
  // Loaded with the first question, not with the server: the first page does not wait for it.
  const { readAsked } = await import('./ask-schema.ts')
  const asked = readAsked(body)
  if ('wrong' in asked) {
    const reasons = asked.wrong.map(({ field, message }) => `${field} ${message}`)
    return refuse(400, reasons.join('; '), {}, { fields: asked.wrong })
  }
  return Response.json((await assistant()).ask(asked.question, asked.context))
}

/** Reads at most `LARGEST_BODY`, whatever Content-Length says or leaves unsaid. */
async function readBody(request: Request): Promise<{ json: string } | 'too-large' | 'not-text'> {
  if (Number(request.headers.get('content-length')) > LARGEST_BODY) return 'too-large'
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_BODY) return 'too-large'
    chunks.push(chunk)
  }
  try {
    return { json: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) }
  } catch {
    return 'not-text'
  }
}
