import type { Resolution } from '../resolution/model.ts'

/** A name that more than this share of the resolutions print leads to none of them: "Secretary", "Council" … */
const COMMON = 0.4
/** … nor one that nearly all of a few print, unless it is an acronym. */
const FEW = 5

/** Names in texts, and the resolutions that print each. */
export class Names {
  private readonly resolutions: readonly Resolution[]
  private printed: Map<string, number[]> | undefined
  private readonly acronyms = new Set<string>()

  /** Costs nothing: the texts are read when a name is first asked for. */
  constructor(resolutions: readonly Resolution[]) {
    this.resolutions = resolutions
  }

  private table(): ReadonlyMap<string, readonly number[]> {
    if (this.printed) return this.printed
    this.printed = new Map()
    for (const [i, { source }] of this.resolutions.entries()) {
      for (const m of source.matchAll(/\b[A-Z](?:[A-Z]{2,}|[a-z]{3,})\b/g)) {
        const word = m[0].toLowerCase()
        if (m[0] === m[0].toUpperCase()) this.acronyms.add(word)
        const list = this.printed.get(word)
        if (!list) this.printed.set(word, [i])
        else if (list.at(-1) !== i) list.push(i)
      }
    }
    return this.printed
  }

  /** The words among those asked that are names: "MINURSO", "Liberia". */
  among(words: readonly string[]): readonly string[] {
    const many = this.resolutions.length
    return words.filter(w => {
      const count = this.table().get(w)?.length ?? 0
      if (count === 0) return false
      if (count > Math.max(FEW, many * COMMON) || (count === many && !this.acronyms.has(w))) return false
      // "Mandate" begins a heading here and there, but is no name: most texts print it small
      const small = new RegExp(`\\b${RegExp.escape(w)}\\b`)
      return this.resolutions.filter(r => small.test(r.source)).length <= count / 2
    })
  }

  /** The resolutions that print every one of the names, newest first. */
  speakingOf(names: readonly string[]): readonly Resolution[] {
    const [first, ...rest] = names.map(name => this.table().get(name) ?? [])
    if (!first) return []
    return first
      .filter(i => rest.every(list => list.includes(i)))
      .map(i => this.resolutions[i]!)
      .sort((a, b) => (b.adopted ?? '').localeCompare(a.adopted ?? '') || (b.number ?? 0) - (a.number ?? 0))
  }
}
