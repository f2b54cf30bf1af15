import { createRequire } from 'node:module'
import type { SearchIndex } from '../library/search-index.ts'
import { FURNITURE, isLight, STOP, words } from '../library/words.ts'
import { longFormOf } from '../resolution/facts.ts'
import { kept } from '../resolution/kept.ts'
import type { Resolution } from '../resolution/model.ts'
import { nearly } from '../resolution/spelling.ts'
import { standing, withoutNicknames } from './acronyms.ts'
import { echo } from './phrasing.ts'

/** Words that intents listen for; a misspelt one is read as the nearest of these or of the text's own words. */
const LISTENED = (
  'mandate mandates expire expires expired expiry expiration deadline deadlines report reports reporting adopted adoption symbol ' +
  'meeting preamble preambular operative paragraph paragraphs summary summarise summarize resolution extend extended extension ' +
  'authorize authorise request requests requested decide decides decided welcome welcomes condemn encourage encourages commend commends ' +
  'secretary general council security mission tasks responsibilities functions define meaning stand stands document documents ' +
  'letter chapter outline overview recall recalls reaffirm currently valid force masthead until when which where what mention happen happens happened'
).split(' ')

const meanings = kept((_: SearchIndex) => new Map<string, string | undefined>())
/** How many unknown words are remembered for an index. */
const REMEMBERED = 5_000

/** What a word that is neither English nor the text's stands for: a misspelt word, an acronym's long form; undefined for nothing. */
function meant(word: string, index: SearchIndex, resolution?: Resolution): string | undefined {
  const known = meanings(index)
  if (known.has(word)) return known.get(word)
  const listened =
    [...STOP].find(l => l.length >= 4 && nearly(word, l)) ??
    LISTENED.find(l => nearly(word, l)) ??
    (word.length >= 7 ? LISTENED.find(l => l.length >= 7 && nearly(word, l, 2)) : undefined)
  const long = resolution && word.length <= 10 && !listened ? longFormOf(resolution, word)?.long : undefined
  const found = listened ?? long ?? index.concept(word).corrected
  if (known.size < REMEMBERED) known.set(word, found)
  return found
}

// Loaded by the question that needs it: most need none of it.
const require = createRequire(import.meta.url)
const expressions = (): typeof import('../resolution/expressions.ts') => require('../resolution/expressions.ts')

const plainText = kept((resolution: Resolution) =>
  resolution.clauses
    .map(c => c.text)
    .join('\n')
    .replace(/\s+/g, ' ')
    .toLowerCase(),
)

/** True where a resolution prints a name, whatever its line ends. */
const prints = (resolution: Resolution, name: string): boolean => plainText(resolution).includes(name.toLowerCase())

/** Words that are acronyms in capitals only. */
const EVERYDAY: ReadonlySet<string> = new Set(['car', 'fry', 'las', 'moi', 'imo'])

/**
 * The long form of an acronym that the texts print in full only: a standing one, or one that a name in the resolution spells out.
 * "CAR" is a country, "car" is not.
 */
function spelledOut(
  word: string,
  raw: string,
  has: (word: string) => boolean,
  index: SearchIndex,
  resolution?: Resolution,
): string | undefined {
  if (word.length < 2 || word.length > 6 || /[^a-z]/.test(word) || STOP.has(word) || FURNITURE.has(word))
    return undefined
  // What intents listen for is no acronym; to know that costs nothing, and to ask the index may build it.
  if (LISTENED.includes(word) || has(word)) return undefined
  const typed = new RegExp(`\\b${word.toUpperCase().replace(/S$/, '[sS]')}\\b`).test(raw)
  const known = standing(word)
  if (known && (typed || !EVERYDAY.has(word))) return resolution && prints(resolution, known) ? known : undefined
  if (word.length === 2 ? !typed : index.isEnglish(word)) return undefined
  return resolution && (longFormOf(resolution, word)?.long ?? expressions().expressionOf(resolution, word))
}

/** Mends words that neither English nor the text knows, with a remark for each, and names bodies as the text does. */
export function mend(
  text: string,
  index: SearchIndex,
  has: (word: string) => boolean,
  raw: string,
  resolution?: Resolution,
): { text: string; notes: string[] } {
  const notes: string[] = []
  const called = resolution ? withoutNicknames(text, name => prints(resolution, name)) : text
  let mended = called
  for (const word of new Set(words(called).map(w => w.word))) {
    const short = spelledOut(word, raw, has, index, resolution)
    if (short) {
      mended = mended.replace(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'g'), short.toLowerCase())
      notes.push(`${echo(word.toUpperCase())} was read as “${short}”.`)
      continue
    }
    if (word.length < 4 || /\d/.test(word) || STOP.has(word) || FURNITURE.has(word) || isLight(word)) continue
    if (LISTENED.includes(word) || has(word) || index.isEnglish(word)) continue
    const found = meant(word, index, resolution)
    if (!found) continue
    // "UNMIL" among words in small letters is a name that is not here, and no slip for "until"
    if (STOP.has(found) && /[a-z]/.test(raw) && new RegExp(`\\b${word.toUpperCase()}\\b`).test(raw)) continue
    mended = mended.replace(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'g'), found.toLowerCase())
    const typed = raw.match(new RegExp(`\\b${RegExp.escape(word)}\\b`, 'i'))?.[0] ?? word
    notes.push(`${echo(typed)} was read as “${found}”.`)
  }
  return { text: mended, notes }
}
