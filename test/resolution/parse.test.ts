import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'

const raw = readFileSync(new URL('../../data/S-RES-1138-1997.txt', import.meta.url), 'utf8')
const resolution = parse(raw)
const clause = (id: string, of: Resolution = resolution) => of.clauses.find(c => c.id === id)
const text = (id: string) => clause(id)?.text

describe('S/RES/1138 (1997)', () => {
  test('has its symbol, day of adoption and meeting in the masthead', () => {
    const { symbol, number, year, adopted, meeting } = resolution
    expect({ symbol, number, year, adopted, meeting }).toEqual({
      symbol: 'S/RES/1138 (1997)',
      number: 1138,
      year: 1997,
      adopted: '1997-11-14',
      meeting: 3833,
    })
    expect(text('masthead')?.split('\n\n')).toEqual([
      'S/RES/1138 (1997)',
      '14 November 1997',
      'RESOLUTION 1138 (1997)',
      'Adopted by the Security Council at its 3833rd meeting, on 14 November 1997',
    ])
  })

  test('has 8 preambular and 13 operative paragraphs, and 8 sub-paragraphs of OP6, in the order of the text', () => {
    expect(resolution.clauses.map(c => c.id)).toEqual([
      'masthead',
      ...Array.from({ length: 8 }, (_, n) => `pp-${n + 1}`),
      ...Array.from({ length: 6 }, (_, n) => `op-${n + 1}`),
      ...[...'abcdefgh'].map(letter => `op-6-${letter}`),
      ...Array.from({ length: 7 }, (_, n) => `op-${n + 7}`),
    ])
    expect(resolution.problems).toEqual([])
  })

  test('joins PP8 across the page break', () => {
    expect(text('pp-8')).toContain('(S/1997/508), for the further assistance of the United Nations')
    expect(text('pp-8')).toMatch(/^Taking note of the requests .* the international community,$/)
  })

  test('joins OP6 (h) across "/..."', () => {
    expect(text('op-6-h')).toBe(
      'Maintain close contacts with the parties, as well as cooperative liaison with the CIS Peacekeeping Forces, the Russian border forces and the Mission of the Organization for Security and Cooperation in Europe (OSCE) in Tajikistan;',
    )
  })

  test('quotes OP5 and OP6 (d) word for word, without the printed number', () => {
    expect(clause('op-5')).toMatchObject({
      text: 'Decides to extend the mandate of UNMOT until 15 May 1998;',
      label: '5.',
      verb: 'Decides',
    })
    expect(clause('op-6-d')).toMatchObject({
      text: 'Investigate reports of ceasefire violations and report on them to the United Nations and the CNR;',
      label: '(d)',
      parent: 'op-6',
    })
  })

  test('gives OP6 its two blocks and its sub-paragraphs both as chapeau', () => {
    const own =
      'Decides that the mandate of UNMOT shall be as follows:\n\nTo use its best efforts to promote peace and national reconciliation and to assist in the implementation of the General Agreement and, to this end, to'
    expect(text('op-6')).toBe(own)
    expect(clause('op-6-a')?.chapeau).toBe(own)
  })

  test('names the leading verb as printed', () => {
    const verbs = ['pp-3', 'pp-6', 'pp-8', 'op-2', 'op-3', 'op-7', 'op-9'].map(id => clause(id)?.verb)
    expect(verbs).toEqual([
      'Having considered also',
      'Expressing concern',
      'Taking note',
      'Welcomes also',
      'Notes with appreciation',
      'Calls upon',
      'Further encourages',
    ])
  })

  test('keeps every word of the text, and no page furniture', () => {
    const words = (s: string) => s.match(/[\p{L}\p{N}]+/gu) ?? []
    const body = raw.slice(raw.indexOf('The Security Council,')).replace('/...', '').replace('-----', '')
    expect(words(resolution.source.slice(resolution.source.indexOf('The Security Council,')))).toEqual(words(body))
    expect(resolution.source).not.toMatch(/\/\.\.\.|-----|Distr|\n\n\n/)
  })

  test('reads the same from its own cleaned source', () => {
    expect(parse(resolution.source)).toEqual(resolution)
  })

  test.each([
    ['CRLF', raw.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${raw}`],
    ['no-break spaces', raw.replaceAll(' 1997', '\u00A01997')],
    ['form feeds', raw.replace('/...', '/...\f')],
  ])('reads the same with %s', (_, variant) => {
    expect(variant).not.toBe(raw)
    expect(parse(variant)).toEqual(resolution)
  })
})
