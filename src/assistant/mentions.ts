import { createRequire } from 'node:module'
import { NUMBER } from '../resolution/dates.ts'
import { datesOf, deadlinesOf, termsOf } from '../resolution/facts.ts'
import { kept } from '../resolution/kept.ts'
import type { Clause, Resolution, Span } from '../resolution/model.ts'
import type { Asked } from './asked.ts'
import { countryNames } from './countries.ts'

// Loaded by the first question that asks for a name.
const require = createRequire(import.meta.url)

/** Where a clause holds the kind of thing that is asked for; undefined where a question asks for no kind that could be found. */
export function mentionsOf(asked: Asked, resolution: Resolution, clause: Clause): readonly Span[] | undefined {
  const byClause = known(clause)
  if (byClause.has(asked)) return byClause.get(asked)
  const found = FINDERS[asked]?.(resolution, clause)
  byClause.set(asked, found)
  return found
}

const known = kept((_: Clause) => new Map<Asked, readonly Span[] | undefined>())

type Finder = (resolution: Resolution, clause: Clause) => readonly Span[]

const spans = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(m => [m.index, m.index + m[0].length] as const)

/** What stands before the number of a provision: "paragraphs 7, 13 (a) and ", "annex ". */
const NUMBERED = String.raw`\b(?:sub)?(?:paragraph|article|resolution|annexe?|chapter|section|rule|point|item|phase)s? (?:\d+(?:[- ]?\((?:\w{1,3}|\d{4})\))*(?:,? (?:and|or|to) |, ?|-))*`
const FIGURE = new RegExp(
  String.raw`(?<![\w/(.-]|${NUMBERED})\b(?:${NUMBER}|\d{1,3}(?:,\d{3})+|dozens?|hundreds|thousands|millions?)\b(?!\s*\(\d{4}\)|\/| Committee\b|[- ](?:or more |or fewer |calendar |working |further |additional )?(?:day|week|month|year|hour|minute)s?\b| (?:(?:and|to|or|-) \d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December))`,
  'giu',
)

const figures: Finder = (_resolution, { text }) =>
  spans(text, FIGURE).filter(([a, b]) => {
    const value = text.slice(a, b).toLowerCase()
    return !(value === 'one' || /^(?:19|20)\d\d$/.test(value))
  })

const MONEY =
  /[$€£]\s?[\d.,]+(?: (?:million|billion))?|\b\d[\d.,]* (?:million|billion)?\s*(?:dollars?|euros?|francs?|pounds?)\b|\bper cent\b/giu

const WHEN =
  /\b(?:within|no later than|not later than|by|until|before|prior to|after|following|upon|since|from|as of|as from|with effect from|during|beyond) (?:the |a |its |his )?(?:[\w-]+ ){0,4}?(?:days?|weeks?|months?|years?|adoption|expiry|end|beginning|date|period|elections|withdrawal|deployment|completion|return|mandate)\b|\b(?:as soon as|once|when|immediately|at such time as|whichever)\b/giu

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
/** A day or a time of year that is named without a date: "early 2006", "the first quarter of 2008", "end of 1994", "in February", "1 March". */
const VAGUE = new RegExp(
  String.raw`\b(?:(?:early|mid|late)[- ](?:in )?|(?:end|beginning|middle|start|first half|second half|(?:first|second|third|fourth|last) quarter|spring|summer|autumn|winter)(?: of|,|-)? (?:the )?(?:year )?)(?:19|20)\d\d\b|\b(?:in|by|since|until|during|before|after|throughout) (?:the year )?(?:19|20)\d\d\b(?! \()|\b(?:timing|date) of the (?=\w+ (?:of|for)\b)|\b(?:(?:in|by|since|until|during|before|after|throughout) (?:(?:early|mid|late)[- ])?|(?:end|beginning|middle) of )${MONTH}\b(?! \d)|\b\d{1,2} ${MONTH}\b(?! \d{4})`,
  'giu',
)

/** "resolution 1325 (2000) of ", "S/PRST/2008/5 of ": the date behind it says when that was adopted, and of nothing else. */
const ADOPTED = /(?:\(\d{4}\)|\b[AS]\/[\w/.]+\)?),? (?:adopted on|of)\s$/

/** The periods that a clause names, days not among them. */
export const periodsIn = (clause: Clause): Span[] => spans(clause.text, PERIOD)

/** The days and times of year that a clause names without a date. */
export const vagueTimesIn = (clause: Clause): Span[] => spans(clause.text, VAGUE)

/** "resolution 733 (1992) of 23 January 1992, which established an embargo": the day of what was done then. */
const TELLS = /^,? (?:which|whereby|(?:by|in|on|under) which)\b/

/** The dates that a clause prints, but for those on which documents were adopted. */
export const datesIn: Finder = (resolution, clause) =>
  datesOf(resolution)
    .filter(
      d =>
        d.clause === clause.id &&
        (!ADOPTED.test(clause.text.slice(Math.max(0, d.span[0] - 40), d.span[0])) ||
          TELLS.test(clause.text.slice(d.span[1]))),
    )
    .map(d => d.span)

const times: Finder = (resolution, clause) => [
  ...deadlinesOf(resolution)
    .filter(d => d.clause === clause.id)
    .map(d => d.span),
  ...datesIn(resolution, clause),
  ...spans(clause.text, WHEN),
  ...vagueTimesIn(clause),
]

const PERIOD = new RegExp(
  String.raw`\b(?:${NUMBER}|several|initial|further|single)[- ](?:and a half )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?)\b|\b(?:until|immediately|promptly|as soon as|without delay|indefinitely|open-ended)\b|\b24-hour\b|\bperiod (?:ending|expiring|terminating)\b|\b(?:first|second|third|fourth|fifth|tenth|fifteenth|thirtieth|\d+th) (?:working |calendar )?day\b`,
  'giu',
)

const RHYTHM =
  /\b(?:every|intervals?|quarterly|monthly|weekly|(?:bi|semi-?)?annual(?:ly)?|regular(?:ly)?|periodic(?:ally)?|at least once|no fewer than|frequent(?:ly)?|(?:\w+-)?yearly|\w+-monthly|daily|biennial(?:ly)?|rolling basis|(?:once|twice) (?:a|every))\b/giu

const PLACE =
  /\b(?:in|at|from|to|near|of|outside|inside|between|around|for|into) (?:the )?(?:city of |town of |territory of |province of |area of )?([A-Z][\p{L}’'-]+(?:[ -][A-Z][\p{L}’'-]+)*)/gu
const AREA =
  /\b(?:in|at|from|to|across|along|between) the (?:\w+ ){0,2}(?:central|northern|southern|eastern|western|north|south|east|west|borders?|coast|coastal|capital|regions?|provinces?|city|zone|headquarters|territory|parts?)\b/giu
const NO_PLACE =
  /\b(?:Contact|Group|Conference|Donor|Central|Collective|Court|Tribunal|Fund|Party|Union|Office|Team|Force|Panel|Board|Envoy|Minister|Ministry|Act|Accords?|Declaration|United|Nations?|Secretary|Security|Council|General|Government|Agreement|Protocol|Member|States?|President|Special|Representative|Commission|Mission|Committee|Charter|Chapter|Article|Resolution|January|February|March|April|May|June|July|August|September|October|November|December|Decides|Organization|Peace|Forces?|Annex|Plan|Parties|Process|Experts|Convention|Covenant|Statute|Friends|Weapons|Police|Movement|Monitors|Observers|Staff)\b/

/** "southern Iraq", "their original positions": where something is or goes, without a name of its own. */
const POSITION =
  /\b(?:central|(?:north|south)(?:-?(?:east|west))?ern|eastern|western) \p{Lu}[\p{L}’'-]+|\b(?:to|in|from) (?:its|their|the) (?:original |former |previous |present |own )*(?:positions?|barracks|bases|camps|homes|locations?|quarters|places? of origin)\b/gu
/** What follows a place in a list: ", Mostar and Vitez". */
const MORE = /^(?:, | and |, and | or )(?:the )?(\p{Lu}[\p{L}’'-]+(?:[ -]\p{Lu}[\p{L}’'-]+)*)/u
/** "Mohamed Bennouna (Morocco)" */
const FROM = /\((\p{Lu}[^()\d]{3,40})\)/gu

/** Names that a resolution puts somewhere behind "in", "at" or "near": they are places wherever it prints them ("demilitarize Kisangani"). */
const placesOf = kept(
  (resolution: Resolution): ReadonlySet<string> =>
    new Set(
      resolution.clauses.flatMap(({ text }) =>
        withPreposition(resolution, text, /^(?:in|at|near|outside|into)\b/).map(([a, b]) => text.slice(a, b)),
      ),
    ),
)

function withPreposition(resolution: Resolution, text: string, of = /^/): Span[] {
  const shorts = new Set(termsOf(resolution).map(t => t.short))
  const isPlace = (name: string) => !NO_PLACE.test(name) && !shorts.has(name) && !/^[A-Z-]{2,}$/.test(name)
  return [...text.matchAll(PLACE)].flatMap(m => {
    const name = m[1] ?? ''
    if (!isPlace(name) || !of.test(m[0])) return []
    const start = m.index + m[0].length - name.length
    const found: Span[] = [[start, start + name.length]]
    let end = start + name.length
    for (let more = MORE.exec(text.slice(end)); more && isPlace(more[1]!); more = MORE.exec(text.slice(end))) {
      end += more[0].length
      found.push([end - more[1]!.length, end])
    }
    return found
  })
}

const places: Finder = (resolution, { text }) => {
  const found = [...withPreposition(resolution, text), ...spans(text, AREA), ...spans(text, POSITION)]
  const others = [...placesOf(resolution)].flatMap(name =>
    spans(text, new RegExp(String.raw`(?<![\p{L}’'-])${RegExp.escape(name)}(?![\p{L}’'-])`, 'gu')),
  )
  const from = [...text.matchAll(FROM)].flatMap(m =>
    isCountry(m[1]!) ? [[m.index + 1, m.index + 1 + m[1]!.length] as const] : [],
  )
  const free = [...others, ...from].filter(([a, b]) => !found.some(([x, y]) => a < y && x < b))
  return [...found, ...free]
}

const people: Finder = (_resolution, clause) => {
  const { peopleIn }: typeof import('./people.ts') = require('./people.ts')
  return peopleIn(clause).map(named => named.span)
}

const LED =
  /\b(?:chaired|headed|led|coordinated|presided over|commanded|convened|hosted|appointed) by\b|\bunder the (?:leadership|chairmanship|command|authority|direction|auspices) of\b|\b(?:serve|act|acting) as\b|\bChair(?:man|person)? of\b/giu

/** True for the English name of a country, and for one that holds it: "Republic of Croatia". */
export const isCountry = (name: string): boolean => {
  const plain = name.toLowerCase()
  return [plain, ...plain.split(' ')].some(n => countryNames().has(n))
}

const country: Finder = (_resolution, { text }) =>
  [...text.matchAll(/\p{Lu}[\p{L}’'-]+(?: (?:of |and |the )*\p{Lu}[\p{L}’'-]+)*/gu)]
    .filter(m => isCountry(m[0]))
    .map(m => [m.index, m.index + m[0].length] as const)

const WHY =
  /\b(?:in order to|because|due to|owing to|as a result of|resulting from|with a view to|so as to|so that|in response to|at the request of|for the purposes? of|in the light of|in view of|caused by|arising from|pursuant to|on the basis of|aimed at|given the|as requested by|in accordance with|necessitat\w+|led to|thanks to|on account of)\b/giu

/** The name of a thing: words with capitals, not the verb that a paragraph begins with, or what stands in quotation marks. */
const TITLE =
  /(?<!^|\p{L})\p{Lu}[\p{L}’'-]+(?: (?:(?:of|and|on|for|in|the|to|with|between|against) )*\p{Lu}[\p{L}’'-]+)+|[“"]\p{L}[^”"]{2,80}[”"]/gu
/** Names of those who are in every resolution. */
const NO_TITLE =
  /^(?:(?:The|Its|His) )?(?:(?:Secretary|Security|Under|Deputy|Assistant|Special|Personal|Executive|High|Joint|Member|United|Permanent|Having|Acting)[ -](?:General|Council|Secretary|Representatives?|Advis[eo]r|Envoy|Director|States|Nations|Mission|considered|under)\b|President|Government|Republic|Republics|Chairman|Minister|Prime|Head|Representatives?|Chapter|Article)/u
const titles: Finder = (_resolution, { text }) =>
  spans(text, TITLE).filter(
    ([a, b]) => !NO_TITLE.test(text.slice(a, b)) && !countryNames().has(text.slice(a, b).toLowerCase()),
  )

const PENALTY =
  /\b(?:penal(?:ty|ties|i[sz]e\w*)|punish\w*|fined|fines|imprison\w*|sentenc\w*|criminal (?:offences?|liability|sanctions?)|sanctions?|serious offences?)\b/giu
/** A telephone number, an address in a street or on the web. */
const CONTACT =
  /\S@\S|\bwww\.|https?:|\b(?:tel|telephone|fax|phone|e-?mail)\b|\+\d{2,}|\b\d+ \p{Lu}[\p{L}]+ (?:Street|Avenue|Road|Plaza)\b|\bP\.? ?O\.? Box\b|\b(?:Street|Road|Avenue|Addresse?s?)\b/gu

/** Words that say what something is; "all necessary means" says nothing of the kind. */
const MEANING =
  /\b(?:shall mean|means?(?=:| that\b| an?\b| the\b| any\b)|defin(?:e[sd]?|itions?)\b|refers? to|understood (?:as|to)|consists? of|known as)\b/giu

/** The finder of each kind that leaves a mark in a text. */
const FINDERS: Partial<Record<Asked, Finder>> = {
  'how-many': figures,
  'how-much': (r, c) => {
    const money = spans(c.text, MONEY)
    return money.length > 0 ? money : figures(r, c)
  },
  'how-often': (_r, c) => spans(c.text, RHYTHM),
  'how-long': (r, c) => [
    ...periodsIn(c),
    ...deadlinesOf(r)
      .filter(d => d.clause === c.id)
      .map(d => d.span),
  ],
  when: times,
  where: places,
  name: people,
  leader: (r, c) => [...people(r, c), ...spans(c.text, LED)],
  country,
  why: (_r, c) => spans(c.text, WHY),
  'time-of-day': (_r, c) =>
    spans(c.text, /\b\d{1,2}[:.]\d{2}\b(?! per)|\b\d{3,4} hours\b|\b(?:\d{3,4} )?[ap]\.m\.|\bmidnight\b|\bnoon\b/giu),
  provision: (_r, c) => spans(c.text, /\b(?:articles?|chapters?|annex(?:es)?|sections?|protocol) (?:[IVX]+|\d+)\b/giu),
  symbol: (_r, c) => spans(c.text, /\b[AS]\/(?:[A-Z]+\/)?\d[\w/.]*/g),
  resolution: (r, c) =>
    [...c.text.matchAll(/\b(\d{1,4}) \((?:19|20)\d\d\)/g)]
      .filter(m => Number(m[1]) !== r.number)
      .map(m => [m.index, m.index + m[0].length] as const),
  meaning: (_r, c) => spans(c.text, MEANING),
  title: titles,
  penalty: (_r, c) => spans(c.text, PENALTY),
  contact: (_r, c) => spans(c.text, CONTACT),
}
