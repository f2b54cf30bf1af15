import { describe, expect, test } from 'vitest'
import { formatCitation, formatSymbol, readResolutionNames } from '../../src/resolution/citation.ts'

describe('a clause is cited as the trade writes it', () => {
  test.each([
    ['op-6', 'OP6'],
    ['op-6-d', 'OP6(d)'],
    ['op-6-d-ii', 'OP6(d)(ii)'],
    ['pp-3', 'PP3'],
    ['pp-12-a', 'PP12(a)'],
    ['annex-1', 'Annex I'],
    ['annex-9', 'Annex IX'],
    ['annex-12', 'Annex 12'],
    ['annex-2-15-c', 'Annex II, para. 15 (c)'],
    ['annex-2-a', 'Annex II, (a)'],
    ['annex-1-art-6-2', 'Annex I, Article 6 (2)'],
    ['annex-1-art-6-bis', 'Annex I, Article 6 bis'],
    ['annex-1-art-6-bis-2-a', 'Annex I, Article 6 bis (2)(a)'],
    ['footnote-1', 'footnote 1'],
    ['masthead', 'masthead'],
  ])('%s is %s', (id, citation) => {
    expect(formatCitation(id)).toBe(citation)
  })

  test('a symbol has one space', () => {
    expect(formatSymbol(1138, 1997)).toBe('S/RES/1138 (1997)')
  })
})

/** What is read: number, year, and "?" where only the bare number stands. */
const read = (text: string) =>
  readResolutionNames(text).map(n => `${n.number}${n.year ? ` (${n.year})` : ''}${n.bare ? '?' : ''}`)

describe('a resolution is known by every name', () => {
  test.each([
    ['S/RES/1138 (1997)', '1138 (1997)'],
    ['s/res/1138(1997)', '1138 (1997)'],
    ['S / RES / 1138 (1997)', '1138 (1997)'],
    ['S-RES-1138-1997', '1138 (1997)'],
    ['SRES 1138', '1138'],
    ['S/RES/1138', '1138'],
    ['resolution 1138', '1138'],
    ['Resolution 1138 (1997)', '1138 (1997)'],
    ['resolution 1138 of 1997', '1138 (1997)'],
    ['resolution no. 1138', '1138'],
    ['resolution number 1138', '1138'],
    ['Security Council resolution 1138’s mandate', '1138'],
    ['Res. 1138', '1138'],
    ['res1138', '1138'],
    ['resn 1138', '1138'],
    ['reso 1138', '1138'],
    ['Res 1138/1997', '1138 (1997)'],
    ['UNSCR 1138', '1138'],
    ['unscr1138 (1997) para 6', '1138 (1997)'],
    ['UNSC Res. 1138 (1997)', '1138 (1997)'],
    ['SC resolution 1138', '1138'],
    ['SCR 1138', '1138'],
    ['resolution 50', '50'],
    ['resolution 1994', '1994'],
    ['resolution 2000 (2011)', '2000 (2011)'],
    ['1138 (1997)', '1138 (1997)'],
    ['1138/1997', '1138 (1997)'],
    ['1994 (2011)', '1994 (2011)'],
    ['what does 1138 say?', '1138?'],
    ['on 1138, please', '1138?'],
    ['#1138', '1138?'],
  ])('%s', (text, name) => {
    expect(read(text)).toEqual([name])
  })

  test.each([
    ['resolutions 1138 (1997) and 1099 (1997)', ['1138 (1997)', '1099 (1997)']],
    ['resolutions 1138, 1099 and 1089', ['1138', '1099?', '1089?']],
    ['1099 before resolution 1138', ['1099?', '1138']],
  ])('%s names several, in order', (text, names) => {
    expect(read(text)).toEqual(names)
  })

  test('the name’s place is the name and nothing round it', () => {
    for (const [text, name] of [
      ['does resolution 1138 (1997) say so', 'resolution 1138 (1997)'],
      ['in 1138 (1997), para 3', '1138 (1997)'],
      ['res 1138 para 3', 'res 1138'],
    ] as const) {
      const [found] = readResolutionNames(text)
      expect(text.slice(...found!.span)).toBe(name)
    }
  })
})

describe('no resolution is', () => {
  test.each([
    'in 1997',
    'since 1997',
    'of 1997',
    'until 1998',
    'May 1998',
    '15 May 1998',
    'may 15, 1998',
    'May 15th 1998',
    'between 1995 and 1997',
    'from 1995 to 1997',
    '1995-1997',
    '1998-05-15',
    '15.5.1998',
    'the year 2000',
    'the 1990s',
    'S/1997/808',
    'S/1997/686 and Add.1',
    'A/RES/52/1',
    'General Assembly resolution 52/1',
    '20,695 troops',
    '1500 troops',
    '1,500',
    '1200 observers',
    '500 km',
    '$1500',
    '100%',
    '3.142',
    'its 3833rd meeting',
    'meeting 3833',
    'OP6(d)',
    'paragraphs 3 and 4',
  ])('%s', text => {
    expect(read(text)).toEqual([])
  })
})
