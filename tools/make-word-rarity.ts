/**
 * Makes data/words/rarity.txt: in how many paragraphs of resolutions a word stands, in whatever form. Run by hand, over a folder of
 * resolutions as text:
 *
 *     node tools/make-word-rarity.ts DIR data/words/rarity.txt
 *
 * The file: a line of JSON { paragraphs }, then a line for each family of words (`root` in src/library/words.ts) that stands in three
 * paragraphs or more: its root and how many they are, in byte order.
 */
import { writeFileSync } from 'node:fs'
import { loadDocuments } from '../src/library/load.ts'
import { root, STOP, words } from '../src/library/words.ts'

const FEWEST = 3

const [from, to] = process.argv.slice(2)
if (!from || !to) throw new Error('usage: node tools/make-word-rarity.ts DIR OUT.txt')

const counts = new Map<string, number>()
let paragraphs = 0
for (const read of loadDocuments([from])) {
  if (!('resolution' in read)) continue
  for (const clause of read.resolution.clauses) {
    if (clause.part === 'masthead') continue
    paragraphs++
    const printed = words(clause.text).filter(w => !STOP.has(w.word))
    for (const family of new Set(printed.map(w => root(w.word)))) counts.set(family, (counts.get(family) ?? 0) + 1)
  }
}
const lines = [...counts]
  .filter(([family, count]) => count >= FEWEST && /^[a-z]{2,}$/.test(family))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([family, count]) => `${family} ${count}\n`)
writeFileSync(to, `${JSON.stringify({ paragraphs })}\n${lines.join('')}`)
console.log(`${lines.length} families of words in ${paragraphs} paragraphs`)
