/** Documents that the text cites: by symbol, and resolutions by number. */
import { kept } from './kept.ts'
import type { CitedDocument, Clause, Resolution, Span } from './model.ts'

const ADDENDA = '(?:\\s*(?:,|and|&)\\s*(?:Add|Corr|Rev)\\.\\s?\\d+(?:\\s?[-–]\\s?\\d+)?(?:/(?:Corr|Rev)\\.\\d+)?)*'
const SYMBOL = new RegExp(
  `(?<![\\w/])(?:S|A|E|GC|GOV|ST|INFCIRC|IAEA|CD|TD|PBC)/(?:[A-Z][\\w.-]*/)*\\d[\\w.-]*(?:/[A-Z]?[\\w.-]*\\w)*(?:\\s?\\((?:19|20)\\d\\d\\))?${ADDENDA}`,
  'g',
)
const RESOLUTIONS = /\bresolutions?\s+(?=\d)/gi
const NUMBER =
  /(?:\d{1,4}(?:\s?\((?:19|20)\d\d\))?|\d{1,3}\/\d+(?:\s[A-Z]\b)?)(?!\s*(?:\/|\d))(?:\s+of\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4})?/y
const BETWEEN =
  /(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+)(?=\d{1,4}\s?\((?:19|20)\d\d\)|\d{1,4}\s+of\s+\d|\d{1,4}(?:,|\s+and\s+\d{3,4}\b|;|$))/y

/** Words for what a symbol may stand for. They are looked up: a pattern of them takes longer to compile than a text to read. */
const NOUNS = new Set(
  (
    'report letter note statement agreement accord protocol declaration memorandum plan document addendum programme conclusion ' +
    'recommendation decision summary constitution treaty convention roadmap framework appeal strategy principle exchange pact ' +
    'timetable charter proposal request act understanding concept review guideline moratorium assessment study text update ' +
    'resolution code list procedure message compact outcome'
  ).split(' '),
)
const NO_ADJECTIVE = new Set('of and for on in to from by with at that which as'.split(' '))
const BEGINS = /\b(?:the|his|her|its|their|this|these|an?|our)\s+/g

/** Whether a document's noun stands at a place: "Report", "memoranda", "treaties". */
function nounAt(text: string, word: string, at: number): number | undefined {
  // A letter with an accent ends a word for \b, so that "communiqué" is read in its plural only.
  if (/^[Cc]ommuniqu$/.test(word)) return /^és?\b/.exec(text.slice(at + word.length, at + word.length + 3))?.[0].length
  const low = word.charAt(0).toLowerCase() + word.slice(1)
  const one = low.replace(/s$/, '')
  const known = [low, one, low.replace(/as?$/, 'um'), low.replace(/iess?$/, 'y')].some(noun => NOUNS.has(noun))
  return known ? 0 : undefined
}

/** Where the last phrase begins that names a document: an article, at most five words, the noun. */
function lastPhrase(text: string): number | undefined {
  let last: number | undefined
  BEGINS.lastIndex = 0
  for (let begin = BEGINS.exec(text); begin; begin = BEGINS.exec(text)) {
    const end = endOfPhrase(text, BEGINS.lastIndex)
    if (end === undefined) continue
    last = begin.index
    BEGINS.lastIndex = end
  }
  return last
}

function endOfPhrase(text: string, from: number): number | undefined {
  const word = /\w*/y
  for (let at = from, n = 0; n <= 5; n++) {
    word.lastIndex = at
    const [token] = word.exec(text)!
    const more = token === '' ? undefined : nounAt(text, token, at)
    if (more !== undefined) return at + token.length + more
    const blank = text.slice(at).search(/\s/)
    const whole = text.slice(at, at + Math.max(blank, 0))
    if (!whole || NO_ADJECTIVE.has(token) || !isWord(whole)) return undefined
    at += blank + /^\s+/.exec(text.slice(at + blank))![0].length
  }
  return undefined
}

// Classes of Unicode are slow to compile, and seldom needed.
const isWord = (text: string): boolean =>
  /^[A-Za-z\d’'-]+$/.test(text) || (/[^ -~]/.test(text) && /^[\p{L}\d’'-]+$/u.test(text))

/**
 * Every citation, in the text's order. `description` is the text from the words that name the document to the end of its
 * bracket, or of the resolution's date; it is contiguous with the symbol, so it may hold an earlier symbol of the same list.
 *
 * @example documentsOf(resolution).find(d => d.symbol === 'S/1997/510')?.description
 * // "the General Agreement on the Establishment of Peace and National Accord in Tajikistan (S/1997/510)"
 */
export const documentsOf = kept((resolution: Resolution): readonly CitedDocument[] =>
  resolution.clauses
    .filter(clause => clause.part !== 'masthead')
    .flatMap(clause => [...bySymbol(clause), ...byNumber(clause)].sort((a, b) => a.span[1] - b.span[1])),
)

function bySymbol(clause: Clause): CitedDocument[] {
  if (!clause.text.includes('/')) return []
  return [...clause.text.matchAll(SYMBOL)].map(match => {
    const symbol = match[0].replace(/[.,-]+$/, '')
    const place: Span = [match.index, match.index + symbol.length]
    const span = described(clause.text, place)
    return cited(clause, symbol, span ?? place, span !== undefined)
  })
}

function cited(clause: Clause, symbol: string, span: Span, says: boolean): CitedDocument {
  return { symbol, description: says ? clause.text.slice(...span) : '', clause: clause.id, span }
}

/** From the words that name the document to the end of the bracket that holds its symbol. */
function described(text: string, [start, end]: Span): Span | undefined {
  const open = text.lastIndexOf('(', start)
  const close = text.indexOf(')', end)
  const bracketed = open >= 0 && close >= 0 && !/[()]/.test(text.slice(open + 1, start)) && close - end < 120
  if (!bracketed) {
    const word = /\b(?:the\s+)?documents?\s+$/.exec(text.slice(0, start))
    return word ? [word.index, end] : undefined
  }
  const from = Math.max(0, open - 400, text.lastIndexOf(';', open) + 1)
  const before = text.slice(from, open)
  const phrase = lastPhrase(before)
  if (phrase === undefined) return undefined
  const between = before.slice(phrase)
  // "(S/1) and of 5 November 1997 (S/2)" goes on with the same words; anything else after a bracket is another thing.
  const broken = /\)(?!\s*(?:,|and)\s*(?:and\s+)?(?:of|dated|from|on|its|to|\d))/.exec(
    between.replace(/\((?:19|20)\d\d\)/g, x => '_'.repeat(x.length)),
  )
  return broken ? undefined : [from + phrase, close + 1]
}

function byNumber(clause: Clause): CitedDocument[] {
  const { text } = clause
  const found: CitedDocument[] = []
  for (const lead of text.matchAll(RESOLUTIONS)) {
    let at = lead.index + lead[0].length
    let begin = lead.index
    while (at < text.length) {
      NUMBER.lastIndex = at
      const item = NUMBER.exec(text)
      if (!item) break
      const number = item[0].replace(/\s+of\s.*$/s, '')
      const dated = number.length < item[0].length
      const symbol = text.slice(begin, at + number.length)
      found.push(cited(clause, symbol, [begin, at + item[0].length], dated))
      BETWEEN.lastIndex = at + item[0].length
      const joint = BETWEEN.exec(text)
      if (!joint) break
      begin = at + item[0].length + joint[0].length
      at = begin
    }
  }
  return found
}
