import type { Library } from '../library/library.ts'
import type { SearchIndex } from '../library/search-index.ts'
import { FURNITURE, isLight, STOP, type Word, words } from '../library/words.ts'
import { type Reference, type ResolutionName, readResolutionNames } from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { longFormOf } from '../resolution/facts.ts'
import type { ClauseId, Resolution } from '../resolution/model.ts'
import { readReferences } from '../resolution/references.ts'
import { nearly } from '../resolution/spelling.ts'
import type { Answer } from './answer.ts'
import { readAsOf } from './as-of.ts'

/** What kind of thing would answer. */
export type Asked =
  | 'who'
  | 'name'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-often'
  | 'why'
  | 'time-of-day'
  | 'provision'
  | 'resolution'
  | 'country'
  | 'yes-no'
  | 'what'
  | 'none'

/** A question, read: what is asked, of which resolution, which paragraph, as of when. */
export interface Query {
  /** As typed. */
  readonly raw: string
  /** Lower case, one space, plain quotes and dashes, shorthand written out, spelling mended; resolution names and the as-of phrase are out. */
  readonly text: string
  /** The words that carry matter, in order: no stop words, no words about documents as such. */
  readonly content: readonly Word[]
  readonly asked: Asked
  readonly references: readonly Reference[]
  /** The resolution that is asked; undefined where several are loaded and none is named. */
  readonly resolution?: Resolution
  /** A resolution that the question names and that is not loaded. */
  readonly unknown?: ResolutionName
  readonly library: Library
  readonly index: SearchIndex
  /** The day that counts as today. */
  readonly today: Temporal.PlainDate
  /** Remarks on how the question was read: mended spelling, the as-of day. */
  readonly notes: readonly string[]
  /** The turn before, where there is one. */
  readonly before?: Turn
  /** Content words that the question leans on, from the turn before; they weigh less. */
  readonly carried: readonly Word[]
  /** True where the question points at what was just quoted ("who does that?"): those paragraphs are meant, whatever its words. */
  readonly pointing?: boolean
  /** Only these clauses may answer (undefined: all). */
  readonly within?: (id: ClauseId) => boolean
}

export interface Turn {
  readonly query: Query
  readonly answer: Answer
}

/** How people type, and what they mean by it: contractions without apostrophe, chat shorthand, the trade's abbreviations. */
const SHORTHAND: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  whats: 'what is',
  "what's": 'what is',
  whos: 'who is',
  "who's": 'who is',
  wheres: 'where is',
  "where's": 'where is',
  whens: 'when is',
  "when's": 'when is',
  hows: 'how is',
  "how's": 'how is',
  wen: 'when',
  whn: 'when',
  wat: 'what',
  wut: 'what',
  wht: 'what',
  wich: 'which',
  hw: 'how',
  teh: 'the',
  hte: 'the',
  adn: 'and',
  dat: 'that',
  pls: 'please',
  plz: 'please',
  plss: 'please',
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  abt: 'about',
  bout: 'about',
  'w/': 'with',
  'w/o': 'without',
  thru: 'through',
  cuz: 'because',
  tho: 'though',
  dont: 'do not',
  doesnt: 'does not',
  isnt: 'is not',
  sg: 'secretary-general',
  nr: 'number',
  nos: 'number',
  ddr: 'disarmament demobilization and reintegration',
  ssr: 'security sector reform',
  sofa: 'status of forces agreement',
  poc: 'protection of civilians',
  ihl: 'international humanitarian law',
  hr: 'human rights',
  wmd: 'weapons of mass destruction',
  sgs: "secretary-general's",
  secgen: 'secretary-general',
  secygen: 'secretary-general',
  'sec-gen': 'secretary-general',
  "sec'y-gen": 'secretary-general',
  unsg: 'secretary-general',
  srsg: 'special representative of the secretary-general',
  ga: 'general assembly',
  govt: 'government',
  gov: 'government',
  govts: 'governments',
  cttee: 'committee',
  cmte: 'committee',
  ms: 'member states',
  intl: 'international',
  "int'l": 'international',
  org: 'organization',
  orgs: 'organizations',
  coop: 'cooperation',
  info: 'information',
  rep: 'representative',
  reps: 'representatives',
  ppl: 'people',
  yr: 'year',
  yrs: 'years',
  mo: 'month',
  wk: 'week',
  mtg: 'meeting',
  mtgs: 'meetings',
  resn: 'resolution',
  reso: 'resolution',
  preamb: 'preamble',
  nato: 'nato north atlantic treaty organization',
  sept: 'september',
  pkf: 'peacekeeping forces',
  pko: 'peacekeeping operation',
  pers: 'personnel',
  approx: 'approximately',
  dept: 'department',
  msg: 'message',
  '&': 'and',
  '+': 'and',
}

/** Everyday turns of phrase, and the plain words for them. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:gives?|gave|given|get|gets|got) (?:the |a )?(?:green light|go-?ahead|nod|thumbs up)(?: to| for)?\b|\bgreen[- ]?light(?:ed|s)?\b/g,
    'authorized',
  ],
  [
    /\b(?:beef(?:ed|ing)?|scal(?:e|ed|ing)|ramp(?:ed|ing)?|siz(?:e|ed|ing)|bulk(?:ed|ing)?) up\b|\bgo(?:es|ing)? up(?: or down)?\b|\bmore (?:people|staff|personnel|troops|soldiers)\b/g,
    'expand size',
  ],
  [
    /\b(?:lay(?:s|ing)? down|laid down|hand(?:s|ed|ing)? (?:in|over)|giv(?:e|es|ing) up|turn(?:s|ed|ing)? in|surrender(?:s|ed|ing)?) (?:of )?(?:their |the |its )?(?:arms|weapons|guns)\b/g,
    'disarmament',
  ],
  [
    /\bkeep(?:s|ing)? (?:an |its |their )?eye on\b|\bstay(?:s|ing)? on (?:top of|the case)\b|\b(?:on|off) (?:the|its) (?:agenda|radar)\b|\bfile (?:be )?closed\b|\bcome back to (?:this|it)\b/g,
    'seized',
  ],
  [/\blook(?:s|ed|ing)? into\b|\bfact[- ]finding\b|\bfind(?:s|ing)? out\b/g, 'investigate'],
  [/\b(?:out of|from) harm'?s way\b/g, 'safety'],
  [/\bkeep(?:s|ing)? ((?:\w+ ){0,3})(?:safe|secure)\b/g, 'safety $1'],
  [/\bpat on the back\b|\bhats? off\b|\bpraise[sd]?\b|\bwell done\b|\bthank(?:s|ed)?\b/g, 'commend'],
  [/\bwell[- ]received\b|\bthumbs up\b/g, 'welcome'],
  [
    /\b(?:pack(?:s|ed|ing)? up|wrap(?:s|ped|ping)? up|clos(?:e|es|ing) shop|shut(?:s|ting)? down|wind(?:s|ing)? (?:up|down))\b/g,
    'end mandate',
  ],
  [/\bin touch(?: with)?\b/g, 'contact with'],
  [
    /\bsort(?:s|ed|ing)? (?:that |this |it )?out\b|\blin(?:e|es|ed|ing) up\b|\bjoin(?:s|ed|ing)?[- ]up\b/g,
    'coordinate',
  ],
  [/\bback on (?:its|their) feet\b/g, 'rehabilitation'],
  [
    /\bcarr(?:y|ies|ied|ying) out\b|\bput(?:s|ting)? into (?:practice|effect)\b|\bliv(?:e|es|ing) up to\b/g,
    'implement',
  ],
  [/\bset(?:s|ting)? up\b/g, 'establish'],
  [/\btak(?:e|es|ing|en) part\b/g, 'participate'],
  [/\bbear(?:s|ing)? in mind\b|\bhark(?:s|ing)? back\b|\blook(?:s|ing)? back\b/g, 'recall'],
  [/\bkept? posted\b|\bin the loop\b|\bkeep(?:s|ing)? (?:\w+ )?(?:posted|updated|abreast)\b/g, 'keep informed'],
  [/\bprsts?\b/g, 'statements of the president'],
  [/\b(?:head|president) of the council\b/g, 'president of the council'],
  [
    /\bcome(?:s|ing)? (?:back )?home\b|\bgo(?:es|ing)? (?:back )?home\b|\bcame (?:back )?home\b|\bback home\b/g,
    'return',
  ],
  [
    /\bright now\b|\bat the moment\b|\bon the ground\b|\bthese days\b|\bin plain (?:words|english)\b|\bas well\b|\bof course\b/g,
    '',
  ],
]

/** Words that intents listen for; a misspelt one is read as the nearest of these or of the text's own words. */
const LISTENED = (
  'mandate mandates expire expires expired expiry expiration deadline deadlines report reports reporting adopted adoption symbol ' +
  'meeting preamble preambular operative paragraph paragraphs summary summarise summarize resolution extend extended extension ' +
  'authorize authorise request requests requested decide decides decided welcome welcomes condemn encourage encourages commend commends ' +
  'secretary general council security mission tasks responsibilities functions define meaning stand stands document documents ' +
  'letter chapter outline overview recall recalls reaffirm currently valid force masthead until when which where what mention'
).split(' ')

/** Spaces, quotes, dashes and letters as a keyboard has them; control, zero-width and direction marks gone. */
export function normalize(text: string): string {
  // plain ASCII, as nearly all questions are, needs none of the costly classes
  if (!/[^\x20-\x7e]/.test(text)) return text.replace(/[`]/g, "'").replace(/ +/g, ' ').trim()
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’‚‛ʼ`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const writeOut = (text: string) =>
  IDIOMS.reduce((t, [pattern, plain]) => t.replace(pattern, plain), text)
    .replace(/\bu\.\s?n\.(?=\W|$)/g, 'un')
    .replace(
      /(?<![A-Za-zÀ-ɏ\d])(?:w\/o?(?=\s)|[A-Za-zÀ-ɏ]+(?:['-][A-Za-zÀ-ɏ]+)*|[&+])(?![A-Za-zÀ-ɏ\d])/g,
      w =>
        // "sg's" as "sg"
        SHORTHAND[w] ?? (w.endsWith("'s") ? SHORTHAND[w.slice(0, -2)]?.concat("'s") : undefined) ?? w,
    )

const HOW_MANY =
  /\b(?:how (?:many|big|large|strong)|how much personnel|(?<!symbol )(?:number|no\.|nr|count) of|max(?:imum)? (?:number|size)|strength of|headcount|quota)\b|#\s?of\b/
const QUESTION: readonly (readonly [Asked, RegExp])[] = [
  ['how-many', HOW_MANY],
  ['how-much', /\bhow (?:much|costly|expensive)\b|\b(?:budget|cost|costs|price|salary|amount of money)\b/],
  ['how-often', /\bhow (?:often|frequently|regularly)\b|\b(?:frequency|intervals?)\b/],
  [
    'how-long',
    /\bhow long\b|\bfor what period\b|\bduration\b|\blength of\b|\bhow many (?:days|weeks|months|years)\b|\bhow (?:soon|fast|quick(?:ly)?)\b/,
  ],
  [
    'name',
    /(?<!(?:full|official|long|formal|proper) )\bnames? of\b|\bname (?:the|him|her|them|it)\b|\bwhat is (?:his|her|their) names?\b|\bnamed\b|\bby name\b|\bwho (?:is|was) (?!\w+ing\b|\w+ed\b)|\bwho (?:heads?|leads?|chairs?|chaired|led|headed|commands?|commanded|runs)\b|(?<!(?:full|official|long|formal) )\bname\b\s*\??$/,
  ],
  [
    'who',
    /\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:party|parties|body|organization|organisation|organ|actor|government|minister|person)\b/,
  ],
  [
    'where',
    /\bwhere\b|\b(?:in |from |to )?(?:which|what) (?:\w+ )?(?:city|town|place|area|region|province|zone)\b|\b(?:location|venue|headquarters|headquartered|capital)\b/,
  ],
  [
    'when',
    /\bwhen\b|\bwhat (?:day|date|year|month|time)\b|\bwhich (?:day|date|year|month)\b|\b(?:date|dated)\b|\bby what\b|\buntil\b|\bhow (?:many )?(?:days )?ago\b/,
  ],
  ['why', /\bwhy\b|\bwhat for\b|\bhow come\b|\bfor what reasons?\b|\bon what grounds\b/],
  [
    'yes-no',
    /^(?:and |so |but |or |ok |also )*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|must|may|might|any|anything|isn't|doesn't)\b/,
  ],
  ['what', /\b(?:what|which|how)\b/],
]

/** What kind of thing would answer the question. */
export function askedBy(text: string): Asked {
  // "where is that said?" asks for a paragraph, not a place
  if (
    /\bwhere (?:is|was|does|do|in) (?:\w+ )?(?:said|say|says|stated|state|written|mentioned|the (?:text|resolution))\b|^(?:in )?(?:which|what) (?:para\w*|clause|op|pp|provision)\b|where,/.test(
      text,
    )
  )
    return 'none'
  if (/\bwhat time\b|\bwhat hour\b/.test(text)) return 'time-of-day'
  if (/\b(?:which|what) (?:\w+ )?resolutions?\b/.test(text)) return 'resolution'
  if (/\b(?:which|what) (?:article|chapter|annex|section|page|protocol)\b/.test(text)) return 'provision'
  if (/\b(?:which|what) (?:\w+ )?(?:countries|country|states|nations|governments|donors)\b/.test(text)) return 'country'
  if (/\bhow many (?:days|weeks|months|years)\b/.test(text)) return 'how-long'
  for (const [asked, pattern] of QUESTION) if (pattern.test(text)) return asked
  return 'none'
}

const blank = (text: string, spans: readonly (readonly [number, number])[]) => {
  let out = text
  for (const [a, b] of spans) out = out.slice(0, a) + ' '.repeat(b - a) + out.slice(b)
  return out
}

/** "cease-fire" and "cease fire" are one word where the text writes "ceasefire". */
function compound(list: readonly Word[], has: (word: string) => boolean): Word[] {
  const out: Word[] = []
  for (const w of list) {
    const last = out.at(-1)
    const joined = last && w.start - last.end <= 1 ? last.word + w.word : undefined
    if (last && joined && has(joined) && !(has(last.word) && has(w.word))) {
      out[out.length - 1] = { word: joined, start: last.start, end: w.end }
    } else out.push(w)
  }
  return out
}

/** The words of a text that carry matter. */
export const contentOf = (text: string): Word[] =>
  words(text).filter(w => !STOP.has(w.word) && !FURNITURE.has(w.word) && (w.word.length > 1 || /\d/.test(w.word)))

/** Mends words that neither English nor the text knows; a remark for each. */
function mend(
  text: string,
  index: SearchIndex,
  has: (word: string) => boolean,
  raw: string,
  resolution?: Resolution,
): { text: string; notes: string[] } {
  const notes: string[] = []
  let mended = text
  for (const { word } of words(text)) {
    if (word.length < 4 || /\d/.test(word) || STOP.has(word) || FURNITURE.has(word) || isLight(word)) continue
    if (LISTENED.includes(word) || has(word) || index.isEnglish(word)) continue
    const listened =
      [...STOP].find(l => l.length >= 4 && nearly(word, l)) ??
      LISTENED.find(l => nearly(word, l)) ??
      (word.length >= 7 ? LISTENED.find(l => l.length >= 7 && nearly(word, l, 2)) : undefined)
    const long = resolution && word.length <= 10 && !listened ? longFormOf(resolution, word)?.long : undefined
    const found = listened ?? long ?? index.concept(word).corrected
    if (!found) continue
    mended = mended.replace(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'g'), found.toLowerCase())
    const typed = raw.match(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'i'))?.[0] ?? word
    notes.push(`“${typed}” was read as “${found}”.`)
  }
  return { text: mended, notes }
}

const printedWords = new WeakMap<Resolution, ReadonlySet<string>>()

/** The words that a resolution prints; known without its index. */
function printed(resolution: Resolution): ReadonlySet<string> {
  let set = printedWords.get(resolution)
  if (!set) {
    set = new Set(words(resolution.source).map(w => w.word))
    printedWords.set(resolution, set)
  }
  return set
}

export interface Surroundings {
  readonly library: Library
  readonly today: Temporal.PlainDate
  readonly asOf?: Temporal.PlainDate
  readonly in?: string
  readonly before?: Turn
}

/** Reads a question. Any string is one. */
export function understand(raw: string, around: Surroundings): Query {
  const { library, before } = around
  const lower = writeOut(normalize(raw).toLowerCase())
  const asOf = readAsOf(lower)
  const today = asOf?.date ?? around.asOf ?? around.today
  const undated = asOf ? blank(lower, [asOf.span]) : lower
  // a bare number names a resolution where it is loaded, or where it cannot be anything else
  const names = readResolutionNames(undated).filter(
    n => !n.bare || n.year || library.find(n) || (n.number > 999 && n.number < 3500),
  )
  const loaded = names.map(n => library.find(n)).find(r => r !== undefined)
  const chosen = around.in ? readResolutionNames(around.in)[0] : undefined
  const unknown = loaded ? undefined : (names[0] ?? (chosen && !library.find(chosen) ? chosen : undefined))
  const resolution =
    loaded ??
    (chosen ? library.find(chosen) : undefined) ??
    before?.query.resolution ??
    (library.resolutions.length === 1 ? library.resolutions[0] : undefined)
  const index = library.index(resolution)
  const has = (word: string) => (resolution ? printed(resolution).has(word) : false) || index.has(word)
  const unnamed = blank(
    undated,
    names.map(n => n.span),
  )
    .replace(/\s+/g, ' ')
    .trim()
  const { text, notes } = mend(unnamed, index, has, raw, resolution)
  const references = readReferences(text)
  const spans = references.map(r => r.span)
  const content = compound(contentOf(blank(text, spans)), word =>
    resolution ? printed(resolution).has(word) : index.has(word),
  )
  const day = asOf ?? (around.asOf ? { date: around.asOf } : undefined)
  return {
    raw,
    text,
    content,
    asked: askedBy(text),
    references,
    ...(resolution ? { resolution } : {}),
    ...(unknown ? { unknown } : {}),
    library,
    index,
    today,
    notes: day && asOf ? [...notes, `Seen as of ${printDate(day.date.toString())}.`] : notes,
    ...(before ? { before } : {}),
    carried: [],
  }
}
