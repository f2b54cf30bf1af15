import type { Resolution } from '../resolution/model.ts'

/** Where the head of a resolution ends in its JSON. In words of a text the quotation marks would stand behind backslashes. */
const BODY = ',"source":'

const folded = new WeakMap<object, string>()

type Body = Pick<Resolution, 'source' | 'clauses' | 'problems'>

/** Reads the body out of the JSON, for good. */
function unfold(resolution: object): Body {
  const { source, clauses, problems } = JSON.parse(folded.get(resolution)!) as Body
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
 * @param json as `JSON.stringify` wrote it: the head first, then source, clauses and problems, as `parse` sets them
 * @example resolutionIn(JSON.stringify(resolution)).symbol // "S/RES/1138 (1997)"
 */
export function resolutionIn(json: string): Resolution {
  const end = json.indexOf(BODY)
  if (end < 0) return JSON.parse(json)
  const resolution = JSON.parse(`${json.slice(0, end)}}`)
  folded.set(resolution, json)
  return Object.defineProperties(resolution, PARTS)
}
