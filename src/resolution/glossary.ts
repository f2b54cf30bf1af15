/** Terms that the text defines in brackets, and acronyms that a name in the same text spells out. */
import { kept } from './kept.ts'
import type { Clause, Resolution, Span, Term } from './model.ts'

/**
 * The terms of a resolution: those in brackets after their long form, in the text's order, then acronyms that the text uses
 * without defining them where exactly one capitalised name of the same text has those initials.
 *
 * @example termsOf(resolution)[0] // { short: 'UTO', long: 'United Tajik Opposition', clause: 'pp-5', span: [248, 277] }
 */
export const termsOf = kept((resolution: Resolution): readonly Term[] => {
  const clauses = resolution.clauses.filter(clause => clause.part !== 'masthead')
  const defined: Term[] = []
  for (const term of clauses.flatMap(definitionsIn))
    if (!defined.some(other => other.short === term.short)) defined.push(term)
  return [...defined, ...derived(clauses, acronymsUsed(clauses, defined))]
})

const QUOTES = '“”"‘’\''
/** "(UTO)", "(the CIS Peacekeeping Forces)", "(hereinafter referred to as “the Committee”)", and the last without brackets. */
const BRACKET = new RegExp(
  `\\(\\s*(hereinafter\\s*,?\\s*(?:(?:also\\s+)?(?:referred\\s+to\\s+(?:collectively\\s+)?as|called)\\s+)?)?(the\\s+)?([${QUOTES}])?(the\\s+)?([^()${QUOTES}]{2,60})[${QUOTES}]?\\s*\\)` +
    `|,?\\s+(?:hereinafter|henceforth)\\s+(?:referred\\s+to\\s+as|called)\\s+(the\\s+)?[${QUOTES}](the\\s+)?([^${QUOTES}]{2,60})[${QUOTES}]`,
  'gi',
)
const ACRONYM = /^(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]*(?:[-/&.][A-Z][A-Za-z]*)*(?:\s(?:[IVX]{1,4}|\d{1,2}))?$/
const ROMAN = /^[IVXLC]+$/
const SMALL =
  /^(?:of|for|in|and|the|on|to|at|by|de|la|le|les|du|des|et|d|l|with|from|as|e|da|do|para|pour|a|an|against|or)$/i

/** What a bracket without "hereinafter" holds; a symbol, a number or a sentence defines nothing. */
const PLAIN = new RegExp(
  `\\(((?!))?\\s*(the\\s+)?([${QUOTES}])?(the\\s+)?([^()${QUOTES}]{2,60})[${QUOTES}]?\\s*\\)`,
  'iy',
)

function* plainBrackets(text: string): Generator<RegExpExecArray> {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    // "(a)", "(1997)", "(S/1997/686)"
    if (text[open + 2] === ')' || /^(?:\d|.\/\d)/.test(text.slice(open + 1, open + 4))) continue
    PLAIN.lastIndex = open
    const match = PLAIN.exec(text)
    if (match) yield match
  }
}

function definitionsIn(clause: Clause): Term[] {
  const terms: Term[] = []
  const { text } = clause
  const brackets = text.includes('(')
  const named = /hereinafter|henceforth/i.test(text)
  if (!brackets && !named) return terms
  for (const match of named ? text.matchAll(BRACKET) : plainBrackets(text)) {
    const short = (match[5] ?? match[8] ?? '').trim()
    const says = [match[1], match[2], match[3], match[4], match[8]].some(part => part !== undefined)
    const at = match.index
    const long = ACRONYM.test(short)
      ? ROMAN.test(short) || /^Add|^Corr|^Rev/.test(short)
        ? undefined
        : spelledOut(clause.text, at, short)
      : says && /^[A-Za-z][\w’-]+(?: [\w’-]+){0,6}$/.test(short)
        ? renamed(clause.text, at, short)
        : undefined
    if (long)
      terms.push({
        short,
        long: clause.text.slice(...long),
        clause: clause.id,
        span: [long[0], at + match[0].length],
      })
  }
  if (!brackets || !/[A-Z]{2}[A-Za-z]*\s+\(/.test(text)) return terms
  // The other way round: "UNHCR (United Nations High Commissioner for Refugees)"
  for (const match of clause.text.matchAll(/\b([A-Z]{2,}[A-Za-z]*)\s+\(((?:the\s+)?[A-Z][^()]{5,90})\)/g)) {
    const [whole, short, long] = match as unknown as [string, string, string]
    if (ROMAN.test(short) || !spells(wordsOf(long, 0), lettersOf(short))) continue
    terms.push({
      short,
      long: long.replace(/^the\s+/, ''),
      clause: clause.id,
      span: [match.index, match.index + whole.length],
    })
  }
  return terms
}

interface Word {
  readonly text: string
  readonly span: Span
}

/** A text without accents and typographic marks; the patterns for the others, by classes of Unicode, are slow to compile. */
const isPlain = (text: string): boolean => !/[^ -~\s]/.test(text)
const isCapital = (text: string): boolean => /^[A-Z]/.test(text) || (!isPlain(text) && /^\p{Lu}/u.test(text))

/** Words and parts of hyphenated words, with their places; `at` is added to each. */
function wordsOf(text: string, at: number): Word[] {
  return [...text.matchAll(isPlain(text) ? /[A-Za-z0-9]+/g : /[\p{L}\p{N}]+/gu)].map(match => ({
    text: match[0],
    span: [at + match.index, at + match.index + match[0].length],
  }))
}

const lettersOf = (short: string): string =>
  short
    .replace(/\s.*$/, '')
    .replace(/(?<=[A-Z]{2})s$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

/** Whether every word gives the acronym its first letter, or more of its letters in order; small words may give none. */
function spells(words: readonly Word[], letters: string): boolean {
  const [word, ...rest] = words
  if (!word) return letters === ''
  const text = word.text.toLowerCase()
  if (SMALL.test(text) && spells(rest, letters)) return true
  if (!letters || text[0] !== letters[0]) return false
  let from = 1
  for (let taken = 1; taken <= 5 && taken <= letters.length; taken++) {
    if (taken > 1) {
      from = text.indexOf(letters[taken - 1]!, from) + 1
      if (from === 0) return false
    }
    if (spells(rest, letters.slice(taken))) return true
  }
  return false
}

/** The words before a bracket that an acronym shortens. */
function spelledOut(text: string, at: number, short: string): Span | undefined {
  const begin = Math.max(0, at - 220)
  const before = text.slice(begin, at)
  const stop = begin + Math.max(before.lastIndexOf(';'), before.lastIndexOf('(', before.lastIndexOf(')')), -1) + 1
  const words = wordsOf(text.slice(stop, at), stop).slice(-16)
  const end = words.at(-1)?.span[1]
  if (end === undefined || at - end > 3) return undefined
  const letters = lettersOf(short)
  for (let from = words.length - 1; from >= 0; from--) {
    const first = words[from]!
    // A part of a hyphenated word is no beginning.
    if (SMALL.test(first.text) || /[-’]/.test(text[first.span[0] - 1] ?? '')) continue
    if (words.length - from > 1 && spells(words.slice(from), letters)) return [first.span[0], end]
  }
  const run = capitalised(text, at)
  if (!run) return undefined
  // "the FARDC and the Congolese National Police (PNC)": only the last of a list is shortened.
  const last = text.slice(...run).lastIndexOf(' and the ')
  const start = last < 0 ? run[0] : run[0] + last + ' and the '.length
  return run[1] - start > 3 ? [start, run[1]] : undefined
}

/** The long form of a short name that is no acronym: from the words that it repeats to the bracket. */
function renamed(text: string, at: number, short: string): Span | undefined {
  const begin = Math.max(0, at - 260)
  const before = text.slice(begin, at)
  const end = begin + before.trimEnd().length
  const run = capitalised(text, at)
  const head = short.split(' ').at(-1)!.toLowerCase()
  if (
    run &&
    head.length > 2 &&
    text
      .slice(...run)
      .toLowerCase()
      .includes(head)
  )
    return run
  const again = before.toLowerCase().lastIndexOf(short.toLowerCase())
  if (again < 0 || before.slice(again).includes(';')) return undefined
  const lead = capitalised(text, begin + again)
  return [lead && begin + again - lead[1] < 2 ? lead[0] : begin + again, end]
}

/** Where a run begins in a plain text: word by word from the end, which is quicker than to try it from every place. */
function plainRun(text: string): number | undefined {
  let start: number | undefined
  for (let left = text.trimEnd(); left; left = left.trimEnd()) {
    const word = /\S+$/.exec(left)![0]
    const pattern =
      start === undefined
        ? /[A-Z][A-Za-z0-9.'-]*$/
        : /(?:[A-Z][A-Za-z0-9.'-]*,?|of|for|in|and|the|on|de|la|du|des|et|to)$/
    const from = word.search(pattern)
    if (from < 0) break
    left = left.slice(0, -word.length)
    start = left.length + from
    if (from > 0) break
  }
  return start
}
const RUN =
  /(?:(?:[\p{Lu}][\p{L}\p{N}.’'-]*,?|of|for|in|and|the|on|de|la|du|des|et|d’\p{Lu}\p{L}+|to)\s+)*[\p{Lu}][\p{L}\p{N}.’'-]*\s*$/u

/** The run of capitalised and small words that ends at `at`. */
function capitalised(text: string, at: number): Span | undefined {
  const begin = Math.max(0, at - 200)
  const before = text.slice(begin, at)
  const run = isPlain(before) ? plainRun(before) : RUN.exec(before)?.index
  if (run === undefined) return undefined
  let words = before.slice(run).trimEnd()
  let start = begin + run
  const drop = (length: number) => {
    start += length
    words = words.slice(length)
  }
  // The sentence's own first word is capitalised by its place.
  if (start === 0) drop(/^\S+\s+(?:(?:of|for|in|and|the|on|to)\s+)*/.exec(words)?.[0].length ?? words.length)
  drop(/^(?:(?:of|for|in|and|the|on|de|la|du|des|et|to)\s+)*/.exec(words)![0].length)
  return words ? [start, start + words.length] : undefined
}

const USED = /(?<![\w/.-])[A-Z]{2,10}(?:-[A-Z]{2,})?(?![\w/])/g
const NOT_ACRONYMS =
  /^(?:RES|PRST|ADD|CORR|REV|ANNEX|AND|THE|OF|NO|GENERAL|DISTR|RESOLUTION|ORIGINAL|ENGLISH|SECURITY|COUNCIL)$/
const PLAIN_NAME = /[A-Z][A-Za-z'-]*(?:\s+(?:(?:of|for|in|and|the|on|de|du|to)\s+){0,3}[A-Z][A-Za-z'-]*)+/g
const NAME = /\p{Lu}[\p{L}’'-]*(?:\s+(?:(?:of|for|in|and|the|on|de|du|to)\s+){0,3}\p{Lu}[\p{L}’'-]*)+/gu

/**
 * The capitalised name in the text that an acronym, which the text itself never uses, would shorten: "AQAP" for
 * "Al-Qaida in the Arabian Peninsula"; undefined where no name, or more than one, has those initials.
 *
 * @public loaded when asked, by facts.ts
 */
export function longFormOf(resolution: Resolution, acronym: string): Term | undefined {
  const clauses = resolution.clauses.filter(clause => clause.part !== 'masthead')
  return derived(clauses, new Set([acronym.toUpperCase()]))[0]
}

function acronymsUsed(clauses: readonly Clause[], defined: readonly Term[]): ReadonlySet<string> {
  const known = new Set(defined.filter(term => ACRONYM.test(term.short)).map(term => term.short.replace(/\s.*$/, '')))
  return new Set(
    clauses
      .flatMap(clause => clause.text.match(USED) ?? [])
      .filter(word => !known.has(word) && !ROMAN.test(word) && !NOT_ACRONYMS.test(word)),
  )
}

function derived(clauses: readonly Clause[], wanted: ReadonlySet<string>): Term[] {
  if (!wanted.size) return []
  const names = new Map<string, Map<string, Term>>()
  for (const clause of clauses)
    for (const run of clause.text.matchAll(isPlain(clause.text) ? PLAIN_NAME : NAME))
      for (const { initials, long, span } of partsOf(run[0], run.index)) {
        if (!wanted.has(initials)) continue
        const forms = names.get(initials) ?? new Map<string, Term>()
        if (!forms.has(long)) forms.set(long, { short: initials, long, clause: clause.id, span })
        names.set(initials, forms)
      }
  return [...wanted].flatMap(short => {
    const forms = [...(names.get(short)?.values() ?? [])]
    return forms.length === 1 ? [forms[0]!] : []
  })
}

/** Every stretch of a name from one capitalised word to a later one, with its initials. */
function* partsOf(name: string, at: number) {
  const words = wordsOf(name, at)
  const capital = (word: Word | undefined) => word !== undefined && isCapital(word.text)
  for (let from = 0; from < words.length; from++) {
    if (!capital(words[from])) continue
    let initials = words[from]!.text[0]!
    for (let to = from + 1; to < Math.min(words.length, from + 12); to++) {
      if (!capital(words[to])) continue
      initials += words[to]!.text[0]
      const span: Span = [words[from]!.span[0], words[to]!.span[1]]
      yield { initials, long: name.slice(span[0] - at, span[1] - at), span }
    }
  }
}
