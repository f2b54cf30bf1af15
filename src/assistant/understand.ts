import type { Library } from '../library/library.ts'
import { namedIn } from '../library/relations.ts'
import type { SearchIndex } from '../library/search-index.ts'
import { FURNITURE, STOP, type Word, words } from '../library/words.ts'
import {
  type Reference,
  type ResolutionName,
  ROMAN,
  readResolutionNames,
  referencesIn,
} from '../resolution/citation.ts'
import { printDate } from '../resolution/dates.ts'
import { kept } from '../resolution/kept.ts'
import type { ClauseId, Resolution } from '../resolution/model.ts'
import type { Answer } from './answer.ts'
import { readAsOf } from './as-of.ts'
import { type Asked, askedBy } from './asked.ts'
import { mend } from './mended.ts'
import { normalize, plainWords, withoutCourtesies, writeOut } from './phrasing.ts'
import { withoutTurns } from './turns-of-phrase.ts'

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
  /** The loaded resolutions that the question itself names, in its order. */
  readonly named: readonly Resolution[]
  /** The resolution that was spoken of before this question named one. */
  readonly context?: Resolution
  /** A resolution that the question names and that is not loaded. */
  readonly unknown?: ResolutionName
  /** Other resolutions that the question names and that the one spoken of cites: things in its text, it may be. */
  readonly cited: readonly ResolutionName[]
  readonly library: Library
  readonly index: SearchIndex
  /** The day that counts as today. */
  readonly today: Temporal.PlainDate
  /** The day that the question, or one before it, names as today. */
  readonly asOf?: Temporal.PlainDate
  /** Remarks on how the question was read: mended spelling, the as-of day. */
  readonly notes: readonly string[]
  /** The turn before, where there is one. */
  readonly before?: Turn
  /** Content words that the question leans on, from the turn before; they weigh less. */
  readonly carried: readonly Word[]
  /** True where the question points at what was just quoted ("who does that?"): those paragraphs are meant, whatever its words. */
  readonly pointing?: boolean
  /** How sure free search must be, in log odds, where another bar than its own holds. */
  readonly sure?: number
  /** Only these clauses may answer (undefined: all). */
  readonly within?: (id: ClauseId) => boolean
}

export interface Turn {
  readonly query: Query
  readonly answer: Answer
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

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** "2nd" is two words by its letters, and one by its meaning. */
function ordinals(list: readonly Word[]): Word[] {
  const out: Word[] = []
  for (const w of list) {
    const last = out.at(-1)
    const ordinal = last && last.end === w.start && /^(?:st|nd|rd|th)$/.test(w.word) && ORDINALS[Number(last.word) - 1]
    if (last && ordinal) out[out.length - 1] = { word: ordinal, start: last.start, end: w.end }
    else out.push(w)
  }
  return out
}

/** The words of a text that carry matter. "Security" is matter, the Security Council is not. */
export const contentOf = (text: string): Word[] =>
  ordinals(words(text.replace(/\bsecurity (?=council)/gi, m => ' '.repeat(m.length)))).filter(
    w => !STOP.has(w.word) && !FURNITURE.has(w.word) && (w.word.length > 1 || /\d/.test(w.word)),
  )

/** The words that a resolution prints; known without its index. */
const printed = kept(
  (resolution: Resolution): ReadonlySet<string> => new Set(words(resolution.source).map(w => w.word)),
)

/** Bare numbers that are read as years where no resolution of that number is loaded. */
const YEARS = /^(?:19[4-9]\d|20[0-4]\d)$/
/** What stands before a year: "in 1994", "since March 1994", "by the end of 1994", "slips past 1994". */
const BEFORE_YEAR =
  /(?:\b(?:in|since|by|until|before|after|during|past|early|late|mid|year|end of|from|of (?:january|february|march|april|may|june|july|august|september|october|november|december))|(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?) $/

/** True where a bare number is a year by what stands before it, though a resolution of that number is loaded. */
const isYear = (name: ResolutionName, text: string): boolean =>
  YEARS.test(String(name.number)) && BEFORE_YEAR.test(text.slice(0, name.span[0]))

/** "annex 10" where the resolution has none and speaks of that of an agreement: a thing in its text. */
function isAnothersAnnex(reference: Reference, resolution: Resolution): boolean {
  const [number = ''] = reference.path
  if (reference.part !== 'annex' || resolution.clauses.some(c => c.id.startsWith(`annex-${number}`))) return false
  return new RegExp(`\\bannex(?:es)? (?:${number}|${ROMAN[Number(number)] ?? number})\\b`, 'i').test(
    resolution.source.replace(/\s+/g, ' '),
  )
}

/** Of the resolutions that a question names those that another one cites. */
const citedBy = (resolution: Resolution | undefined, names: readonly ResolutionName[]): readonly ResolutionName[] =>
  resolution && names.length > 0 ? names.filter(n => namedIn(resolution).some(each => each.number === n.number)) : []

export interface Surroundings {
  readonly library: Library
  readonly today: Temporal.PlainDate
  readonly asOf?: Temporal.PlainDate
  readonly in?: string
  readonly before?: Turn
  /** The numbers of resolutions that are read as words of the text, and not as the resolution that is asked. */
  readonly asWords?: readonly number[]
}

/** Reads a question. Any string is one. */
export function understand(raw: string, around: Surroundings): Query {
  const { library, before } = around
  const lower = withoutTurns(writeOut(plainWords(withoutCourtesies(normalize(raw).toLowerCase()))))
  const asOf = readAsOf(lower)
  // a day that the conversation named holds until another is named
  const seen = asOf?.date ?? before?.query.asOf
  const today = seen ?? around.asOf ?? around.today
  const undated = asOf ? blank(lower, [asOf.span]) : lower
  // a bare number names a resolution where it is loaded, or where it cannot be anything else
  const all = readResolutionNames(undated).filter(n => !around.asWords?.includes(n.number))
  const names = all.filter(
    n =>
      !n.bare ||
      n.year ||
      (library.find(n) ? !isYear(n, undated) : n.number > 999 && n.number < 3500 && !YEARS.test(String(n.number))),
  )
  const named = names.flatMap(n => library.find(n) ?? [])
  // of two the one that cites the other is asked: "what part of 1559 is still undone by 1680?"
  const loaded = named.find(r => citedBy(r, names).length > 0) ?? named[0]
  const chosen = around.in ? readResolutionNames(around.in)[0] : undefined
  const unknown = loaded ? undefined : (names[0] ?? (chosen && !library.find(chosen) ? chosen : undefined))
  const context =
    (chosen ? library.find(chosen) : undefined) ??
    before?.query.resolution ??
    (library.resolutions.length === 1 ? library.resolutions[0] : undefined)
  const resolution = loaded ?? context
  const index = library.index(resolution)
  const has = (word: string) => (resolution ? printed(resolution).has(word) : false) || index.has(word)
  const unnamed = blank(
    undated,
    names.map(n => n.span),
  )
    .replace(/\s+/g, ' ')
    .trim()
  const { text, notes } = mend(unnamed, index, has, raw, resolution)
  const references = referencesIn(text).filter(r => !resolution || !isAnothersAnnex(r, resolution))
  const spans = references.map(r => r.span)
  const content = compound(contentOf(blank(text, spans)), word =>
    resolution ? printed(resolution).has(word) : index.has(word),
  )
  return {
    raw,
    text,
    content,
    asked: askedBy(text),
    references,
    ...(resolution ? { resolution } : {}),
    named,
    ...(context ? { context } : {}),
    ...(unknown ? { unknown } : {}),
    cited: citedBy(
      loaded && citedBy(loaded, names).length > 0 ? loaded : context,
      all.filter(n => !isYear(n, undated)),
    ),
    library,
    index,
    today,
    ...(seen ? { asOf: seen } : {}),
    notes: seen ? [...notes, `Seen as of ${printDate(seen.toString())}.`] : notes,
    ...(before ? { before } : {}),
    carried: [],
  }
}
