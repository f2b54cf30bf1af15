/**
 * How the same resolution comes in print: set anew in another width with page ends elsewhere, or with the habits of printers,
 * typists and extraction. Each gives a text that has to read as the first does.
 */
import type { Resolution } from '../../src/resolution/model.ts'

/** Numbers from 0 to 1 that are the same for the same seed. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const COUNCIL = /^(?:The )?Security Council ?[,:;.]/m

/** Breaks a paragraph into lines of at most `width()` characters, at spaces and behind hyphens. */
function wrap(paragraph: string, width: () => number): string[] {
  const lines: string[] = []
  let line = ''
  let most = width()
  for (const word of paragraph.split(/ +|(?<=\p{L}{2}-)(?=\p{L}{2})/u)) {
    const joint = line === '' || /\p{L}{2}-$/u.test(line) ? '' : ' '
    if (line && line.length + joint.length + word.length > most) {
      lines.push(line)
      line = word
      most = width()
    } else line += joint + word
  }
  return line ? [...lines, line] : lines
}

/** What a page ends and begins with, by the house's styles of the years 1994 to 2015. */
const PAGE_ENDS: readonly ((symbol: string, page: number) => readonly string[])[] = [
  (symbol, page) => [page === 2 ? '95-02710 (E) 300195 /...' : '/...', symbol, `Page ${page}`],
  (symbol, page) => ['95-02710 (E) /...', symbol, 'English', `Page ${page}`],
  (symbol, page) => [symbol, `${page}04-49892`],
  (symbol, page) => [`${page} 04-49892`, symbol.replace(' (', '(')],
  (symbol, page) => [symbol, `04-49892 ${page}`],
  (symbol, page) => [symbol, `${page}/9 14-23145`],
  (symbol, page) => [`14-23145 ${page}/9`, '', symbol, ''],
  symbol => ['14-23145 (E) 240414', '*1423145*', 'Please recycle', symbol],
]

/** Sets a text anew: other line breaks, and pages that end elsewhere. */
export function setAnew(raw: string, resolution: Resolution, seed: number): string {
  const random = dice(seed)
  const most = 76 + Math.floor(random() * 18)
  const ragged = random() < 0.5
  const pageEnd = PAGE_ENDS[Math.floor(random() * PAGE_ENDS.length)]!
  const notes = new Set(
    resolution.clauses.filter(c => c.part === 'footnote').map(({ label = '', text }) => `${label} ${text}`.trim()),
  )
  const { source, symbol } = resolution
  const blocks = source.slice(source.search(COUNCIL)).split('\n\n').slice(1)
  const lines = blocks
    .filter(block => !notes.has(block))
    .flatMap(block => wrap(block, () => most - (ragged ? Math.floor(random() * 10) : 0)))
  const council = COUNCIL.exec(raw)!
  const printed = [raw.slice(0, council.index + council[0].length)]
  let [page, left] = [1, 25 + Math.floor(random() * 15)]
  for (const line of lines) {
    if (left-- <= 0) {
      printed.push(...pageEnd(symbol, ++page))
      left = 45
    }
    printed.push(line)
  }
  return printed.join('\n')
}

/** Changes the lines below the enacting words. */
const below = (raw: string, change: (line: string, next: string) => string | readonly string[]): string => {
  const council = COUNCIL.exec(raw)!
  const end = council.index + council[0].length
  const lines = raw.slice(end).split('\n')
  return (
    raw.slice(0, end) + lines.flatMap((line, n) => (n === 0 ? [line] : change(line, lines[n + 1] ?? ''))).join('\n')
  )
}
const NUMBER = /^(\d{1,2})\. (?=[A-Z][a-z])/

type Habit = (raw: string, random: () => number) => string

/** Habits by name. */
export const HABITS: Readonly<Record<string, Habit>> = {
  'lines that are indented': (raw, random) =>
    raw
      .split('\n')
      .map(line => ' '.repeat(random() * 12) + line)
      .join('\n'),
  'tabs behind numbers and letters': raw => below(raw, line => line.replace(/^(\d{1,2}\.|\([a-z]{1,3}\)) /, '\t$1\t')),
  'numbers that have lost their dots': (raw, random) =>
    below(raw, line => (random() < 0.3 ? line.replace(NUMBER, '$1 ') : line)),
  'numbers on lines of their own': (raw, random) =>
    below(raw, line => (random() < 0.5 ? line.replace(NUMBER, '$1.\n') : line)),
  'letters on lines of their own': (raw, random) =>
    below(raw, line => (random() < 0.5 ? line.replace(/^(\([a-z]{1,3}\)) /, '$1\n') : line)),
  'numbers glued to their words': raw => below(raw, line => line.replace(NUMBER, '$1.')),
  'a blank line under every line': raw => below(raw, line => [line, '']),
  'letters that a font prints as one': raw => raw.replace(/ffi/g, 'ﬃ').replace(/fi/g, 'ﬁ').replace(/fl/g, 'ﬂ'),
  'soft hyphens and hard spaces': (raw, random) =>
    below(raw, line => line.replace(/(?<=[a-z]{3})(?=[a-z]{3})/g, () => (random() < 0.1 ? '\u00AD' : ''))).replace(
      / /g,
      () => (random() < 0.1 ? '\u00A0' : ' '),
    ),
  'form feeds': (raw, random) => below(raw, line => (random() < 0.03 ? `\f${line}` : line)),
  'paragraphs that have lost their semicolons': (raw, random) =>
    below(raw, (line, next) => (NUMBER.test(next) && random() < 0.15 ? line.replace(/;$/, '') : line)),
  'paragraphs that end with full stops': (raw, random) =>
    below(raw, (line, next) => (NUMBER.test(next) && random() < 0.3 ? line.replace(/;$/, '.') : line)),
  'marks of markdown': raw => below(raw, line => line.replace(/^(\d{1,2}\. )([A-Z][a-z]+)/, '$1*$2*')),
  'a masthead set twice': raw => raw.slice(0, raw.search(/^(?:RESOLUTION|Resolution) \d/m)) + raw,
  'enacting words with a colon': raw => raw.replace(COUNCIL, 'Security Council:'),
  'enacting words that run on': raw => raw.replace(/^(The Security Council,)\n/m, '$1 '),
}
