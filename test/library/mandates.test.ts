import { describe, expect, test } from 'vitest'
import { mandatesInForce } from '../../src/library/mandates.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import { resolutionOf } from '../resolution/made.ts'

/** Resolution `number` of a day, with one preambular and further operative paragraphs. */
function made(
  number: number,
  adopted: string,
  paragraphs: readonly string[],
  before = 'Recalling the situation,',
): Resolution {
  const operative = Object.fromEntries(paragraphs.map((text, n) => [`op-${n + 1}`, text]))
  const year = Number(adopted.slice(0, 4))
  const symbol = `S/RES/${number} (${year})`
  return { ...resolutionOf({ 'pp-1': before, ...operative }, adopted), symbol, number, year }
}

const FIRST = made(9099, '1997-03-14', [
  'Welcomes the progress;',
  'Decides to extend the mandate of UNMIR until 15 June 1997;',
])
const SECOND = made(9113, '1997-06-12', [
  'Decides to extend the mandate of the United Nations Mission in Ruritania (UNMIR) until 15 September 1997;',
])
const THIRD = made(9138, '1997-11-14', ['Decides to extend UNMIR’s mandate until 15 May 1998;'])
const ALL = [THIRD, FIRST, SECOND]

const entities = (resolutions: readonly Resolution[], day: string) =>
  mandatesInForce(resolutions, day).map(m => `${m.entity} ${m.until}`)

describe('a chain of extensions', () => {
  test('stands behind the mandate, oldest first, whatever the order of the texts', () => {
    expect(mandatesInForce(ALL, '1998-05-01')).toEqual([
      {
        entity: 'UNMIR',
        until: '1998-05-15',
        symbol: 'S/RES/9138 (1997)',
        clause: 'op-1',
        quote: 'Decides to extend UNMIR’s mandate until 15 May 1998;',
        kind: 'extend',
        steps: ['15 May 1998 is named in the text'],
        history: [
          { symbol: 'S/RES/9099 (1997)', clause: 'op-2', until: '1997-06-15' },
          { symbol: 'S/RES/9113 (1997)', clause: 'op-1', until: '1997-09-15' },
        ],
      },
    ])
  })

  test.each([
    ['1997-03-13', []],
    ['1997-03-14', ['UNMIR 1997-06-15']],
    ['1997-06-11', ['UNMIR 1997-06-15']],
    ['1997-06-12', ['UNMIR 1997-09-15']],
    ['1997-09-15', ['UNMIR 1997-09-15']],
    ['1997-09-16', []],
    ['1998-05-15', ['UNMIR 1998-05-15']],
    ['1998-05-16', []],
  ])('on %s is %j: the last day counts, what was adopted later does not', (day, expected) => {
    expect(entities(ALL, day)).toEqual(expected)
  })

  test('a later act rules, also where it is shorter', () => {
    const shorter = made(9140, '1998-01-10', ['Decides to extend the mandate of UNMIR until 31 January 1998;'])
    expect(entities([...ALL, shorter], '1998-01-20')).toEqual(['UNMIR 1998-01-31'])
    expect(entities([...ALL, shorter], '1998-02-01')).toEqual([])
  })

  test('the same resolution twice is one', () => {
    expect(mandatesInForce([THIRD, FIRST, THIRD], '1998-05-01')).toEqual(mandatesInForce([FIRST, THIRD], '1998-05-01'))
  })
})

describe('an end', () => {
  const ended = (words: string) => [
    ...ALL,
    made(9150, '1998-02-02', [`Decides to terminate the mandate of UNMIR ${words};`]),
  ]

  test('with immediate effect takes the mandate off from that day', () => {
    expect(entities(ended('with immediate effect'), '1998-02-01')).toEqual(['UNMIR 1998-05-15'])
    expect(entities(ended('with immediate effect'), '1998-02-02')).toEqual([])
  })

  test('on a day lets it run that day', () => {
    expect(entities(ended('on 28 February 1998'), '1998-02-28')).toEqual(['UNMIR 1998-02-28'])
    expect(entities(ended('on 28 February 1998'), '1998-03-01')).toEqual([])
  })
})

describe('a body that follows on', () => {
  const heir = made(9160, '1998-03-01', [
    'Decides that UNMIR shall, as from 1 April 1998, bear the title of the United Nations Settling Mission in Ruritania (UNSMIR);',
    'Decides that UNSMIR shall be deployed until 31 December 1998;',
  ])

  test('carries the history under the old name, which ends', () => {
    const [now, ...others] = mandatesInForce([...ALL, heir], '1998-05-01')
    expect(others).toEqual([])
    expect(now).toMatchObject({ entity: 'UNSMIR', until: '1998-12-31', symbol: 'S/RES/9160 (1998)', clause: 'op-2' })
    expect(now?.history).toEqual([
      { symbol: 'S/RES/9099 (1997)', clause: 'op-2', until: '1997-06-15', entity: 'UNMIR' },
      { symbol: 'S/RES/9113 (1997)', clause: 'op-1', until: '1997-09-15', entity: 'UNMIR' },
      { symbol: 'S/RES/9138 (1997)', clause: 'op-1', until: '1998-05-15', entity: 'UNMIR' },
    ])
  })

  test('leaves the old name in force until it takes its place', () => {
    expect(entities([...ALL, heir], '1998-03-31')).toContain('UNMIR 1998-05-15')
    expect(entities([...ALL, heir], '1998-04-01')).not.toContain('UNMIR 1998-05-15')
  })

  test('by “take over” carries the history of a mission that is terminated', () => {
    const text = made(9161, '1998-03-01', [
      'Decides to establish the United Nations Mission of Aid in Ruritania (UNMAR) for an initial period of six months;',
      'Decides that UNMAR will take over the civilian components of UNMIR, and decides that the mandate of UNMIR shall terminate immediately upon the establishment of UNMAR;',
    ])
    const running = mandatesInForce([...ALL, text], '1998-05-01')
    expect(running.map(m => m.entity)).toEqual(['UNMAR'])
    expect(running[0]?.history.map(h => h.entity)).toEqual(['UNMIR', 'UNMIR', 'UNMIR'])
  })

  test('does not run before its first day', () => {
    const later = made(9162, '1998-03-01', [
      'Decides to establish, as of 1 June 1998, the United Nations Office in Ruritania (UNOR) for one year;',
    ])
    expect(entities([later], '1998-05-31')).toEqual([])
    expect(entities([later], '1998-06-01')).toEqual(['UNOR 1999-06-01'])
  })
})

describe('names across resolutions', () => {
  test('a long form is the acronym that another text gives it', () => {
    const spelled = made(9139, '1998-05-14', [
      'Decides to extend the mandate of the United Nations Mission in Ruritania until 15 November 1998;',
    ])
    const [now] = mandatesInForce([...ALL, spelled], '1998-06-01')
    expect(now).toMatchObject({ entity: 'UNMIR', until: '1998-11-15' })
    expect(now?.history).toHaveLength(3)
  })

  test('panels of one name are told apart by the resolutions that set them up', () => {
    const texts = [
      made(9201, '1998-01-01', [
        'Decides to extend the mandate of the Panel of Experts appointed pursuant to resolution 9001 (1996) until 30 June 1998;',
      ]),
      made(9202, '1998-02-01', [
        'Decides to extend the mandate of the Panel of Experts appointed pursuant to resolution 9002 (1996) until 31 July 1998;',
      ]),
      made(9203, '1998-06-15', [
        'Decides to extend the mandate of the Panel of Experts, established by resolution 9001 (1996) and extended by resolution 9201 (1998), until 31 December 1998;',
      ]),
    ]
    expect(mandatesInForce(texts, '1998-07-01').map(m => `${m.under} ${m.until} ${m.history.length}`)).toEqual([
      'resolution 9002 1998-07-31 0',
      'resolution 9001 1998-12-31 1',
    ])
  })

  test('“the United Nations mission” is that of the resolution that the preamble recalls', () => {
    const vague = made(
      9139,
      '1998-05-10',
      ['Decides to extend the mandate of the United Nations mission for a new period terminating on 15 October 1998;'],
      'Recalling all its relevant resolutions, including resolution 9138 (1997) of 14 November 1997,',
    )
    expect(mandatesInForce([...ALL, vague], '1998-06-01')).toMatchObject([{ entity: 'UNMIR', until: '1998-10-15' }])
  })
})

test('what continues unless the Council decides otherwise stays in force, last in the list', () => {
  const text = made(9044, '1997-06-10', [
    'Decides that the international civil and security presences are established for 12 months, to continue thereafter unless the Council decides otherwise;',
  ])
  expect(mandatesInForce([...ALL, text], '1998-05-01').map(m => [m.entity, m.continues ?? false])).toEqual([
    ['UNMIR', false],
    ['international civil presence', true],
    ['international security presence', true],
  ])
  expect(mandatesInForce([text], '2020-01-01')).toHaveLength(2)
})

test('no resolution is no mandate', () => {
  expect(mandatesInForce([], '1998-05-01')).toEqual([])
})

test('one sanctions committee links the acts on its panel, though their paragraphs name different resolutions', () => {
  const committee = 'Requests the Committee established pursuant to paragraph 8 of resolution 9001 (1996) to report;'
  const panels = [
    made(9101, '1997-03-14', [
      committee,
      'Decides to extend until 15 June 1997 the mandate of the Group of Experts established by resolution 9033 (1996);',
    ]),
    made(9113, '1997-06-12', [
      'Expands the mandate of the Committee as set out in paragraph 8 of resolution 9001 (1996);',
      'Decides to extend until 15 June 1998 the mandate of the Group of Experts established by resolution 9071 (1997);',
    ]),
    made(9114, '1997-06-13', [
      'Decides to establish a Committee of the Security Council consisting of all its members;',
      'Requests the Secretary-General to create for a period of one year a Group of Experts;',
    ]),
  ]
  expect(mandatesInForce(panels, '1998-01-01')).toMatchObject([
    { entity: 'Group of Experts', symbol: 'S/RES/9114 (1997)', under: 'resolution 9114', history: [] },
    { symbol: 'S/RES/9113 (1997)', history: [{ symbol: 'S/RES/9101 (1997)' }] },
  ])
})
