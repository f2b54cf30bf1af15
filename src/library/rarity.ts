import { readFileSync } from 'node:fs'
import { root } from './words.ts'

/** How often the words of resolutions stand in them; made by tools/make-word-rarity.ts, which describes the file. */
let table: { readonly paragraphs: number; readonly counts: ReadonlyMap<string, number> } | undefined

function load() {
  if (table) return table
  const [head = '{}', ...lines] = readFileSync(new URL('../../data/words/rarity.txt', import.meta.url), 'latin1')
    .trimEnd()
    .split('\n')
  const { paragraphs } = JSON.parse(head) as { paragraphs: number }
  const counts = new Map(
    lines.map(line => {
      const space = line.indexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))] as const
    }),
  )
  table = { paragraphs, counts }
  return table
}

/**
 * How rare a word is in resolutions as such, whatever is loaded, 0…1: "mandate" 0.26, "lighthouse" 1. A rare word that a paragraph lacks
 * says that it does not answer; one of every resolution says little.
 */
export function rarityInResolutions(word: string): number {
  const { paragraphs, counts } = load()
  const count = counts.get(root(word)) ?? 0
  return Math.log(1 + paragraphs / (count + 0.5)) / Math.log(1 + paragraphs / 0.5)
}
