import type { Quote } from '../../assistant/answer.ts'
import type { Element } from './card.ts'
import { quotation } from './elements.ts'

/**
 * How large an activity may be, in bytes as Teams counts them: UTF-16. Documents name 28, 40 and 100 KB; under 40 all work.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const LARGEST_ACTIVITY = 40 * 1024

/** How much of a page its flow may take, in UTF-16 units of JSON: half the bytes, less the headline, the buttons and the activity around them. */
const LARGEST_FLOW = 12_000

/** One quotation takes no more of a page than this; a longer one is continued. */
const LARGEST_PIECE = 8_000

const sizeOf = (element: Element): number => JSON.stringify(element).length

/** Lays out elements in reading order on as few pages as hold them; none is ever cut. */
export function pages(flow: readonly Element[]): readonly (readonly Element[])[] {
  const laid: Element[][] = [[]]
  let size = 0
  for (const element of flow) {
    const more = sizeOf(element)
    if (size > 0 && size + more > LARGEST_FLOW) {
      laid.push([])
      size = 0
    }
    laid.at(-1)?.push(element)
    size += more
  }
  return laid
}

/** A quotation in one piece; one that no page holds in several, parted between its paragraphs, else its lines, sentences or words. */
export function pieces(quote: Quote): readonly Element[] {
  const cuts = part(quote, 0, quote.text.length)
  return cuts.map((to, i) => {
    const from = cuts[i - 1] ?? 0
    return cuts.length === 1 ? quotation(quote) : quotation(quote, [from, to], `part ${i + 1} of ${cuts.length}`)
  })
}

/** Where the pieces of a stretch end. */
function part(quote: Quote, from: number, to: number): readonly number[] {
  if (to - from < 2 || sizeOf(quotation(quote, [from, to], 'part 10 of 10')) <= LARGEST_PIECE) return [to]
  const middle = cutNear(quote.text, from, to)
  return [...part(quote, from, middle), ...part(quote, middle, to)]
}

/** The best place to part a stretch in about two halves: behind an empty line, a line, a sentence, a word, wherever. */
function cutNear(text: string, from: number, to: number): number {
  const quarter = Math.floor((to - from) / 4)
  const middle = from + 2 * quarter
  for (const gap of [/\n\s*\n\s*/g, /\n\s*/g, /(?<=[.;:]) +/g, /\s+/g]) {
    const ends = [...text.slice(from + quarter, to - quarter).matchAll(gap)].map(
      m => from + quarter + m.index + m[0].length,
    )
    const [best] = ends.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    if (best !== undefined && best > from && best < to) return best
  }
  const cut = Math.max(from + 1, middle)
  // Never between the halves of one character.
  return /[\udc00-\udfff]/.test(text[cut] ?? '') && cut + 1 < to ? cut + 1 : cut
}
