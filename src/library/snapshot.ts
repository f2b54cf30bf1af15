import { createRequire } from 'node:module'
import { type Facts, factsOf, remember } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'

// not imported: see start.ts
const { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } =
  process.getBuiltinModule('node:fs')

/** What was read from a text, kept with the text itself. */
interface Kept {
  readonly text: string
  readonly resolution: Resolution
  readonly facts: Facts
}

interface Snapshot {
  /** Names the state of the readers: another parser reads another resolution. */
  readonly stamp: string
  readonly kept: readonly Kept[]
}

const READERS = `${import.meta.dirname}/../resolution`
/** Beside the compiled code, which is kept for the same reason: a fresh process shall not read again what has not changed. */
const FILE = `${import.meta.dirname}/../../node_modules/.cache/seized/built-in.json`

/** Sizes and times of the files that read a resolution. */
const stampOf = () =>
  readdirSync(READERS)
    .sort()
    .map(name => {
      const { size, mtimeMs } = statSync(`${READERS}/${name}`)
      return `${name}:${size}:${mtimeMs}`
    })
    .join(' ')

/**
 * Reads texts, or takes what was read from the same texts by the same readers before. A snapshot that is missing, stale or broken
 * is made anew; where it cannot be written, nothing is lost but the time.
 *
 * @param file where the snapshot is kept
 */
export function readOnce(texts: readonly string[], file = FILE): Resolution[] {
  const stamp = stampOf()
  const kept = stored(file, stamp)
  const known = texts.map(text => kept.find(k => k.text === text))
  if (known.every(k => k !== undefined)) return known.map(k => remember(k.resolution, k.facts))
  const { parse }: typeof import('../resolution/parse.ts') = createRequire(import.meta.url)('../resolution/parse.ts')
  const read = texts.map(text => parse(text))
  store(file, {
    stamp,
    kept: read.map((resolution, i) => ({ text: texts[i]!, resolution, facts: factsOf(resolution) })),
  })
  return read
}

function stored(file: string, stamp: string): readonly Kept[] {
  try {
    const snapshot = JSON.parse(readFileSync(file, 'utf8')) as Snapshot
    return snapshot.stamp === stamp ? snapshot.kept : []
  } catch {
    return []
  }
}

function store(file: string, snapshot: Snapshot): void {
  try {
    mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true })
    // another process may read meanwhile: it sees the old file or the new one, never a part
    const part = `${file}.${process.pid}`
    writeFileSync(part, JSON.stringify(snapshot))
    renameSync(part, file)
  } catch {
    // a read-only installation parses at every start
  }
}
