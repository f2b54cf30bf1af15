/**
 * What a resolution does to mandates: which missions, panels and authorizations it establishes, extends, renames or ends, until
 * when and by which paragraph. Days and their arithmetic come from `deadlinesOf`; what is extended is read from the act's own
 * words ("the mandate of …", "…’s mandate", "the authorization of …", "establish …"), or from what "its mandate" stands for.
 */
import { type Body, bodiesIn } from './bodies.ts'
import { datesOf } from './dates.ts'
import { deadlinesOf } from './deadlines.ts'
import type { Clause, ClauseId, Deadline, Resolution, Span } from './model.ts'
import { verbUsesIn } from './verbs.ts'

/** What a paragraph does to one mandate. */
export interface Mandate {
  /** As people call it: "UNMOT", "UNAVEM III", "Panel of Experts"; the name as printed where there is no acronym. */
  readonly entity: string
  readonly clause: ClauseId
  readonly kind: 'establish' | 'extend' | 'authorize' | 'rename' | 'terminate'
  /** Last day, ISO 8601; of a termination, the day on which it ends. Absent where the text sets none. */
  readonly until?: string
  /** First day, where the text names one: "with effect from 16 January 1998". */
  readonly starts?: string
  /** The entity that it follows on. */
  readonly from?: string
  /** True where `from` ends by this: "UNMIR shall be known as UNMAR". */
  readonly replaces?: boolean
  /** True where it goes on after `until` unless the Council decides otherwise. */
  readonly continues?: boolean
  /** True where the name does not tell it from others of its kind: "Panel of Experts", "multinational force". */
  readonly general?: boolean
  /** Numbers of the resolutions that the paragraph names for it, "established pursuant to resolution 1591 (2005)". */
  readonly refers: readonly number[]
  /** The other bodies that the paragraph names, "to support UNOCI"; of general names only. */
  readonly beside?: readonly string[]
  /** The arithmetic of `until`. */
  readonly steps: readonly string[]
  /** The words that set `until`, within the clause's text. */
  readonly span: Span
}

type Due = Deadline & { readonly due: string }

const memo = new WeakMap<Resolution, readonly Mandate[]>()

/**
 * What a resolution does to mandates, in the text's order. Sanctions and judges' terms of office are none.
 *
 * @example mandatesOf(resolution)[0] // { entity: 'UNMOT', clause: 'op-5', kind: 'extend', until: '1998-05-15', … }
 */
export function mandatesOf(resolution: Resolution): readonly Mandate[] {
  let mandates = memo.get(resolution)
  if (!mandates) {
    mandates = read(resolution)
    memo.set(resolution, mandates)
  }
  return mandates
}

function read(resolution: Resolution): readonly Mandate[] {
  const found: Mandate[] = []
  const add = (mandate: Mandate) => {
    const same = found.findIndex(
      other =>
        other.entity === mandate.entity &&
        (other.clause === mandate.clause || (other.until !== undefined && other.until === mandate.until)),
    )
    if (same < 0) found.push(mandate)
    // What is set up in one act may have its term in another.
    else if (found[same]!.until === undefined) found[same] = { ...mandate, ...found[same]!, ...termOf(mandate) }
  }
  const ends = deadlinesOf(resolution).filter((d): d is Due => d.what === 'mandate' && d.due !== undefined)
  const dues = Map.groupBy(ends, d => d.clause)
  for (const clause of resolution.clauses) {
    if (clause.part !== 'operative' || !(dues.has(clause.id) || MAY_ACT.test(clause.text))) continue
    const acts = actsOf(clause)
    for (const act of acts) {
      const within = (dues.get(clause.id) ?? []).filter(d => d.span[0] >= act.span[0] && d.span[0] < act.span[1])
      for (const mandate of actOn(resolution, clause, act, within)) add(mandate)
    }
  }
  return found
}

const termOf = ({ until, steps, span }: Mandate) => ({ ...(until === undefined ? {} : { until }), steps, span })

/** What a paragraph that sets no day must hold. */
const MAY_ACT =
  /\b(?:establish|set\s+up|terminat|conclud|dissol|liquidat|disband|cease|end|close|expire|known\s+as|bear\s+the|renamed|redesignat|called|succeed|replace|take\s+over)/i

interface Act {
  readonly text: string
  readonly span: Span
}

/** The parts of a paragraph that each stand under one verb of the Council. */
function actsOf(clause: Clause): readonly Act[] {
  const starts = [...new Set([0, ...verbUsesIn(clause).map(use => use.span[0])])].sort((a, b) => a - b)
  return starts
    .map((start, n): Span => [start, starts[n + 1] ?? clause.text.length])
    .filter(([start, end]) => end > start)
    .map(span => ({ span, text: clause.text.slice(...span) }))
}

const STOP =
  /[;:]|,(?!\s+(?:and\s+(?:the|of)\b|[A-Z]{3,}|\()|)|\b(?:until|till|for\s+(?:an?|another|the\s+(?:final|same|period)|one|up\s+to)|as\s+(?:set|contained|defined|established|determined|authorized|specified|laid|renewed|mandated|provided|stipulated|described)|beyond|terminating|ending|expiring|shall|is\b|are\b|be\b|set\s+(?:out|forth)|referred|originally|appointed|contained|at\s+the|and\s+(?:requests?|authorizes?|decides|expresses|further|also|to)|in\s+order|under|which|who)\b/
const MANDATE_OF =
  /\bmandates?(?:,?\s+(?:and|or)\s+\w+|\s+and\s+authorized\s+\w+)?(?:\s*,)?\s+(?:given\s+to|granted\s+to|entrusted\s+to|of|for)\s+/g
const GRANT_OF =
  /\b(?:authori[sz]ations?|deployment|operations?|presence|establishment|creation|re-?establishment|continuation|stationing(?:\s+in\s+\w+)?|appointment)(?:,\s+(?:until|through|for)\s+[^;,]{4,60},|\s+(?:until|through|for)\s+[^,;]{4,40}?)?\s+(?:of|for|given\s+to|granted\s+to|provided\s+to|to|(?:it|that\s+(?:the\s+(?:Security\s+)?Council|it)|the\s+(?:Security\s+)?Council)\s+(?:has\s+)?(?:provided|gave|granted)\s+to)\s+/g
const OWN_MANDATE =
  /\b(?:(?:its|their|this|that|the|his)\s+(?:(?:present|current|existing|respective|said|revised|following)\s+)?mandates?\b(?!\s+of\b)|(?:its|their|this|that)\s+authori[sz]ations?\b|the\s+authori[sz]ation\s+(?=referred\s+to\s+in\s+paragraph))/
/** "is able to carry out its mandate", "with the following mandate": the mandate is spoken of, not extended. */
const FULFILS =
  /(?<!\bcontinues?\s+(?:to\s+)?)\b(?:carry|carrying|fulfil|fulfill|fulfilling|implement|implementing|discharge|complete|completing|perform|performing|execute|support|with|of)(?:\s+out)?\s+$/
const CARRIES_ON = /\b(?:extend|renew|continu|maintain|authori[sz]|prolong|approv)/i
const FOUNDS =
  /\b(?:re-?establish|establish|create|set\s+up|constitute|form|extend|continue|renew|maintain|prolong|retain|deploy|appoint|authori[sz]e(?=s?\s+an?\s))(?:e?s|e?d|ing)?,?\s+/gi
const AGAIN =
  /\b(?:extend|renew|prolong|maintain|extension|further|continue\s+(?!thereafter)|re-?establish|re-?appoint)/i
const EXTENDS = /\b(?:extend|renew|continu|prolong|maintain|extension|remain|carrying)/i
const NOT_BODIES =
  /\b(?:measures?|provisions?|arrangements?|restrictions?|embargo|fund|account|terms?\s+of\s+office|freeze|review|prohibition|exemptions?|increase|level|judges?|contacts?|plan|process|tribunal|offices?\s+of\s+the\s+Prosecutor|strength|reserve)\b/i
const INTENDS = /\b(?:intention|intent|readiness|willingness|prepared)\s+to\b/

/** What one act does, given the days that its words set. */
function actOn(resolution: Resolution, clause: Clause, act: Act, dues: readonly Due[]): Mandate[] {
  const base = { clause: clause.id, refers: refersIn(clause), steps: [] as readonly string[] }
  const renamed = renaming(resolution, clause, act)
  const ended = renamed ? undefined : ending(resolution, clause, act)
  if (ended) return ended.map(mandate => ({ ...base, ...mandate }))
  const out: Mandate[] = []
  for (const due of dues.length ? dues : [undefined]) {
    const at = due ? due.span[0] - act.span[0] : act.text.length
    if (INTENDS.test(act.text.slice(0, at))) continue
    const bodies = renamed ? [renamed.to] : due ? objects(resolution, clause, act, at) : founded(resolution, act)
    const kind = renamed ? 'rename' : kindOf(act.text.slice(0, at + 60))
    const heir = due || renamed ? undefined : heirOf(resolution, act)
    if (heir) {
      out.push({ ...base, entity: heir.to.name, kind: 'rename', from: heir.from, span: act.span })
      continue
    }
    // Without a day only what is set up counts: every other paragraph says something of some mission.
    if (!due && !renamed && (kind !== 'establish' || !bodies.length)) continue
    const starts = kind === 'extend' ? undefined : startOf(resolution, clause, act, !due && kind === 'rename')
    const follows = renamed?.from ?? followed(resolution, act, bodies)
    for (const body of bodies)
      out.push({
        ...base,
        entity: body.name,
        kind,
        ...(due ? { until: due.due, steps: due.steps } : {}),
        ...(starts ? { starts } : {}),
        ...(follows && follows !== body.name ? { from: follows } : {}),
        ...(renamed?.whole ? { replaces: true } : {}),
        ...(/\bcontinue\s+thereafter\s+unless\b/.test(act.text) ? { continues: true } : {}),
        ...(body.general ? { general: true, beside: besides(resolution, clause) } : {}),
        span: due ? due.span : act.span,
      })
  }
  return out
}

function kindOf(text: string): Mandate['kind'] {
  const own = text.replace(/\b(?:re-?)?(?:established|created|constituted)\s+(?:pursuant|by|in|under|at)\b.*/s, '')
  if (AGAIN.test(own)) return 'extend'
  if (/\b(?:establish|create|set\s+up|constitute|form)/i.test(own)) return 'establish'
  return /\b(?:authori[sz]|deploy)/i.test(own) ? 'authorize' : 'extend'
}

/** The bodies whose mandate an act sets. */
function objects(resolution: Resolution, clause: Clause, act: Act, at: number): readonly Body[] {
  const { text } = act
  const bodies = bodiesIn(resolution, text)
  const resolve = (list: readonly Body[]) =>
    list.map(body => (body.bare ? fuller(resolution, clause, act.span[0] + body.span[0], body) : body))
  const within = ([from, to]: Span) => bodies.filter(b => b.span[0] >= from && b.span[0] < to)
  const region = (from: number): Span => [from, from + (STOP.exec(text.slice(from))?.index ?? text.length - from)]
  for (const match of text.matchAll(MANDATE_OF)) {
    const named = within(region(match.index + match[0].length))
    if (named.length) return resolve(named.filter((b, n) => n === 0 || joined(text, named[n - 1]!, b)))
  }
  const owner = bodies.find(b => OWNS_MANDATE.test(text.slice(b.span[1])))
  if (owner) return resolve([owner])
  const sure = bodies.filter(b => b.known && !VAGUE.test(b.name))
  for (const match of text.matchAll(GRANT_OF)) {
    const lead = text.slice(0, match.index)
    // "until the deployment of" another body
    if (!CARRIES_ON.test(lead) || NOT_BODIES.test(lead) || /\b(?:until|upon|pending)\s+(?:\w+\s+){0,2}$/.test(lead))
      continue
    const from = match.index + match[0].length
    const span = region(from)
    const named = within(span).filter(b => sure.includes(b))
    if (named.length) return resolve(named.filter((b, n) => n === 0 || joined(text, named[n - 1]!, b)))
    // "the authorization of Member States … to maintain a mission in Somalia, … AMISOM is authorized"
    if (/\b(?:mission|force|operation)\b/.test(text.slice(...span))) {
      const later = bodiesIn(resolution, clause.text).filter(b => !b.general && b.known)
      if (later.length) return [later.find(b => b.span[0] > act.span[0] + from) ?? later[0]!]
    }
  }
  const own = OWN_MANDATE.exec(text)
  if (own && !NOT_BODIES.test(text.slice(0, own.index)) && !FULFILS.test(text.slice(0, own.index))) {
    const subject = antecedent(resolution, clause, act.span[0] + own.index)
    if (subject) return [subject]
  }
  const set = established(text, sure)
  if (set) return resolve([set])
  // "CTED will continue to operate … for the period ending", "authorizes the military observers to continue … until"
  const subject = sure.find(b => b.span[0] < at && GOES_ON.test(text.slice(b.span[1])))
  if (subject && !NOT_BODIES.test(text.slice(Math.max(0, subject.span[0] - 45), subject.span[0])))
    return resolve([subject])
  return pair(text)
}

/** "a future United Nations presence" is no body yet. */
const VAGUE = /^United Nations (?:mission|operation|force|presence|office)$/
const OWNS_MANDATE = /^(?:\s*[’']s?)?\s+(?:(?:present|current|existing)\s+)?mandate\b/
const GOES_ON =
  /^(?:[^,;]{0,40}?\s|,\s+)?(?:(?:(?:shall|will|is|are|to)\s+)?(?:be\s+)?(?:established|deployed|extended|renewed|maintained|limited\s+to)|(?:(?:shall|will|to)\s+)?continues?\s+(?:for|until|as|its|to\s+(?:operate|exist|function|monitor)|monitoring|in\s+(?:operation|place|existence)))\b/

/** The body that an act sets up or goes on with: the first behind the verb, insertions aside. */
function established(text: string, bodies: readonly Body[]): Body | undefined {
  for (const match of text.matchAll(FOUNDS)) {
    const from = match.index + match[0].length
    for (const body of bodies.filter(b => b.known && b.span[0] >= from).slice(0, 3)) {
      const between = text
        .slice(from, body.span[0])
        .replace(
          /^.*\b(?:under\s+the\s+(?:name|title)(?:\s+of)?|(?:to\s+be\s+)?(?:known\s+as|called|named|entitled))\b/s,
          '',
        )
        .replace(INSERTION, '')
      if (between.split(/\s+/).length > 9 || /[;:]/.test(between) || NOT_BODIES.test(between)) continue
      if (/\b(?:to|of|by|from|with|for|in|within)\s+(?:the\s+)?$/.test(between)) continue
      return body
    }
  }
  return undefined
}

/** What may stand between "establish" and what is established: times, who is consulted, what else is to be done for it. */
const INSERTION =
  /\b(?:until|within|for|with\s+(?:immediate\s+)?effect|as\s+of|starting|beginning|commencing|in\s+consultation|in\s+accordance|under|at|and\s+to\s+make|and\s+for)\b[^,;]*,\s*|\bfor\s+(?:an?|another|one|the)\s[^,;]{0,40}?\b(?:days?|weeks?|months?|years?)\b/g

/** What is set up without a day: only where the Council does so in as many words. */
function founded(resolution: Resolution, { text }: Act): readonly Body[] {
  const verb = FOUNDING.exec(text)
  if (!verb) return []
  const body = established(text.slice(0, verb[0].length + 200), bodiesIn(resolution, text))
  return body && !body.general && !body.bare && body.span[0] - verb[0].length < 120 ? [body] : []
}

const FOUNDING =
  /^\W*(?:(?:also|further|hereby|,[^,]{0,80},)\s+)*(?:decides|authori[sz]es(?:\s+the\s+Secretary-General)?|requests\s+the\s+Secretary-General)\s+(?:(?:also|further|,[^,]{0,80},)\s+)*to\s+(?:establish|set\s+up)\b/i

/** "the international civil and security presences" */
function pair(text: string): readonly Body[] {
  const match = /\binternational\s+(civil)\s+and\s+(security)\s+presences\b/.exec(text)
  if (!match) return []
  const span: Span = [match.index, match.index + match[0].length]
  return [match[1], match[2]].map(kind => ({
    name: `international ${kind} presence`,
    span,
    general: true,
    bare: false,
    known: true,
  }))
}

/** "of UNOCI and of the French forces": named side by side. */
const joined = (text: string, a: Body, b: Body): boolean =>
  /^(?:\s+which\s+\w+\s+it)?\s*,?\s*(?:and|as\s+well\s+as)?\s*(?:of\s+)?(?:the\s+)?(?:respective\s+)?$/.test(
    text.slice(a.span[1], b.span[0]),
  )

/** "the operation" may mean what was called a force, and the other way round; a panel is a panel. */
const headOf = (name: string): RegExp =>
  /^(?:mission|force|operation)$/.test(name) ? /\b(?:mission|force|operation)\b/i : new RegExp(`\\b${name}`, 'i')

/** The full name that a bare noun stands for. */
function fuller(resolution: Resolution, clause: Clause, at: number, bare: Body): Body {
  const head = headOf(bare.name)
  const fits = (b: Body) => !b.bare && (head.test(b.name) || !b.general)
  const exact = (b: Body) => !b.bare && head.test(b.name)
  const before = bodiesIn(resolution, clause.text.slice(0, at))
  const here = before.findLast(exact) ?? before.findLast(b => fits(b) && !/panel|group|team/i.test(bare.name))
  if (here) return here
  const index = resolution.clauses.indexOf(clause)
  for (const other of resolution.clauses.slice(0, index).toReversed()) {
    if (other.part === 'masthead') break
    const bodies = bodiesIn(resolution, other.text)
    const found = bodies.find(exact) ?? bodies.find(b => fits(b) && !/panel|group|team/i.test(bare.name))
    if (found) return found
  }
  return bare
}

/** The body that "its mandate", "the present mandate" speaks of: the last before it in the paragraph, else the text's own. */
function antecedent(resolution: Resolution, clause: Clause, at: number): Body | undefined {
  const paragraph = /\bparagraph\s+(\d+)\s+above/.exec(clause.text.slice(at, at + 80))?.[1]
  const named = paragraph && resolution.clauses.find(c => c.id === `op-${paragraph}`)
  const there = named ? bodiesIn(resolution, named.text).find(b => !b.bare) : undefined
  if (there) return there
  const before = bodiesIn(resolution, clause.text.slice(0, at)).filter(b => !b.bare)
  if (before.length) return before.findLast(b => !b.general) ?? before.at(-1)
  return subjectOf(resolution)
}

/** The body that a resolution names most: missions before panels, the earlier of two. */
function subjectOf(resolution: Resolution): Body | undefined {
  const counts = new Map<string, { body: Body; n: number }>()
  for (const clause of resolution.clauses) {
    if (clause.part !== 'preambular' && clause.part !== 'operative') continue
    for (const body of bodiesIn(resolution, clause.text)) {
      if (body.bare) continue
      const known = counts.get(body.name) ?? { body, n: 0 }
      known.n += body.general ? 0.5 : 1
      counts.set(body.name, known)
    }
  }
  return [...counts.values()].sort((a, b) => b.n - a.n)[0]?.body
}

const START =
  /\b(?:with\s+(?:immediate\s+)?effect\s+(?:from|on)|as\s+(?:of|from)|effective(?:\s+(?:from|on|as\s+of))?|(?:beginning|starting|commencing)(?:\s+(?:on|from|no\s+later\s+than))?)\s+(?:[\d:.]+\s+hours[^,]*,\s+)?$/

/** The day from which an act takes effect; of a new name the day that stands with it. */
function startOf(resolution: Resolution, clause: Clause, act: Act, always: boolean): string | undefined {
  return datesOf(resolution).find(
    date =>
      date.clause === clause.id &&
      date.span[0] >= act.span[0] &&
      date.span[1] <= act.span[1] &&
      (always || START.test(clause.text.slice(Math.max(0, date.span[0] - 60), date.span[0]))),
  )?.date
}

const RENAMES =
  /\b(?:shall|will|is\s+to|should)(?:,[^,]*,)?\s+(?:henceforth\s+)?(?:be\s+(?:henceforth\s+)?(?:known\s+as|renamed|redesignated(?:\s+as)?|called|designated)|bear\s+the\s+(?:title|name)(?:\s+of)?)\s+/

/** "UNMIR in Ruritania shall be known as UNMAR": the new name, the old one, and whether the whole of it takes the new name. */
function renaming(resolution: Resolution, clause: Clause, { text, span }: Act) {
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
function followed(resolution: Resolution, { text }: Act, bodies: readonly Body[]): string | undefined {
  const match = FOLLOWS.exec(text)
  if (!match) return undefined
  const from = match.index + match[0].length
  const old = bodiesIn(resolution, text).find(b => b.span[0] >= from - 4 && b.span[0] < from + 8 && !b.bare)
  return old && bodies.every(b => b.name !== old.name) ? old.name : undefined
}

/** "UNMAR shall take over the components of UNMIR": who follows on whom. */
function heirOf(resolution: Resolution, act: Act): { to: Body; from: string } | undefined {
  const verb = /\b(?:shall|will)\s+(?:succeed|replace|take\s+over)\b/.exec(act.text)
  const to = verb && bodiesIn(resolution, act.text.slice(0, verb.index)).findLast(b => !b.general)
  const from = to && followed(resolution, act, [to])
  return from ? { to, from } : undefined
}

const ENDS =
  /^(?:(?:also|further|therefore|hereby|,?\s*in\s+this\s+(?:context|regard),?)\s+)*(?:decides?\s+)?(?:(?:also|further|therefore)\s+)*(?:to\s+)?(?:terminate|end|conclude|liquidate|close|dissolve|disband)s?\s+(?:the\s+)?/i
const IS_ENDED =
  /\b(?:shall|will|is\s+to|is|are|be)\s+(?:hereby\s+|immediately\s+|thereby\s+)?(?:(?:be\s+)?(?:terminated|concluded|dissolved|liquidated|disbanded|closed)|terminate|cease|end|expire)\b/
const IF =
  /\b(?:if|unless|when|once|should|in\s+the\s+event|expectation|intention|intends?|subject\s+to|upon|earlier\s+if|until)\b/

/** What an act ends: "to terminate the mandate of …", "the mandate of … shall terminate on …"; nothing where it depends on something. */
function ending(
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
    !/^\W*(?:decides?|terminat|dissol|conclud|also|further|to\b|that\b|the\b)/i.test(text) ||
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

const besides = (resolution: Resolution, { text }: Clause): readonly string[] => [
  ...new Set(
    bodiesIn(resolution, text.slice(0, 700)).flatMap(body => (body.general || !body.known ? [] : [body.name])),
  ),
]

/** The resolutions that a paragraph names for what it extends. */
function refersIn({ text }: Clause): readonly number[] {
  const head = text.slice(0, 700)
  return [
    ...new Set(
      [...head.matchAll(/\b(\d{3,4})\s+\((?:19|20)\d\d\)|\bresolution\s+(\d{3,4})\b/gi)].map(m => Number(m[1] ?? m[2])),
    ),
  ]
}
