import { type Reference, ROMAN } from './citation.ts'
import { Cursor, isWord, PARA, type Token, tokenize } from './citation-words.ts'

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

class Reader extends Cursor {
  private readonly source: string
  private readonly found: Reference[] = []

  constructor(t: readonly Token[], source: string) {
    super(t)
    this.source = source
  }

  read(): readonly Reference[] {
    while (this.i < this.t.length) {
      const start = this.i
      if (!(this.annex() || this.subOf() || this.ordinal() || this.named() || this.bare() || this.lone())) {
        this.i = start + 1
      }
    }
    return this.inPreamble(this.chapeaux())
  }

  /** "the last paragraph of the preamble": a paragraph of no stated kind is preambular there. */
  private inPreamble(found: readonly Reference[]): readonly Reference[] {
    if (
      !/\b(?:of|in|from) (?:the )?(?:preamble|preambular part|intro(?:ductory)?(?: part| section)?)\b/iu.test(
        this.source,
      )
    )
      return found
    return found.map(r => (r.part === 'any' ? { ...r, part: 'pp' } : r))
  }

  private push(from: number, ref: Omit<Reference, 'span'>): true {
    const start = this.t[from]?.start ?? 0
    const end = this.t[this.i - 1]?.end ?? start
    this.found.push({ ...ref, span: [start, end] })
    return true
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
