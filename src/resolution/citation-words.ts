import { nearly } from './spelling.ts'

const ONES = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ')
const ORDINALS = (
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
  'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ')
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A word, a number or a mark, in lower case. */
export interface Token {
  readonly w: string
  readonly start: number
  readonly end: number
}

/** The words, numbers and marks of a text. */
export const tokenize = (text: string): Token[] =>
  [...text.toLowerCase().matchAll(/[a-z]+|\d+|[^\s\w]/gu)].map(m => ({
    w: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))

/** True where the word is one of these, or a misspelling of a long one. */
export const isWord = (w: string | undefined, ...words: readonly string[]) =>
  w !== undefined &&
  words.some(x => x === w || (x.length >= 7 && w.length >= 6 && nearly(w, x, x.length >= 10 ? 2 : 1)))

/** What people call a paragraph. */
export const PARA = [
  'para',
  'paras',
  'paragraph',
  'paragraphs',
  'par',
  'pars',
  'parag',
  'clause',
  'clauses',
  'subsection',
]
const OPERATIVE = ['op', 'ops', 'operative', 'operational', 'oper', 'opara', 'oparas']
const PREAMBULAR = ['pp', 'pps', 'preambular', 'preamble', 'preambulatory', 'preamb']

/**
 * Reads the pieces that citations are made of, at a cursor: numbers, ordinals, the names of kinds of paragraphs,
 * sub-paragraph marks. A piece that is not there leaves the cursor where it is.
 */
export class Cursor {
  protected i = 0
  protected readonly t: readonly Token[]

  constructor(t: readonly Token[]) {
    this.t = t
  }

  protected w(k = 0): string | undefined {
    return this.t[this.i + k]?.w
  }

  protected adjacent(k = 0): boolean {
    const a = this.t[this.i + k - 1]
    const b = this.t[this.i + k]
    return a !== undefined && b !== undefined && a.end === b.start
  }

  /** A number in digits or words, at the cursor; leaves the cursor behind it. */
  protected number(): string | undefined {
    const w = this.w()
    if (w === undefined) return undefined
    if (/^\d{1,3}$/.test(w)) {
      this.i++
      return String(Number(w))
    }
    const tens = TENS.indexOf(w)
    if (tens >= 0) {
      const dash = this.w(1) === '-' ? 1 : 0
      const one = ONES.indexOf(this.w(1 + dash) ?? '')
      if (one > 0 && one < 10) {
        this.i += 2 + dash
        return String((tens + 2) * 10 + one)
      }
      this.i++
      return String((tens + 2) * 10)
    }
    const n = ONES.indexOf(w)
    if (n > 0) {
      this.i++
      return String(n)
    }
    return undefined
  }

  /** "third", "3rd", "twenty-first", "last", "last but one"; leaves the cursor behind it. */
  protected ordinalNumber(): { n: string } | { fromEnd: number } | undefined {
    const w = this.w() ?? ''
    const from = this.i
    if (/^\d{1,3}$/.test(w) && /^(?:st|nd|rd|th)$/.test(this.w(1) ?? '') && this.adjacent(1)) {
      this.i += 2
      return { n: String(Number(w)) }
    }
    if (w === 'penultimate') {
      this.i++
      return { fromEnd: 2 }
    }
    if (w === 'last' || w === 'final' || w === 'closing' || w === 'concluding') {
      this.i++
      if (this.w() === 'but' && this.w(1) === 'one') {
        this.i += 2
        return { fromEnd: 2 }
      }
      return { fromEnd: 1 }
    }
    if (w === 'second' && (this.w(1) === 'to' || this.w(1) === 'from') && isWord(this.w(2), 'last', 'the')) {
      this.i += this.w(2) === 'the' ? 4 : 3
      return { fromEnd: 2 }
    }
    const tens = TENS.indexOf(w)
    if (tens >= 0) {
      const dash = this.w(1) === '-' ? 1 : 0
      const one = ORDINALS.indexOf(this.w(1 + dash) ?? '')
      if (one > 0 && one < 10) {
        this.i += 2 + dash
        return { n: String((tens + 2) * 10 + one) }
      }
    }
    const n = ORDINALS.findIndex(
      (o, k) => k > 0 && (o === w || (o.length >= 6 && w.length >= 6 && nearly(o, w, o.length >= 7 ? 2 : 1))),
    )
    if (n > 0) {
      this.i = from + 1
      return { n: String(n) }
    }
    if (w === 'opening') {
      this.i++
      return { n: '1' }
    }
    return undefined
  }

  /** The words "operative paragraph", "PP", "para"; leaves the cursor behind them. */
  protected kind(): 'op' | 'pp' | 'any' | undefined {
    const w = this.w()
    let part: 'op' | 'pp' | 'any' | undefined
    if (isWord(w, ...OPERATIVE)) part = 'op'
    else if (isWord(w, ...PREAMBULAR)) part = 'pp'
    else if (w === 'o' && this.w(1) === '.' && this.w(2) === 'p') {
      this.i += 2
      part = 'op'
    } else if (isWord(w, ...PARA) || w === '§' || w === '¶') {
      this.i++
      if (this.w() === '.') this.i++
      while (this.w() === '§') this.i++
      return 'any'
    }
    if (!part) return undefined
    this.i++
    if (this.w() === '.') this.i++
    if (isWord(this.w(), ...PARA)) {
      this.i++
      if (this.w() === '.') this.i++
    }
    return part
  }

  /** Sub-paragraph marks at the cursor: "(d)", "d", ".d", "-d", "subparagraph d", "(d)(ii)", "chapeau". */
  protected subs(): string[] {
    const path: string[] = []
    for (;;) {
      const from = this.i
      if (this.w() === '(' && /^(?:[a-z]{1,4}|\d{1,2})$/.test(this.w(1) ?? '') && this.w(2) === ')') {
        if ((this.w(1) ?? '').length > 2 && !/^[ivxl]+$/.test(this.w(1) ?? '')) return path
        path.push(this.w(1) ?? '')
        this.i += 3
        continue
      }
      if (this.w() === ',') this.i++
      if (isWord(this.w(), 'sub', 'subparagraph', 'subpara', 'subclause', 'letter', 'item', 'point', 'lit', 'indent')) {
        this.i++
        if (this.w() === '-') this.i++
        if (isWord(this.w(), ...PARA)) this.i++
        if (this.w() === '.') this.i++
        const sub = this.mark()
        if (sub) {
          path.push(sub)
          continue
        }
      }
      this.i = from
      const joined = (this.w() === '.' || this.w() === '-' || this.w() === '/') && this.adjacent() && this.adjacent(1)
      const k = joined ? 1 : 0
      const w = this.w(k) ?? ''
      const single = /^[a-z]$/.test(w) || (joined || this.adjacent(k) ? /^(?:[ivx]{1,4}|([a-z])\1)$/.test(w) : false)
      if (single && !/^(?:st|nd|rd|th)$/.test(w) && (this.adjacent(k) || this.loneLetter(k))) {
        path.push(w)
        this.i += k + 1
        if (this.w() === ')') this.i++
        continue
      }
      return path
    }
  }

  /** "(d)", "d)", "d" at the cursor. */
  protected mark(): string | undefined {
    const open = this.w() === '(' ? 1 : 0
    const w = this.w(open) ?? ''
    if (!/^(?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,2})$/.test(w)) return undefined
    this.i += open + 1
    if (this.w() === ')') this.i++
    return w
  }

  /** "a" and "i" are words as well: they count as letters only where nothing that they would belong to follows. */
  private loneLetter(k: number): boolean {
    const w = this.w(k) ?? ''
    if (w !== 'a' && w !== 'i') return true
    const next = this.w(k + 1)
    return next === undefined || /^[^a-z\d]$/.test(next) || /^(?:and|or|to|through|say|says|of|in)$/.test(next)
  }
}
