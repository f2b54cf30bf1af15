import type { Block, Document, Draft } from './draft.ts'
import type { Level } from './labels.ts'
import type { Line } from './page.ts'
import { ALONE, ANNEX, ARTICLE, DATE, ENDED, HANGING, ROOM, STOPPED } from './patterns.ts'

type Mode = 'preamble' | 'operative' | 'annex'

/** Where the reading stands: the line, what lies around it, and what is open. The rules that read are functions over it. */
export class Walk {
  readonly lines: readonly Line[]
  readonly doc: Document
  readonly width: number
  /** The enacting words stand above: what follows them is the preamble whatever its form. */
  readonly enacted: boolean
  at = 0
  mode: Mode = 'preamble'
  /** The paragraph that is being extended. */
  block: Block | undefined
  /** The clause that sub-paragraphs hang on, its open lists, and whether a tail has closed them. */
  root: Draft | undefined
  levels: Level<Draft>[] = []
  heading: string | undefined
  /** A heading inside the list of one paragraph. */
  listHeading: string | undefined
  section: string | undefined
  preambular = 0
  operative = 0
  /** Ids of operative paragraphs begin so: "op", or "op-b" where section B counts anew. */
  series = 'op'
  /** Line of operative paragraph 1; -1 where the operative paragraphs bear no numbers. */
  readonly firstNumber: number
  /** Next line from here that bears a number. */
  numberLine = 0
  annexes = 0
  notes = false
  /** The open clause lists items without labels, a block each. */
  listed = false
  /** Lines of a quoted passage that are still to come: "“Article 3" to the closing mark. */
  quoted = 0
  /** Ids in an annex begin so: "annex-1", "annex-1-art-6". */
  scope = ''
  /** The last number in that scope, and how many of its paragraphs bear none. */
  scopeNumber = 0
  scopeText = 0
  /** How often the numbers of the scope have begun anew. */
  part = 1
  /** The annex has enacting words, and its preamble goes on. */
  annexPreamble = false

  constructor(lines: readonly Line[], doc: Document, enacted: boolean) {
    this.enacted = enacted
    this.lines = doubleSpaced(lines) ? lines.map(line => ({ ...line, gap: false })) : lines
    this.doc = doc
    this.width = width(lines)
    this.firstNumber = firstNumber(lines)
  }

  get previous(): string {
    return this.block === undefined ? '' : (this.lines[this.at - 1]?.text ?? '')
  }

  text(offset: number): string {
    return this.lines[this.at + offset]?.text ?? ''
  }

  /** The open paragraph may end here: its last line closes with a stop, or is an "and" alone below one. */
  get ended(): boolean {
    return this.previous === '' || this.endedAt(-1)
  }

  endedAt(offset: number): boolean {
    const text = this.text(offset)
    return ENDED.test(text) || (text.length < 8 && ALONE.test(text) && ENDED.test(this.text(offset - 1)))
  }

  /** The printer broke the line above though the next word had room: it ends a paragraph. */
  forced(offset = 0, room = ROOM): boolean {
    const line = this.lines[this.at + offset]
    const above = this.lines[this.at + offset - 1]
    if (!line || !above || line.gap || line.rule) return true
    if (this.width === 0) return true
    const date = DATE.exec(line.text)?.[0]
    const unit = date ?? line.text.slice(0, line.text.indexOf(' ') < 0 ? undefined : line.text.indexOf(' '))
    return above.text.length + 1 + unit.length <= this.width * room
  }

  /** The sentence goes on from the line above, whatever stands between. */
  continues(line: Line): boolean {
    if (!this.block || this.ended) return false
    return /^[a-z(]/.test(line.text) || (line.page && !this.listed) || HANGING.test(this.previous)
  }

  /** Quotation marks that opened not far above are open still: the line goes on within a title. */
  get quotes(): boolean {
    const lines = this.block?.lines ?? []
    if (lines.length === 0 || lines.length > 60) return false
    const text = lines.join(' ')
    const straight = text.split('"').length % 2 === 0 ? text.lastIndexOf('"') : -1
    const at = Math.max(text.lastIndexOf('“'), straight)
    return at > text.lastIndexOf('”') && text.length - at < 200
  }

  start(draft: Omit<Draft, 'blocks' | 'heading'>, rest: string): Draft {
    const heading = this.listHeading ?? this.heading
    const made = this.doc.clause({ ...draft, ...(heading && { heading }) }, rest)
    this.block = made.blocks[0]
    this.listed = false
    return made
  }

  writeHeading(lines: readonly string[]): void {
    const block = this.doc.block(lines[0] as string)
    // "Annex II" and its title stay apart, so that the cleaned source reads the same.
    const [title, ...more] = lines.slice(1)
    if (title !== undefined && (ANNEX.test(lines[0] as string) || ARTICLE.test(lines[0] as string)))
      this.doc.block(title).lines.push(...more)
    else block.lines.push(...lines.slice(1))
    this.heading = lines.join(' ')
    this.block = undefined
    this.at += lines.length - 1
  }

  scopeTo(scope: string): void {
    this.scope = scope
    this.scopeNumber = 0
    this.scopeText = 0
    this.part = 1
    this.levels = []
    this.root = undefined
    this.section = undefined
  }

  enterSection(name: string): void {
    this.section = name.toLowerCase()
    this.levels = []
    if (this.mode !== 'annex') return
    this.scopeText = 0
    this.root = undefined
    this.scopeNumber = 0
  }
}

/** Finds operative paragraph 1 above the annex. */
function firstNumber(lines: readonly Line[]): number {
  for (const [i, line] of lines.entries()) {
    if (/^1\. ?[A-Z“"(]/.test(line.text)) return i
    if (ANNEX.test(line.text) && STOPPED.test(lines[i - 1]?.text ?? '')) return -1
  }
  return -1
}

/** Blank lines stand between all printed lines, in mid-sentence too, so that they mean nothing. */
function doubleSpaced(lines: readonly Line[]): boolean {
  let [gaps, continued] = [0, 0]
  for (const [i, line] of lines.entries()) {
    if (!line.gap) continue
    gaps++
    if (/^[a-z]/.test(line.text) && !ENDED.test(lines[i - 1]?.text ?? '.')) continued++
  }
  return (gaps > 10 && continued > gaps * 0.25) || (gaps > lines.length * 0.95 && continued > 2)
}

/**
 * The printed width of the text in characters: nearly its longest lines; 0 where paragraphs are not wrapped, as where the
 * lines are long, or short and each a sentence's end.
 */
function width(lines: readonly Line[]): number {
  const lengths = lines.map(line => line.text.length).sort((a, b) => a - b)
  const wide = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  if (wide > 130) return 0
  if (wide >= 40) return wide
  const open = lines.filter(line => !ENDED.test(line.text)).length
  return open > 2 && open > lines.length * 0.3 ? wide : 0
}
