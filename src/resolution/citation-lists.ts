import type { Reference } from './citation.ts'
import { Cursor } from './citation-words.ts'

/** What a number counts that is no paragraph's. */
const COUNTED =
  /^(?:(?:second|minute|hour|day|week|month|year|time|person|troop|soldier|observer|officer|member)s?|people|men|women|percent|per|personnel|police|more|other|others)$/

/** Reads citations in ranges and lists: "3–5", "6 (a), (c) and (e)", "1 to 3 and 7". */
export class ListReader extends Cursor {
  protected readonly found: Reference[] = []

  protected push(from: number, ref: Omit<Reference, 'span'>): true {
    const start = this.t[from]?.start ?? 0
    const end = this.t[this.i - 1]?.end ?? start
    this.found.push({ ...ref, span: [start, end] })
    return true
  }

  protected dash(): boolean {
    if (!this.skip('-', '–', '—', 'to', 'through', 'thru', 'till', 'until')) return false
    this.skip('to')
    return true
  }

  protected separator(): boolean {
    if (!this.skip(',', 'and', '&', 'or', '+') && !(/^\d/.test(this.w(1) ?? '') && this.skip('/'))) return false
    this.skip('and', 'or', '&')
    return true
  }

  /** A path with the rest of its range or list: "–5", "to 5", "through (g)", ", 4", "and 7 to 9". */
  protected tail(from: number, part: Reference['part'], path: readonly string[]): true {
    this.range(from, part, path)
    for (;;) {
      const at = this.i
      const start = this.separator() ? this.i : -1
      const item = start >= 0 ? this.item(path) : undefined
      if (!item) {
        this.i = at
        return true
      }
      this.range(start, part, item)
    }
  }

  private range(from: number, part: Reference['part'], path: readonly string[]): true {
    const before = this.i
    if (this.dash()) {
      const again = this.kind()
      const number = this.number()
      if (number && !COUNTED.test(this.w() ?? '')) {
        const to = [number, ...this.subs()]
        return this.push(from, { part: again && again !== 'any' ? again : part, path, to })
      }
      const marks = number || path.length < 2 ? [] : this.subs()
      if (marks.length) return this.push(from, { part, path, to: [...path.slice(0, -1), ...marks] })
      this.i = before
    }
    return this.push(from, { part, path })
  }

  /** A further member of a list whose first has this path: a number, or a letter below the same number. */
  private item(path: readonly string[]): readonly string[] | undefined {
    const digits = /^\d/.test(this.w() ?? '')
    const number = this.number()
    if (number) {
      const subs = this.subs()
      const next = this.w() ?? ''
      if (COUNTED.test(next)) return undefined
      // "paragraph 6 and one more": a number in words ends what it stands in, or the paragraphs stand in the plural
      if (!digits && !this.plural && /^[a-z]/.test(next) && !/^(?:and|or|to|through)$/.test(next)) return undefined
      return [number, ...subs]
    }
    const marks = path.length > 1 && /^(?:\(|[b-hj-z])$/.test(this.w() ?? '') ? this.subs() : []
    return marks.length ? [...path.slice(0, -1), ...marks] : undefined
  }
}
