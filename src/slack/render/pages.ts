import type { Quote } from '../../assistant/answer.ts'
import type { Span } from '../../resolution/model.ts'
import type { Block } from './blocks.ts'

/** A part of a page that is never parted, with the plain words of it, which a screen reader gets. */
export interface Piece {
  readonly blocks: readonly Block[]
  readonly words: string
}

/** How much a page holds beside the first line and the buttons. */
export interface Room {
  /** Characters of plain words: with the first line they fit into a message's `text`. */
  readonly words: number
  /** Characters of the blocks' JSON. */
  readonly json: number
  /** A quotation that has more characters is continued in a further piece. */
  readonly quotation: number
}

/** From the usual to what leaves most to long first lines and heavy buttons. */
export const ROOMS: readonly Room[] = [
  { words: 3_000, json: 7_500, quotation: 2_400 },
  { words: 1_500, json: 4_500, quotation: 1_200 },
]

/** Pieces of a page: with what stands around them they fit into a message's number of blocks. */
const MOST_PIECES = 15

/** Lays pieces out on pages in their order. None is cut. */
export function paged(pieces: readonly Piece[], room: Room): readonly (readonly Piece[])[] {
  const pages: Piece[][] = [[]]
  let [words, json] = [0, 0]
  for (const piece of pieces) {
    const size = JSON.stringify(piece.blocks).length
    const page = pages.at(-1)
    const fits = words + piece.words.length <= room.words && json + size <= room.json
    if (page && page.length < MOST_PIECES && (page.length === 0 || fits)) page.push(piece)
    else {
      pages.push([piece])
      ;[words, json] = [0, 0]
    }
    words += piece.words.length
    json += size
  }
  return pages
}

/** The stretches of a quotation that a page holds, without a gap: parted between paragraphs, else lines, sentences, words. */
export function stretches({ text }: Quote, room: Room): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  while (text.length - from > room.quotation) {
    const to = from + cut(text.slice(from, from + room.quotation))
    spans.push([from, to])
    from = to
  }
  spans.push([from, text.length])
  return spans
}

/** Where a text that is too long is best parted: behind the last paragraph that fits, else the last line, sentence, word. */
function cut(text: string): number {
  for (const gap of [/\n\s*\n\s*/g, /\n\s*/g, /(?<=[.;:]) +/g, /\s+/g]) {
    const last = [...text.matchAll(gap)].at(-1)
    // A first paragraph of three words is no page.
    if (last && last.index > text.length / 4) return last.index + last[0].length
  }
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length
}
