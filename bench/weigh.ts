/**
 * node --expose-gc bench/weigh.ts texts|saved|bare
 *
 * Opens a library and, beyond it, an index; prints as JSON how long that took and what it weighs. In a process of its own, so that
 * nothing else is on the scales.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import { openLibrary } from '../src/store/stored.ts'
import type { Weighed } from './thousand.ts'

const database = process.env.DATABASE_URL!
const what = process.argv[2]
const collect = (globalThis as { gc?: () => void }).gc!

function weight() {
  collect()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  return { heap: heapUsed, buffers: arrayBuffers, rss }
}

const empty = weight()
const began = performance.now()
const { library, close } = await openLibrary(database)
await close()
const load = performance.now() - began
const before = what === 'texts' ? empty : weight()
if (what === 'bare') {
  const index = new MiniSearch({ fields: ['text'] })
  index.addAll(library.resolutions.flatMap(r => r.clauses.map(({ id, text }) => ({ id: `${r.symbol} ${id}`, text }))))
  writeFileSync(`${database}.bare`, JSON.stringify(index))
}
const unopened = what === 'bare' ? weight() : before
const start = performance.now()
const held =
  what === 'texts'
    ? library
    : what === 'saved'
      ? library.index().has('council')
      : MiniSearch.loadJSON(readFileSync(`${database}.bare`, 'utf8'), { fields: ['text'] })
const open = performance.now() - start
const after = weight()
const weighed: Weighed = {
  load,
  open,
  heap: after.heap - unopened.heap,
  buffers: after.buffers - unopened.buffers,
  rss: after.rss,
}
process.stdout.write(JSON.stringify({ ...weighed, held: held !== undefined }))
