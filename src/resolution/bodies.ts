/** Missions, forces and panels where a text names them: by acronym, by long form, or in general ("the French forces", "the Panel"). */

import { termsOf } from './glossary.ts'
import { kept } from './kept.ts'
import { missionNamed, missionsAt, plainName } from './missions.ts'
import type { Resolution, Span, Term } from './model.ts'

/** A body where a text names it. */
export interface Body {
  /** As people call it: the acronym where there is one, else the name as printed, without an article. */
  readonly name: string
  readonly span: Span
  /** True where the name alone does not tell it from others of its kind: "Panel of Experts", "multinational force", "the Mission". */
  readonly general: boolean
  /** True for a bare noun that takes its meaning from a fuller name elsewhere: "the Mission", "the Panel". */
  readonly bare: boolean
  /** True where the text or the lists of missions spell the name out; an acronym that nothing explains may be anything. */
  readonly known: boolean
}

const ACRONYM =
  /(?<![\w/.-])(?:OPCW-UN Joint Mission|[A-Z][A-Z-]{2,9}[A-Z](?:\s(?:I{2,3}|IV|ALTHEA|Althea|RCA|RD Congo|Tchad\/RCA)(?![\w/]))?|[A-Z]{3}(?![\w/]))(?![\w/])/g
/** What the capitalised name of a body ends in, or holds before "of", "in" or "for". */
const HEADS =
  'Mission|Force|Forces|Operation|Office|Administration|Authority|Group|Presence|Team|Panel|Mechanism|Directorate|Organization|Organisation|Ombudsperson|Observers|Commission'
const WORD = "(?:(?:d[’'])?\\p{Lu}[\\p{L}\\p{N}’'/-]*)"
const NAME = new RegExp(
  `${WORD}(?:\\s+(?:(?:of|for|in|and|the|to|on|de|du|des|la)\\s+){0,3}${WORD}|,\\s+(?=\\p{Lu}[\\p{L}’-]*\\s+and\\s+(?:\\p{Lu}[\\p{L}’-]*\\s+)*\\(?)${WORD})*(?:-led)?(?:\\s+(?:II|III|IV|operation|mission|force)(?![\\w/]))?`,
  'gu',
)
const GENERAL =
  /(?:[Mm]ultinational\s+(?:[a-z]+\s+)?(?:[Ff]orce|[Pp]resence|[Mm]ission)|[Ii]nternational\s+(?:civil|security|stabilization)\s+(?:presence|force)|(?:[Pp]anel|[Gg]roup)\s+of(?:\s+up\s+to\s+\w+)?\s+(?:independent\s+)?[Ee]xperts|[Mm]onitoring\s+(?:[Gg]roup|[Tt]eam|[Mm]echanism)|(?:Analytical\s+Support\s+and\s+Sanctions\s+)Monitoring\s+Team|(?:French|ECOWAS|EU|CIS\s+[Pp]eacekeeping|African\s+Union)\s+(?:[Ff]orces?|mission|operation)|European\s+Union\s+(?:operation|force|mission)|Regional\s+Task\s+Force|(?:civilian\s+)?(?:police\s+)?support\s+group|multinational\s+operation|multidimensional\s+presence|United\s+Nations\s+(?:civilian\s+police\s+)?(?:mission|operation|force|presence|support\s+group|military\s+observers|office)|military\s+liaison\s+(?:personnel|officers)|[Oo]ffice\s+of\s+the\s+Ombudsperson|independent\s+(?:expert|commission)\s+(?:group|panel|of\s+inquiry)|[Oo]mbudsperson|1\d{3}\s+Committee|(?:international\s+)?commission\s+of\s+(?:inquiry|experts)|Joint\s+Investigative\s+Mechanism|[Ff]orce\s+[Ii]ntervention\s+[Bb]rigade)/g
const BARE =
  /\b(?:the|this|that|said)\s+((?:Mission|Force|Operation|Panel|Group|Mechanism|Team|Office|Administration|Commission|mission|force|operation|panel|mechanism))\b(?!\s+of\s+(?:(?!Member\s+States\b)[A-Z]|the\s+[A-Z]))/g
/** Acronyms of organizations, parties, armies and papers: never the body whose mandate a Council resolution extends. */
const NO_BODY = new Set(
  `CIS ECOWAS OAU NATO OSCE CSCE SADC IGAD FARDC FDLR UNHCR UNICEF UNDP WFP WHO OCHA UNODC IAEA ICRC ICTY ICTR DDR DDRR DDRRR SSR DRC CAR SRSG
  NGO NGOs LRA RUF UNITA SPLM SPLA UTO EST GMT EDT FNL NPFL ULIMO IMF AFRC ICC MOU SOFA SOMA TFG TFI GDP HIV AIDS RES PRST USA UAE
  DPRK FRY SFRY PNTL HNP LNP LURD MODEL UNTOC FATF CTC IPTF BSEC ICAO IMO ILO UNESCO OIC EUCAP UNOPS UNMAS DPKO PSC JMC NTGL IGNU PIF KPCS INTERPOL EULEX EUTM UNSCR`.split(
    /\s+/,
  ),
)

interface Names {
  readonly byShort: ReadonlyMap<string, Term>
  readonly byLong: ReadonlyMap<string, string>
}

const namesOf = kept((resolution: Resolution): Names => {
  const terms = termsOf(resolution).filter(term => /^[A-Z]/.test(term.short))
  const acronyms = terms.filter(term => /^[A-Z][A-Za-z-]*[A-Z]/.test(term.short))
  return {
    byShort: new Map(acronyms.map(term => [term.short, term])),
    byLong: new Map(acronyms.map(term => [plainName(term.long), term.short])),
  }
})

const HEAD = new RegExp(`(?:^|[\\s-])(?:${HEADS})(?=$|[\\s’])`)
const OTHERS =
  /\b(?:Armed Forces|Democratic Forces|Security Forces|Rebel|Country Team|High Commissioner|Drugs and Crime|Task Force|Working Group|Contact Group|Secretary-General|Security Council|Government|Committee|Boundary Commission|Verification Commission|Peacebuilding Commission|European Commission)\b/
/** Words that begin a sentence, not a name. */
const OPENING =
  /^(?:Decides|Requests|Authorizes|Authorises|Extends|Renews|Establishes|Approves|Recalling|Recalls|Further|Also|The|Acting|Terminates|Member|States)\s+/

/**
 * The bodies that a text names, in order; a long form with its acronym behind it is one.
 *
 * @example bodiesIn(resolution, 'the mandate of UNMOT')[0]?.name // "UNMOT"
 */
export function bodiesIn(resolution: Resolution, text: string): readonly Body[] {
  const { byShort, byLong } = namesOf(resolution)
  const found: Body[] = []
  const add = (body: Body) => {
    if (found.every(other => other.span[1] <= body.span[0] || other.span[0] >= body.span[1])) found.push(body)
  }
  for (const match of text.matchAll(NAME)) {
    if (!HEAD.test(match[0])) continue
    let [start, words] = [match.index, match[0]]
    for (let opening = OPENING.exec(words); opening; opening = OPENING.exec(words)) {
      start += opening[0].length
      words = words.slice(opening[0].length)
    }
    words = words.replace(/[’'](?:s)?$/, '')
    // "UNAVEM III and the United Nations …" is two names, "Slavonia, Baranja and Western Sirmium" is one.
    const end = start + words.length
    const bracket = /^,?\s*\(?(?:“)?([A-Z][A-Za-z-]*[A-Z](?:\s(?:II|III|IV))?)(?:”)?[),]/.exec(
      text.slice(end, end + 20),
    )
    const acronym = bracket && (byShort.has(bracket[1]!) || missionNamed(bracket[1]!)) ? bracket[1] : undefined
    const inner = /(?<=\s)(?:United Nations|African Union|European Union)\s/.exec(words)
    if (inner && !missionNamed(words) && !byLong.has(plainName(words))) {
      start += inner.index
      words = words.slice(inner.index)
    }
    const known = acronym ?? byLong.get(plainName(words)) ?? missionNamed(words) ?? shortened(words, text)
    if (known && NO_BODY.has(known)) continue
    if (!HEAD.test(words) || (!known && (OTHERS.test(words) || !/\s/.test(words)))) continue
    if (!known && generalName(words)) continue
    add({
      name: known ?? words.replace(/\s+/g, ' '),
      span: [start, end + (acronym ? bracket![0].length : 0)],
      general: false,
      bare: false,
      known: true,
    })
  }
  for (const match of text.matchAll(GENERAL)) {
    const end = match.index + match[0].length
    const bracket = /^\s*\((?:“)?([A-Z][A-Z-]+(?: [A-Z]+)?)(?:”)?\)/.exec(text.slice(end, end + 20))?.[1]
    const called = /^\s*\(\s*(?:the\s+)?[“"]?((?:Panel|Group)\s+of\s+Experts)/.exec(text.slice(end, end + 30))?.[1]
    const place = bracket ? undefined : missionAt(match[0], text)
    const name = bracket ?? place ?? generalName(called ?? match[0])
    const span: Span = [match.index, bracket ? end + bracket.length + 3 : end]
    if (name) add({ name, span, general: !bracket && !place, bare: false, known: true })
  }
  for (const match of text.matchAll(ACRONYM)) {
    const short = match[0]
    const term = byShort.get(short)
    if (NO_BODY.has(short) || /^[IVXLC]+$/.test(short) || (term && !missionNamed(short) && OTHERS.test(term.long)))
      continue
    const sure = missionNamed(short)
      ? short
      : term && (HEAD.test(term.long) || /\b(?:force|mission|operation|presence|group)\b/.test(term.long))
        ? short
        : undefined
    const name = sure ?? misspelt(resolution, short, byShort) ?? (term ? undefined : short)
    if (name)
      add({
        name,
        span: [match.index, match.index + short.length],
        general: false,
        bare: false,
        known: sure !== undefined || name !== short,
      })
  }
  for (const match of text.matchAll(BARE))
    add({ name: match[1]!, span: [match.index, match.index + match[0].length], general: true, bare: true, known: true })
  return found.sort((a, b) => a.span[0] - b.span[0])
}

/** "the stationing in Cyprus of the United Nations Peacekeeping Force": a long form that leaves its place to the sentence. */
function shortened(words: string, text: string): string | undefined {
  if (!/^(?:United Nations|African Union|European Union)\b/.test(words)) return undefined
  const found = new Set([...placesIn(text)].flatMap(place => missionNamed(`${words} in ${place}`) ?? []))
  return found.size === 1 ? [...found][0] : undefined
}

const placesIn = (text: string): ReadonlySet<string> =>
  new Set(
    text.match(
      /\b(?!United\b|Nations\b|Security\b|Council\b|Secretary\b|General\b|Government\b|Mission\b)\p{Lu}[\p{L}-]{3,}/gu,
    ),
  )

/** "United Nations military observers … Prevlaka": the one mission whose long form ends in a place that the text names. */
function missionAt(words: string, text: string): string | undefined {
  if (!/^(?:United\s+Nations|multidimensional)\b/.test(words)) return undefined
  const places = new Set(
    text.match(
      /\b(?!United\b|Nations\b|Security\b|Council\b|Secretary\b|General\b|Government\b|Mission\b)\p{Lu}[\p{L}-]{3,}/gu,
    ),
  )
  const found = new Set([...places].flatMap(place => missionsAt(place)))
  return found.size === 1 ? [...found][0] : undefined
}

/** One spelling of a general name; undefined where a name is none. */
function generalName(words: string): string | undefined {
  const plain = words.replace(/\s+/g, ' ').replace(/^the /i, '')
  if (/^panel of (?:.*)?experts$/i.test(plain)) return 'Panel of Experts'
  if (/^group of (?:.*)?experts$/i.test(plain)) return 'Group of Experts'
  if (/monitoring team$/i.test(plain)) return 'Monitoring Team'
  if (/^monitoring group$/i.test(plain)) return 'Monitoring Group'
  if (/ombudsperson$/i.test(plain)) return 'Office of the Ombudsperson'
  if (/^french forces$/i.test(plain)) return 'French forces'
  GENERAL.lastIndex = 0
  const whole = GENERAL.exec(plain)?.[0] === plain
  GENERAL.lastIndex = 0
  return whole ? plain : undefined
}

/** "UMMIH", printed once, where the text defines "UNMIH": another letter in one place. */
function misspelt(resolution: Resolution, short: string, known: ReadonlyMap<string, Term>): string | undefined {
  if (short.length < 5) return undefined
  const meant = [...known.keys()].filter(each => each.length === short.length && each !== short && oneOff(each, short))
  return meant.length === 1 && resolution.source.split(short).length === 2 ? meant[0] : undefined
}

const oneOff = (a: string, b: string): boolean => [...a].filter((letter, n) => letter !== b[n]).length === 1
