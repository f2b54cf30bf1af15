import type { ResolutionName } from '../resolution/citation.ts'
import type { Resolution } from '../resolution/model.ts'
import { Names } from './names.ts'
import { SearchIndex } from './search-index.ts'

/** The resolutions that questions are answered from. */
export interface Library {
  readonly resolutions: readonly Resolution[]
  /** The resolution of that number, and of that year where one is named. */
  find(name: Pick<ResolutionName, 'number' | 'year'>): Resolution | undefined
  /** Names in the texts, and where they stand. */
  readonly names: Names
  /** The index over one resolution, or over all; built when it is first asked for. */
  index(resolution?: Resolution): SearchIndex
}

export function createLibrary(resolutions: readonly Resolution[]): Library {
  const byNumber = new Map<number, Resolution[]>()
  for (const r of resolutions) {
    if (r.number !== undefined) byNumber.set(r.number, [...(byNumber.get(r.number) ?? []), r])
  }
  const single = new WeakMap<Resolution, SearchIndex>()
  let whole: SearchIndex | undefined
  return {
    resolutions,
    names: new Names(resolutions),
    find: ({ number, year }) => byNumber.get(number)?.find(r => year === undefined || r.year === year),
    index(resolution) {
      if (resolution === undefined && resolutions.length !== 1) {
        whole ??= new SearchIndex(resolutions)
        return whole
      }
      const one = resolution ?? resolutions[0]!
      let index = single.get(one)
      if (!index) {
        index = new SearchIndex([one])
        single.set(one, index)
      }
      return index
    },
  }
}
