import { canBeNoun, isNoun, isVerb } from '../library/wordnet.ts'
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
  /** The last word of what is said of it behind that: "a million people were killed". */
  readonly said: number
}

/** Words at which a noun phrase ends, read forwards. */
const BEHIND_NOUN = new Set(
  'of in on for to by with from at under as and or that which who until during within after before is are was were will has have had be shall should than between into per including comprising a an the its their his her each every all both not no also already currently who whose where when while if so under over upon'.split(
    ' ',
  ),
)
const DETERMINER = new Set('the a an its their his her each all'.split(' '))
const LONGEST_PHRASE = 6
/** "five of the experts" counts experts, "hundreds of deaths" deaths. */
const PARTITIVE = /^ of (?:(?:the|its|their|these|those) |(?=\p{Ll}))/u
/** "2.9 m people", "3 million people" */
const MAGNITUDE = /^ (?:m|bn|million|billion|thousand|hundred)\b/
/** Where a phrase says what is done to what is counted: "four candidates meeting the qualifications". */
const DOING = /ing$/
/** What is counted, and what became of it or is wanted: "people were killed", "people require aid". */
const PREDICATE = /^ (?:(?:were|are|was|is|been|be|have|has|had|who) |(?:died|lost|need|require|remain|fled)\b)/
const SAID = 4
/** The figures of a clause, each with what it counts. */
export const countedIn = kept(readCounted)

function readCounted(clause: Clause, resolution: Resolution): readonly Counted[] {
  const spans = mentionsOf('how-many', resolution, clause) ?? []
  if (spans.length === 0) return []
  const { text } = clause
  const { at, printed, offset } = placesIn(clause)
  const turns = turnsOf(text)
  return spans.map(([start, end]) => {
    const from = at(start) - offset
    const to = at(end - 1) - offset
    const scale = MAGNITUDE.exec(text.slice(end))?.[0].length ?? 0
    const of = PARTITIVE.exec(text.slice(end + scale))
    let k = of || scale ? at(end + scale + (of?.[0].length ?? 0)) - offset - 1 : to
    const named = k
    while (
      k + 1 < printed.length &&
      k - named < LONGEST_PHRASE &&
      !BEHIND_NOUN.has(printed[k + 1]!.word) &&
      !(k > named && saysWhat(printed[k + 1]!.word)) &&
      !/[,;:.()]/.test(text.slice(printed[k]!.end, printed[k + 1]!.start))
    )
      k++
    // "four candidates meeting the qualifications"
    if (k > named + 1 && DOING.test(printed[k]!.word) && DETERMINER.has(printed[k + 1]?.word ?? '')) k--
    // "five of the experts appointed"
    while (k > named + 1 && !couldBeCounted(printed[k]!.word)) k--
    const turn = turns.findLast(t => t < start)
    return {
      from: offset + from,
      to: offset + to,
      ...(k > named ? { noun: offset + k } : {}),
      first: turn === undefined ? 0 : at(turn),
      last: offset + k,
      said: offset + (PREDICATE.test(text.slice(printed[k]?.end)) ? k + SAID : k),
    }
  })
}

/** "require" in "people require aid": a verb, and nothing else. */
const saysWhat = (word: string) => isVerb(word) && !canBeNoun(word) && !/(?:ed|ing)$/.test(word)
/** "judges", though to judge is more common. */
const couldBeCounted = (word: string) => isNoun(base(word)) || (canBeNoun(word) && !/(?:ed|ing)$/.test(word))

/** The places of words with a capital: the observers of "the Observer Mission" are counted by no figure. */
export const capitalsIn = kept((clause: Clause): ReadonlySet<number> => {
  const { printed, offset } = placesIn(clause)
  return new Set(printed.flatMap((w, i) => (/\p{Lu}/u.test(clause.text[w.start]!) ? [offset + i] : [])))
})
