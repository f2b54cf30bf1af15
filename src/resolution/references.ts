import type { Reference } from './citation.ts'
import { AnnexReader } from './citation-annexes.ts'
import { isWord, mayCite, type Token, tokenize } from './citation-words.ts'

/**
 * Reads the citations in a question, in every habit of the trade: "OP6(d)", "op 6 d", "para. 6 (d)",
 * "paragraph six subparagraph d", "6d", "PP3", "third preambular paragraph", "OPs 3–5", "the last operative paragraph",
 * "the first two paragraphs", "chapeau of OP6", "annex II para 15 (c)", "paragraph 3 of the annex".
 *
 * Resolution names must have been blanked out of the text before ("S/RES/1138 (1997) para 7" → "… para 7"), so that
 * their numbers are not read as paragraphs.
 */
export function readReferences(text: string): readonly Reference[] {
  const tokens = tokenize(text)
  return mayCite(tokens) ? new Reader(tokens, text).read() : []
}

/** Words whose number is not a paragraph's: "article 2(4)". */
const NUMBERED_TOO = /^(?:articles?|arts?|chapters?|sections?|rules?|principles?|agenda|page|pages|phase|round)$/
/** How many paragraphs "the last twelve paragraphs" may be. */
const MOST = 30

class Reader extends AnnexReader {
  private readonly source: string

  constructor(t: readonly Token[], source: string) {
    super(t, source)
    this.source = source
  }

  read(): readonly Reference[] {
    while (this.i < this.t.length) {
      const start = this.i
      const read =
        this.annex() ||
        this.article() ||
        this.subOf() ||
        this.counted() ||
        this.ordinal() ||
        this.named() ||
        this.bare()
      if (!read) this.i = start + 1
    }
    return this.inPreamble(this.chapeaux())
  }

  /** "subparagraph (d) of paragraph 6", "task (c)", "letters d and e of OP6", "(a) to (c)", which only a conversation can complete. */
  private subOf(): boolean {
    const from = this.i
    const lone = this.w() === '(' && this.w(2) === ')' && !this.adjacent() ? { sure: true } : undefined
    const kind = lone ?? (this.w(-1) === 'agenda' ? undefined : this.subKind())
    const bracketed = this.w() === '('
    const first = kind && this.mark()
    const ends = this.w() === undefined || /^(?:of|in|under|\?|,|to|and|or|&|-|–)$/.test(this.w() ?? '')
    const doubtful = !kind?.sure || first === 'a' || first === 'i' || (first ?? '').length > 1 || /\d/.test(first ?? '')
    if (!kind || !first || (!bracketed && doubtful && !ends)) {
      this.i = from
      return false
    }
    const marks: { path: readonly string[]; to?: readonly string[] }[] = [{ path: [first, ...this.subs(true)] }]
    for (;;) {
      const at = this.i
      const through = this.dash()
      const more = (through || this.separator()) && /^(?:\(|[b-hj-z])$/.test(this.w() ?? '') ? this.mark() : undefined
      if (!more) {
        this.i = at
        break
      }
      if (through) marks.push({ ...marks.pop()!, to: [more] })
      else marks.push({ path: [more] })
    }
    const behind = this.i
    if (this.skip('of', 'in', 'under', 'from')) {
      this.skip('the')
      const part = this.kind() ?? 'any'
      const number = this.number()
      if (number) {
        const above = [number, ...this.subs()]
        for (const m of marks) {
          this.push(from, { part, path: [...above, ...m.path], ...(m.to ? { to: [...above, ...m.to] } : {}) })
        }
        return true
      }
      this.i = behind
    }
    // "point 6" is a paragraph, "task (c)" stands below one
    const part = !kind.sure && /^\d/.test(first) ? 'any' : 'sub'
    for (const m of marks) this.push(from, { part, ...m })
    return true
  }

  /** "last sub-paragraph of OP6", "third task". */
  private nthChild(from: number, child: number): true {
    const behind = this.i
    if (this.skip('of', 'in', 'under', 'from')) {
      this.skip('the')
      const part = this.kind() ?? 'any'
      const number = this.number()
      if (number) return this.push(from, { part, path: [number, ...this.subs()], child })
    }
    this.i = behind
    return this.push(from, { part: 'sub', path: [], child })
  }

  /** "the first two operative paragraphs", "last three paragraphs". */
  private counted(): boolean {
    const from = this.i
    const first = this.skip('first', 'opening')
    const n = first || this.skip('last', 'final') ? Number(this.number() ?? 0) : 0
    const part = n > 1 && n <= MOST ? this.kind() : undefined
    if (!part) {
      this.i = from
      return false
    }
    if (first) return this.push(from, { part, path: ['1'], to: [String(n)] })
    for (let k = n; k >= 1; k--) this.push(from, { part, path: [], fromEnd: k })
    return true
  }

  /** "third preambular paragraph", "last para", "2nd OP", "first and third paragraphs", "third to fifth OPs". */
  private ordinal(): boolean {
    const from = this.i
    const first = this.ordinalNumber()
    if (!first) return false
    const below = this.i
    if (this.subKind()) return this.nthChild(from, 'n' in first ? Number(first.n) : -first.fromEnd)
    this.i = below
    const list: { at: typeof first; to?: string }[] = [{ at: first }]
    // "the first numbered paragraph"
    this.skip('numbered', 'actual', 'proper', 'substantive', 'full')
    let part = this.kind()
    while (!part) {
      const through = this.dash()
      if (!through && !this.separator()) break
      this.skip('the')
      const next = this.ordinalNumber()
      if (!next) break
      if (through && 'n' in next) list.push({ ...list.pop()!, to: next.n })
      else list.push({ at: next })
      part = this.kind()
    }
    if (!part) {
      this.i = from
      return false
    }
    const sub = list.length === 1 ? this.subs() : []
    for (const { at, to } of list) {
      if ('fromEnd' in at) this.push(from, { part, path: [], fromEnd: at.fromEnd })
      else this.push(from, { part, path: [at.n, ...sub], ...(to ? { to: [to] } : {}) })
    }
    return true
  }

  /** "OP6(d)", "para. 6 d", "paragraphs 3 to 5", "PP 3". */
  private named(): boolean {
    const from = this.i
    const kind = this.kind()
    if (!kind) return false
    const colon = this.w() === ':' && this.adjacent(1) ? ':' : '#'
    if (!this.skip('#', '-', colon) && isWord(this.w(), 'no', 'number', 'nr', 'nos')) {
      this.i++
      this.skip('.')
    }
    const open = this.w() === '(' && /^\d+$/.test(this.w(1) ?? '') && this.w(2) === ')'
    if (open) this.i++
    const number = this.number()
    if (!number) {
      const marks = this.w() === '(' ? this.subs() : []
      if (marks.length && kind === 'any') return this.push(from, { part: 'sub', path: marks })
      // "para b?"
      const behind = this.w(1) ?? '?'
      if (kind === 'any' && /^[a-z]$/.test(this.w() ?? '') && /^(?:[?!.]|please|pls|plz)$/.test(behind)) {
        const letter = this.w() ?? ''
        this.i++
        return this.push(from, { part: 'sub', path: [letter] })
      }
      this.i = from + 1
      return false
    }
    if (open) this.i++
    return this.tail(from, kind, [number, ...this.subs()])
  }

  /** "6(d)", "6 (d)", "6d", "1(d)(iii)" with no word before it. */
  private bare(): boolean {
    const from = this.i
    if (!/^\d{1,3}$/.test(this.w() ?? '') || (this.adjacent() && /[\w/]/.test(this.w(-1) ?? ''))) return false
    if (/^(?:st|nd|rd|th)$/.test(this.w(1) ?? '') && this.adjacent(1)) return false
    const other = NUMBERED_TOO.test(this.w(this.w(-1) === '.' ? -2 : -1) ?? '')
    const number = this.number()
    if (!number) return false
    if (other) {
      this.subs()
      return true
    }
    const tight = this.w() === '(' || this.adjacent() || (this.w() === '.' && this.adjacent(1))
    const marks = tight || this.lettersEnd(from) ? this.subs() : []
    if (marks.length === 0) {
      this.i = from
      return false
    }
    this.plural = false
    return this.tail(from, 'any', [number, ...marks])
  }

  /** "give me 6 f", "6 a to c": a number and lone letters end the question; "within 24 h" is a time. */
  private lettersEnd(from: number): boolean {
    const rest = this.t.slice(this.i, this.i + 12).map(t => t.w)
    if (this.i + rest.length < this.t.length) return false
    if (
      /^(?:within|every|for|than|after|next|last|in|over)$/.test(this.t[from - 1]?.w ?? '') &&
      /^[dhmwy]$/.test(rest[0] ?? '')
    )
      return false
    return /^[a-z](?: (?:-|–|—|to|through|and|or|&|,) [a-z])*(?: (?:please|pls|thanks))?(?: [?!.])*$/.test(
      rest.join(' '),
    )
  }

  /** "chapeau of OP6", "OP6 chapeau", "the introductory words of paragraph 6". */
  private chapeaux(): readonly Reference[] {
    if (!/\b(?:chapeaux?|introductory (?:words|part|phrase|sentence)|intro|lead-in|stem)\b/i.test(this.source)) {
      return this.found
    }
    return this.found.map(r => ({ ...r, chapeau: true }))
  }

  /** "the last paragraph of the preamble": a paragraph of no stated kind is preambular there. */
  private inPreamble(found: readonly Reference[]): readonly Reference[] {
    if (
      !/\b(?:of|in|from) (?:the )?(?:preamble|preambular part|intro(?:ductory)?(?: part| section)?)\b/i.test(
        this.source,
      )
    )
      return found
    return found.map(r => (r.part === 'any' ? { ...r, part: 'pp' } : r))
  }
}
