import type { Span } from '../resolution/model.ts'
import { synonyms } from './thesaurus.ts'
import { root, STOP, stem, words } from './words.ts'

/** Where the words asked for, their families and what the field takes for them stand in a text; needs no index. */
export function highlight(asked: readonly string[], text: string): Span[] {
  if (asked.length === 0) return []
  const stems = new Set(asked.flatMap(w => [w, ...synonyms(w)]).map(stem))
  const roots = new Set(asked.map(root))
  return words(text)
    .filter(w => !STOP.has(w.word) && (stems.has(stem(w.word)) || roots.has(root(w.word))))
    .map(w => [w.start, w.end] as const)
}
