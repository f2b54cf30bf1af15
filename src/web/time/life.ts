import { type MandateAct, type MandateLife, mandateLives } from '../../library/mandates.ts'
import { deadlinesOf } from '../../resolution/facts.ts'
import { kept } from '../../resolution/kept.ts'
import type { ClauseId, Deadline, Resolution } from '../../resolution/model.ts'
import { occurrences } from '../../tables/deadlines.ts'

/** A day on which something falls due in the life of a mandate. */
export interface Due {
  readonly day: string
  /** First day of an event that lasts longer. */
  readonly from?: string
  readonly what: Deadline['what']
  readonly actor?: string
  readonly symbol: string
  readonly clause: ClauseId
  readonly words: string
  /** The day from which on it was known. */
  readonly known: string
}

/** A mandate's life, and all that falls due in it. */
export interface Life extends MandateLife {
  /** What an address calls it. */
  readonly key: string
  readonly dues: readonly Due[]
  /** First and last day that are drawn. */
  readonly first: string
  readonly last: string
}

/** More occurrences of one duty would be a line and not points. */
const MOST_TURNS = 60

/** The lives of all mandates of the library, those whose last day is latest first. Read once for a library. */
export const livesOf = kept((resolutions: readonly Resolution[]): readonly Life[] => {
  const bySymbol = new Map(resolutions.map(r => [r.symbol, r]))
  return mandateLives(resolutions)
    .map(life => lifeOf(life, bySymbol))
    .sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : a.key < b.key ? -1 : 1))
})

function lifeOf(life: MandateLife, bySymbol: ReadonlyMap<string, Resolution>): Life {
  const dues: Due[] = []
  for (const symbol of new Set(life.acts.map(act => act.symbol))) {
    const resolution = bySymbol.get(symbol)
    if (resolution)
      dues.push(
        ...duesOf(
          resolution,
          life.acts.filter(act => act.symbol === symbol),
        ),
      )
  }
  dues.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const days = [...life.acts.flatMap(act => [startOf(act), act.until]), ...dues.map(due => due.day)].sort()
  return {
    ...life,
    key: life.under ? `${life.entity}, ${life.under}` : life.entity,
    dues,
    first: days[0]!,
    last: days.at(-1)!,
  }
}

/** The day from which on an act holds. */
export const startOf = ({ adopted, starts, until }: MandateAct): string => starts ?? adopted ?? until

function duesOf(resolution: Resolution, acts: readonly MandateAct[]): Due[] {
  const { symbol, adopted } = resolution
  const end = acts
    .map(act => act.until)
    .sort()
    .at(-1)
  return deadlinesOf(resolution).flatMap(({ clause, what, actor, due, from, every, words }): Due[] => {
    const base = { what, symbol, clause, words, known: adopted ?? due ?? '', ...(actor === undefined ? {} : { actor }) }
    if (due !== undefined) {
      // The end of the mandate itself is drawn as the end of its bar.
      if (acts.some(act => act.clause === clause && act.until === due)) return []
      return [{ ...base, day: due, ...(from === undefined ? {} : { from }) }]
    }
    if (every === undefined || adopted === undefined) return []
    return occurrences(adopted, every, end)
      .slice(0, MOST_TURNS)
      .map(day => ({ ...base, day }))
  })
}
