import type { Resolution } from '../resolution/model.ts'

/** A name that more than this share of the resolutions print leads to none of them: "Secretary", "Council" … */
const COMMON = 0.4
/** … nor one that nearly all of a few print, unless it is an acronym. */
const FEW = 5

/** Names in a text, in small letters: those printed with a capital, of them the acronyms, and all words that are printed small. */
interface PrintedNames {
  readonly names: ReadonlySet<string>
  readonly acronyms: ReadonlySet<string>
  readonly small: ReadonlySet<string>
}

export function readNames(text: string): PrintedNames {
  const [names, acronyms, small] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const [word] of text.matchAll(/\b(?:[A-Z](?:[A-Z]{2,}|[a-z]{3,})|[a-z]{3,})\b/g)) {
    const lower = word.toLowerCase()
    if (word === lower) small.add(word)
    else {
      names.add(lower)
      if (word === word.toUpperCase()) acronyms.add(lower)
    }
  }
  return { names, acronyms, small }
}

/** Who prints a name. */
export interface Printing {
  /** Places in the library of the resolutions that print it, ascending. */
  readonly by: number[]
  acronym: boolean
  /** How many print it small. */
  small: number
}

/** Names in texts, and the resolutions that print each. */
export class Names {
  private readonly resolutions: readonly Resolution[]
  private readonly read: () => ReadonlyMap<string, Printing>
  private printed: ReadonlyMap<string, Printing> | undefined

  /**
   * Costs nothing: the texts are read when a name is first asked for.
   *
   * @param read who prints each name, where that is known without the texts
   */
  constructor(resolutions: readonly Resolution[], read = () => printings(resolutions)) {
    this.resolutions = resolutions
    this.read = read
  }

  private table(): ReadonlyMap<string, Printing> {
    this.printed ??= this.read()
    return this.printed
  }

  /** The words among those asked that are names: "MINURSO", "Liberia". */
  among(words: readonly string[]): readonly string[] {
    const many = this.resolutions.length
    return words.filter(w => {
      const printing = this.table().get(w)
      if (!printing) return false
      const count = printing.by.length
      if (count > Math.max(FEW, many * COMMON) || (count === many && !printing.acronym)) return false
      // "Mandate" begins a heading here and there, but is no name: most texts print it small
      return printing.small <= count / 2
    })
  }

  /** The resolutions that print every one of the names, newest first. */
  speakingOf(names: readonly string[]): readonly Resolution[] {
    const [first, ...rest] = names.map(name => this.table().get(name)?.by ?? [])
    if (!first) return []
    return first
      .filter(i => rest.every(list => list.includes(i)))
      .map(i => this.resolutions[i]!)
      .sort((a, b) => (b.adopted ?? '').localeCompare(a.adopted ?? '') || (b.number ?? 0) - (a.number ?? 0))
  }
}

function printings(resolutions: readonly Resolution[]): ReadonlyMap<string, Printing> {
  const table = new Map<string, Printing>()
  const smalls = new Map<string, number>()
  for (const [i, { source }] of resolutions.entries()) {
    const { names, acronyms, small } = readNames(source)
    for (const name of names) {
      const printing = table.get(name)
      if (printing) printing.by.push(i)
      else table.set(name, { by: [i], acronym: false, small: 0 })
    }
    for (const name of acronyms) table.get(name)!.acronym = true
    for (const word of small) smalls.set(word, (smalls.get(word) ?? 0) + 1)
  }
  for (const [name, printing] of table) printing.small = smalls.get(name) ?? 0
  return table
}
