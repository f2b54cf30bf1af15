import { expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { resolutionIn } from '../../src/store/folded.ts'
import { textOf } from './contract.ts'

const resolution = parse(textOf(9001, 'Notes the words “,"source":” of the letter'))

test('a resolution comes out of its JSON to the last field, asked for in any order', () => {
  const json = JSON.stringify(resolution)
  expect(resolutionIn(Buffer.from(json))).toEqual(resolution)
  expect(JSON.stringify(resolutionIn(Buffer.from(json)))).toBe(json)
  const asked = resolutionIn(Buffer.from(json))
  expect(asked.problems).toEqual(resolution.problems)
  expect(asked.source).toBe(resolution.source)
  expect(asked.clauses).toBe(asked.clauses)
  expect({ ...asked, symbol: 'another' }).toEqual({ ...resolution, symbol: 'another' })
})

test('a text without number and days has all that it has', () => {
  const json = JSON.stringify(parse('No resolution at all.'))
  expect(resolutionIn(Buffer.from(json))).toEqual(JSON.parse(json))
})

test('symbol and days are known before the paragraphs are read', () => {
  const json = JSON.stringify(resolution)
  const broken = resolutionIn(Buffer.from(json.slice(0, -10)))
  expect(broken).toMatchObject({ symbol: 'S/RES/9001 (2030)', number: 9001, year: 2030, adopted: '2030-03-03' })
  expect(() => broken.clauses).toThrow(SyntaxError)
})
