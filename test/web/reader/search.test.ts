import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../src/library/library.ts'
import { loadBuiltIn } from '../../../src/library/load.ts'
import { searchText } from '../../../src/web/reader/search.ts'

const library = createLibrary(loadBuiltIn().map(each => each.resolution))
const found = (typed: string) => {
  const { resolutions, clauses } = searchText(library, typed)
  return { symbols: resolutions.map(r => r.symbol), ids: clauses.map(f => f.clause.id), clauses }
}

describe('searching while words are typed', () => {
  test('finds by a word that is not finished yet, and marks what was meant', () => {
    const { ids, clauses } = found('ceasefire viol')
    expect(ids[0]).toBe('op-6-d')
    const { text } = clauses[0]!.clause
    expect(clauses[0]!.highlights.map(([a, b]) => text.slice(a, b))).toEqual(['ceasefire', 'violations'])
  })

  test('finds by a single beginning, in every paragraph that has such a word', () => {
    expect(found('demobiliz').ids).toContain('op-6-e')
    expect(found('demobiliz').ids).not.toContain('op-1')
  })

  test('finds a resolution by its number, and paragraphs within it', () => {
    expect(found('1138').symbols).toEqual(['S/RES/1138 (1997)'])
    expect(found('1138 elections').ids).toContain('op-6-b')
  })

  test.each(['', '   ', '((((', '\\', 'zzzzqqqq', '<script>'])('%j finds nothing and breaks nothing', typed => {
    expect(found(typed).ids).toEqual([])
  })

  test('reads no more of what is typed than a person types', () => {
    expect(found('ceasefire '.repeat(5000)).ids.length).toBeGreaterThan(0)
  })
})
