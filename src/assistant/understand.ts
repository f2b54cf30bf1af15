import type { Library } from '../library/library.ts'
import type { SearchIndex } from '../library/search-index.ts'
import { isEnglish } from '../library/wordnet.ts'
import { FURNITURE, LIGHT, STOP, type Word, words } from '../library/words.ts'
import {
  nearly,
  type Reference,
  type ResolutionName,
  readReferences,
  readResolutionNames,
} from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import type { ClauseId, Resolution } from '../resolution/model.ts'
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
  /** Only these clauses may answer (undefined: all). */
  readonly within?: (id: ClauseId) => boolean
}

export interface Turn {
  readonly query: Query
  readonly answer: Answer
}

/** How people type, and what they mean by it: contractions without apostrophe, chat shorthand, the trade's abbreviations. */
const SHORTHAND: Readonly<Record<string, string>> = {
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
  wich_: 'which',
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
  '&': 'and',
  '+': 'and',
}

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
  text
    .replace(/\bu\.\s?n\.(?=\W|$)/g, 'un')
    .replace(/(?<![\p{L}\p{N}])(?:w\/o?(?=\s)|[\p{L}]+(?:['-][\p{L}]+)*|[&+])(?![\p{L}\p{N}])/gu, w =>
      Object.hasOwn(SHORTHAND, w) ? (SHORTHAND[w] ?? w) : w,
    )

const HOW_MANY =
  /\b(?:how many|how much personnel|number of|no\. of|count of|max(?:imum)? (?:number|size)|strength|headcount|quota)\b|\b#\s?of\b/
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
    /\bnames? of\b|\bname (?:the|him|her|them|it)\b|\bwhat is (?:his|her|their) names?\b|\bwhose\b|\bnamed\b|\bby name\b|\bwho (?:is|was|are|were|heads?|leads?|chairs?|chaired|led|headed|commands?|runs)\b|\bname\b\s*\??$/,
  ],
  [
    'who',
    /\bwho\b|\bwhom\b|\bwhich (?:country|countries|state|states|party|parties|body|organization|organisation|organ|actor|government|minister|person)\b/,
  ],
  [
    'where',
    /\bwhere\b|\bin (?:which|what) (?:city|town|place|country|region|province)\b|\b(?:location|venue|headquarters|headquartered|capital)\b|\bwhich (?:city|town|place)\b/,
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
  if (/\bhow many (?:days|weeks|months|years)\b/.test(text)) return 'how-long'
  for (const [asked, pattern] of QUESTION) if (pattern.test(text)) return asked
  return 'none'
}

const blank = (text: string, spans: readonly (readonly [number, number])[]) => {
  let out = text
  for (const [a, b] of spans) out = out.slice(0, a) + ' '.repeat(b - a) + out.slice(b)
  return out
}

/** The words of a text that carry matter. */
export const contentOf = (text: string): Word[] =>
  words(text).filter(w => !STOP.has(w.word) && !FURNITURE.has(w.word) && (w.word.length > 1 || /\d/.test(w.word)))

/** A word that weighs little beside others. */
export const isLight = (word: string) => LIGHT.has(word)

/** Mends words that neither English nor the text knows; a remark for each. */
function mend(text: string, index: SearchIndex, raw: string): { text: string; notes: string[] } {
  const notes: string[] = []
  let mended = text
  for (const { word } of words(text)) {
    if (word.length < 4 || /\d/.test(word) || STOP.has(word) || FURNITURE.has(word) || LIGHT.has(word)) continue
    if (LISTENED.includes(word) || index.has(word) || isEnglish(word)) continue
    const listened =
      LISTENED.find(l => nearly(word, l)) ??
      (word.length >= 7 ? LISTENED.find(l => l.length >= 7 && nearly(word, l, 2)) : undefined)
    const found = listened ?? index.concept(word).corrected
    if (!found) continue
    mended = mended.replace(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'g'), found)
    const typed = raw.match(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'i'))?.[0] ?? word
    notes.push(`“${typed}” was read as “${found}”.`)
  }
  return { text: mended, notes }
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
  const unknown = loaded ? undefined : names[0]
  const chosen = around.in ? readResolutionNames(around.in)[0] : undefined
  const resolution =
    loaded ??
    (chosen ? library.find(chosen) : undefined) ??
    before?.query.resolution ??
    (library.resolutions.length === 1 ? library.resolutions[0] : undefined)
  const index = library.index(resolution)
  const unnamed = blank(
    undated,
    names.map(n => n.span),
  )
    .replace(/\s+/g, ' ')
    .trim()
  const { text, notes } = mend(unnamed, index, raw)
  const references = readReferences(text)
  const content = contentOf(
    blank(
      text,
      references.map(r => r.span),
    ),
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
