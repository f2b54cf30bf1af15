import { isEnglish, isName } from '../library/wordnet.ts'
import { kept } from '../resolution/kept.ts'
import type { Clause, Span } from '../resolution/model.ts'
import { countryNames } from './countries.ts'

/** Somebody whom a paragraph names. */
export interface Named {
  /** The name, without title. */
  readonly span: Span
  /** What the text says beside the name, in lower case: titles, offices, whose they are. Empty where it says nothing. */
  readonly office: string
}

/**
 * The people whom a paragraph names, in its order, each with the offices that it gives them: by a title ("President Kabila"), in
 * apposition ("his Special Representative, Mr. X,", "Mr. X, Chair of the African Union", "X (Commander)"), by an act ("Appoints
 * Mrs. X as Prosecutor").
 */
export const peopleIn = kept((clause: Clause): readonly Named[] => read(clause))

/** Words of offices and bodies: a run of capitalised words that has one is no person's name. */
const NO_NAME =
  /(?<![\p{L}])(?:Agreement|Accords?|Council|Assembly|Peace|Security|Nations?|Republic|Secretary|Government|Forces?|Mission|Commission|Tribunal|Court|Committee|Special|Representative|Opposition|States?|Front|Party|Union|Protocol|Declaration|Process|Group|Army|Charter|Conference|Islamic|Movement|Programme|Plan|Line|Radio|Fund|Bank|Law|Act|Office|Operation|Organi[sz]ation|Panel|Prison|Airport|River|Valley|Summit|Pact|Region|Province|Authority|Directorate|Conventions?|Communiqué|Dialogue|Initiative|Framework|Regulations|Ombudsperson|Street|City|The|High|Staff|Affairs|Envoy|Advis[eo]r|Mediator|Mediation|Constitution|Transitional|Interim|Development|Human|Rights|Police|Elections?|Annexe?s?|Treaty|Resolutions?|Nacional|Strategy|Strategies|Countries|Mines|List|Report|Note|Bulletin|Roadmap|Company|Administration|Chamber|Women|Violence|Centre|Center|International|National|Communication|University|Code|Mosque|Sites|Parts|Director|Executive|Chairman|President|Prime|Minister|Judges?|General’s|Industries|Complex)(?![\p{L}])/u
const PART = String.raw`(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.)`
const NAME = `${PART}(?: (?:al-|bin |de |del |van der |van |el-|von |da |do |dos |[Oo]uld )?${PART})*`
const TITLE =
  'Messrs|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Sheikh|Professor|Prof|Gen|Col|Judge|Justice|Ambassador|(?:Deputy )?Prime Minister|(?:Foreign )?Minister|(?:Vice[- ])?President|(?:(?:Major|Brigadier|Lieutenant) )?General|(?:Lieutenant )?Colonel|Major|Captain|(?:(?:Vice|Rear) )?Admiral|Commander|Chief Mediator|Cardinal|Archbishop|King|Prince|Emperor|Senator|(?:Under-|Assistant )?Secretary-General|(?:Special|Personal) (?:Representative|Envoy|Advis[eo]r)|Envoy|Representative|Advis[eo]r|Mediator|Prosecutor|Chairman|Chair'
const TITLES = 'Judges|Justices|Ministers|Presidents|Generals|Colonels|Ambassadors|Messrs'
/** "Chief Mediator Mr. A": the titles, and the name. */
const TITLED = new RegExp(String.raw`\b((?:(?:${TITLE})\.? )+)(${NAME})`, 'gu')
/** "Generals A and B", "Judges A, B and C". */
const LISTED = new RegExp(String.raw`\b(${TITLES})\.? (${NAME}(?:(?:, and | and |, )${NAME})*)`, 'gu')
const RUN = new RegExp(
  String.raw`(?<![\p{L}’'-])(?<!\b(?:[Tt]he|[Ii]n|[Aa]t|[Nn]ear|[Ii]nto) )${PART}(?: (?:al-|bin |de |del |van der |van |el-|von |da |do |dos )?${PART})+`,
  'gu',
)
/** What gives the run of capitalised words before it an office: "the appointment of X as Personal Envoy". */
const GIVES =
  /^ (?:as|be appointed|to be|for the (?:position|post|office) of) (?:(?:the|his|her|its|a|an|new|first|next) )*/
/** "X as Personal Envoy", "X, High Representative of the European Union": X is somebody, whatever the name. */
const GIVEN =
  /^(?: (?:as|be appointed|for the (?:position|post) of)|,) (?:(?:the|his|her|its|a|an|new|former|current) )*(?:[A-Z][\w’-]+ ){0,3}?(?:President|Envoy|Representative|Advis[eo]r|Chair|Chairman|Head|Prosecutor|Judge|Coordinator|Mediator|Minister|Commander|Director|Secretary-General|Ambassador|Commissioner)\b/
/** Words of an office that stand before a name, up to a comma: "the Special Representative of the Secretary-General, X". */
export const OFFICE =
  /(?:representative|envoy|advis[eo]r|chair|chairman|chairperson|president|head|leader|coordinator|mediator|facilitator|prosecutor|registrar|commander|minister|ombudsperson|director|spokesman|secretary-general|secretary|commissioner|chief|judge|ambassador|governor|administrator|rapporteur|king|candidate|general|colonel|vice-president|justice|officer)s?\b/
/** What may stand between an office and the name of who holds it. */
const WITHIN =
  /^(?:of|for|in|to|on|the|and|at|its|his|her|their|an?|de|new|newly|elected|former|retiring|outgoing|current|acting|interim|joint|deputy|late|then|first|next|legitimately|ad|litem|armed|forces|elections|general|staff|senior|permanent)$/

/** So many names are a list. */
const LIST = 4

function read(clause: Clause): Named[] {
  const { text } = clause
  // "Requests" is no part of a name, nor of an office
  const opening = clause.verb && text.startsWith(clause.verb) ? clause.verb.length : 0
  const found: { span: Span; title: string }[] = []
  const add = (at: number, name: string, title: string) => {
    const end = at + name.length
    if (found.some(({ span: [a, b] }) => at < b && end > a)) return
    if (!NO_NAME.test(name) && !/^(?:\p{Lu}{2,}|\p{Lu}\.)$/u.test(name)) found.push({ span: [at, end], title })
  }
  for (const m of text.matchAll(LISTED)) {
    let at = m.index + m[0].length - m[2]!.length
    for (const name of m[2]!.split(/(, and |, | and )/)) {
      if (/^\p{Lu}/u.test(name)) add(at, name, m[1]!)
      at += name.length
    }
  }
  for (const m of text.matchAll(TITLED)) {
    // "the Working Group on General Issues of Sanctions"
    if (/General $/.test(m[1]!) && !strange(m[2]!)) continue
    add(m.index + m[0].length - m[2]!.length, m[2]!, m[1]!.trim())
  }
  for (const m of text.matchAll(RUN)) {
    const run = m.index < opening ? m[0].slice(opening - m.index).trimStart() : m[0]
    const name = withoutPlace(run)
    const end = m.index + m[0].length
    const given = GIVEN.test(text.slice(end, end + 90))
    if (isPersonal(name) && (strange(name) || given)) add(end - name.length, name, '')
  }
  const people = found.sort((a, b) => a.span[0] - b.span[0])
  const heading = people.length >= LIST ? headingOf(text, people[0]!.span[0]) : ''
  return people.map(({ span, title }, i) => {
    const from = people[i - 1]?.span[1] ?? opening
    const next = people[i + 1]
    const to = next ? next.span[0] - next.title.length - 1 : text.length
    return { span, office: `${officeOf(text, span, title, from, to)} ${heading}`.trim() }
  })
}

/** Of a list of names what they are said to be before it: "the following permanent judges of the Tribunal: Iain Bonomy (United Kingdom)". */
function headingOf(text: string, first: number): string {
  const offices = [...text.slice(0, first).toLowerCase().matchAll(new RegExp(OFFICE, 'g'))].map(m => m[0])
  return offices.filter(o => o.endsWith('s')).join(' ')
}

/** "MINURSO Hany Abdel-aziz", "Western Sahara Peter van Walsum": the place or body before a name belongs to the office. */
function withoutPlace(run: string): string {
  const parts = run.split(' ')
  let from = 0
  for (let k = 1; k < parts.length; k++) {
    const head = parts.slice(from, k).join(' ')
    if (/^\p{Lu}{3,}$/u.test(head) || countryNames().has(head.toLowerCase())) from = k
  }
  return parts.length - from > 1 ? parts.slice(from).join(' ') : run
}

function isPersonal(run: string): boolean {
  const parts = run.split(' ')
  if (parts.length > 5 || NO_NAME.test(run) || run === run.toUpperCase() || countryNames().has(run.toLowerCase()))
    return false
  // "GCC Initiative"
  return parts.length > 1 && !parts.some(w => /^\p{Lu}{2,}$/u.test(w))
}

/** One of the words is no English word, nor the name of a place. */
const strange = (run: string) => run.split(' ').some(w => !isEnglish(w.toLowerCase()) && !isName(w.toLowerCase()))

function officeOf(text: string, [start, end]: Span, title: string, from: number, to: number): string {
  return `${before(text.slice(Math.max(from, start - 200), start), title)} ${behind(text.slice(end, Math.min(to, end + 160)))}`
    .toLowerCase()
    .trim()
}

/** "the dissident militia of X", "a commission chaired by X": whom X leads. */
const LEADS =
  /((?:[\p{L}-]+ ){0,3}[\p{L}-]+),? (?:(led|headed|chaired|commanded) by|(?<=\b(?:militias?|forces|troops|rebels|factions?|soldiers|fighters|combatants) )(?:of|loyal to|under)) (?:the |[A-Z]\w+ )?$/u
const LEADER: Readonly<Record<string, string>> = { headed: 'head', chaired: 'chair', commanded: 'commander' }

/** The words before a name that belong to it: its title, and an office in apposition. */
function before(text: string, title: string): string {
  const rest = text.trimEnd()
  const bare = title && rest.endsWith(title) ? rest.slice(0, -title.length) : rest
  const led = LEADS.exec(`${bare.trimEnd()} `)
  if (led) return `${LEADER[led[2] ?? ''] ?? 'leader'} of ${led[1]} ${title}`
  const tokens = bare.trimEnd().split(/\s+/)
  const held: string[] = []
  for (let k = tokens.length - 1; k >= 0; k--) {
    const token = tokens[k]!
    const word = token.replace(/[,’(“]$|’s$/g, '')
    // a comma stands only right before the name: "his Special Representative, Mr. X"
    if (token !== word && /,$/.test(token) && k < tokens.length - 1) break
    if (!(/^[(“]?\p{Lu}/u.test(word) || WITHIN.test(word) || OFFICE.test(word.toLowerCase()))) break
    // "the efforts of Mr. X": what comes before the preposition is not X's
    if (k === tokens.length - 1 && /^(?:of|for|in|to|on|and|at)$/.test(word)) break
    held.unshift(word)
  }
  const phrase = held.join(' ')
  // "former Liberian President X": what stands right before a title tells whose
  const whose = OFFICE.test(phrase.toLowerCase()) ? phrase : title && /\p{Lu}\p{L}+$/u.test(phrase) ? held.at(-1)! : ''
  return `${whose} ${title}`
}

/** The words behind a name that belong to it. */
function behind(text: string): string {
  const of = /^ of (?:the )?\p{Lu}[\p{L}’'-]+(?: (?:of (?:the )?)?\p{Lu}[\p{L}’'-]+)*/u.exec(text)?.[0] ?? ''
  const rest = text.slice(of.length)
  const aside = /^ ?\(([^)]*)\)?/.exec(rest)
  const given =
    GIVES.exec(rest) ?? /^ (?:shall )?(?:remains?|becomes?|serves? as|act(?:s|ing)? as|as the )\s?/.exec(rest)
  const apposed = /^, (?=(?:(?:the|its|his|a|an|former|current|new) )*\p{Lu})/u.exec(rest)
  const phrase = given ?? apposed
  const tail = phrase
    ? (rest
        .slice(phrase[0].length)
        .split(
          /[,;:()]|\. | and (?:of |to |for )?(?:its |his |the )?\p{Ll}| in succession| until | from \d| with | who /u,
        )[0] ?? '')
    : ''
  return `${of} ${aside?.[1] ?? ''} ${OFFICE.test(tail.toLowerCase()) ? tail : ''}`
}
