import type { mainFactsOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import type { ClauseIndex } from './clause-index.ts'
import { type Columns, PRINTED } from './columns.ts'
import type { Printing } from './names.ts'
import { PackedIndex, Scratch, type Shared } from './packed-index.ts'

/** A saved index: columns over all documents of a library, and an index of each document that is a view of them. */
export class PackedLibrary {
  readonly columns: Columns
  readonly resolutions: readonly Resolution[]
  private shared: Shared | undefined

  /** @param resolutions those that the columns were made of, in the same order */
  constructor(columns: Columns, resolutions: readonly Resolution[]) {
    this.columns = columns
    this.resolutions = resolutions
  }

  /** The index over the document at a place, or over all. */
  index(at?: number): ClauseIndex {
    const { columns, resolutions } = this
    const [first, end] = at === undefined ? [0, resolutions.length] : [at, at + 1]
    // a table of mandates needs none of it
    this.shared ??= sharedBy(columns)
    return new PackedIndex(columns, resolutions, this.shared, first, end)
  }

  /** What was read of the document at a place beside its paragraphs. */
  facts(at: number): ReturnType<typeof mainFactsOf> {
    return JSON.parse(this.columns.facts[at]!)
  }

  /** Who prints each name, without the texts. */
  names(): ReadonlyMap<string, Printing> {
    const { pages, printed, words } = this.columns
    const small = new Uint32Array(words.length)
    const table = new Map<string, Printing>()
    for (const place of this.resolutions.keys())
      for (let p = pages[place]!; p < pages[place + 1]!; p++) {
        const entry = printed[p]!
        if (entry & PRINTED.small) small[entry >>> 5]!++
        if (!(entry & PRINTED.name)) continue
        const name = words[entry >>> 5]!
        const acronym = (entry & PRINTED.acronym) !== 0
        const printing = table.get(name)
        if (!printing) table.set(name, { by: [place], acronym, small: 0 })
        else {
          printing.by.push(place)
          printing.acronym ||= acronym
        }
      }
    for (const [id, word] of words.entries()) {
      const printing = table.get(word)
      if (printing) printing.small = small[id]!
    }
    return table
  }
}

function sharedBy({ terms, firsts }: Columns): Shared {
  const size = firsts.at(-1)!
  const owners = new Uint32Array(size)
  for (let i = 0; i + 1 < firsts.length; i++) owners.fill(i, firsts[i], firsts[i + 1])
  return { terms: new Map(terms.map((term, id) => [term, id])), scratch: new Scratch(size), owners }
}
