import { isNoun } from '../library/wordnet.ts'
import { base } from '../library/words.ts'
import { kept } from '../resolution/kept.ts'
import type { Clause, Resolution } from '../resolution/model.ts'
import { mentionsOf } from './mentions.ts'
import { placesIn, turnsOf } from './places.ts'

/** A figure with what it counts: its noun phrase, and where that is bare or says "personnel", the words before it. */
export interface Counted {
  readonly from: number
  readonly to: number
  /** The place of the noun that is counted; undefined where the figure stands alone ("to no more than 1,200"). */
  readonly noun?: number
  /** The first word of the stretch before it. */
  readonly first: number
  /** The last word of the stretch behind it. */
  readonly last: number
}

/** Words at which a noun phrase ends, read forwards. */
const BEHIND_NOUN = new Set(
  'of in on for to by with from at under as and or that which who until during within after before is are was were will has have had be shall should than between into per including comprising including, including'.split(
    ' ',
  ),
)
const LONGEST_PHRASE = 6
/** "five of the experts" counts experts. */
const PARTITIVE = /^ of (?:the|its|their|these|those) /
const counted = new WeakMap<Clause, readonly Counted[]>()

/** The figures of a clause, each with what it counts. */
export function countedIn(resolution: Resolution, clause: Clause): readonly Counted[] {
  let found = counted.get(clause)
  if (!found) {
    found = readCounted(resolution, clause)
    counted.set(clause, found)
  }
  return found
}

function readCounted(resolution: Resolution, clause: Clause): Counted[] {
  const spans = mentionsOf('how-many', resolution, clause) ?? []
  if (spans.length === 0) return []
  const { text } = clause
  const { at, printed, offset } = placesIn(clause)
  const turns = turnsOf(text)
  return spans.map(([start, end]) => {
    const from = at(start) - offset
    const to = at(end - 1) - offset
    const of = PARTITIVE.exec(text.slice(end))
    let k = of ? at(end + of[0].length) - offset - 1 : to
    const named = k
    while (
      k + 1 < printed.length &&
      k - named < LONGEST_PHRASE &&
      !BEHIND_NOUN.has(printed[k + 1]!.word) &&
      !/[,;:.()]/.test(text.slice(printed[k]!.end, printed[k + 1]!.start))
    )
      k++
    // "five of the experts appointed"
    while (k > named + 1 && !isNoun(base(printed[k]!.word))) k--
    const turn = turns.findLast(t => t < start)
    return {
      from: offset + from,
      to: offset + to,
      ...(k > named ? { noun: offset + k } : {}),
      first: turn === undefined ? 0 : at(turn),
      last: offset + k,
    }
  })
}

/** The places of words with a capital: the observers of "the Observer Mission" are counted by no figure. */
export const capitalsIn = kept((clause: Clause): ReadonlySet<number> => {
  const { printed, offset } = placesIn(clause)
  return new Set(printed.flatMap((w, i) => (/\p{Lu}/u.test(clause.text[w.start]!) ? [offset + i] : [])))
})
