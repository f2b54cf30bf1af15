import type { ResolutionName } from '../resolution/citation.ts'
import type { Resolution } from '../resolution/model.ts'
import { Names } from './names.ts'
import type { PackedLibrary } from './packed-library.ts'
import { SearchIndex } from './search-index.ts'

/** The resolutions that questions are answered from. */
export interface Library {
  readonly resolutions: readonly Resolution[]
  /** The resolution of that number, and of that year where one is named. */
  find(name: Pick<ResolutionName, 'number' | 'year'>): Resolution | undefined
  /** Names in the texts, and where they stand. */
  readonly names: Names
  /** The index over one resolution, or over all; made when it is first asked for. */
  index(resolution?: Resolution): SearchIndex
}

/** How many resolutions' indexes are kept, with what was found for words of questions; the one longest unused goes. */
const KEPT = 200

/**
 * @param saved the index over the resolutions, in their order, where there is one that was saved; opened by the first question that
 * needs it
 */
export function createLibrary(resolutions: readonly Resolution[], saved?: () => PackedLibrary): Library {
  const byNumber = new Map<number, Resolution[]>()
  for (const r of resolutions) {
    if (r.number !== undefined) byNumber.set(r.number, [...(byNumber.get(r.number) ?? []), r])
  }
  const single = new Map<Resolution, SearchIndex>()
  let places: ReadonlyMap<Resolution, number> | undefined
  let whole: SearchIndex | undefined
  const make = (resolution?: Resolution): SearchIndex => {
    const own = resolution ? [resolution] : resolutions
    if (!saved) return new SearchIndex(own)
    places ??= new Map(resolutions.map((r, i) => [r, i]))
    const place = resolution && places.get(resolution)
    if (resolution && place === undefined) return new SearchIndex(own)
    return new SearchIndex(own, () => saved().index(place))
  }
  return {
    resolutions,
    names: new Names(resolutions, saved && (() => saved().names())),
    find: ({ number, year }) => byNumber.get(number)?.find(r => year === undefined || r.year === year),
    index(resolution) {
      if (resolution === undefined && resolutions.length !== 1) {
        whole ??= make()
        return whole
      }
      const one = resolution ?? resolutions[0]!
      const index = single.get(one) ?? make(one)
      single.delete(one)
      single.set(one, index)
      for (const [oldest] of single) {
        if (single.size <= KEPT) break
        single.delete(oldest)
      }
      return index
    },
  }
}

/** A library that can be replaced while it is in use: every question that is asked after sees the new one. */
export interface LiveLibrary extends Library {
  replaceBy(library: Library): void
}

export function createLiveLibrary(first: Library): LiveLibrary {
  let current = first
  return {
    get resolutions() {
      return current.resolutions
    },
    get names() {
      return current.names
    },
    find: name => current.find(name),
    index: resolution => current.index(resolution),
    replaceBy(library) {
      current = library
    },
  }
}
