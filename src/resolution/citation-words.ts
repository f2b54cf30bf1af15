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
const MONTH = /^(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*$|^may$/

/** A word, a number or a mark, in lower case. */
export interface Token {
  readonly w: string
  readonly start: number
  readonly end: number
}

/** The words, numbers and marks of a text. */
export const tokenize = (text: string): Token[] =>
  [...text.matchAll(/[a-z]+|\d+|[^\s\w]/gi)].map(m => ({
    w: m[0].toLowerCase(),
    start: m.index,
    end: m.index + m[0].length,
  }))

/** True where the word is one of these, or a misspelling of a long one. */
export const isWord = (w: string | undefined, ...words: readonly string[]) =>
  w !== undefined &&
  words.some(x => x === w || (x.length >= 7 && w.length >= 6 && nearly(w, x, x.length >= 10 ? 2 : 1)))

const PARA = ['para', 'paras', 'paragraph', 'paragraphs', 'par', 'pars', 'parag', 'clause', 'clauses', 'subsection']
const OPERATIVE = ['op', 'ops', 'operative', 'operational', 'oper', 'opara', 'oparas']
const PREAMBULAR = ['pp', 'pps', 'preambular', 'preamble', 'preambulatory', 'preamb']
/** What people call a sub-paragraph and call nothing else. */
const SUB = 'sub subs subparagraph subparagraphs subpara subparas subclause subclauses lit littera'.split(' ')
/** What people call a sub-paragraph as well: a letter must stand behind it. */
const ALSO_SUB = 'letter letters item items task tasks point points indent bullet'.split(' ')
const NAMES = [...PARA, ...OPERATIVE, ...PREAMBULAR, ...SUB, ...ALSO_SUB, 'o', 'annex', 'appendix', 'footnote', 'fn']

/** False where a text holds nothing that a citation could begin with, which most questions do not: they need no reading. */
export const mayCite = (tokens: readonly Token[]): boolean =>
  tokens.some(t => /^[\d(§¶]/.test(t.w) || isWord(t.w, ...NAMES))

/** A sub-paragraph's mark: "d", "aa", "iv", "2". */
const MARK = /^(?:[a-z]|([a-z])\1|x{0,3}(?:ix|iv|v?i{1,3}|v)|x{2,3}|\d{1,2})$/
const ROMAN_MARK = /^x{0,3}(?:ix|iv|v?i{0,3})$/

/**
 * Reads the pieces that citations are made of, at a cursor: numbers, ordinals, the names of kinds of paragraphs,
 * sub-paragraph marks. A piece that is not there leaves the cursor where it is.
 */
export class Cursor {
  protected i = 0
  /** Whether the last kind of paragraph that was read stood in the plural. */
  protected plural = false
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

  /** Steps over one of these words or marks. */
  protected skip(...words: readonly string[]): boolean {
    if (!words.includes(this.w() ?? '')) return false
    this.i++
    return true
  }

  /** A number in digits or words; a day of a month is none. */
  protected number(): string | undefined {
    const w = this.w()
    if (w === undefined || MONTH.test(this.w(1) ?? '')) return undefined
    if (/^\d{1,3}$/.test(w)) {
      this.i++
      return String(Number(w))
    }
    const tens = TENS.indexOf(w)
    if (tens >= 0) {
      const dash = this.w(1) === '-' ? 1 : 0
      const one = ONES.indexOf(this.w(1 + dash) ?? '')
      const unit = one > 0 && one < 10
      this.i += unit ? 2 + dash : 1
      return String((tens + 2) * 10 + (unit ? one : 0))
    }
    const n = ONES.indexOf(w)
    if (n <= 0) return undefined
    this.i++
    return String(n)
  }

  /** "third", "3rd", "twenty-first", "last", "last but one", "third to last". */
  protected ordinalNumber(): { n: string } | { fromEnd: number } | undefined {
    const from = this.i
    if (this.skip('antepenultimate')) return { fromEnd: 3 }
    if (this.skip('penultimate')) return { fromEnd: 2 }
    if (this.w() === 'next' && this.toLast(1)) return { fromEnd: 2 }
    if (this.skip('last', 'final', 'closing', 'concluding')) {
      const behind = this.i
      this.skip('-')
      if (this.skip('but')) {
        this.skip('-')
        const n = this.number()
        if (n) return { fromEnd: Number(n) + 1 }
      }
      this.i = behind
      return { fromEnd: 1 }
    }
    if (this.skip('opening')) return { n: '1' }
    const n = this.plainOrdinal()
    if (n === undefined) return undefined
    if (this.i > from && this.toLast(0)) return { fromEnd: n }
    return { n: String(n) }
  }

  /** "to last", "from the last", "-to-last", "last", `k` words from here. */
  private toLast(k: number): boolean {
    const words = this.t.slice(this.i + k, this.i + k + 5).map(t => t.w)
    const m = /^(?:(?:- )?(?:to|from) (?:- )?(?:the )?)?last(?= |$)/.exec(words.join(' '))
    if (!m) return false
    this.i += k + m[0].split(' ').length
    return true
  }

  private plainOrdinal(): number | undefined {
    const w = this.w() ?? ''
    if (/^\d{1,3}$/.test(w) && /^(?:st|nd|rd|th)$/.test(this.w(1) ?? '') && this.adjacent(1)) {
      this.i += 2
      return Number(w)
    }
    const tens = TENS.indexOf(w)
    if (tens >= 0) {
      const dash = this.w(1) === '-' ? 1 : 0
      const one = ORDINALS.indexOf(this.w(1 + dash) ?? '')
      if (one > 0 && one < 10) {
        this.i += 2 + dash
        return (tens + 2) * 10 + one
      }
    }
    // "eight" is no misspelt "eighth"
    if (ONES.includes(w) || tens >= 0 || w.length < 4) return undefined
    const edits = (o: string) => (o.length >= 7 && w.length >= 6 ? 2 : 1)
    const exact = ORDINALS.indexOf(w)
    const n = exact >= 0 ? exact : ORDINALS.findIndex((o, k) => k > 0 && nearly(o, w, edits(o)))
    if (n <= 0) return undefined
    this.i++
    return n
  }

  /** The words "operative paragraph", "PP", "para". */
  protected kind(): 'op' | 'pp' | 'any' | undefined {
    const w = this.w()
    const plural = () => {
      this.plural = /s$/.test(this.w(-1) ?? '')
      if (this.w() === '(' && this.w(1) === 's' && this.w(2) === ')' && this.adjacent()) this.i += 3
      this.skip('.')
    }
    if (w === '§' || w === '¶') {
      this.i++
      this.plural = this.skip('§', '¶')
      return 'any'
    }
    if (isWord(w, ...PARA)) {
      this.i++
      plural()
      return 'any'
    }
    // "operations" is near to "operational", and another word
    const other = /^operations?$/.test(w ?? '') && !isWord(this.w(1), ...PARA)
    let part: 'op' | 'pp' | undefined
    if (isWord(w, ...OPERATIVE) && !other) part = 'op'
    else if (isWord(w, ...PREAMBULAR)) part = 'pp'
    else if (w === 'o' && this.w(1) === '.' && this.w(2) === 'p') {
      this.i += 2
      part = 'op'
    }
    if (!part) return undefined
    this.i++
    plural()
    if (isWord(this.w(), ...PARA)) {
      this.i++
      plural()
    }
    return part
  }

  /** The words "sub-paragraph", "task", "letter"; `sure` where they mean nothing else. */
  protected subKind(): { sure: boolean } | undefined {
    const w = this.w()
    const sure = isWord(w, ...SUB)
    if (!sure && !ALSO_SUB.includes(w ?? '')) return undefined
    this.i++
    this.skip('-')
    if (isWord(this.w(), ...PARA)) this.i++
    this.skip('.')
    return { sure }
  }

  /**
   * Sub-paragraph marks behind a number: "(d)", "d", ".d", "-d", "subparagraph d", "(d)(ii)", ", (d)".
   *
   * @param listed true where marks are listed: what stands behind a comma is the next one, and not below.
   */
  protected subs(listed = false): string[] {
    const path: string[] = []
    let dashed = false
    for (;;) {
      const from = this.i
      const comma = this.skip(',')
      if (
        (!comma || (path.length === 0 && !listed)) &&
        this.w() === '(' &&
        MARK.test(this.w(1) ?? '') &&
        /^\)?$/.test(this.w(2) ?? '')
      ) {
        path.push(this.w(1) ?? '')
        this.i += this.w(2) === ')' ? 3 : 2
        continue
      }
      const named = this.subKind() && this.mark()
      if (named) {
        path.push(named)
        continue
      }
      this.i = from
      const joint = /^[./-]$/.test(this.w() ?? '') && this.adjacent() && this.adjacent(1) ? this.w() : undefined
      const k = joint ? 1 : 0
      const w = this.w(k) ?? ''
      const tight = this.adjacent(k)
      // "6d-f" is a range, "op-6-d-i" a path
      const range = joint === '-' && path.length > 0 && !(ROMAN_MARK.test(w) && (w.length > 1 || dashed))
      const both = tight && !joint ? /^([a-z])(i{2,3}|iv|vi{1,3}|ix)$/.exec(w) : null
      if (both?.[1] && both[2] && path.length === 0 && !ROMAN_MARK.test(w)) path.push(both[1], both[2])
      else if (!range && MARK.test(w) && /^[a-z]/.test(w) && this.reads(w, k, tight, path.length)) path.push(w)
      else return path
      dashed = joint === '-'
      this.i += k + 1
      if (this.w() === ')') this.i++
    }
  }

  /** A letter that stands apart from its number may be a word, and two letters are one unless they count. */
  private reads(w: string, k: number, tight: boolean, depth: number): boolean {
    if (w.length > 1) return tight || (depth > 0 && ROMAN_MARK.test(w))
    return tight || this.loneLetter(k)
  }

  /** "(d)", "d)", "d". */
  protected mark(): string | undefined {
    const open = this.w() === '(' ? 1 : 0
    const w = this.w(open) ?? ''
    if (!MARK.test(w)) return undefined
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
