import { isNoun, isPerson } from '../library/wordnet.ts'
import { STOP, stem, stemsOf, words } from '../library/words.ts'

/** "who is the new envoy to Haiti", "name of the UNITA leader", "who chairs the committee", "which judge quit". */
export interface Office {
  readonly as: 'office'
  /** What the office may be called in the text, by stem; undefined for persons of no office: "which fugitives". */
  readonly offices: ReadonlySet<string> | undefined
  /** True where whoever is named may be meant: "which official", "what is his name". */
  readonly anybody: boolean
  /** What tells it from others of its kind: "special", "prime". */
  readonly ranks: readonly string[]
  /** Whose office it is, as typed. */
  readonly of: readonly string[]
  /** What is done by whoever holds the office, where that is asked: "chairs"; "chaired by" answers it too. */
  readonly act?: string
  /** True where it is asked which: "the President of Zambia" tells one from others without a name. */
  readonly which?: boolean
}

/** Whom a question asks for, where it asks for somebody whom a text would have to name or to say in so many words. */
export type Wanted =
  | Office
  /** "who sits in the core group": of what, as typed; empty where a pronoun says it. */
  | { readonly as: 'member'; readonly of: readonly string[] }
  | { readonly as: 'winner' | 'candidate' | 'culprit' | 'group' | 'company' | 'lead-country' }

/** Offices that people take for one another; the first word of a line is what is asked, the others may be what the text says. */
const OFFICES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `president president state
head head leader chief president chairman chair chairperson commander director coordinator chairmanship minister
leader leader head chief president chairman chairperson chair commander
boss head leader chief president chairman chairperson chair commander director
chair chair chairman chairperson president chairmanship presided
chairman chair chairman chairperson president chairmanship
chairperson chair chairman chairperson president chairmanship
envoy envoy representative adviser advisor mediator
representative representative
rep representative
srsg representative
adviser adviser advisor
advisor adviser advisor
commander commander general colonel admiral chief
general general
judge judge justice
secretarygeneral secretarygeneral
mediator mediator facilitator envoy
facilitator facilitator mediator
negotiator negotiator mediator facilitator envoy
premier prime
pm prime
chief chief head commander director
minister minister
spokesperson spokesman spokesperson spokeswoman
coordinator coordinator`
    .split('\n')
    .map(line => line.split(' '))
    .map(([asked, ...said]) => [stem(asked!), new Set(said.map(stem))]),
)
/** Words that tell an office from others, not whose it is. */
const RANKS: ReadonlySet<string> = new Set(
  'special personal prime vice deputy high foreign interim joint executive force'.split(' '),
)
/** Of these it is said that somebody holds them; the words of a question that say so are no matter. */
const NOTHING = stemsOf(
  'new current next first former old other latest acting real full name person actual exact own newly elected named main top ex un united nations chief senior secretarygeneral',
)
const WHO_IS =
  /\bwho (?:else )?(?:is|was|are|were|becomes?|became|will be|should be|gets? (?:to be|picked as|named|appointed)|(?:is|was|got) (?:named|appointed|picked|chosen)(?: as)?) (?:the |a |an |his |its |their |now |currently )*(.+)/
const NAME_OF = /\bnames? (?:of |for )?(?:the |his |its |their |all |\d+ )*(.+)/
const CALLED = /\bwhat (?:is|was|are) (?:the |his |its )*(.+?) (?:called|named|names?)\b/
const POSSESSED = /(?:^|\b(?:the|is|was|what|and) )([\w -]+?)s? names?\W*(?:in\W*)?$/
const PICKED = /\bwho (?:did|does|has|was|is|will) [\w' -]+ as (?:the |a |an |his |her |its |their )?(.+)/
const HIS_NAME = /\b(?:his|her|their) (?:full )?names?\b|\bnames? (?:him|her|them)\b/
const WHICH =
  /^(?:and |so |but |[:-] )*(?:which|what) (?!(?:is|are|was|were|do|does|did|about|should|must|can|will|has|have)\b)/
const LEADS =
  /\bwho (?:is |was |will |would |should |shall |has to |now |currently )*(heads|head(?= (?:the|it|up)\b)|headed|heading|leads?|led|leading|chairs?|chaired|chairing|commands?|commanded|commanding|presides?(?: over)?|presided(?: over)?|mediates?|mediated) (.+)/
/** "head of RENAMO", "deputy representative of KOMID?": a question without a verb. */
const FRAGMENT = /^(?!who|what|which|names?\b)(?:the )?(?:[\w-]+ ){0,3}?([\w-]+) of \S+/
/** Where the phrase for an office ends and whose it is begins, or something else is said. */
const BREAK = new Set(
  'that which who under acc according per by when while with and or as from after before during at than is was are were thats whose where if named called leaving'.split(
    ' ',
  ),
)
/** "who is responsible for …" asks for whoever does something. */
const NO_OFFICE = new Set('responsible charge entitled allowed able behind going'.split(' '))
const PREPOSITIONS = new Set(['of', 'for', 'in', 'to', 'on'])

const WON = /\bwho (?:has |had )?(?:won|wins|was elected|is elected|got elected|got in)\b|\bwinners?\b/
const STANDS =
  /\bwho (?:is |are |was |were |else )*(?:all )?(?:running|standing|in the running|the candidates?|candidates?|contesting|competing)\b|\bwhich candidates?\b|\bwhat candidates\b|\bnames? of (?:the )?candidates\b/
const BELONGS =
  /\bwho (?:all )?(?:sits?|serves?|belongs?|is|are) (?:currently )?(?:on|in|part of) (?:it|(?:the |this |that )?(?:[\w'-]+ ){0,4}(?:committee|commission|group|panel|board|council|body|team|court|tribunal|delegation|mechanism|force))\b|\bwho (?:is|are) on it\b|\bwho (?:are|were) (?:the |its |their )?(?:(?:[\w'-]+ )*members|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) [a-z]+)\b|\bwh(?:o|ich|at) (?:are )?(?:the )?members (?:are|of)\b|\bmade up of whom\b|\bwho (?:is it )?(?:made up|composed)\b/
const DID =
  /\bwho (?:else )?(?:did (?:it|this|that|so)\b|(?:has |had |have )?(?:killed|murdered|shot|attacked|bombed|kidnapped|abducted|assassinated|staged|perpetrated|planted|ambushed|massacred|started)\b|led the [\w' -]*(?:coup|attack|mutiny|putsch)|(?:carried out|implement|implemented|committed|launched) (?:the |these |those |this )?(?:recent )?(?:violence|attacks?|killings?|murders?|massacres?|abuses|atrocities|crimes|bombings?|raids?|coup|strikes?|looting)|(?:is|was|were|are) behind\b)|\bthey did it\b|\bwho .*\bclaim(?:s|ed)? (?:it|responsibility)|\bwho .*\bblamed?\b/
/** "which country leads the operation" */
const COUNTRY_LEADS =
  /\b(?:which|what) (?:country|state|nation|government) (?:is |was |will |would |should |has )*(?:leads?|led|leading|heads?|heading|commands?|commanding|in charge|in command|chairs?)\b/
const GROUPS =
  /\b(?:which|what) (?:[\w'-]+ ){0,2}(?:groups|militias?|factions?|rebels|organi[sz]ations|armed group|rebel group|terrorists?|entities)\b/
const COMPANIES = /\b(?:which|what) (?:[\w'-]+ ){0,2}(?:compan(?:y|ies)|firms?|banks?|airlines?|corporations?)\b/

/** Whom a question asks for; undefined where it asks for nobody, or for whoever does something. */
export function wantedBy(asked: string): Wanted | undefined {
  const text = asked.replace(/\bheads? of state\b/g, 'president').replace(/\bheads? of government\b/g, 'prime minister')
  if (!/\bwho|\bwhich\b|\bwhat\b|\bname|^(?:the )?[a-z]+ of\b/.test(text)) return undefined
  if (WON.test(text)) return { as: 'winner' }
  if (STANDS.test(text)) return { as: 'candidate' }
  if (BELONGS.test(text)) return { as: 'member', of: bodyOf(text) }
  if (DID.test(text)) return { as: 'culprit' }
  if (COUNTRY_LEADS.test(text)) return { as: 'lead-country' }
  const leads = LEADS.exec(text)
  if (leads) return { ...phrase(`${verbal(leads[1]!)} of ${leads[2]!}`)!, act: stem(leads[1]!.split(' ')[0]!) }
  if (OFFICES.has(stem(FRAGMENT.exec(text)?.[1] ?? ''))) return phrase(text)
  const said = (CALLED.exec(text) ??
    POSSESSED.exec(text) ??
    NAME_OF.exec(text) ??
    PICKED.exec(text) ??
    WHO_IS.exec(text))?.[1]
  if (said && !WHICH.test(text)) return phrase(said) ?? (HIS_NAME.test(text) ? ANYONE : undefined)
  if (HIS_NAME.test(text)) return ANYONE
  if (COMPANIES.test(text)) return { as: 'company' }
  if (GROUPS.test(text)) return { as: 'group' }
  const which = WHICH.exec(text)
  const one = which ? phrase(personIn(text.slice(which[0].length))) : undefined
  return one ? { ...one, which: true } : undefined
}

/** The phrase for a person that a text begins with: "eritrean leaders" in "eritrean leaders are named". */
function personIn(text: string): string {
  const tokens = wordsIn(text)
  let end = tokens.slice(0, 4).findIndex(isOffice) + 1
  if (end === 0 || tokens.slice(0, end).some(t => STOP.has(t))) return ''
  while (tokens[end] && isOffice(tokens[end]!)) end++
  const next = tokens[end]
  // "arab states" are nobody by name
  return next && !STOP.has(next) && isNoun(next) ? '' : tokens.slice(0, end).join(' ')
}

const ANYONE: Wanted = { as: 'office', offices: undefined, anybody: true, ranks: [], of: [] }

/** The office by its verb: "chairs" is said of a chair. */
function verbal(verb: string): string {
  const s = verb.slice(0, 4)
  return (
    { head: 'head', lead: 'head', led: 'head', chai: 'chair', comm: 'commander', pres: 'chair', medi: 'mediator' }[s] ??
    'head'
  )
}

/** "un envoy for the sahel": an envoy, of the Sahel; undefined where the phrase is headed by nobody. */
function phrase(said: string): Office | undefined {
  const tokens = wordsIn(said)
  const end = tokens.findIndex((t, i) => i > 0 && (BREAK.has(t) || PREPOSITIONS.has(t)))
  const before = tokens.slice(0, end < 0 ? tokens.length : end)
  const noun = before.at(-1)
  // "who are libyan terrorists swearing loyalty to" asks for no name of theirs
  if (!noun || !isOffice(noun) || before.some(t => NO_OFFICE.has(t))) return undefined
  const tail = end < 0 || !PREPOSITIONS.has(tokens[end]!) ? [] : tokens.slice(end + 1)
  const stop = tail.findIndex(t => BREAK.has(t))
  const around = [...before.slice(0, -1), ...tail.slice(0, stop < 0 ? 5 : stop)].filter(
    t => !STOP.has(t) && !/^\d/.test(t) && t.length > 1,
  )
  const ranks = around.filter(t => RANKS.has(t))
  const of = around.filter(t => !RANKS.has(t) && !NOTHING.has(stem(t)))
  return { as: 'office', offices: officesOf(noun), anybody: ANYBODY.has(stem(noun)), ranks, of }
}

function officesOf(noun: string): ReadonlySet<string> | undefined {
  const said = OFFICES.get(stem(noun))
  return said ?? (HELD.has(stem(noun)) ? new Set([stem(noun)]) : undefined)
}

const ANYBODY = stemsOf('official person guy man woman officer individual politician figure personality member expert')

/** The words of an office; a Secretary-General is neither a secretary nor a general. */
export const wordsIn = (text: string) =>
  words(text.replace(/secretary[- ]general/gi, 'secretarygeneral')).map(w => w.word)

/** Nouns for persons that are offices, though no line of `OFFICES` begins with them. */
const HELD = stemsOf(
  'prosecutor registrar ombudsperson director governor administrator rapporteur secretary commissioner ambassador king arbitrator spokesman candidate colonel minister',
)

const MEN = new Set(['man', 'men', 'woman', 'women', 'people'])
const isOffice = (word: string) => MEN.has(word) || OFFICES.has(stem(word)) || HELD.has(stem(word)) || isPerson(word)

const MEMBERS_OF = new Set(
  'members member sits serves belongs parties party two three four five six seven eight nine ten names'.split(' '),
)
/** Of what members are asked: "core group" in "who sits in the core group". */
const bodyOf = (text: string) =>
  words(text)
    .map(w => w.word)
    .filter(w => w.length > 2 && !STOP.has(w) && !MEMBERS_OF.has(w))
