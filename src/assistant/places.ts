import { passageOf } from '../library/passages.ts'
import { type Word, wordsOf } from '../library/words.ts'
import type { Clause } from '../resolution/model.ts'

/** The words of a clause, and where characters of its text stand among the words of its passage, which counts those of the chapeau before them. */
export interface Places {
  readonly printed: readonly Word[]
  /** How many words the chapeau has. */
  readonly offset: number
  /** The place of the word at a character, or of the next one. */
  readonly at: (index: number) => number
}

export function placesIn(clause: Clause): Places {
  const printed = wordsOf(clause)
  const offset = passageOf(clause).length - printed.length
  const at = (index: number) => {
    const place = printed.findIndex(w => w.end > index)
    return offset + (place < 0 ? printed.length : place)
  }
  return { printed, offset, at }
}

/** Where the Council turns to another matter: a verb of its own behind a comma, or a new sentence. */
const TURN =
  /[;:]|[.] (?=\p{Lu})|, (?:and |as well as )?(?:(?:also|further|again|strongly|fully|in this (?:regard|context|respect),?) )*(?:requests?|calls?|urg(?:es|ing)|stress(?:es|ing)|not(?:es|ing)|welcom(?:es|ing)|recall(?:s|ing)|reaffirm(?:s|ing)|underlin(?:es|ing)|emphasi[sz](?:es|ing)|encourag(?:es|ing)|express(?:es|ing)|condemn(?:s|ing)|commend(?:s|ing)|decides|demands|authorizes|invites|endorses|approves|supports|reiterat(?:es|ing)|acknowledg(?:es|ing)|recogni[sz](?:es|ing)|looks? forward|looking forward|tak(?:es|ing) note|calling|requesting|affirm(?:s|ing)|deplor(?:es|ing)|directs|expects|intends)\b/gu

/** The characters at which a text turns to another matter. */
export const turnsOf = (text: string): number[] => [...text.matchAll(TURN)].map(m => m.index)
