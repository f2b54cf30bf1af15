import { highlight } from '../../library/highlight.ts'
import type { Library } from '../../library/library.ts'
import type { Concept } from '../../library/search-index.ts'
import { isLight, STOP, words } from '../../library/words.ts'
import { readResolutionNames } from '../../resolution/citation.ts'
import type { Clause, Resolution, Span } from '../../resolution/model.ts'

/** A paragraph that was found. */
interface Found {
  readonly resolution: Resolution
  readonly clause: Clause
  readonly highlights: readonly Span[]
}

/** What was found, and how many there are in all. */
export interface Findings {
  readonly resolutions: readonly Resolution[]
  readonly clauses: readonly Found[]
  readonly more: number
}

/** More than a person looks through; fewer words find fewer things. */
const MOST = 30
const LONGEST = 200
/** Of what is typed, the last words count. */
const MOST_WORDS = 12
/** A paragraph that meets less of what is typed than this share is none of what was meant. */
const ENOUGH = 0.6

/**
 * Finds paragraphs while words are typed: the last one may be unfinished. A resolution's number finds the resolution.
 *
 * @example searchText(library, 'ceasefire viol').clauses[0]?.clause.id // 'op-6-d'
 */
export function searchText(library: Library, typed: string): Findings {
  const text = typed.slice(0, LONGEST)
  const names = readResolutionNames(text)
  const resolutions = names.flatMap(name => library.find(name) ?? [])
  const spoken = words(text).filter(w => !names.some(({ span }) => w.start >= span[0] && w.end <= span[1]))
  const content = spoken.filter((w, i) => !STOP.has(w.word) && spoken.findLastIndex(v => v.word === w.word) === i)
  const asked = (content.length > 0 ? content : spoken).slice(-MOST_WORDS)
  if (asked.length === 0) return { resolutions, clauses: [], more: 0 }
  const index = library.index(resolutions.length === 1 ? resolutions[0] : undefined)
  const last = asked.at(-1)!
  const unfinished = last.end === text.length && !index.has(last.word)
  const finished = unfinished ? asked.slice(0, -1) : asked
  const concepts: Concept[] = finished.map(w => index.concept(w.word, isLight(w.word) ? 0.3 : 1))
  const beginning = unfinished ? beginningWith(last.word) : undefined
  const hits = concepts.length > 0 ? index.search(concepts).filter(hit => hit.coverage >= ENOUGH) : []
  const found =
    concepts.length > 0
      ? hits
      : index.resolutions.flatMap(resolution => resolution.clauses.map(clause => ({ resolution, clause })))
  const fitting = found.filter(
    ({ clause }) => clause.part !== 'masthead' && (!beginning || clause.text.search(beginning) >= 0),
  )
  const typedWords = finished.map(w => w.word)
  return {
    resolutions,
    clauses: fitting.slice(0, MOST).map(({ resolution, clause }) => ({
      resolution,
      clause,
      highlights: joined([
        ...highlight(typedWords, clause.text),
        ...(beginning ? [...clause.text.matchAll(beginning)].map((m): Span => [m.index, m.index + m[0].length]) : []),
      ]),
    })),
    more: Math.max(0, fitting.length - MOST),
  }
}

const beginningWith = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${RegExp.escape(word)}[\\p{L}\\d]*`, 'giu')

/** Spans in order, those that overlap made one. */
function joined(spans: readonly Span[]): Span[] {
  const out: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}
