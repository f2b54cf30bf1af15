import { ROMAN } from './citation.ts'
import { ListReader } from './citation-lists.ts'
import { isWord, type Token } from './citation-words.ts'

/** Reads citations of annexes, of their articles and paragraphs, and of footnotes. */
export class AnnexReader extends ListReader {
  private readonly text: string

  constructor(t: readonly Token[], text: string) {
    super(t)
    this.text = text
  }

  /** "annex II", "second annex", "the annex": its number, 1 where none stands. */
  private annexName(...also: readonly string[]): string | undefined {
    const from = this.i
    if (isWord(this.w(), 'annex', 'annexes', 'appendix', ...also)) {
      this.i++
      const w = this.w() ?? ''
      const value = /^[ivx]{1,4}$/.test(w) ? ROMAN.indexOf(w.toUpperCase()) : -1
      const letter = /^[a-h]$/.test(w) && (w !== 'a' || !/^[a-z]/.test(this.w(1) ?? ''))
      if (value > 0 || letter) {
        this.i++
        return String(value > 0 ? value : w.charCodeAt(0) - 96)
      }
      return this.number() ?? '1'
    }
    const ordinal = this.ordinalNumber()
    if (ordinal && 'n' in ordinal && isWord(this.w(), 'annex', ...also)) {
      this.i++
      return ordinal.n
    }
    this.i = from
    return undefined
  }

  protected annex(): boolean {
    const from = this.i
    if (isWord(this.w(), 'footnote', 'footnotes', 'fn')) {
      this.i++
      return this.push(from, { part: 'footnote', path: [this.number() ?? '1'] })
    }
    const n = this.annexName()
    if (!n) return false
    const at = this.i
    this.skip(',')
    const article = this.articleNumber()
    if (article) return this.push(from, { part: 'annex', path: [n, ...article] })
    const kind = this.kind()
    const number = this.number()
    if (number && (kind || this.i - at <= 2)) {
      return this.push(from, { part: 'annex', path: [n, number, ...this.subs()] })
    }
    this.i = at
    const subs = this.subs()
    return (subs.length === 0 && this.belongsTo(from, [n])) || this.push(from, { part: 'annex', path: [n, ...subs] })
  }

  /** "article 6 bis (2)" as a path. */
  private articleNumber(): string[] | undefined {
    const from = this.i
    if (!isWord(this.w(), 'article', 'articles', 'art', 'arts')) return undefined
    this.i++
    this.skip('.')
    const number = this.number()
    if (!number) {
      this.i = from
      return undefined
    }
    const path = ['art', number]
    const ter = this.w() ?? ''
    if (this.skip('bis', 'ter', 'quater')) path.push(ter)
    this.skip(',')
    if (this.kind()) {
      const below = this.number()
      if (below) path.push(below)
    }
    path.push(...this.subs())
    return path
  }

  /** "article 6 of the annex"; an article of anything else is no paragraph of the text. */
  protected article(): boolean {
    const from = this.i
    const path = this.articleNumber()
    if (!path) return false
    const behind = this.i
    if (this.skip('of', 'in', 'under')) {
      this.skip('the', 'its')
      const n = this.annexName('statute')
      if (n) return this.belongsTo(from, [n, ...path]) || this.push(from, { part: 'annex', path: [n, ...path] })
    }
    this.i = behind
    return true
  }

  /** "paragraphs 3 and 4 of annex II": the paragraphs before it are the annex's. False where none stand right before it. */
  private belongsTo(from: number, path: readonly string[]): boolean {
    let before = this.t[from]?.start ?? 0
    let joint = /^\s*(?:,|(?:,\s*)?(?:of|in|to|from))\s*(?:the\s*|its\s*)?$/i
    let moved = false
    for (let k = this.found.length - 1; k >= 0; k--) {
      const r = this.found[k]!
      if (r.part !== 'any' || r.fromEnd || !joint.test(this.text.slice(r.span[1], before))) break
      const to = r.to ? { to: [...path, ...r.to] } : {}
      const end = moved ? r.span[1] : (this.t[this.i - 1]?.end ?? r.span[1])
      this.found[k] = { ...r, part: 'annex', path: [...path, ...r.path], ...to, span: [r.span[0], end] }
      moved = true
      before = r.span[0]
      joint = /^\s*(?:,|,?\s*and|&|or)\s*$/i
    }
    return moved
  }
}
