/**
 * Which resolutions a resolution names, and which name it: read from the paragraphs of those that are loaded. "Recalling its
 * resolutions 1089 (1996) and 1099 (1997)" names two.
 */
import { kept } from '../resolution/kept.ts'
import type { ClauseId, Resolution, Span } from '../resolution/model.ts'

/** A place where a paragraph names another resolution. */
export interface Naming {
  /** The resolution whose paragraph it is. */
  readonly by: Resolution
  readonly clause: ClauseId
  /** The resolution that is named. */
  readonly number: number
  readonly year: number
  /** "1099 (1997)", within the clause's text. */
  readonly span: Span
}

// "S/RES/1099 (1997)", "resolution 1099 (1997)", "1089 (1996) and 1099 (1997)", "1653 of 27 January 2006"; S/1997/808 and "62/274" are none
const NAMED =
  /(?<![\d/.-])(?:(\d{1,4})\s?\(((?:19[4-9]|20)\d\d?)\)|(\d{3,4})\sof\s\d{1,2}\s[A-Z][a-z]+\s(19[4-9]\d|20\d\d)\b)/g

/**
 * The resolutions that a resolution names, in the text's order, itself left out.
 *
 * @example namedIn(unmot).map(n => n.number) // [1089, 1099, …]
 */
export const namedIn = kept((resolution: Resolution): readonly Naming[] =>
  resolution.clauses
    .filter(clause => clause.part !== 'masthead')
    .flatMap(clause =>
      [...clause.text.matchAll(NAMED)].map(m => ({
        by: resolution,
        clause: clause.id,
        number: Number(m[1] ?? m[3]),
        year: Number(m[2] ?? m[4]),
        span: [m.index, m.index + m[0].length] as const,
      })),
    )
    .filter(n => n.year >= 1946 && n.number !== resolution.number),
)

/** Who names a number, the newest resolution first. */
const tableOf = kept((resolutions: readonly Resolution[]): ReadonlyMap<number, readonly Naming[]> => {
  const newest = [...resolutions].sort(
    (a, b) => (b.adopted ?? '').localeCompare(a.adopted ?? '') || (b.number ?? 0) - (a.number ?? 0),
  )
  return Map.groupBy(newest.flatMap(namedIn), n => n.number)
})

/** Where resolutions name the one of that number, the newest resolution first. */
export function naming(resolutions: readonly Resolution[], number: number): readonly Naming[] {
  return tableOf(resolutions).get(number) ?? []
}
