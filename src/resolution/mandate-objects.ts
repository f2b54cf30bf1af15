/** Whose mandate an act sets: read from the act's own words, or from what "its mandate" and "the Mission" stand for. */
import { type Body, bodiesIn } from './bodies.ts'
import { missionNamed } from './missions.ts'
import type { Clause, Resolution, Span } from './model.ts'
import { verbUsesIn } from './verbs.ts'

/** A part of a paragraph that stands under one verb of the Council. */
export interface Act {
  readonly text: string
  readonly span: Span
}

/** The parts of a paragraph that each stand under one verb of the Council. */
export function actsOf(clause: Clause): readonly Act[] {
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
  /\b(?:re-?establish|establish|create|set\s+up|constitute|form|extend|continue|renew|maintain|prolong|retain|deploy|appoint|shall\s+include|authori[sz]e(?=s?\s+(?:an?|for)\s))(?:e?s|e?d|ing)?,?\s+/gi
export const NOT_BODIES =
  /\b(?:measures?|provisions?|arrangements?|restrictions?|embargo|fund|account|terms?\s+of\s+office|freeze|review|prohibition|exemptions?|increase|level|judges?|contacts?|plan|process|tribunal|offices?\s+of\s+the\s+Prosecutor|strength|reserve)\b/i

/** The bodies whose mandate an act sets. */
export function objects(resolution: Resolution, clause: Clause, act: Act, at: number): readonly Body[] {
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
  const led = unnamed(text)
  if (led) return [led]
  // "CTED will continue to operate … for the period ending", "authorizes the military observers to continue … until"
  const subject = sure.find(b => b.span[0] < at && GOES_ON.test(text.slice(b.span[1])))
  if (subject && !NOT_BODIES.test(text.slice(Math.max(0, subject.span[0] - 45), subject.span[0])))
    return resolve([subject])
  const granted = GRANTED.exec(text)
  if (granted) {
    const span: Span = [granted.index, granted.index + 'authorizations'.length]
    return [{ name: 'authorizations', span, general: true, bare: false, known: true }]
  }
  return pair(text)
}

/** "to renew the authorizations as set out in paragraph 10 of resolution 1846 (2008)": what no body holds by name. */
const GRANTED =
  /\bauthori[sz]ations\s+(?:as\s+)?(?:set\s+out|provided(?:\s+(?:for|by))?|granted|contained|conferred)\b[^;]{0,80}?\bresolution\b/i

/** "a future United Nations presence" is no body yet. */
const VAGUE = /^United Nations (?:mission|operation|force|presence|office)$/
const OWNS_MANDATE = /^(?:\s*[’']s?)?\s+(?:(?:present|current|existing)\s+)?mandate\b/
const GOES_ON =
  /^(?:[^,;]{0,60}?\s|,\s+(?:which\s+)?)?(?:(?:(?:shall|will|is|are|to)\s+)?(?:be\s+)?(?:established|deployed|extended|renewed|maintained|limited\s+to)|(?:shall|will)\s+(?:remain|commence)\b|(?:(?:shall|will|to)\s+)?continues?\s+(?:for|until|as|its|to\s+(?:operate|exist|function|monitor)|monitoring|in\s+(?:operation|place|existence)))\b/

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

const UNNAMED =
  /\b(African Union|European Union|ECOWAS)\b[^;]{0,80}?\b(?:establish|maintain|deploy)\s[^;]{0,60}?\ban?\s+(mission|operation|force)\s+in\s+((?:the\s+)?\p{Lu}[\p{L}’-]+(?:\s+\p{Lu}[\p{L}’-]+)*)/u

/** "authorizes member States of the African Union to maintain a mission in Somalia": a body that has no name yet. */
function unnamed(text: string): Body | undefined {
  const match = UNNAMED.exec(text)
  if (!match) return undefined
  const [whole, union, noun, place] = match
  const name = `${union} ${noun} in ${place}`
  const known = missionNamed(name)
  const span: Span = [match.index, match.index + whole.length]
  return { name: known ?? name, span, general: false, bare: false, known: true }
}

/** What may stand between "establish" and what is established: times, who is consulted, what else is to be done for it. */
const INSERTION =
  /\b(?:until|within|for|with\s+(?:immediate\s+)?effect|as\s+of|starting|beginning|commencing|in\s+consultation|in\s+accordance|under|at|and\s+to\s+make|and\s+for)\b[^,;]*,\s*|\bfor\s+(?:an?|another|one|the)\s[^,;]{0,40}?\b(?:days?|weeks?|months?|years?)\b/g

/** What is set up without a day: only where the Council does so in as many words. */
export function founded(resolution: Resolution, { text }: Act): readonly Body[] {
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
export function fuller(resolution: Resolution, clause: Clause, at: number, bare: Body): Body {
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
