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
  /** The arithmetic of `until`. */
  readonly steps: readonly string[]
  /** The words that set `until`, within the clause's text. */
  readonly span: Span
}

/** A deadline with a day. */
export type Due = Deadline & { readonly due: string }

/** The days on which mandates end, in the text's order. */
export const mandateDeadlines = (resolution: Resolution): readonly Due[] =>
  deadlinesOf(resolution).filter((d): d is Due => d.what === 'mandate' && d.due !== undefined)

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
    const same = found.some(
      other => other.entity === mandate.entity && other.until === mandate.until && other.kind === mandate.kind,
    )
    if (!same) found.push(mandate)
  }
  const dues = Map.groupBy(mandateDeadlines(resolution), d => d.clause)
  for (const clause of resolution.clauses) {
    if (clause.part !== 'operative' || !MAY_ACT.test(clause.text)) continue
    const acts = actsOf(clause)
    for (const act of acts) {
      const within = (dues.get(clause.id) ?? []).filter(d => d.span[0] >= act.span[0] && d.span[0] < act.span[1])
      for (const mandate of actOn(resolution, clause, act, within)) add(mandate)
    }
  }
  return found
}

const MAY_ACT =
  /\b(?:extend|renew|establish|re-establish|prolong|continu|authori[sz]|terminat|creat|set up|constitut|known as|bear the title|renamed|redesignat|dissol|liquidat|maintain|form|mandate|withdraw|clos)/i

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

const TIME = '(?:(?:until|till|through|up\\s+to|for|to)\\s+(?:an?\\s+|another\\s+|the\\s+)?[^,;]{0,60}?,?\\s+)?'
const STOP =
  /[;:]|,(?!\s+(?:and\s+(?:the|of)\b|[A-Z]{3,}|\()|)|\b(?:until|till|for\s+(?:an?|another|the\s+(?:final|same|period)|one|up\s+to)|as\s+(?:set|contained|defined|established|determined|authorized|specified|laid|renewed|mandated|provided|stipulated|described)|beyond|terminating|ending|expiring|shall|is\b|are\b|be\b|set\s+(?:out|forth)|referred|originally|appointed|contained|at\s+the|and\s+(?:requests?|authorizes?|decides|expresses|further|also|to)|in\s+order|under|which|who)\b/
const MANDATE_OF = new RegExp(
  `\\bmandates?(?:,?\\s+(?:and|or)\\s+\\w+|\\s+and\\s+authorized\\s+\\w+)?(?:\\s*,)?\\s+(?:given\\s+to|granted\\s+to|entrusted\\s+to|of|for)\\s+`,
  'g',
)
const GRANT_OF =
  /\b(?:authori[sz]ations?|deployment|operations?|presence|term|appointment)\s+(?:(?:until|through|for)\s+[^,;]{4,40}?\s+)?(?:of|for|given\s+to|granted\s+to|provided\s+to|to|(?:it|that\s+(?:the\s+(?:Security\s+)?Council|it)|the\s+(?:Security\s+)?Council)\s+(?:has\s+)?(?:provided|gave|granted)\s+to)\s+/g
const OWN_MANDATE =
  /\b(?:its|their|this|that|the|his)\s+(?:(?:present|current|existing|respective|said|revised)\s+)?(?:mandate|authori[sz]ation)s?\b(?!\s+of\b)/
const FOUNDS =
  /\b(?:re-?establish|establish|create|set\s+up|constitute|form|extend|continue|renew|maintain|prolong|retain|deploy|appoint)(?:e?s|e?d|ing)?\s+/gi
const EXTENDS = /\b(?:extend|renew|continu|prolong|maintain|extension|remain|carrying)/i
const NOT_BODIES =
  /\b(?:measures?|provisions?|arrangements?|restrictions?|embargo|committee|fund|account|terms?\s+of\s+office|freeze|review|prohibition|exemptions?|increase|level|judges?|contacts?|plan|process|tribunal|offices?\s+of\s+the\s+Prosecutor|strength|reserve)\b/i
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
    const bodies = renamed ? [renamed.to] : objects(resolution, clause, act, at, due !== undefined)
    const kind = renamed ? 'rename' : kindOf(act.text)
    // Without a day only what is set up counts: every other paragraph says something of some mission.
    if (!due && !renamed && (kind !== 'establish' || !bodies.length)) continue
    const starts = kind === 'extend' ? undefined : startOf(resolution, clause, act)
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
        ...(body.general ? { general: true } : {}),
        span: due ? due.span : act.span,
      })
  }
  return out
}

function kindOf(text: string): Mandate['kind'] {
  if (/\b(?:re-?establish|establish|create|set\s+up|constitute|form)(?:e?s|e?d|ing)?\b/i.test(text.replace(/,?\s+(?:originally\s+|as\s+)?(?:re-?)?(?:established|created|constituted)\s+(?:pursuant|by|in|under|at)\b.*/s, '')) && !/^\S+\s+(?:(?:also|further)\s+)?(?:to\s+)?(?:extend|renew|continue)/i.test(text) && !/\bmandate\b.{0,200}\b(?:extended|renewed)\b|\b(?:extend|renew)\b.{0,60}\bmandate/is.test(text))
    return 'establish'
  if (EXTENDS.test(text)) return 'extend'
  return /\b(?:authori[sz]|deploy)/i.test(text) ? 'authorize' : 'extend'
}

/** The bodies whose mandate an act sets. */
function objects(resolution: Resolution, clause: Clause, act: Act, at: number, timed: boolean): readonly Body[] {
  const { text } = act
  const bodies = bodiesIn(resolution, text)
  const resolve = (list: readonly Body[]) =>
    list.map(body => (body.bare ? fuller(resolution, clause, act.span[0] + body.span[0], body) : body))
  const within = ([from, to]: Span) => bodies.filter(b => b.span[0] >= from && b.span[0] < to)
  const region = (from: number): Span => [from, from + (STOP.exec(text.slice(from))?.index ?? text.length - from)]
  if (timed) {
    for (const match of text.matchAll(MANDATE_OF)) {
      const span = region(match.index + match[0].length)
      const named = within(span)
      if (named.length) return resolve(named.filter((b, n) => n === 0 || joined(text, named[n - 1]!, b)))
    }
    const owner = bodies.find(b => /^\s*[’']s?\s+(?:(?:present|current|existing)\s+)?mandate\b/.test(text.slice(b.span[1])) || /^\s+mandate\b/.test(text.slice(b.span[1])))
    if (owner) return resolve([owner])
    for (const match of text.matchAll(GRANT_OF)) {
      const from = match.index + match[0].length
      const span = region(from)
      const named = within(span)
      if (named.length) return resolve([named[0]!])
      // "the authorization of Member States … to maintain a mission in Somalia, … AMISOM is authorized"
      if (/\b(?:mission|force|operation)\b/.test(text.slice(...span))) {
        const later = bodiesIn(resolution, clause.text).filter(b => !b.general)
        if (later.length) return [later.find(b => b.span[0] > act.span[0] + from) ?? later[0]!]
      }
    }
    const own = OWN_MANDATE.exec(text)
    if (own && !NOT_BODIES.test(text.slice(0, own.index))) {
      const subject = antecedent(resolution, clause, act.span[0] + own.index)
      if (subject) return [subject]
    }
  }
  for (const match of text.matchAll(FOUNDS)) {
    const from = match.index + match[0].length
    const body = bodies.find(b => b.span[0] >= from)
    if (!body || (!timed && (body.bare || /^extend|^continu|^renew|^maintain|^deploy|^retain|^prolong/i.test(match[0])))) continue
    const between = text.slice(from, body.span[0])
    const dated = between.replace(/\b(?:until|within|for|with\s+effect|as\s+of|starting|beginning|in\s+consultation|under)\b[^,;]*,?/g, '')
    if (between.length > 220 || /[;:]/.test(between) || NOT_BODIES.test(between) || dated.split(/\s+/).length > 9) continue
    if (/\b(?:to|of|by|from|with|for|in)\s+(?:the\s+)?$/.test(dated) && !/\b(?:deployment|capacity)\s+of\s+(?:the\s+)?$/.test(dated)) continue
    if (!timed && body.general && !/\bup\s+to\b|\bfollowing tasks/.test(text)) continue
    return resolve([body])
  }
  if (!timed) return []
  // "CTED will continue to operate … for the period ending", "authorizes the military observers to continue … until"
  const subject = bodies.find(b =>
    /^[^,;]{0,40}?\s*(?:(?:shall|will|is|are)\s+(?:be\s+)?(?:continue|established|extended|renewed|remain|maintained)|to\s+continue|continue)\b/.test(text.slice(b.span[1])),
  )
  if (subject && subject.span[0] < at && !NOT_BODIES.test(text.slice(0, subject.span[0]))) return resolve([subject])
  return pair(text)
}

/** "the international civil and security presences" */
function pair(text: string): readonly Body[] {
  const match = /\binternational\s+(civil)\s+and\s+(security)\s+presences\b/.exec(text)
  if (!match) return []
  const span: Span = [match.index, match.index + match[0].length]
  return [match[1], match[2]].map(kind => ({ name: `international ${kind} presence`, span, general: true, bare: false }))
}

/** "of UNOCI and of the French forces": named side by side. */
const joined = (text: string, a: Body, b: Body): boolean =>
  /^(?:\s+which\s+\w+\s+it)?\s*,?\s*(?:and|as\s+well\s+as)?\s*(?:of\s+)?(?:the\s+)?(?:respective\s+)?$/.test(text.slice(a.span[1], b.span[0]))

const headOf = (name: string): RegExp => new RegExp(`\\b${name}`, 'i')

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
  const before = bodiesIn(resolution, clause.text.slice(0, at)).filter(b => !b.bare)
  if (before.length) return before.find(b => !b.general) ?? before.at(-1)
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

/** The first day that an act names. */
function startOf(resolution: Resolution, clause: Clause, act: Act): string | undefined {
  return datesOf(resolution).find(
    date =>
      date.clause === clause.id &&
      date.span[0] >= act.span[0] &&
      date.span[1] <= act.span[1] &&
      START.test(clause.text.slice(Math.max(0, date.span[0] - 60), date.span[0])),
  )?.date
}

const RENAMES =
  /\b(?:shall|will|is\s+to|should)\s+(?:,[^,]*,\s+)?(?:henceforth\s+)?(?:be\s+(?:henceforth\s+)?(?:known\s+as|renamed|redesignated(?:\s+as)?|called|designated)|bear\s+the\s+(?:title|name)(?:\s+of)?)\s+/

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
  /\b(?:(?:legal\s+)?successor\s+(?:mission\s+|force\s+|operation\s+|presence\s+)?(?:to|of)|follow(?:ing)?[-\s]on\s+(?:\w+\s+)?(?:to|of)|to\s+(?:succeed|replace|follow|take\s+over\s+from)|(?:shall|will)\s+(?:succeed|replace|take\s+over(?:\s+[^;,]{0,80}?)?\s+(?:from|of))|replacing|succeeding|in\s+succession\s+to)\s+(?:the\s+)?/

/** The body that a new one follows on. */
function followed(resolution: Resolution, { text }: Act, bodies: readonly Body[]): string | undefined {
  const match = FOLLOWS.exec(text)
  if (!match) return undefined
  const from = match.index + match[0].length
  const old = bodiesIn(resolution, text).find(b => b.span[0] >= from - 4 && b.span[0] < from + 8 && !b.bare)
  return old && bodies.every(b => b.name !== old.name) ? old.name : undefined
}

const ENDS =
  /^(?:(?:also|further|therefore|hereby|,?\s*in\s+this\s+(?:context|regard),?)\s+)*(?:decides?\s+)?(?:(?:also|further|therefore)\s+)*(?:to\s+)?(?:terminate|end|conclude|liquidate|close|dissolve|disband)s?\s+(?:the\s+)?/i
const IS_ENDED =
  /\b(?:shall|will|is\s+to|is|are|be)\s+(?:hereby\s+|immediately\s+|thereby\s+)?(?:(?:be\s+)?(?:terminated|concluded|dissolved|liquidated|disbanded|closed)|terminate|cease|end|expire)\b/
const IF = /\b(?:if|unless|when|once|should|in\s+the\s+event|expectation|intention|intends?|subject\s+to|upon|earlier\s+if|until)\b/

/** What an act ends: "to terminate the mandate of …", "the mandate of … shall terminate on …"; nothing where it depends on something. */
function ending(resolution: Resolution, clause: Clause, act: Act): Omit<Mandate, 'clause' | 'refers' | 'steps'>[] | undefined {
  const { text } = act
  const opens = ENDS.exec(text)
  const passive = opens ? undefined : IS_ENDED.exec(text)
  const end = opens ? opens[0].length : passive?.index
  if (end === undefined || !/^\W*(?:decides?|terminat|dissol|conclud|also|further|to\b|that\b|the\b)/i.test(text) || EXTENDS.test(text)) return undefined
  const bodies = bodiesIn(resolution, text)
  const body = opens ? bodies.find(b => b.span[0] >= end - 4) : bodies.findLast(b => b.span[0] < end)
  if (!body) return undefined
  const lead = opens ? text.slice(end, body.span[0]) : text.slice(0, body.span[0])
  if (NOT_BODIES.test(lead) || (opens && !/^(?:(?:the\s+)?(?:mandate|operations?|mission|activities|deployment|authori[sz]ation)\s+of\s+)?(?:the\s+)?$/.test(lead))) return undefined
  const tail = text.slice(opens ? body.span[1] : end)
  if (!opens && !/^(?:[’']s\s+mandate|(?:\s+mandate)?)\s*,?$/.test(text.slice(body.span[1], end).trimEnd())) return undefined
  // "shall terminate immediately upon the establishment of …" by the same text is no condition, everything else is.
  const condition = IF.exec(tail)
  if (condition && !/^upon\s+the\s+(?:adoption|establishment)\b/.test(tail.slice(condition.index))) return undefined
  const named = bodies.length && body.bare ? fuller(resolution, clause, act.span[0] + body.span[0], body) : body
  const date = datesOf(resolution).find(
    d => d.clause === clause.id && d.span[0] >= act.span[0] + body.span[1] && d.span[1] <= act.span[1],
  )
  const until = date && (!resolution.adopted || date.date >= resolution.adopted) ? date.date : resolution.adopted
  if (until === undefined) return undefined
  return [{ entity: named.name, kind: 'terminate', until, ...(named.general ? { general: true } : {}), span: date ? date.span : act.span }]
}

/** The resolutions that a paragraph names for what it extends. */
function refersIn({ text }: Clause): readonly number[] {
  const head = text.slice(0, 700)
  return [...new Set([...head.matchAll(/\b(\d{3,4})\s+\((?:19|20)\d\d\)|\bresolution\s+(\d{3,4})\b/gi)].map(m => Number(m[1] ?? m[2])))]
}

/** What a mandate clause is about: "UNMOT"; undefined where it names no body. */
export function entityOf(resolution: Resolution, clause: Clause): string | undefined {
  return mandatesOf(resolution).find(mandate => mandate.clause === clause.id)?.entity
}
