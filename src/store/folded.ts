import type { Resolution } from '../resolution/model.ts'

/** Where the head of a resolution ends in its JSON. In words of a text the quotation marks would stand behind backslashes. */
const BODY = ',"source":'

const folded = new WeakMap<object, Buffer>()

type Body = Pick<Resolution, 'source' | 'clauses' | 'problems'>

/** Reads the body out of the JSON, for good. */
function unfold(resolution: object): Body {
  const { source, clauses, problems } = JSON.parse(folded.get(resolution)!.toString()) as Body
  const body: Body = { source, clauses, problems }
  for (const [name, value] of Object.entries(body)) Object.defineProperty(resolution, name, { value, enumerable: true })
  folded.delete(resolution)
  return body
}

const part = (name: keyof Body): PropertyDescriptor => ({
  get(this: object) {
    return unfold(this)[name]
  },
  enumerable: true,
  configurable: true,
})

/** The same for all, so that all have one shape. */
const PARTS: PropertyDescriptorMap = { source: part('source'), clauses: part('clauses'), problems: part('problems') }

/**
 * A resolution out of its JSON, as `JSON.parse` gives it. Only symbol, number and days are read at once, the paragraphs when they are
 * first asked for: of a thousand resolutions a question looks into a few.
 *
 * @param bytes what `JSON.stringify` wrote, in UTF-8: the head first, then source, clauses and problems, as `parse` sets them
 * @example resolutionIn(Buffer.from(JSON.stringify(resolution))).symbol // "S/RES/1138 (1997)"
 */
export function resolutionIn(bytes: Uint8Array): Resolution {
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = json.indexOf(BODY)
  if (end < 0) return JSON.parse(json.toString())
  const resolution = JSON.parse(`${json.toString('utf8', 0, end)}}`)
  folded.set(resolution, json)
  return Object.defineProperties(resolution, PARTS)
}
