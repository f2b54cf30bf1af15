import { kept } from '../resolution/kept.ts'
import type { Clause } from '../resolution/model.ts'
import { rowOf } from './vectors.ts'
import { base, root, STOP, stem, words } from './words.ts'

/** A clause's words of matter, each with its index terms, its place among all words, and the row of its vector (−1: none). */
export interface Passage {
  readonly stems: readonly string[]
  readonly roots: readonly string[]
  readonly at: readonly number[]
  readonly rows: readonly number[]
  /** How many words the clause has. */
  readonly length: number
}

const rows = new Map<string, number>()

/** The row of a word's vector, remembered. */
export function rowFor(word: string): number {
  let row = rows.get(word)
  if (row === undefined) {
    row = rowOf(base(word))
    rows.set(word, row)
  }
  return row
}

/** The words of a clause's own text, and of its chapeau before them where that is asked for. */
export const passageOf = kept((clause: Clause): Passage => {
  const all = words(clause.chapeau ? `${clause.chapeau}\n${clause.text}` : clause.text)
  const matter = all.flatMap((w, i) => (STOP.has(w.word) ? [] : [{ word: w.word, i }]))
  return {
    stems: matter.map(w => stem(w.word)),
    roots: matter.map(w => `~${root(w.word)}`),
    at: matter.map(w => w.i),
    rows: matter.map(w => (/\d/.test(w.word) ? -1 : rowFor(w.word))),
    length: all.length,
  }
})
