import { runningList } from './labels.ts'
import { leadingVerb, opening } from './leading-verb.ts'
import type { Clause, Part, Problem, Span } from './model.ts'
import { join } from './page.ts'

/** A clause under construction. */
export interface Draft {
  readonly id: string
  readonly part: Part
  readonly label?: string
  readonly parent?: Draft
  readonly heading?: string
  readonly blocks: Block[]
}

/** A paragraph of the cleaned source; without a clause it is a heading or another thing that no clause quotes. */
export interface Block {
  /** The printed number, which stands in the source and not in the clause's text. */
  readonly label: string
  readonly lines: string[]
  readonly clause?: Draft
}

/** The document under construction: blocks in the text's order, clauses with unique ids. */
export class Document {
  /** Footnotes so far: those at the foot of pages, which are numbered first, and the notes read since. */
  notes = 0
  readonly #blocks: Block[] = []
  readonly #drafts: Draft[] = []
  readonly #ids = new Map<string, number>()
  readonly #problems: { problem: Problem; block?: Block | undefined }[] = []

  /** The id of the clause opened last was taken, and got a number behind it. */
  taken = false

  /** Opens a clause with its first block. An id that is taken gets a number behind it: "op-6-a", "op-6-a-2". */
  clause(draft: Omit<Draft, 'id' | 'blocks'> & { id: string }, line: string): Draft {
    const taken = this.#ids.get(draft.id) ?? 0
    this.#ids.set(draft.id, taken + 1)
    this.taken = taken > 0
    const id = taken === 0 ? draft.id : this.#free(draft.id, taken + 1)
    const made: Draft = { ...draft, id, blocks: [] }
    this.#drafts.push(made)
    this.block(line, made, draft.label)
    return made
  }

  #free(id: string, from: number): string {
    for (let n = from; ; n++) {
      const free = `${id}-${n}`
      if (this.#ids.has(free)) continue
      this.#ids.set(free, 1)
      this.#ids.set(id, n)
      return free
    }
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Adds a block: to the clause that was opened last, or to none. */
  block(line: string, clause?: Draft, label = ''): Block {
    const made: Block = { label, lines: [line], ...(clause && { clause }) }
    clause?.blocks.push(made)
    this.#blocks.push(made)
    return made
  }

  problem(problem: Problem, block?: Block): void {
    this.#problems.push({ problem, block })
  }

  /** Makes clauses of the lists that run on within a sentence: the same words, the same order. */
  #unfold(): void {
    const parents = new Set(this.#drafts.map(draft => draft.parent))
    for (let n = 0; n < this.#drafts.length; n++) {
      const draft = this.#drafts[n] as Draft
      const [block, more] = draft.blocks
      if (!block || more || parents.has(draft) || draft.part === 'masthead' || draft.part === 'footnote') continue
      const text = join(block.lines)
      const items = runningList(text)
      const [first] = items
      if (!first) continue
      block.lines.splice(0, block.lines.length, text.slice(0, first.start - first.label.length - 1).trimEnd())
      const made = items.map(({ label, name, start, end }): Draft => {
        const id = this.has(`${draft.id}-${name}`) ? this.#free(`${draft.id}-${name}`, 2) : `${draft.id}-${name}`
        this.#ids.set(id, 1)
        const { part, heading } = draft
        const item: Draft = { id, part, label, parent: draft, ...(heading && { heading }), blocks: [] }
        item.blocks.push({ label, lines: [text.slice(start, end)], clause: item })
        return item
      })
      this.#drafts.splice(n + 1, 0, ...made)
      this.#blocks.splice(this.#blocks.indexOf(block) + 1, 0, ...made.flatMap(item => item.blocks))
    }
  }

  /** Lays the blocks out as the cleaned source and cuts the clauses from it. */
  finish(): { source: string; clauses: Clause[]; problems: Problem[] } {
    this.#unfold()
    const parts: string[] = []
    const spans = new Map<Block, Span>()
    let at = 0
    for (const block of this.#blocks) {
      const text = join(block.lines)
      const label = block.label && text ? `${block.label} ` : block.label
      if (parts.length > 0) at += 2
      parts.push(label + text)
      spans.set(block, [at + label.length, at + label.length + text.length])
      at += label.length + text.length
    }
    const source = parts.join('\n\n')
    const texts = new Map<Draft, string>()
    const clauses = this.#drafts.map((draft): Clause => {
      const span: Span = [
        (spans.get(draft.blocks[0] as Block) as Span)[0],
        (spans.get(draft.blocks.at(-1) as Block) as Span)[1],
      ]
      const text = source.slice(...span)
      texts.set(draft, text)
      const verb = verbOf(draft, text)
      return {
        id: draft.id,
        part: draft.part,
        text,
        span,
        ...(draft.label && { label: draft.label }),
        ...(draft.parent?.blocks.length && { parent: draft.parent.id, chapeau: texts.get(draft.parent) ?? '' }),
        ...(draft.heading && { heading: draft.heading }),
        ...(verb && { verb }),
      }
    })
    const problems = this.#problems.map(({ problem, block }): Problem => {
      const span = block && spans.get(block)
      return span ? { ...problem, span } : problem
    })
    return { source, clauses, problems }
  }
}

/** The Council's verb; a participle that only completes a chapeau or stands in a list of an annex is none. */
function verbOf(draft: Draft, text: string): string | undefined {
  if (draft.part === 'masthead' || draft.part === 'footnote') return undefined
  const own = draft.part === 'preambular' || (draft.part === 'operative' && !draft.parent) || /-pp-\d+$/.test(draft.id)
  return own || opening(text) === 'operative' ? leadingVerb(text) : undefined
}
