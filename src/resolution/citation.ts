import type { ClauseId } from './model.ts'

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
const roman = (n: string) => ROMAN[Number(n)] ?? n

/**
 * Writes a clause's name as the trade does: `op-6-d-ii` → "OP6(d)(ii)", `pp-3` → "PP3",
 * `annex-2-15-c` → "Annex II, para. 15 (c)", `annex-1-art-6-2` → "Annex I, Article 6 (2)", `footnote-1` → "footnote 1".
 */
export function formatCitation(id: ClauseId): string {
  const [part = '', ...rest] = id.split('-')
  const sub = (parts: readonly string[]) => parts.map(p => `(${p})`).join('')
  if (part === 'op' || part === 'pp') return `${part.toUpperCase()}${rest[0] ?? ''}${sub(rest.slice(1))}`
  if (part === 'footnote') return `footnote ${rest.join('-')}`
  if (part === 'annex') {
    const [n = '', ...inside] = rest
    const name = `Annex ${roman(n)}`
    if (inside.length === 0) return name
    if (inside[0] === 'art') {
      const ter = /^(?:bis|ter|quater)$/.test(inside[2] ?? '') ? 1 : 0
      const below = inside.slice(2 + ter)
      return `${name}, Article ${inside.slice(1, 2 + ter).join(' ')}${below.length ? ` ${sub(below)}` : ''}`
    }
    if (/^\d+$/.test(inside[0] ?? ''))
      return `${name}, para. ${inside[0]}${inside.length > 1 ? ` ${sub(inside.slice(1))}` : ''}`
    return `${name}, ${sub(inside)}`
  }
  return id
}

/** A resolution as a person names it: "S/RES/1138 (1997)", "res 1138", "UNSCR 1138", or the bare "1138". */
export interface ResolutionName {
  readonly number: number
  readonly year?: number
  /** True where only the bare number stands, which may be something else. */
  readonly bare: boolean
  /** Where the name stands in the text that was read. */
  readonly span: readonly [number, number]
}

const YEAR = String.raw`(?:\s*\(?\s*(?:of\s+)?((?:19|20)\d{2})\s*\)?)?`
const NAMED = new RegExp(
  String.raw`\b(?:s\s*\/\s*res\s*\/\s*|(?:(?:un)?\s*sc\s*)?(?:resolutions?|resn|res|unscr|scr|unsc)\.?\s*(?:no\.?|number|#)?\s*)(\d{1,4})\b${YEAR}`,
  'giu',
)
const BARE = /(?<![\d/.,-])\b(\d{3,4})\b(?:\s*\(((?:19|20)\d{2})\))?(?![\d/%]|\.\d|,\d)/gu
const BEFORE_YEAR =
  /(?:jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|in|since|of|year|during|until|till|by|before|after|from)\.?,?\s*$/iu

/** Finds the resolutions that a question names. A four-digit year such as "in 1997" is not one. */
export function readResolutionNames(text: string): readonly ResolutionName[] {
  const names: ResolutionName[] = []
  for (const m of text.matchAll(NAMED)) {
    const year = m[2] ? { year: Number(m[2]) } : {}
    names.push({ number: Number(m[1]), ...year, bare: false, span: [m.index, m.index + m[0].trimEnd().length] })
  }
  for (const m of text.matchAll(BARE)) {
    if (names.some(n => m.index < n.span[1] && n.span[0] < m.index + m[0].length)) continue
    const n = Number(m[1])
    const looksLikeYear = n >= 1945 && n <= 2050 && !m[2]
    if (looksLikeYear && BEFORE_YEAR.test(text.slice(0, m.index))) continue
    const year = m[2] ? { year: Number(m[2]) } : {}
    names.push({ number: n, ...year, bare: !m[2], span: [m.index, m.index + m[0].trimEnd().length] })
  }
  return names.sort((a, b) => a.span[0] - b.span[0])
}

/** Writes a resolution's symbol, with its one space: "S/RES/1138 (1997)". */
export const formatSymbol = (number: number, year: number): string => `S/RES/${number} (${year})`

/** What a question points at within a document. */
export interface Reference {
  /** "last" and "penultimate" depend on the document; `at` counts from the end then. */
  readonly part: 'op' | 'pp' | 'any' | 'annex' | 'footnote' | 'sub'
  /** The path of printed numbers below the part, ["6", "d", "ii"]; for `sub` the letters alone, ["d"]. */
  readonly path: readonly string[]
  /** The path where a range ends, ["6", "g"]. */
  readonly to?: readonly string[]
  /** 1 = last, 2 = last but one. */
  readonly fromEnd?: number
  /** Only the words before the sub-paragraphs are asked for. */
  readonly chapeau?: boolean
  readonly span: readonly [number, number]
}

const ONES = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ')
const ORDINALS = (
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
  'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ')
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

interface Token {
  readonly w: string
  readonly start: number
  readonly end: number
}

const tokenize = (text: string): Token[] =>
  [...text.toLowerCase().matchAll(/[a-z]+|\d+|[^\s\w]/gu)].map(m => ({
    w: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))

/**
 * True where `a` becomes `b` by at most `most` edits, each an insertion, a deletion, a substitution or a swap of neighbours
 * (optimal string alignment distance).
 */
export function nearly(a: string, b: string, most = 1): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let d = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1)
      row.push(d)
      if (d < best) best = d
    }
    if (best > most) return false
    before = last
    last = row
  }
  return last[b.length]! <= most
}

const isWord = (w: string | undefined, ...words: readonly string[]) =>
  w !== undefined &&
  words.some(x => x === w || (x.length >= 7 && w.length >= 6 && nearly(w, x, x.length >= 10 ? 2 : 1)))

const PARA = ['para', 'paras', 'paragraph', 'paragraphs', 'par', 'pars', 'parag', 'clause', 'clauses', 'subsection']
const OPERATIVE = ['op', 'ops', 'operative', 'operational', 'oper', 'opara', 'oparas']
const PREAMBULAR = ['pp', 'pps', 'preambular', 'preamble', 'preambulatory', 'preamb']

/**
 * Reads the citations in a question, in every habit of the trade: "OP6(d)", "op 6 d", "para. 6 (d)",
 * "paragraph six subparagraph d", "6d", "PP3", "third preambular paragraph", "OPs 3–5", "the last operative paragraph",
 * "chapeau of OP6", "annex II para 15 (c)".
 *
 * Resolution names must have been blanked out of the text before ("S/RES/1138 (1997) para 7" → "… para 7"), so that
 * their numbers are not read as paragraphs.
 */
export function readReferences(text: string): readonly Reference[] {
  const reader = new Reader(tokenize(text), text)
  return reader.read()
}

class Reader {
  private i = 0
  private readonly t: readonly Token[]
  private readonly source: string
  private readonly found: Reference[] = []

  constructor(t: readonly Token[], source: string) {
    this.t = t
    this.source = source
  }

  read(): readonly Reference[] {
    while (this.i < this.t.length) {
      const start = this.i
      if (!(this.annex() || this.subOf() || this.ordinal() || this.named() || this.bare() || this.lone())) {
        this.i = start + 1
      }
    }
    return this.chapeaux()
  }

  private w(k = 0): string | undefined {
    return this.t[this.i + k]?.w
  }

  private adjacent(k = 0): boolean {
    const a = this.t[this.i + k - 1]
    const b = this.t[this.i + k]
    return a !== undefined && b !== undefined && a.end === b.start
  }

  private push(from: number, ref: Omit<Reference, 'span'>): true {
    const start = this.t[from]?.start ?? 0
    const end = this.t[this.i - 1]?.end ?? start
    this.found.push({ ...ref, span: [start, end] })
    return true
  }

  /** A number in digits or words, at the cursor; leaves the cursor behind it. */
  private number(): string | undefined {
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
  private ordinalNumber(): { n: string } | { fromEnd: number } | undefined {
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
  private kind(): 'op' | 'pp' | 'any' | undefined {
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
  private subs(): string[] {
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
  private mark(): string | undefined {
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

  /** "–5", "to 5", "through (g)", "and 7", ", 4" behind a reference. */
  private tail(from: number, part: Reference['part'], path: readonly string[]): void {
    const before = this.i
    const range = /^[-–—]$/.test(this.w() ?? '') || /^(?:to|through|thru|till|until)$/.test(this.w() ?? '')
    if (range) {
      this.i++
      if (this.w() === 'to') this.i++
      const again = this.kind()
      const number = this.number()
      if (number) {
        this.push(from, { part: again && again !== 'any' ? again : part, path, to: [number, ...this.subs()] })
        return
      }
      const marks = this.subs()
      if (marks.length && path.length > 1) {
        this.push(from, { part, path, to: [...path.slice(0, -1), ...marks] })
        return
      }
      this.i = before
    }
    this.push(from, { part, path })
    // a list: "paras 3, 4 and 7", "6 (a), (c) and (e)"
    for (;;) {
      const at = this.i
      if (!/^(?:,|and|&|or|\+)$/.test(this.w() ?? '')) return
      this.i++
      if (/^(?:and|or|&)$/.test(this.w() ?? '')) this.i++
      const start = this.i
      if (this.kind()) {
        this.i = at
        return
      }
      const number = /^\d/.test(this.w() ?? '') ? this.number() : undefined
      if (number) {
        this.tailItem(start, part, [number, ...this.subs()])
        continue
      }
      const marks = this.w() === '(' || /^[b-hj-z]$/.test(this.w() ?? '') ? this.subs() : []
      if (marks.length && path.length > 1) {
        this.push(start, { part, path: [...path.slice(0, -1), ...marks] })
        continue
      }
      this.i = at
      return
    }
  }

  private tailItem(start: number, part: Reference['part'], path: readonly string[]): void {
    if (/^[-–—]$/.test(this.w() ?? '')) {
      const at = this.i
      this.i++
      const number = this.number()
      if (number) {
        this.push(start, { part, path, to: [number, ...this.subs()] })
        return
      }
      this.i = at
    }
    this.push(start, { part, path })
  }

  private annex(): boolean {
    const from = this.i
    if (isWord(this.w(), 'footnote', 'footnotes')) {
      this.i++
      const n = this.number() ?? '1'
      return this.push(from, { part: 'footnote', path: [n] })
    }
    let n: string | undefined
    if (isWord(this.w(), 'annex', 'annexes', 'appendix')) {
      this.i++
      const w = this.w() ?? ''
      if (/^[ivx]{1,4}$/.test(w) && w !== 'i') {
        n = String(ROMAN.indexOf(w.toUpperCase()))
        this.i++
      } else if (w === 'i') {
        n = '1'
        this.i++
      } else n = this.number()
    } else {
      const ordinal = this.ordinalNumber()
      if (ordinal && 'n' in ordinal && isWord(this.w(), 'annex')) {
        n = ordinal.n
        this.i++
      } else {
        this.i = from
        return false
      }
    }
    const path = [n ?? '1']
    const at = this.i
    if (this.w() === ',') this.i++
    if (isWord(this.w(), 'article', 'art')) {
      this.i++
      if (this.w() === '.') this.i++
      const article = this.number()
      if (article) {
        path.push('art', article)
        if (/^(?:bis|ter|quater)$/.test(this.w() ?? '')) path.push(this.t[this.i++]?.w ?? '')
        if (isWord(this.w(), ...PARA)) this.kind()
        const below = this.number()
        path.push(...(below ? [below] : []), ...this.subs())
        return this.push(from, { part: 'annex', path })
      }
    }
    const kind = this.kind()
    const number = this.number()
    if (number && (kind || this.i - at <= 2)) path.push(number, ...this.subs())
    else {
      this.i = at
      path.push(...this.subs())
    }
    return this.push(from, { part: 'annex', path })
  }

  /** "subparagraph (d) of paragraph 6", "task (c)", "letter d of OP6". */
  private subOf(): boolean {
    const from = this.i
    if (!isWord(this.w(), 'sub', 'subparagraph', 'subpara', 'subclause', 'letter', 'item', 'task', 'point', 'lit')) {
      return false
    }
    const strict = isWord(this.w(), 'item', 'task', 'point', 'letter')
    this.i++
    if (this.w() === '-') this.i++
    if (isWord(this.w(), ...PARA)) this.i++
    if (this.w() === '.') this.i++
    const bracketed = this.w() === '('
    const at = this.i
    const sub = this.mark()
    const plain = sub !== undefined && !bracketed && (sub === 'a' || sub === 'i' || sub.length > 1 || /\d/.test(sub))
    const ends = this.w() === undefined || /^(?:of|in|under|\?|,|to|and|-|–)$/.test(this.w() ?? '')
    if (!sub || (plain && !ends) || (strict && !bracketed && !ends)) {
      this.i = from
      return false
    }
    const marks = [sub, ...this.subs()]
    if (/^(?:of|in|under|from)$/.test(this.w() ?? '')) {
      this.i++
      if (this.w() === 'the') this.i++
      const kind = this.kind()
      const number = this.number()
      if (number) {
        return this.push(from, { part: kind ?? 'any', path: [number, ...this.subs(), ...marks] })
      }
      this.i = at
      this.mark()
    }
    if (/^(?:to|-|–|through)$/.test(this.w() ?? '')) {
      const back = this.i
      this.i++
      const end = this.mark()
      if (end) return this.push(from, { part: 'sub', path: marks, to: [end] })
      this.i = back
    }
    return this.push(from, { part: 'sub', path: marks })
  }

  /** "third preambular paragraph", "last para", "2nd OP". */
  private ordinal(): boolean {
    const from = this.i
    const ordinal = this.ordinalNumber()
    if (!ordinal) return false
    // "the last three paragraphs" is no single paragraph
    // "the first numbered paragraph"
    if (/^(?:numbered|actual|proper|substantive|full)$/.test(this.w() ?? '')) this.i++
    const kind = this.kind()
    if (!kind) {
      this.i = from
      return false
    }
    const sub = this.subs()
    if ('n' in ordinal) return this.push(from, { part: kind, path: [ordinal.n, ...sub] })
    return this.push(from, { part: kind, path: [], fromEnd: ordinal.fromEnd })
  }

  /** "OP6(d)", "para. 6 d", "paragraphs 3 to 5", "PP 3". */
  private named(): boolean {
    const from = this.i
    const kind = this.kind()
    if (!kind) return false
    if (this.w() === '#' || this.w() === '-' || this.w() === '_') this.i++
    else if (isWord(this.w(), 'no', 'number', 'nr')) {
      this.i++
      if (this.w() === '.') this.i++
    }
    const open = this.w() === '(' && /^\d+$/.test(this.w(1) ?? '') && this.w(2) === ')'
    if (open) this.i++
    const number = this.number()
    if (!number) {
      const marks = this.w() === '(' ? this.subs() : []
      if (marks.length && kind === 'any') return this.push(from, { part: 'sub', path: marks })
      this.i = from + 1
      return false
    }
    if (open) this.i++
    this.tail(from, kind, [number, ...this.subs()])
    return true
  }

  /** "6(d)", "6 (d)", "6d", "1(d)(iii)" with no word before it. */
  private bare(): boolean {
    const from = this.i
    if (!/^\d{1,3}$/.test(this.w() ?? '') || (this.adjacent() && /[\w/]/.test(this.w(-1) ?? ''))) return false
    if (/^(?:st|nd|rd|th)$/.test(this.w(1) ?? '') && this.adjacent(1)) return false
    const number = this.number()
    if (!number) return false
    const tight = this.w() === '(' || this.adjacent() || (this.w() === '.' && this.adjacent(1))
    // "give me 6 f": a number and a lone letter end the question
    const last = this.t.length - this.i <= (/^[?!.]$/.test(this.t.at(-1)?.w ?? '') ? 2 : 1)
    const whole = (from === 0 && this.t.length <= from + 3) || (last && /^[b-hj-z]$/.test(this.w() ?? ''))
    const marks = tight || whole ? this.subs() : []
    if (marks.length === 0) {
      this.i = from
      return false
    }
    this.tail(from, 'any', [number, ...marks])
    return true
  }

  /** "(d)" alone, which only a conversation can complete. */
  private lone(): boolean {
    const from = this.i
    if (this.w() !== '(' || this.adjacent()) return false
    const marks = this.subs()
    if (marks.length === 0) return false
    if (/^[-–—]$/.test(this.w() ?? '') || this.w() === 'to') {
      const back = this.i
      this.i++
      const end = this.mark()
      if (end) return this.push(from, { part: 'sub', path: marks, to: [end] })
      this.i = back
    }
    return this.push(from, { part: 'sub', path: marks })
  }

  /** "chapeau of OP6", "OP6 chapeau", "the introductory words of paragraph 6". */
  private chapeaux(): readonly Reference[] {
    if (!/\b(?:chapeaux?|introductory (?:words|part|phrase|sentence)|intro|lead-in|stem)\b/iu.test(this.source)) {
      return this.found
    }
    return this.found.map(r => ({ ...r, chapeau: true }))
  }
}
