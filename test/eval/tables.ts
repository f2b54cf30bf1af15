import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'

const atRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

function optional<T>(path: string, read: (path: string) => T): T | undefined {
  try {
    return read(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.log(`${path}: absent, skipped`)
    return undefined
  }
}

/**
 * Tables read by hand, each with the resolutions that it speaks of, as far as their texts are here; a table or a corpus that is
 * absent is named and left out.
 *
 * @param paths from the project's root
 */
export function tables<Row extends { readonly resolution: number }>(
  paths: readonly string[],
  read: (table: string) => Row[],
): { path: string; set: Row[]; resolutions: Map<number, Resolution> }[] {
  const corpus = atRoot('../shared/corpus')
  const files = optional(corpus, path => readdirSync(path)) ?? []
  const text = new Map(files.map(file => [Number(/(\d+)-\d{4}\.txt$/.exec(file)?.[1]), `${corpus}/${file}`]))
  return paths.flatMap(path => {
    const table = optional(atRoot(path), file => readFileSync(file, 'utf8'))
    if (table === undefined) return []
    const set = read(table)
    const wanted = [...new Set(set.map(row => row.resolution))].filter(number => text.has(number))
    const resolutions = new Map(wanted.map(number => [number, parse(readFileSync(text.get(number)!, 'utf8'))]))
    return [{ path, set, resolutions }]
  })
}

/** " (98.3%)", empty where nothing was expected. */
export const share = (found: number, expected: number): string =>
  expected ? ` (${((100 * found) / expected).toFixed(1)}%)` : ''
