/** What follows on a mandate and what ends it. */
import { type Body, bodiesIn } from './bodies.ts'
import { datesOf } from './dates.ts'
import { type Act, fuller, NOT_BODIES } from './mandate-objects.ts'
import type { Mandate } from './mandates.ts'
import type { Clause, Resolution } from './model.ts'

const RENAMES =
  /\b(?:shall|will|is\s+to|should)(?:,[^,]*,)?\s+(?:henceforth\s+)?(?:be\s+(?:henceforth\s+)?(?:known\s+as|renamed|redesignated(?:\s+as)?|called|designated)|bear\s+the\s+(?:title|name)(?:\s+of)?)\s+/

/** "UNMIR in Ruritania shall be known as UNMAR": the new name, the old one, and whether the whole of it takes the new name. */
export function renaming(resolution: Resolution, clause: Clause, { text, span }: Act) {
  const verb = RENAMES.exec(text)
  if (!verb) return undefined
  const bodies = bodiesIn(resolution, text)
  const old = bodies.find(b => b.span[0] < verb.index)
  const to = bodies.find(b => b.span[0] >= verb.index + verb[0].length - 1)
  if (!old || !to || to.bare || old.name === to.name) return undefined
  const from = old.bare ? fuller(resolution, clause, span[0] + old.span[0], old) : old
  const between = text.slice(old.span[1], verb.index)
  return { to, from: from.name, whole: !/^\s+(?:with)?in\s/.test(between) }
}

const FOLLOWS =
  /\b(?:(?:legal\s+)?successor\s+(?:mission\s+|force\s+|operation\s+|presence\s+)?(?:to|of)|follow(?:ing)?[-\s]on\s+(?:\w+\s+)?(?:to|of)|to\s+(?:succeed|replace|follow|take\s+over\s+from)|(?:shall|will)\s+(?:succeed|replace|take\s+over\s+(?:the\s+)?[^;,]{0,60}?\b(?:components|functions|assets|tasks|personnel|role|mandate)\s+(?:from|of))|replacing|succeeding|in\s+succession\s+to)\s+(?:the\s+)?/

/** The body that a new one follows on. */
export function followed(resolution: Resolution, { text }: Act, bodies: readonly Body[]): string | undefined {
  const match = FOLLOWS.exec(text)
  if (!match) return undefined
  const from = match.index + match[0].length
  const old = bodiesIn(resolution, text).find(b => b.span[0] >= from - 4 && b.span[0] < from + 8 && !b.bare)
  return old && bodies.every(b => b.name !== old.name) ? old.name : undefined
}

/** "UNMAR shall take over the components of UNMIR": who follows on whom. */
export function heirOf(resolution: Resolution, act: Act): { to: Body; from: string } | undefined {
  const verb = /\b(?:shall|will)\s+(?:succeed|replace|take\s+over)\b/.exec(act.text)
  const to = verb && bodiesIn(resolution, act.text.slice(0, verb.index)).findLast(b => !b.general)
  const from = to && followed(resolution, act, [to])
  return from ? { to, from } : undefined
}

const EXTENDS = /\b(?:extend|renew|continu|prolong|maintain|extension|remain|carrying)/i
const ENDS =
  /^(?:(?:also|further|therefore|hereby|,?\s*in\s+this\s+(?:context|regard),?)\s+)*(?:decides?\s+)?(?:(?:also|further|therefore)\s+)*(?:to\s+)?(?:terminate|end|conclude|liquidate|close|dissolve|disband)s?\s+(?:the\s+)?/i
const IS_ENDED =
  /\b(?:shall|will|is\s+to|is|are|be)\s+(?:hereby\s+|immediately\s+|thereby\s+)?(?:(?:be\s+)?(?:terminated|concluded|dissolved|liquidated|disbanded|closed)|terminate|cease|end|expire)\b/
const IF =
  /\b(?:if|unless|when|once|should|in\s+the\s+event|expectation|intention|intends?|subject\s+to|upon|earlier\s+if|until)\b/

/** What an act ends: "to terminate the mandate of …", "the mandate of … shall terminate on …"; nothing where it depends on something. */
export function ending(
  resolution: Resolution,
  clause: Clause,
  act: Act,
): Omit<Mandate, 'clause' | 'refers' | 'steps'>[] | undefined {
  const { text } = act
  const opens = ENDS.exec(text)
  const passive = opens ? undefined : IS_ENDED.exec(text)
  const end = opens ? opens[0].length : passive?.index
  if (
    end === undefined ||
    !/^\W*(?:decides?|affirms?|confirms?|terminat|dissol|conclud|also|further|to\b|that\b|the\b)/i.test(text) ||
    EXTENDS.test(text)
  )
    return undefined
  const bodies = bodiesIn(resolution, text)
  const body = opens ? bodies.find(b => b.span[0] >= end - 4) : bodies.findLast(b => b.span[0] < end)
  if (!body) return undefined
  const lead = opens ? text.slice(end, body.span[0]) : text.slice(0, body.span[0])
  if (
    NOT_BODIES.test(lead) ||
    (opens &&
      !/^(?:(?:the\s+)?(?:mandate|operations?|mission|activities|deployment|authori[sz]ation)\s+of\s+)?(?:the\s+)?$/.test(
        lead,
      ))
  )
    return undefined
  const tail = text.slice(opens ? body.span[1] : end)
  if (!opens && !/^(?:[’']s\s+mandate|(?:\s+mandate)?)\s*,?$/.test(text.slice(body.span[1], end).trimEnd()))
    return undefined
  // "shall terminate immediately upon the establishment of …" by the same text is no condition, everything else is.
  const condition = IF.exec(tail)
  if (condition && !/^upon\s+the\s+(?:adoption|establishment)\b/.test(tail.slice(condition.index))) return undefined
  const named = bodies.length && body.bare ? fuller(resolution, clause, act.span[0] + body.span[0], body) : body
  const date = datesOf(resolution).find(
    d => d.clause === clause.id && d.span[0] >= act.span[0] + body.span[1] && d.span[1] <= act.span[1],
  )
  const until = date && (!resolution.adopted || date.date >= resolution.adopted) ? date.date : resolution.adopted
  if (until === undefined) return undefined
  return [
    {
      entity: named.name,
      kind: 'terminate',
      until,
      ...(named.general ? { general: true } : {}),
      span: date ? date.span : act.span,
    },
  ]
}
