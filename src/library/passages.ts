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

const made = new WeakMap<Clause, Passage>()
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
export function passageOf(clause: Clause): Passage {
  const known = made.get(clause)
  if (known) return known
  const all = words(clause.chapeau ? `${clause.chapeau}\n${clause.text}` : clause.text)
  const kept = all.flatMap((w, i) => (STOP.has(w.word) ? [] : [{ word: w.word, i }]))
  const passage = {
    stems: kept.map(w => stem(w.word)),
    roots: kept.map(w => `~${root(w.word)}`),
    at: kept.map(w => w.i),
    rows: kept.map(w => (/\d/.test(w.word) ? -1 : rowFor(w.word))),
    length: all.length,
  }
  made.set(clause, passage)
  return passage
}
