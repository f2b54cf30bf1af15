import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'
import { dice, HABITS, setAnew } from './printings.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const present = existsSync(corpus)

/** Masthead facts, ids and words of the body; spaces, stops at the end and markup aside. */
function reading({ symbol, adopted, meeting, clauses }: Resolution): string {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/\s+|[;,.]$/g, ' ')
      .replace(/- /g, '-')
      .trim()
  const body = clauses.filter(({ part }) => part === 'preambular' || part === 'operative')
  return [symbol, adopted, meeting, ...body.map(({ id, text }) => `${id} ${plain(text)}`)].join('\n')
}

describe.skipIf(!present)(`the corpus in other print${present ? '' : ' (skipped: ../shared/corpus is absent)'}`, () => {
  const texts = (present ? readdirSync(corpus) : []).map(name => {
    const raw = readFileSync(`${corpus}/${name}`, 'utf8')
    const resolution = parse(raw)
    return { raw, resolution, reading: reading(resolution), seed: resolution.number! * 31 }
  })
  const differing = (print: (text: (typeof texts)[number]) => string) =>
    texts
      .filter(text => {
        const printed = print(text)
        expect(printed).not.toBe('')
        return reading(parse(printed)) !== text.reading
      })
      .map(({ resolution }) => resolution.symbol)

  test.each([1, 2, 3])('reads the same with other lines and pages, but for at most 1 in 100 (set %i)', set => {
    expect(texts.length).toBe(316)
    expect(differing(({ raw, resolution, seed }) => setAnew(raw, resolution, seed + set)).length).toBeLessThanOrEqual(3)
  })

  test.each(Object.entries(HABITS))('reads the same with %s, but for at most 2 texts', (_, habit) => {
    const changed = texts.filter(({ raw, seed }) => habit(raw, dice(seed)) !== raw)
    expect(changed.length).toBeGreaterThan(70)
    expect(differing(({ raw, seed }) => habit(raw, dice(seed))).length).toBeLessThanOrEqual(2)
  })
})
