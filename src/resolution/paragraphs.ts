import type { Block, Document, Draft } from './draft.ts'
import { type Label, type Level, place, subLabel } from './labels.ts'
import { opening } from './leading-verb.ts'
import type { Part } from './model.ts'
import type { Line } from './page.ts'

const NUMBERED = /^(\d{1,3})(?:\. ?|\) )(?=\S)(.*)$/
const UNDOTTED = /^(\d{1,3}) (?=[A-Z])(.*)$/
const BULLET = /^[-–—•●▪◦‣·*] ?(?=\S)/
const ENDED = /(?:[;:,.]|[.;,]["”’)]|[;,.:] ?(?:and|or|and\/or),?)$/
const STOPPED = /(?:[;.]["”’)]*|[;,.] ?(?:and|or),?)$/
const ANNEX =
  /^(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE|Attachment|ATTACHMENT)(?: (?:[IVXLC]{1,6}|\d{1,2}|[A-Z]))?\*{0,2} ?(?:[:.–—-]? ?$|[:–—] ?\S.*$|(?=(?:Statute|Letter|Declaration|Agreement|Rules|Statement|Principles|Terms)\b).*$)/
const ARTICLE =
  /^(?:Article|ARTICLE) (\d{1,3}|[IVXL]{1,6})((?: |-)(?:bis|ter|quater|quinquies))?(?:(?: ?[:.–—-])? (.*)|[:.]?)$/
const SECTION = /^(?:(?:Section|SECTION|Part|PART|Chapter|CHAPTER) )?([A-Z]|[IVX]{1,5})\.?$/
const TITLED_SECTION = /^(?:Section |SECTION |Part |PART |Chapter |CHAPTER )?([A-Z]|[IVX]{1,5})[.:] (?=\S)/
const COUNCIL = /^(?:The )?Security Council ?[,:.]$/
/** The mark of a note: a numeral or asterisks alone on a line, or in front of the note. */
const NOTE_MARK = /^(?:(\d{1,2}\/?|\*{1,3})$|(\d{1,2}|\*{1,3}) (?=[A-Z“"])|(\d{1,2}\/) (?=\S))/
/** A heading in brackets and quotation marks, "(“Renewing the mandate”)". */
const BRACED = /^\(?["“][^"”]+["”]\)?$/
/** A line ends on a word that asks for another. */
const HANGING = /(?:\b(?:and|or|of|the|to|in|for|by|with|from|a|an|its|on|at|that|as|including)|[^ ]-)$/
/** A verb by its form alone: "Forwards the …". */
const FINITE_SHAPE = /^[A-Z][a-z]{2,}s (?:the|that|its|to|upon|with|all|any|on|for|a|an|as|from|in) /
const DATE = /^\d{1,2} [A-Z][a-z]+(?: \d{4})?[,;.]?/

/** How much of the width a line and the next word may fill before the break above was the margin's. */
const ROOM = 0.88

type Mode = 'preamble' | 'operative' | 'annex'

/** Reads the running lines below the enacting words and writes the paragraphs to the document. */
export class Reader {
  readonly #lines: readonly Line[]
  readonly #doc: Document
  readonly #width: number
  /** The enacting words stand above: what follows them is the preamble whatever its form. */
  readonly #enacted: boolean
  #at = 0
  #mode: Mode = 'preamble'
  /** The paragraph that is being extended. */
  #block: Block | undefined
  /** The clause that sub-paragraphs hang on, its open lists, and whether a tail has closed them. */
  #root: Draft | undefined
  #levels: Level<Draft>[] = []
  #heading: string | undefined
  /** A heading inside the list of one paragraph. */
  #listHeading: string | undefined
  #section: string | undefined
  #preambular = 0
  #operative = 0
  /** Ids of operative paragraphs begin so: "op", or "op-b" where section B counts anew. */
  #series = 'op'
  /** Line of operative paragraph 1; -1 where the operative paragraphs bear no numbers. */
  readonly #firstNumber: number
  /** Next line from here that bears a number. */
  #numberLine = 0
  #annexes = 0
  #notes = false
  /** The open clause lists items without labels, a block each. */
  #listed = false
  #scope = ''
  #scopeNumber = 0
  #scopeText = 0
  #part = 1
  #annexPreamble = false

  constructor(lines: readonly Line[], doc: Document, enacted: boolean) {
    this.#enacted = enacted
    this.#lines = lines
    this.#doc = doc
    this.#width = width(lines)
    this.#firstNumber = firstNumber(lines)
  }

  read(): void {
    for (this.#at = 0; this.#at < this.#lines.length; this.#at++) this.#line(this.#lines[this.#at] as Line)
    if (this.#operative === 0)
      this.#doc.problem({ code: 'no-operative', message: 'The text has no operative paragraph.' })
  }

  // What stands around the line.

  get #previous(): string {
    return this.#block === undefined ? '' : (this.#lines[this.#at - 1]?.text ?? '')
  }

  #text(offset: number): string {
    return this.#lines[this.#at + offset]?.text ?? ''
  }

  /** The open paragraph may end here: its last line closes with a stop. */
  get #ended(): boolean {
    return this.#previous === '' || ENDED.test(this.#previous)
  }

  /** The printer broke the line above though the next word had room: it ends a paragraph. */
  #forced(offset = 0, room = ROOM): boolean {
    const line = this.#lines[this.#at + offset]
    const above = this.#lines[this.#at + offset - 1]
    if (!line || !above || line.gap || line.rule) return true
    if (this.#width === 0) return true
    const date = DATE.exec(line.text)?.[0]
    const unit = date ?? line.text.slice(0, line.text.indexOf(' ') < 0 ? undefined : line.text.indexOf(' '))
    return above.text.length + 1 + unit.length <= this.#width * room
  }

  /** The sentence goes on from the line above, whatever stands between. */
  #continues(line: Line): boolean {
    if (!this.#block || this.#ended) return false
    return /^[a-z(]/.test(line.text) || line.page || HANGING.test(this.#previous)
  }

  #line(line: Line): void {
    if (line.rule && this.#mode !== 'annex') this.#levels = []
    if (this.#note(line) || this.#annex(line)) return
    if (this.#notes) {
      this.#more(line)
      return
    }
    if (this.#enact(line) || (this.#mode === 'annex' && this.#article(line)) || this.#headings(line)) return
    if (this.#mode === 'annex' ? this.#annexParagraph(line) : this.#paragraph(line)) return
    if (this.#sub(line)) return
    this.#more(line)
  }

  #start(draft: Omit<Draft, 'blocks' | 'heading'>, rest: string): Draft {
    const heading = this.#listHeading ?? this.#heading
    const made = this.#doc.clause({ ...draft, ...(heading && { heading }) }, rest)
    this.#block = made.blocks[0]
    this.#listed = false
    return made
  }

  #open(id: string, part: Part, rest: string, label?: string): void {
    this.#levels = []
    this.#listHeading = undefined
    this.#root = this.#start({ id, part, ...(label && { label }) }, rest)
    this.#inner(rest)
  }

  /** "5. (a) …": a list that opens on the line of its paragraph's number. */
  #inner(rest: string): void {
    const label = subLabel(rest)
    if (!label?.readings.some(r => r.ordinal === 1) || !this.#block) return
    this.#block.lines[0] = ''
    this.#sub({ text: rest, gap: true, page: false, rule: false })
  }

  // Notes at the end of the text or of an annex.

  #note(line: Line): boolean {
    const heading = /^(?:Foot)?notes?:?$/i.test(line.text) && NOTE_MARK.test(this.#text(1))
    if (heading && (this.#ended || this.#forced())) {
      this.#writeHeading([line.text])
      this.#notes = true
      return true
    }
    const found = NOTE_MARK.exec(line.text)
    if (!found || !(this.#notes || (line.rule && this.#mode !== 'preamble' && found[2] === undefined))) return false
    const mark = (found[1] ?? found[2] ?? found[3]) as string
    if (/^\d/.test(mark) && this.#notes && Number.parseInt(mark, 10) > this.#doc.notes + 1) return false
    this.#notes = true
    const rest = line.text.slice(mark.length).trim()
    const alone = rest === ''
    if (alone) this.#at++
    this.#root = this.#start(
      { id: `footnote-${++this.#doc.notes}`, part: 'footnote', label: mark },
      alone ? this.#text(0) : rest,
    )
    this.#levels = []
    return true
  }

  // Annexes, and the enacting words where they come again.

  #annex(line: Line): boolean {
    if (!this.#ended && !this.#forced()) return false
    if (this.#mode === 'preamble' && this.#annexes === 0) return false
    const implied =
      this.#mode === 'operative' &&
      /\.["”]?$/.test(this.#previous) &&
      /\bseized\b/.test(this.#block?.lines.slice(-3).join(' ') ?? '') &&
      this.#forced() &&
      !this.#number(line) &&
      !subLabel(line.text) &&
      /^["“[(]?[A-Z\d]/.test(line.text) &&
      this.#headingLines() === 0 &&
      opening(line.text) !== 'operative'
    if (!implied && !(ANNEX.test(line.text) && (STOPPED.test(this.#previous) || this.#forced() || line.page)))
      return false
    this.#mode = 'annex'
    this.#notes = false
    this.#annexes++
    this.#scopeTo(`annex-${this.#annexes}`)
    this.#annexPreamble = false
    const lines = [line.text]
    while (lines.length < 7 && this.#titleAt(lines.length)) lines.push(this.#text(lines.length))
    this.#writeHeading(lines)
    return true
  }

  /** A line of title below an annex's or article's heading: short, without a stop, not numbered. */
  #titleAt(offset: number): boolean {
    const text = this.#text(offset)
    if (text === '' || text.length > 100 || /[;,.:]$/.test(text) || NUMBERED.test(text) || BULLET.test(text))
      return false
    if (ARTICLE.test(text) || ANNEX.test(text) || SECTION.test(text) || TITLED_SECTION.test(text) || subLabel(text))
      return false
    return this.#forced(offset + 1) && this.#text(offset + 1) !== ''
  }

  #enact(line: Line): boolean {
    if (!COUNCIL.test(line.text) || !(STOPPED.test(this.#previous) || this.#block === undefined)) return false
    this.#block = undefined
    this.#doc.block(line.text)
    if (this.#mode === 'annex') this.#annexPreamble = true
    else
      this.#doc.problem({
        code: 'doubled-enacting-words',
        message: 'The words "The Security Council" that open a resolution stand in the text twice.',
      })
    return true
  }

  #scopeTo(scope: string): void {
    this.#scope = scope
    this.#scopeNumber = 0
    this.#scopeText = 0
    this.#part = 1
    this.#levels = []
    this.#root = undefined
    this.#section = undefined
  }

  // Headings.

  #writeHeading(lines: readonly string[]): void {
    const block = this.#doc.block(lines[0] as string)
    // "Annex II" and its title stay apart, so that the cleaned source reads the same.
    const [title, ...more] = lines.slice(1)
    if (title !== undefined && (ANNEX.test(lines[0] as string) || ARTICLE.test(lines[0] as string)))
      this.#doc.block(title).lines.push(...more)
    else block.lines.push(...lines.slice(1))
    this.#heading = lines.join(' ')
    this.#block = undefined
    this.#at += lines.length - 1
  }

  #headings(line: Line): boolean {
    const section = SECTION.exec(line.text)
    if (section && (STOPPED.test(this.#previous) || this.#ended) && /^["“]?[A-Z\d(]/.test(this.#text(1))) {
      this.#writeHeading([line.text])
      this.#enterSection(section[1] as string)
      return true
    }
    const count = this.#headingLines()
    if (count === 0) return false
    const titled = TITLED_SECTION.exec(line.text)
    const lines = Array.from({ length: count }, (_, n) => this.#text(n))
    if (this.#root && this.#mode !== 'annex' && !this.#startsNumber(count) && !this.#startsRecital(count))
      this.#headList(this.#root, lines)
    else this.#writeHeading(lines)
    if (this.#listHeading) return true
    if (titled) this.#enterSection(titled[1] as string)
    return true
  }

  /** A heading inside a paragraph's list is the paragraph's own words, and a clause, so that it can be quoted. */
  #headList(root: Draft, lines: readonly string[]): void {
    this.#listHeading = undefined
    const { blocks } = this.#start({ id: `${root.id}-heading`, part: root.part, parent: root }, lines[0] as string)
    blocks[0]?.lines.push(...lines.slice(1))
    this.#listHeading = lines.join(' ')
    this.#block = undefined
    this.#at += lines.length - 1
  }

  #enterSection(name: string): void {
    this.#section = name.toLowerCase()
    this.#levels = []
    if (this.#mode !== 'annex') return
    this.#scopeText = 0
    this.#root = undefined
    this.#scopeNumber = 0
  }

  /** How many lines from here are a heading: lines without a stop, right above a numbered paragraph or a preambular opening. */
  #headingLines(): number {
    const line = this.#lines[this.#at] as Line
    if (!(this.#ended || line.rule || (this.#mode === 'annex' && this.#forced()))) return 0
    const above = this.#mode !== 'operative' || STOPPED.test(this.#previous) || line.rule || this.#block === undefined
    const room = !this.#block || this.#forced()
    const first = this.#text(0)
    const verb = opening(first)
    for (let n = 0; n < 5; n++) {
      const text = this.#text(n)
      if (text === '') return 0
      if (n > 0) {
        // The line above may be full; then the heading itself has to be short of the margin.
        const short =
          room || BRACED.test(first) || (this.#forced(n) && (this.#mode !== 'preamble' || first.length < 60))
        const number = above && short && (verb === undefined || this.#mode === 'operative') && this.#startsNumber(n)
        const recital = room && verb === undefined && this.#startsRecital(n)
        if (number || recital || (n < 3 && short && verb !== 'operative' && this.#startsList(n))) return n
      }
      if (text.length > (this.#width === 0 ? 160 : 110) || /[;,]$/.test(text) || (/\.$/.test(text) && text.length > 5))
        return 0
      if (text.endsWith(':') && (n > 0 || text.length > 60)) return 0
      if (BULLET.test(text) || (n === 0 && !/^[“"(]{0,2}[A-Z\d]/.test(text)) || NUMBERED.test(text)) return 0
      if (subLabel(text) && !TITLED_SECTION.test(text)) return 0
    }
    return 0
  }

  /** A list's next label, below words that can only be a heading. */
  #startsList(offset: number): boolean {
    const label = subLabel(this.#text(offset))
    if (!label || !this.#root || HANGING.test(this.#text(offset - 1)) || /^(?:To|That|By|In|For) /.test(this.#text(0)))
      return false
    if (!/^[“"]?[A-Z(]/.test(label.rest) && this.#levels.length === 0) return false
    const spot = place(label, this.#levels, false, undefined)
    return spot !== undefined && !spot.gap && (spot.depth < this.#levels.length || this.#levels.length === 0)
  }

  #startsNumber(offset: number): boolean {
    const text = this.#text(offset)
    const found = NUMBERED.exec(text)
    if (!found) return this.#mode === 'annex' && ARTICLE.test(text)
    const number = Number(found[1])
    return this.#mode === 'annex' ? number === 1 || number === this.#scopeNumber + 1 : number === this.#operative + 1
  }

  #startsRecital(offset: number): boolean {
    return this.#mode === 'preamble' && opening(this.#text(offset)) === 'preambular' && this.#forced(offset)
  }

  // Paragraphs of the resolution itself.

  #number(line: Line): { number: number; label: string; rest: string } | undefined {
    const dotted = NUMBERED.exec(line.text)
    const found = dotted ?? UNDOTTED.exec(line.text)
    if (!found) return undefined
    const number = Number(found[1])
    const rest = found[2] as string
    const label = line.text.slice(0, line.text.length - rest.length).trim()
    const verb = opening(rest)
    const expected = number === this.#operative + 1
    if (!dotted) return expected && verb === 'operative' && this.#ended ? { number, label, rest } : undefined
    if (!/^["“(]?[A-Za-z]/.test(rest)) return undefined
    if (!this.#ended && !(expected && verb && this.#forced())) return undefined
    // "2. The bell;" in a list that a paragraph numbers is the list's.
    if (!verb && this.#levels.some(level => level.style === '.1' && level.ordinal === number - 1)) return undefined
    if (expected) return /^["“(]?[A-Z]/.test(rest) || subLabel(rest) ? { number, label, rest } : undefined
    // Out of turn: a number left out, set twice or begun anew takes more evidence.
    if (!verb || !(this.#forced() || STOPPED.test(this.#previous)) || this.#previous.endsWith(':')) return undefined
    if (number === 1 && !this.#section) return undefined
    return { number, label, rest }
  }

  #paragraph(line: Line): boolean {
    const numbered = this.#number(line)
    if (numbered) {
      this.#operate(numbered.number, numbered.label, numbered.rest)
      return true
    }
    const verb = opening(line.text)
    if (this.#mode === 'preamble') return this.#preamble(line, verb)
    // A section of its own preamble: after a heading, or a rule.
    if (
      verb === 'preambular' &&
      (this.#block === undefined || line.rule || (STOPPED.test(this.#previous) && this.#sectionAhead()))
    ) {
      this.#mode = 'preamble'
      this.#recite(line.text)
      return true
    }
    if (verb === 'operative' && this.#unnumbered()) {
      this.#operate(this.#operative + 1, undefined, line.text)
      return true
    }
    return false
  }

  /** In mid-document a preambular paragraph is followed by the next number before any other paragraph ends with ";". */
  #sectionAhead(): boolean {
    for (let n = 0; n < 12; n++) {
      const text = this.#text(n)
      if (text === '' || subLabel(text) || /[;.]$/.test(text)) return false
      const numbered = NUMBERED.exec(text)
      if (numbered && Number(numbered[1]) === this.#operative + 1) return n > 0 && this.#text(n - 1).endsWith(',')
    }
    return false
  }

  /** An operative paragraph without a number may start here. */
  #unnumbered(): boolean {
    if (this.#firstNumber < 0) return STOPPED.test(this.#previous) || (this.#ended && this.#forced())
    return STOPPED.test(this.#previous) && this.#numberLost()
  }

  /** The paragraph's own number is not in the text: the next one that is printed skips it. */
  #numberLost(): boolean {
    if (!this.#forced() || this.#levels.length > 0) return false
    this.#numberLine = Math.max(this.#numberLine, this.#at)
    while (this.#numberLine < this.#lines.length && !NUMBERED.test(this.#lines[this.#numberLine]?.text ?? ''))
      this.#numberLine++
    const next = NUMBERED.exec(this.#lines[this.#numberLine]?.text ?? '')
    return next !== null && Number(next[1]) === this.#operative + 2 && opening(next[2] as string) !== undefined
  }

  #preamble(line: Line, known: ReturnType<typeof opening>): boolean {
    const fresh = this.#block === undefined
    const shaped = this.#firstNumber < 0 && this.#forced() && FINITE_SHAPE.test(line.text)
    const verb = known ?? (shaped ? 'operative' : undefined)
    if (verb === 'operative' && this.#ended && (fresh || this.#forced() || this.#firstNumber < 0)) {
      if (this.#operative > 0 || this.#firstNumber < this.#at) {
        this.#operate(this.#operative + 1, undefined, line.text)
        return true
      }
    }
    const lettered = subLabel(line.text)
    if (
      lettered &&
      this.#ended &&
      opening(lettered.rest) === 'preambular' &&
      this.#levels.length === 0 &&
      !this.#previous.endsWith(':')
    ) {
      this.#recite(lettered.rest, lettered.printed)
      return true
    }
    if (lettered && this.#root) return false
    if ((fresh || line.rule) && (this.#enacted || verb !== undefined)) {
      this.#recite(line.text)
      return true
    }
    if (this.#continues(line) || (!this.#enacted && !verb)) return false
    if (!/^["“]?[A-Z]/.test(line.text)) return false
    if (this.#previous.endsWith(':') && !verb) return false
    const opens = verb === 'preambular' || (verb === 'operative' && this.#forced())
    if (
      this.#ended
        ? opens || (this.#forced() && !BULLET.test(line.text) && this.#levels.length === 0)
        : opens && this.#forced()
    ) {
      this.#recite(line.text)
      return true
    }
    return false
  }

  #recite(rest: string, label?: string): void {
    if (this.#mode === 'annex') this.#open(`${this.#scope}-pp-${++this.#scopeText}`, 'annex', rest, label)
    else this.#open(`pp-${++this.#preambular}`, 'preambular', rest, label)
  }

  #operate(number: number, label: string | undefined, rest: string): void {
    const before = this.#operative
    this.#mode = 'operative'
    if (number <= before && number === 1 && this.#section) this.#series = `op-${this.#section}`
    this.#open(`${this.#series}-${number}`, 'operative', rest, label)
    const clause = this.#root as Draft
    this.#operative = number
    const block = clause.blocks[0]
    if (number > before + 1) {
      const missing = number === before + 2 ? `paragraph ${before + 1}` : `paragraphs ${before + 1} to ${number - 1}`
      this.#doc.problem(
        { code: 'missing-paragraph', message: `Operative ${missing} cannot be found.`, clause: clause.id },
        block,
      )
    } else if (number <= before && this.#doc.taken)
      this.#doc.problem(
        {
          code: 'doubled-paragraph',
          message: `Operative paragraph ${number} comes after paragraph ${before}.`,
          clause: clause.id,
        },
        block,
      )
  }

  // Sub-paragraphs, in the body and in annexes.

  #sub(line: Line): boolean {
    const label = subLabel(line.text) ?? this.#numberedItem(line)
    if (!label || !this.#root) return false
    const next = this.#nextLabel()
    const spot = place(label, this.#levels, this.#previous.endsWith(':'), next)
    if (!spot) return false
    // "Decides that\n(a) all States …": without a stop above, the label after this one has to bear it out.
    const { style, ordinal } = spot.reading
    const borneOut = next?.readings.some(r => r.style === style && r.ordinal === ordinal + 1) ?? false
    if (!this.#ended && !line.gap && !(borneOut && (this.#forced() || ordinal === 1))) return false
    if (spot.gap && !this.#ended) return false
    const parent = spot.depth === 0 ? this.#root : (this.#levels[spot.depth - 1] as Level<Draft>).item
    const draft = this.#start(
      { id: `${parent.id}-${label.name}`, part: parent.part, label: label.printed, parent },
      label.rest,
    )
    this.#levels = [...this.#levels.slice(0, spot.depth), { ...spot.reading, item: draft }]
    if (spot.gap)
      this.#doc.problem(
        {
          code: 'missing-subparagraph',
          message: `A sub-paragraph before ${draft.id} cannot be found.`,
          clause: draft.id,
        },
        this.#block,
      )
    this.#inner(label.rest)
    return true
  }

  /** "1. …" inside a paragraph: below a colon, or after another such item. */
  #numberedItem(line: Line): Label | undefined {
    const found = NUMBERED.exec(line.text)
    if (!found || this.#mode === 'preamble') return undefined
    if (!this.#previous.endsWith(':') && !this.#levels.some(level => level.style === '.1')) return undefined
    const [, name = '', rest = ''] = found
    return { printed: `${name}.`, name, rest, readings: [{ style: '.1', ordinal: Number(name) }] }
  }

  #nextLabel(): Label | undefined {
    for (let n = 1; n < 60; n++) {
      const text = this.#text(n)
      if (text === '' || NUMBERED.test(text)) return undefined
      const label = subLabel(text)
      if (label && ENDED.test(this.#text(n - 1))) return label
    }
    return undefined
  }

  // All other lines: the open paragraph goes on, or has another block, or ends in a tail.

  #more(line: Line): void {
    if (!this.#block) {
      this.#unplaced(line)
      return
    }
    const bullet = BULLET.test(line.text)
    const { clause } = this.#block
    const tail =
      this.#levels.length > 0 &&
      /[;,.]["”’)]*$/.test(this.#previous) &&
      !bullet &&
      /^[a-z]/.test(line.text) &&
      this.#root
    if (tail && (line.gap || this.#forced(0, this.#previous.endsWith(',') ? 0.75 : ROOM))) {
      this.#tail(line)
      return
    }
    if (!clause) this.#block.lines.push(line.text)
    else if (bullet ? this.#ended || (this.#forced() && /^\S+ \p{Lu}/u.test(line.text)) : this.#breaks(line)) {
      this.#listed = bullet || this.#previous.endsWith(':') || this.#listed
      this.#block = this.#doc.block(line.text, clause)
    } else this.#block.lines.push(line.text)
  }

  /** The paragraph goes on in a block of its own: below a blank line, a chapeau, a stop, or another item of a list. */
  #breaks(line: Line): boolean {
    if (this.#continues(line)) return false
    if (line.gap || line.rule || this.#width === 0) return true
    if (!/^[^a-z]/.test(line.text)) return false
    if (this.#previous.endsWith(':') && this.#forced(1)) return true
    return this.#forced() && (/[:;.]["”’)]*$/.test(this.#previous) || this.#listed)
  }

  /** Words after the last sub-paragraph that belong to the paragraph itself: "…; and further requests him to report;". */
  #tail(line: Line): void {
    // A list below a tail may have a tail of its own: it is the same paragraph's.
    const root = this.#root as Draft
    const whole = (root.parent ?? root) as Draft
    this.#levels = []
    this.#root = this.#start({ id: `${whole.id}-tail`, part: whole.part, parent: whole }, line.text)
  }

  #unplaced(line: Line): void {
    if (this.#mode === 'annex') {
      this.#annexText(line)
      return
    }
    this.#block = this.#doc.block(line.text)
    this.#doc.problem(
      { code: 'unplaced-text', message: `This text belongs to no paragraph: "${line.text.slice(0, 60)}".` },
      this.#block,
    )
  }

  // Annexes.

  #article(line: Line): boolean {
    const article = ARTICLE.exec(line.text)
    if (!article || (!this.#forced() && this.#block) || (article[3] && /[,;]$/.test(line.text))) return false
    if (this.#block && !/[.;:"”)]$/.test(this.#previous)) return false
    const lines = [line.text]
    while (lines.length < 5 && this.#titleAt(lines.length)) lines.push(this.#text(lines.length))
    this.#writeHeading(lines)
    const name = `${article[1]}${article[2] ?? ''}`.toLowerCase().replace(/[ -]/g, '-')
    this.#scopeTo(`annex-${this.#annexes}-art-${name}`)
    return true
  }

  #annexParagraph(line: Line): boolean {
    const numbered = NUMBERED.exec(line.text)
    if (numbered && (this.#ended || this.#forced() || this.#block === undefined) && !DATE.test(line.text)) {
      const number = Number(numbered[1])
      const rest = numbered[2] as string
      if (number === this.#scopeNumber + 1 || number === 1 || this.#scopeNumber === 0) {
        const label = line.text.slice(0, line.text.length - rest.length).trim()
        // Below another heading the count begins anew: "annex-3-part-2-1".
        if (number === 1 && this.#scopeNumber > 0 && !/^[a-z]$|^[ivx]+$/.test(this.#section ?? ''))
          this.#section = `part-${++this.#part}`
        this.#scopeNumber = number
        const scope = this.#section ? `${this.#scope}-${this.#section}` : this.#scope
        this.#annexPreamble = false
        this.#open(`${scope}-${number}`, 'annex', rest, label)
        return true
      }
    }
    if (this.#annexPreamble && !subLabel(line.text)) {
      const verb = opening(line.text)
      if (verb === 'operative' && this.#ended) {
        this.#annexPreamble = false
        this.#annexText(line)
        return true
      }
      if (this.#block === undefined || (verb && (this.#ended || this.#forced()))) {
        this.#recite(line.text)
        return true
      }
      return false
    }
    if (
      this.#section &&
      this.#block &&
      STOPPED.test(this.#previous) &&
      this.#forced() &&
      /^[A-Z]/.test(line.text) &&
      this.#levels.length === 0 &&
      this.#scopeNumber === 0
    ) {
      this.#annexText(line)
      return true
    }
    const label = subLabel(line.text)
    if (label && !this.#root && (this.#ended || this.#block === undefined)) {
      this.#root = { id: this.#section ? `${this.#scope}-${this.#section}` : this.#scope, part: 'annex', blocks: [] }
      const placed = this.#sub(line)
      if (!placed) this.#root = undefined
      return placed
    }
    return false
  }

  /** Text of an annex that bears no number. */
  #annexText(line: Line): void {
    if (this.#section) this.#open(`${this.#scope}-${this.#section}-${++this.#scopeText}`, 'annex', line.text)
    else if (this.#root && this.#block === undefined && this.#doc.has(this.#scope))
      this.#open(`${this.#scope}-text`, 'annex', line.text)
    else this.#open(this.#scope, 'annex', line.text)
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

/** The printed width of the text in characters: nearly its longest lines; 0 where paragraphs are not wrapped. */
function width(lines: readonly Line[]): number {
  const lengths = lines.map(line => line.text.length).sort((a, b) => a - b)
  const wide = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  return wide > 130 || wide < 40 ? 0 : wide
}
