/** Whom the Council's verbs address, and who is the subject of a duty ("the parties shall"). */
import type { ActorMention, Clause, Resolution, Span, VerbUse } from './model.ts'
import { verbUsesIn } from './verbs.ts'

/** "Requests the Secretary-General to …" */
const ADDRESS =
  /^(?:request|call upon|call on|urge|encourage|invite|authori[sz]e|direct|remind|ask|instruct|appeal|mandate)$/
/** "Demands that all parties cease …", "Decides that all States shall …" */
const CLAIM =
  /^(?:request|demand|decide|insist|require|declare|affirm|reaffirm|stress|emphasi[sz]e|underline|recommend)$/
/** "Reiterates its call upon the parties to …" */
const REPEATED =
  /^\s+(?:again\s+)?its\s+(?:[a-z]+\s+)?(?:call|calls|appeal|request|demand|invitation)\s+(?:upon|on|to|that)\s+/

/** What may stand between the verb and the one it addresses. */
const FILLER =
  /^(?:\s*,?\s*(?:also|further|furthermore|again|once again|in particular|therefore|as a consequence|in (?:this|that) (?:regard|context|connection|respect)|to this end|[a-z]+ly)\b,?)+/
const MODAL = /\s+(?:shall|should|will|must|may|can|is to|are to|be)\b/
/** " to " is the end of the actor unless an object follows: "the parties to the conflict to cease". */
const INFINITIVE =
  /,?\s+to\s+(?!(?:the|a|an|this|that|these|those|its|their|his|which|whom|armed|such|all|any|each|both|whose|resolution|paragraph)\b|[A-Z]|$)|,?\s+to\s*:?\s*$/
/** After a comma these open an insertion, not the next item of a list. */
const INSERTION =
  /,\s+(?:as(?!\s+appropriate,)|in|with|without|within|taking|bearing|through|where|when|on|under|including|pending|acting|if|by|after|at|upon|consistent|drawing|following|for|once|particularly|especially|inter|subject|pursuant|having|while|before|during|notably|who|which|also|building|together|until|no|not|to|[a-z]+ing)\b/
const STOP =
  /[;:.](?:\s|$)|\s+(?:who|which)\s|\s+in\s+[a-z-]+\s+with\s|\s+(?:above|below|referred)\b|,\s+and\s+(?:[a-z]+ly\s+)?[a-z]+s\s/
/** A clause that begins the demand itself in the bare form: "that the KLA … maintain". */
const BARE =
  /(?<!\b(?:the|an?|its|their|this|that|of|to|and|in|for|such|any|no))\s+(?:(?:immediately|fully|promptly|urgently|also|not|forthwith|[a-z]+ly)\s+)*(?:abide|accept|allow|act|adhere|apply|assist|avoid|begin|bring|cease|comply|conclude|consider|continue|convey|cooperate|co-operate|create|desist|develop|disarm|disclose|end|engage|ensure|enter|establish|facilitate|fulfil|give|grant|guarantee|halt|honour|implement|include|keep|lay|make|maintain|meet|observe|participate|prevent|proceed|protect|provide|pull|put|rapidly|refrain|rejoin|release|remain|report|resolve|respect|respond|restore|resume|return|settle|share|stop|submit|surrender|suspend|take|turn|undertake|update|vacate|withdraw|work)\b/
/** Common nouns that can owe a duty; of others only names can. */
const BEARER =
  /^(?:parties|party|states?|governments?|authorities|leaders|leadership|groups?|factions|sides|countries|country|organi[sz]ations?|agencies|donors|members?|forces|troops|personnel|individuals|entities|bodies|institutions|companies|commanders|representatives|combatants|mechanism|panel|experts|actors|all|others|they|community|secretariat|militias|police|judges|prosecutor|presences?|components?|missions?|operations?|vessels)$/i
const NO_NAME =
  /^(?:Annex|Article|Agreement|Accord|Statute|Plan|Programme|Protocol|Charter|List|Fund|Resolution|Act|Appeal)s?$/
/** Where the subject of a "shall" may begin. */
const BOUND = /(?:[;:,.]|\b(?:that|and|unless|if|when|where|which|who)\b)\s+/g
const PRONOUN = /^(?:them|him|her|it|they)$/

const memo = new WeakMap<Resolution, readonly ActorMention[]>()
const memoOfClause = new WeakMap<Clause, readonly ActorMention[]>()

/**
 * Everyone that a paragraph addresses. A pronoun is given by the words it stands for where they are near and plain;
 * `span` then covers those words.
 *
 * @example actorsOf(resolution).find(mention => mention.clause === 'op-7')?.actor // "the parties"
 */
export function actorsOf(resolution: Resolution): readonly ActorMention[] {
  let mentions = memo.get(resolution)
  if (!mentions) {
    mentions = resolution.clauses.flatMap(actorsIn)
    memo.set(resolution, mentions)
  }
  return mentions
}

/** The same of one paragraph; only operative ones address anyone. */
export function actorsIn(clause: Clause): readonly ActorMention[] {
  let mentions = memoOfClause.get(clause)
  if (!mentions) {
    mentions = clause.part === 'operative' ? read(clause, verbUsesIn(clause)) : []
    memoOfClause.set(clause, mentions)
  }
  return mentions
}

function read(clause: Clause, verbs: readonly VerbUse[]): ActorMention[] {
  const { text } = clause
  const mentions: ActorMention[] = []
  const add = (span: Span | undefined, verb: string) => {
    if (!span) return
    const words = text.slice(...span)
    const whole = PRONOUN.test(words) ? (antecedent(text.slice(0, span[0]), words, mentions) ?? span) : span
    const again = mentions.some(m => m.verb === verb && m.span[0] === whole[0])
    if (!again) mentions.push({ actor: text.slice(...whole), verb, clause: clause.id, span: whole })
  }
  for (const use of verbs) {
    let at = use.span[1]
    const repeated = REPEATED.exec(text.slice(at))
    const address = ADDRESS.test(use.lemma)
    if (repeated) at += repeated[0].length - (/that\s+$/.test(repeated[0]) ? 5 : 0)
    else if (!address && !CLAIM.test(use.lemma)) continue
    at += FILLER.exec(text.slice(at))?.[0].length ?? 0
    at += /^\s*(?:to\s+(?=[A-Z]|the\b|all\b|both\b|States\b))?/.exec(text.slice(at))![0].length
    const that = /^that,?\s+/.exec(text.slice(at))
    if (that) add(subject(text, at + that[0].length), use.verb)
    else if (address || repeated) add(object(text, at), use.verb)
  }
  for (const match of text.matchAll(/\s+shall\b/g)) {
    const near = Math.max(0, match.index - 200)
    const bounds = [...text.slice(near, match.index).matchAll(BOUND)].map(bound => near + bound.index + bound[0].length)
    const span: Span = [bounds.at(-1) ?? near, match.index]
    const words = text.slice(...span)
    if (!PRONOUN.test(words) && isParty(words) && !mentions.some(m => m.span[1] === span[1])) add(span, 'shall')
  }
  return mentions
}

/** A name, or a noun that can owe a duty, as head: "the supply of vehicles to the forces" has the head "supply". */
function isParty(words: string): boolean {
  if (words.length < 2 || words.length > 200) return false
  if (PRONOUN.test(words)) return true
  const phrase = words.split(
    /\s+(?:of|to|in|for|on|by|from|with|established|referred|specified|concerned|provided|under|as|designated|contained|that|who|which|and|or)\b|[,(]/,
  )[0]!
  const head = phrase.split(/\s+/).at(-1)!
  return BEARER.test(head) || (/^[A-Z]/.test(head) && !NO_NAME.test(head))
}

/** The phrase up to the infinitive that tells what is asked. */
function object(text: string, at: number): Span | undefined {
  const rest = text.slice(at, at + 400)
  const infinitive = INFINITIVE.exec(rest)
  const insertion = INSERTION.exec(rest)
  const stop = STOP.exec(rest)
  const bracketless = [infinitive, insertion, stop].map(match => match?.index ?? Number.POSITIVE_INFINITY)
  const end = Math.min(...bracketless)
  if (!infinitive || end > 220 || end < 2) return undefined
  // "requests, within 60 days, a report": what is asked for is no actor.
  if (/^(?:an?|its|further)\s/.test(rest)) return undefined
  const phrase = trimmed(text, [at, at + end])
  const words = text.slice(...phrase)
  return /^(?:the|this|such)\s/.test(words) && !isParty(words) ? undefined : phrase
}

function trimmed(text: string, [start, end]: Span): Span {
  const tail = /(?:[\s,]+|\s(?:and|also|not|[a-z]+ly))+$/.exec(text.slice(start, end))
  return [start, end - (tail?.[0].length ?? 0)]
}

/** The subject of the clause that follows "that". */
function subject(text: string, at: number): Span | undefined {
  const rest = text.slice(at, at + 400)
  const ends = [MODAL, BARE, INSERTION, STOP].map(mark => mark.exec(rest)?.index ?? Number.POSITIVE_INFINITY)
  const end = Math.min(...ends)
  const words = rest.slice(0, end)
  if (end > 200 || words === 'it' || !isParty(words)) return undefined
  return trimmed(text, [at, at + end])
}

const PLURAL =
  /\b(?:(?:the|all|both|these|those|other|two|neighbouring)\s+)+(?:(?!of\b|and\b|to\b|in\b)[A-Z]?[a-z]+\s+){0,3}?(?:[Pp]arties|States|[Gg]overnments|[Aa]uthorities|leaders|groups|factions|sides|countries|organizations|donors|members|forces|Ivorian parties|personnel)\b(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w’-]+|\s+to\s+the\s+[\w’-]+)?(?:\s+and\s+others\s+concerned)?/g
const PERSON =
  /\b(?:the|his|its)\s+(?:Secretary-General|(?:Special\s+)?(?:Representative|Envoy|Adviser|Coordinator)(?:\s+of\s+the\s+Secretary-General)?|President(?:\s+of\s+[A-Z]\w+)?|Chairman|Prosecutor|High Representative)\b/g
const BODY =
  /\b(?:the\s+)?(?:Government(?:\s+of\s+(?:the\s+)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*)?|Committee|Commission|Group\s+of\s+Experts|Panel(?:\s+of\s+Experts)?|Monitoring\s+(?:Group|Team)|Council|Tribunal|Force|Mission|[A-Z]{3,})\b/g
/** "Commends the efforts of X and of Y and encourages them": those who made the efforts. */
const MAKERS =
  /\b(?:efforts|work|contributions?|role|dedication|achievements|activities)\s+(?:\w+\s+){0,2}?(?:of|by)\s+((?:[^,;.]){3,160}?)(?:\s+in\s+[a-z]+ing\b[^;]*)?,?\s+and\s+(?:[a-z]+ly\s+|also\s+|further\s+)?[a-z]+s\s*(?:upon|on)?\s*$/

/** The words that a pronoun stands for, in what precedes it; undefined where that is not plain. */
function antecedent(before: string, pronoun: string, mentions: readonly ActorMention[]): Span | undefined {
  const makers = MAKERS.exec(before)
  if (makers && /^(?:them|they)$/.test(pronoun)) {
    const start = makers.index + makers[0].indexOf(makers[1]!)
    return [start, start + makers[1]!.length]
  }
  const kind = /^(?:them|they)$/.test(pronoun) ? PLURAL : pronoun === 'it' ? BODY : PERSON
  // Whom the same paragraph addressed before is meant before anyone that it merely names.
  const addressed = mentions.findLast(mention => mention.actor.search(kind) === 0)
  if (addressed) return addressed.span
  const last = [...before.matchAll(kind)].at(-1)
  return last && [last.index, last.index + last[0].length]
}
