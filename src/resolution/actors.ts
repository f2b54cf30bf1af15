/** Whom the Council's verbs address, and who is the subject of a duty ("the parties shall"). */
import { kept } from './kept.ts'
import type { ActorMention, Clause, Resolution, Span, VerbUse } from './model.ts'
import { verbUsesIn } from './verbs.ts'

/** Words are looked up one by one: patterns of them take longer to compile than a text to read. */
const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** "Requests the Secretary-General to …" */
const ADDRESS = new Set(
  'request,call upon,call on,urge,encourage,invite,authorise,authorize,direct,remind,ask,instruct,appeal,mandate'.split(
    ',',
  ),
)
/** "Demands that all parties cease …", "Decides that all States shall …" */
const CLAIM = setOf(
  'request demand decide insist require declare affirm reaffirm stress emphasise emphasize underline recommend',
)
/** "Reiterates its call upon the parties to …" */
const REPEATED =
  /^\s+(?:again\s+)?its\s+(?:[a-z]+\s+)?(?:call|calls|appeal|request|demand|invitation)\s+(?:upon|on|to|that)\s+/

/** What may stand between the verb and the one it addresses. */
const FILLER = setOf('also further furthermore again therefore')
const FILLER_BEGINS = setOf('once in as to')
const FILLER_PHRASE =
  /(?:once again|in particular|as a consequence|in (?:this|that) (?:regard|context|connection|respect)|to this end)\b/y
const MODAL = setOf('shall should will must may can be')
/** " to " is the end of the actor unless an object follows: "the parties to the conflict to cease". */
const NO_INFINITIVE = setOf(
  'the a an this that these those its their his which whom armed such all any each both whose resolution paragraph',
)
/** After a comma these open an insertion, not the next item of a list; so does any participle, and "as" but in "as appropriate,". */
const INSERTION = setOf(
  `in with without within taking bearing through where when on under including pending acting if by after at upon consistent drawing
  following for once particularly especially inter subject pursuant having while before during notably who which also building
  together until no not to`,
)
/** Begins the demand itself in the bare form: "that the KLA … maintain". */
const BARE = setOf(
  `abide accept allow act adhere apply assist avoid begin bring cease comply conclude consider continue convey cooperate create
  desist develop disarm disclose end engage ensure enter establish facilitate fulfil give grant guarantee halt honour implement
  include keep lay make maintain meet observe participate prevent proceed protect provide pull put rapidly refrain rejoin release
  remain report resolve respect respond restore resume return settle share stop submit surrender suspend take turn undertake update
  vacate withdraw work`,
)
/** Before these the bare form is a noun, or another's. */
const NO_BARE = setOf('the a an its their this that of to and in for such any no')
/** Common nouns that can owe a duty; of others only names can. */
const BEARER = setOf(
  `parties party state states government governments authorities leaders leadership group groups factions sides countries country
  organisation organisations organization organizations agencies donors member members forces troops personnel individuals entities
  bodies institutions companies commanders representatives combatants mechanism panel experts actors all others they community
  secretariat militias police judges prosecutor presence presences component components mission missions operation operations vessels`,
)
const NO_NAME =
  /^(?:Annex|Article|Agreement|Accord|Statute|Plan|Programme|Protocol|Charter|List|Fund|Resolution|Act|Appeal)s?$/
/** Words that end the phrase whose head is asked for. */
const AFTER_HEAD = setOf(
  'of to in for on by from with established referred specified concerned provided under as designated contained that who which and or',
)
/** Where the subject of a "shall" may begin. */
const BOUND = /(?:[;:,.]|\b(?:that|and|unless|if|when|where|which|who)\b)\s+/g
const PRONOUN = setOf('them him her it they')

/**
 * Everyone that a paragraph addresses. A pronoun is given by the words it stands for where they are near and plain;
 * `span` then covers those words.
 *
 * @example actorsOf(resolution).find(mention => mention.clause === 'op-7')?.actor // "the parties"
 */
export const actorsOf = kept((resolution: Resolution): readonly ActorMention[] => resolution.clauses.flatMap(actorsIn))

/** The same of one paragraph; only operative ones address anyone. */
export const actorsIn = kept((clause: Clause): readonly ActorMention[] =>
  clause.part === 'operative' ? read(clause, verbUsesIn(clause)) : [],
)

function read(clause: Clause, verbs: readonly VerbUse[]): ActorMention[] {
  const { text } = clause
  const mentions: ActorMention[] = []
  const add = (span: Span | undefined, verb: string) => {
    if (!span) return
    const words = text.slice(...span)
    const whole = PRONOUN.has(words) ? (antecedent(text.slice(0, span[0]), words, mentions) ?? span) : span
    const again = mentions.some(m => m.verb === verb && m.span[0] === whole[0])
    if (!again) mentions.push({ actor: text.slice(...whole), verb, clause: clause.id, span: whole })
  }
  for (const use of verbs) {
    let at = use.span[1]
    const address = ADDRESS.has(use.lemma)
    const repeated = /^\s+(?:again|its)\s/.test(text.slice(at, at + 40)) ? REPEATED.exec(text.slice(at)) : null
    if (repeated) at += repeated[0].length - (/that\s+$/.test(repeated[0]) ? 5 : 0)
    else if (!address && !CLAIM.has(use.lemma)) continue
    at = behindFiller(text, at)
    at += /^\s*(?:to\s+(?=[A-Z]|the\b|all\b|both\b|States\b))?/.exec(text.slice(at))![0].length
    const that = text.startsWith('that', at) ? /^that,?\s+/.exec(text.slice(at)) : null
    if (that) add(subject(text, at + that[0].length), use.verb)
    else if (address || repeated) add(object(text, at), use.verb)
  }
  if (!text.includes('shall')) return mentions
  for (const match of text.matchAll(/\s+shall\b/g)) {
    const near = Math.max(0, match.index - 200)
    const bounds = [...text.slice(near, match.index).matchAll(BOUND)].map(bound => near + bound.index + bound[0].length)
    const span: Span = [bounds.at(-1) ?? near, match.index]
    const words = text.slice(...span)
    if (!PRONOUN.has(words) && isParty(words) && !mentions.some(m => m.span[1] === span[1])) add(span, 'shall')
  }
  return mentions
}

function behindFiller(text: string, from: number): number {
  const next = /\s*,?\s*(\w+)/y
  for (let at = from; ; ) {
    next.lastIndex = at
    const word = next.exec(text)?.[1] ?? ''
    let end = next.lastIndex
    if (FILLER_BEGINS.has(word)) {
      if (!test(FILLER_PHRASE, text, end - word.length)) return at
      end = FILLER_PHRASE.lastIndex
    } else if (!FILLER.has(word) && !/^[a-z]+ly$/.test(word)) return at
    at = text[end] === ',' ? end + 1 : end
  }
}

/** A name, or a noun that can owe a duty, as head: "the supply of vehicles to the forces" has the head "supply". */
function isParty(words: string): boolean {
  if (words.length < 2 || words.length > 200) return false
  if (PRONOUN.has(words)) return true
  const [phrase = ''] = words.split(/[,(]/, 1)
  const end = [...phrase.matchAll(/\s+(\w+)/g)].find(([, word]) => AFTER_HEAD.has(word!))
  const head = phrase.slice(0, end?.index).split(/\s+/).at(-1)!
  return BEARER.has(head.toLowerCase()) || (/^[A-Z]/.test(head) && !NO_NAME.test(head))
}

/** A place between two words. */
interface Gap {
  /** The stop before the white space, or empty. */
  readonly stop: string
  readonly start: number
  /** Where the white space begins. */
  readonly space: number
  /** The word that follows, and where it ends. */
  readonly word: string
  readonly end: number
}

function* gapsOf(rest: string): Generator<Gap> {
  for (const match of rest.matchAll(/([,;:.]?)(\s+)(\w*)/g)) {
    const [whole, stop = '', , word = ''] = match
    const start = match.index
    yield { stop, start, space: start + stop.length, word, end: start + whole.length }
  }
  if (/[;:.]$/.test(rest))
    yield { stop: rest.at(-1)!, start: rest.length - 1, space: rest.length, word: '', end: rest.length }
}

function test(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** Where a phrase ends at a gap, for a reason that holds of objects and subjects alike; undefined where it goes on. */
function endsAt(rest: string, { stop, start, space, word, end }: Gap): number | undefined {
  if (stop === ',') {
    const inserts =
      word === 'as' ? !test(/\s+appropriate,/y, rest, end) : INSERTION.has(word) || /^[a-z]+ing$/.test(word)
    if (inserts || (word === 'and' && test(/\s+(?:[a-z]+ly\s+)?[a-z]+s\s/y, rest, end))) return start
  } else if (stop) return start
  if (word === 'above' || word === 'below' || word === 'referred') return space
  if ((word === 'who' || word === 'which') && test(/\s/y, rest, end)) return space
  return word === 'in' && test(/\s+[a-z-]+\s+with\s/y, rest, end) ? space : undefined
}

/** An infinitive stands behind the gap. Of several blanks the last could stand for a word. */
function infinitive(rest: string, { word, end }: Gap): boolean {
  if (word !== 'to') return false
  const [, blank = '', next = ''] = /^(\s*)(\w*)/.exec(rest.slice(end))!
  if (blank.length > 1 || /^\s*:?\s*$/.test(rest.slice(end))) return true
  return blank.length === 1 && !NO_INFINITIVE.has(next) && !/^[A-Z]/.test(next)
}

/** The phrase up to the infinitive that tells what is asked. */
function object(text: string, at: number): Span | undefined {
  const rest = text.slice(at, at + 400)
  // "requests, within 60 days, a report": what is asked for is no actor.
  if (/^(?:an?|its|further)\s/.test(rest)) return undefined
  let end: number | undefined
  let asked = false
  for (const gap of gapsOf(rest)) {
    asked ||= infinitive(rest, gap)
    end ??= endsAt(rest, gap) ?? (asked ? gap.start : undefined)
    if (asked || (end ?? gap.start) > 220) break
  }
  if (!asked || end === undefined || end > 220 || end < 2) return undefined
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
  let end = Number.POSITIVE_INFINITY
  for (const gap of gapsOf(rest)) {
    const modal = MODAL.has(gap.word) || ((gap.word === 'is' || gap.word === 'are') && test(/ to\b/y, rest, gap.end))
    const bare = bareAt(rest, gap)
    const stop = endsAt(rest, gap)
    end = Math.min(stop ?? end, modal ? gap.space : end, bare ?? end)
    if (end < gap.end || gap.start > 200) break
  }
  const words = rest.slice(0, end)
  if (end > 200 || words === 'it' || !isParty(words)) return undefined
  return trimmed(text, [at, at + end])
}

/** Where the white space before a verb in its bare form, and adverbs before it, begins. */
function bareAt(rest: string, { space, word, end }: Gap): number | undefined {
  const before = /\w+$/.exec(rest.slice(Math.max(0, space - 12), space))?.[0] ?? ''
  let at = space
  if (NO_BARE.has(before)) {
    // Of several blanks the last stands behind no word.
    if (end - word.length - space < 2) return undefined
    at = space + 1
  }
  const next = /(\w+)\s+/y
  for (let from = end - word.length; ; from = next.lastIndex) {
    if (test(/co-operate\b/y, rest, from)) return at
    const [token = ''] = /^\w+/.exec(rest.slice(from)) ?? []
    if (BARE.has(token)) return at
    if (token !== 'also' && token !== 'not' && token !== 'forthwith' && !/^[a-z]+ly$/.test(token)) return undefined
    if (!test(next, rest, from)) return undefined
  }
}

const MANY_BEGINS = /\b(?:the|all|both|these|those|other|two|neighbouring)\s+/g
const MANY_GOES_ON = /(?:the|all|both|these|those|other|two|neighbouring)\s+/y
const MANY = setOf(
  `Parties parties States Governments governments Authorities authorities leaders groups factions sides countries organizations
  donors members forces personnel`,
)
const MANY_TAIL = /(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w’-]+|\s+to\s+the\s+[\w’-]+)?(?:\s+and\s+others\s+concerned)?/y

/** Phrases that "them" may stand for: "the two parties to the conflict", up to three words before the noun. */
function manyIn(text: string): Span[] {
  const spans: Span[] = []
  MANY_BEGINS.lastIndex = 0
  for (let begin = MANY_BEGINS.exec(text); begin; begin = MANY_BEGINS.exec(text)) {
    const next = MANY_BEGINS.lastIndex
    let at = next
    while (test(MANY_GOES_ON, text, at)) at = MANY_GOES_ON.lastIndex
    const noun = endOfMany(text, at)
    if (noun !== undefined) test(MANY_TAIL, text, noun)
    if (noun !== undefined) spans.push([begin.index, MANY_TAIL.lastIndex])
    MANY_BEGINS.lastIndex = noun === undefined ? next : MANY_TAIL.lastIndex
  }
  return spans
}

function endOfMany(text: string, from: number): number | undefined {
  const word = /(\w+)/y
  for (let at = from, n = 0; n <= 3; n++) {
    word.lastIndex = at
    const token = word.exec(text)?.[1] ?? ''
    const end = at + token.length
    if (MANY.has(token)) return end
    if (token === 'Ivorian' && test(/ parties\b/y, text, end)) return end + ' parties'.length
    const blank = /^[A-Z]?[a-z]+$/.test(token) && !NO_MANY.has(token) ? /^\s+/.exec(text.slice(end, end + 20)) : null
    if (!blank) return undefined
    at = end + blank[0].length
  }
  return undefined
}
const NO_MANY = setOf('of and to in')

const PERSON =
  /\b(?:the|his|its)\s+(?:Secretary-General|(?:Special\s+)?(?:Representative|Envoy|Adviser|Coordinator)(?:\s+of\s+the\s+Secretary-General)?|President(?:\s+of\s+[A-Z]\w+)?|Chairman|Prosecutor|High Representative)\b/g
const BODY =
  /\b(?:the\s+)?(?:Government(?:\s+of\s+(?:the\s+)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*)?|Committee|Commission|Group\s+of\s+Experts|Panel(?:\s+of\s+Experts)?|Monitoring\s+(?:Group|Team)|Council|Tribunal|Force|Mission|[A-Z]{3,})\b/g
const MADE = /(?:efforts|work|contributions?|role|dedication|achievements|activities)\s/
/** "Commends the efforts of X and of Y and encourages them": those who made the efforts. */
const MAKERS =
  /\b(?:efforts|work|contributions?|role|dedication|achievements|activities)\s+(?:\w+\s+){0,2}?(?:of|by)\s+((?:[^,;.]){3,160}?)(?:\s+in\s+[a-z]+ing\b[^;]*)?,?\s+and\s+(?:[a-z]+ly\s+|also\s+|further\s+)?[a-z]+s\s*(?:upon|on)?\s*$/

/** The words that a pronoun stands for, in what precedes it; undefined where that is not plain. */
function antecedent(before: string, pronoun: string, mentions: readonly ActorMention[]): Span | undefined {
  const many = pronoun === 'them' || pronoun === 'they'
  const makers = many && MADE.test(before) ? MAKERS.exec(before) : null
  if (makers) {
    const start = makers.index + makers[0].indexOf(makers[1]!)
    return [start, start + makers[1]!.length]
  }
  const kind = pronoun === 'it' ? BODY : PERSON
  const spansIn = (text: string): Span[] =>
    many ? manyIn(text) : [...text.matchAll(kind)].map(match => [match.index, match.index + match[0].length])
  // Whom the same paragraph addressed before is meant before anyone that it merely names.
  return mentions.findLast(mention => spansIn(mention.actor)[0]?.[0] === 0)?.span ?? spansIn(before).at(-1)
}
