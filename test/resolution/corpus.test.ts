import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { conformanceOf } from '../eval/conformance.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const corpus = `${shared}corpus`
const present = existsSync(corpus)

describe.skipIf(!present)(`the corpus${present ? '' : ' (skipped: ../shared/corpus is absent)'}`, () => {
  test('at least 315 of its 316 texts conform', () => {
    const all = conformanceOf(corpus)
    expect(all.length).toBe(316)
    expect(all.filter(({ faults }) => faults.length > 0).length).toBeLessThanOrEqual(1)
  })

  test('its cleaned sources read as the texts do, but for a few that lose a rule or a note mark', () => {
    const names = readdirSync(corpus)
    const differ = names.filter(name => {
      const once = parse(readFileSync(`${corpus}/${name}`, 'utf8'))
      const ids = (clauses: typeof once.clauses) => clauses.map(c => `${c.id} ${c.text}`).join('\n')
      return ids(parse(once.source).clauses) !== ids(once.clauses)
    })
    expect(differ.length).toBeLessThanOrEqual(8)
  })
})

interface Row {
  readonly id: string
  readonly in: string
  readonly gold: readonly string[]
  readonly must: readonly string[]
}

const questions = `${shared}eval/questions-many-open.jsonl`
const deadlines = `${shared}eval/deadlines-open.tsv`

describe.skipIf(!existsSync(questions))('the paragraphs that people named by hand', () => {
  const plain = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
  const read = (name: string) => parse(readFileSync(`${corpus}/${name}`, 'utf8'))

  test('hold the phrase of each question', () => {
    const rows = readFileSync(questions, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Row)
    const lost = rows.filter(row => {
      const [, number, year] = /(\d+) \((\d+)\)/.exec(row.in) ?? []
      if (row.gold.length === 0 || row.must.length === 0) return false
      const { clauses } = read(`S-RES-${number}-${year}.txt`)
      const gold = row.gold.map(id => id.toLowerCase())
      const named = clauses.filter(c =>
        gold.some(id => c.id === id || (id === 'annex-1' && c.id.startsWith('annex-1-'))),
      )
      return !named.some(c => row.must.some(phrase => plain(c.text).includes(plain(phrase))))
    })
    expect(rows.length).toBeGreaterThan(100)
    expect(lost.map(row => row.id)).toEqual([])
  })

  test('hold the words of each deadline', () => {
    const files = readdirSync(corpus)
    const rows = readFileSync(deadlines, 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split('\t'))
    const lost = rows.filter(([number, id, , words]) => {
      const file = files.find(name => name.startsWith(`S-RES-${number}-`))
      if (!file || !words) return false
      const clause = read(file).clauses.find(c => c.id === id)
      return !clause || !plain(clause.text).includes(plain(words))
    })
    expect(rows.length).toBeGreaterThan(100)
    expect(lost).toEqual([])
  })
})
