import { describe, expect, test } from 'vitest'
import { type Mandate, mandatesOf } from '../../src/resolution/mandates.ts'
import { missionNamed, missionsAt, plainName } from '../../src/resolution/missions.ts'
import { resolutionOf, unmot } from './made.ts'

const ADOPTED = '2004-05-14'

/** What a paragraph does, in a text whose preamble says `before`. */
const read = (text: string, before = 'Recalling its earlier resolutions,', adopted = ADOPTED): readonly Mandate[] =>
  mandatesOf(resolutionOf({ 'pp-1': before, 'op-1': text }, adopted))

/** "extend UNMIR 2005-05-20" */
const brief = (mandates: readonly Mandate[]) => mandates.map(m => `${m.kind} ${m.entity} ${m.until ?? '-'}`)

describe('what is extended', () => {
  test.each([
    ['Decides to extend the mandate of UNMIR until 20 November 2004;', 'extend UNMIR 2004-11-20'],
    ['Decides to extend UNMIR’s mandate for a period terminating on 31 July 2004;', 'extend UNMIR 2004-07-31'],
    [
      'Decides that the mandate of UNMIR shall be extended for six months from 30 June 2004;',
      'extend UNMIR 2004-12-30',
    ],
    ['Decides to extend UNMIR for an additional period of 12 months;', 'extend UNMIR 2005-05-14'],
    [
      'Decides to extend until 30 June 2005 the mandate of UNMIR II as set out in resolution 9001;',
      'extend UNMIR II 2005-06-30',
    ],
    [
      'Expresses its full support for UNMIR and decides to extend its mandate until 1 July 2004;',
      'extend UNMIR 2004-07-01',
    ],
    ['Extends the deployment of UNMIR until 1 July 2004;', 'extend UNMIR 2004-07-01'],
    [
      'Decides to extend the authorization of the International Security Assistance Force for twelve months beyond 13 October 2004;',
      'extend ISAF 2005-10-13',
    ],
    [
      'Authorizes the Member States to continue for a further planned period of six months the multinational steadying force (RFOR) under unified command;',
      'extend RFOR 2004-11-14',
    ],
    [
      'Decides to extend, for a period expiring on 31 July 2004, the Group of Experts established pursuant to resolution 9001 (2003);',
      'extend Group of Experts 2004-07-31',
    ],
    [
      'Decides that the mission of Member States in Ruritania, which is a multinational operation, will be limited to a period of two months;',
      'extend multinational operation 2004-07-14',
    ],
    [
      'Authorizes the deployment of up to 90 military liaison personnel for a period of three months;',
      'authorize military liaison personnel 2004-08-14',
    ],
    [
      'Decides to authorise, in support of peace, the establishment, for an initial period of 12 months, of a hybrid operation in Darfur (UNAMID);',
      'establish UNAMID 2005-05-14',
    ],
    [
      'Decides to authorize member States of the African Union to maintain for six months a mission in Somalia;',
      'extend AMISOM 2004-11-14',
    ],
    [
      'Decides that the presence shall include, for a period of one year, a United Nations Mission in the Central African Republic and Chad (MINURCAT);',
      'establish MINURCAT 2005-05-14',
    ],
    [
      'Decides that for twelve months from the date of this resolution to renew the authorizations as set out in paragraph 10 of resolution 9046 (2003);',
      'extend authorizations 2005-05-14',
    ],
    [
      'Decides to establish a special mission, the United Nations Office in Timor-Leste (UNOTIL), which will remain in Timor-Leste until 20 May 2005;',
      'establish UNOTIL 2005-05-20',
    ],
    [
      'Decides to extend until 7 April 2005 the Panel’s mandate as a Panel of Experts;',
      'extend Panel of Experts 2005-04-07',
    ],
  ])('%s', (text, expected) => {
    const before =
      'Commending the work of the United Nations Mission in Ruritania (UNMIR), and of the Panel of Experts,'
    expect(brief(read(text, before))).toEqual([expected])
  })

  test('two named side by side are two', () => {
    const text =
      'Decides that the mandates of UNMIR and of the French forces which support it shall be extended until 24 July 2004;'
    expect(brief(read(text))).toEqual(['extend UNMIR 2004-07-24', 'extend French forces 2004-07-24'])
  })

  test('is known by its acronym where the text prints the long form alone', () => {
    expect(
      brief(
        read(
          'Decides to extend the present mandate of the United Nations Interim Force in Lebanon until 31 July 2004;',
        ),
      ),
    ).toEqual(['extend UNIFIL 2004-07-31'])
  })

  test('is known by the acronym that the same text defines', () => {
    const before = 'Noting the report on the United Nations Steadying Operation in Ruritania (UNSOR),'
    const text =
      'Decides to extend the mandate of the United Nations Steadying Operation in Ruritania until 31 July 2004;'
    expect(brief(read(text, before))).toEqual(['extend UNSOR 2004-07-31'])
  })

  test.each(['the mandate of the Mission', 'the present mandate', 'its mandate'])(
    '“%s” is that of the mission in the text',
    words => {
      const before = 'Noting the work of the United Nations Mission in Ruritania (UNMIR),'
      expect(brief(read(`Decides to extend ${words} until 31 July 2004;`, before))).toEqual(['extend UNMIR 2004-07-31'])
    },
  )

  test('a misprint of a defined acronym is that acronym', () => {
    const before = 'Noting the work of the United Nations Mission in Ruritania (UNMIR),'
    expect(brief(read('Decides that the mandate of UMMIR is extended until 31 July 2004;', before))).toEqual([
      'extend UNMIR 2004-07-31',
    ])
  })

  test('military observers without a name are the mission at their place', () => {
    const text =
      'Authorizes the United Nations military observers to continue monitoring the Prevlaka peninsula until 15 July 2004;'
    expect(brief(read(text))).toEqual(['extend UNMOP 2004-07-15'])
  })

  test('a sub-paragraph extends under its chapeau', () => {
    const text = { 'op-1': 'Decides:', 'op-1-a': 'To renew the mandate of UNMIR until 31 July 2004;' }
    expect(mandatesOf(resolutionOf(text, ADOPTED))).toMatchObject([{ entity: 'UNMIR', clause: 'op-1-a' }])
  })
})

describe('the last day', () => {
  test('of 31 August and six months is the last of February, with the arithmetic', () => {
    expect(read('Decides to extend the mandate of UNMIR for six months;', undefined, '2004-08-31')).toMatchObject([
      {
        until: '2005-02-28',
        steps: ['31 August 2004 (adoption) + 6 months = 28 February 2005, the last day of that month'],
      },
    ])
  })

  test.each([
    'Decides to establish, with effect from 1 June 2004, the United Nations Mission in Ruritania (UNMIR) for six months;',
    'Decides to establish for an initial period of six months the United Nations Mission in Ruritania (UNMIR), commencing on 1 June 2004;',
  ])('is counted from the day on which the act takes effect: %s', text => {
    expect(read(text)).toMatchObject([
      { kind: 'establish', entity: 'UNMIR', starts: '2004-06-01', until: '2004-12-01' },
    ])
  })

  test('is absent of a mission that is set up without one', () => {
    expect(
      brief(read('Decides to establish the United Nations Mission in Ruritania (UNMIR) under its authority;')),
    ).toEqual(['establish UNMIR -'])
  })

  test('of presences that continue thereafter is no end', () => {
    const text =
      'Decides that the international civil and security presences are established for an initial period of 12 months, to continue thereafter unless the Council decides otherwise;'
    expect(read(text)).toMatchObject([
      { entity: 'international civil presence', until: '2005-05-14', continues: true },
      { entity: 'international security presence', until: '2005-05-14', continues: true },
    ])
  })
})

describe('what is ended, renamed or followed', () => {
  test.each([
    ['Decides to terminate the mandate of UNMIR with immediate effect;', ADOPTED],
    ['Decides to terminate the mandate of UNMIR on 31 July 2004;', '2004-07-31'],
    ['Decides that the mandate of UNMIR shall end on 15 January 2005;', '2005-01-15'],
  ])('%s', (text, until) => {
    expect(read(text)).toMatchObject([{ kind: 'terminate', entity: 'UNMIR', until }])
  })

  test.each([
    'Expresses its intention to terminate the mandate of UNMIR on 31 July 2004;',
    'Decides that the mandate of UNMIR shall terminate if the parties do not comply;',
    'Decides that the measures imposed by resolution 9001 shall terminate on 31 July 2004;',
    'Decides to terminate the measures and to thank UNMIR;',
  ])('what depends on something, or ends measures, ends no mandate: %s', text => {
    expect(read(text)).toEqual([])
  })

  test('a new name follows on the old one, which ends', () => {
    const text =
      'Decides that UNMIR shall, as from 1 July 2004, bear the title of the United Nations Settling Mission in Ruritania (UNSMIR);'
    expect(read(text)).toMatchObject([
      { kind: 'rename', entity: 'UNSMIR', from: 'UNMIR', replaces: true, starts: '2004-07-01' },
    ])
  })

  test('the new name of a part does not end the whole', () => {
    const text =
      'Decides that UNMIR within Northern Ruritania shall be known as UNPRER, and that its mandate shall continue until 30 November 2004;'
    const [mandate] = read(text)
    expect(mandate).toMatchObject({ kind: 'rename', entity: 'UNPRER', from: 'UNMIR', until: '2004-11-30' })
    expect(mandate?.replaces).toBeUndefined()
  })

  test('a successor follows on: “as a legal successor to”', () => {
    const text =
      'Authorizes the Member States to establish for twelve months a multinational steadying force (EURUR) as a legal successor to RFOR;'
    expect(read(text)).toMatchObject([{ entity: 'EURUR', from: 'RFOR', until: '2005-05-14' }])
  })

  test('a mission that takes over another’s components follows on it', () => {
    const text =
      'Decides that UNMAR will take over the civilian components and functions of UNMIR, and to that end decides that the mandate of UNMIR shall terminate immediately upon the establishment of UNMAR;'
    expect(read(text)).toMatchObject([
      { kind: 'rename', entity: 'UNMAR', from: 'UNMIR' },
      { kind: 'terminate', entity: 'UNMIR', until: ADOPTED },
    ])
  })
})

describe('what is no mandate', () => {
  test.each([
    'Decides to renew until 31 July 2005 the measures on arms imposed by resolution 9001 (2003);',
    'Decides to extend the terms of office of the following judges until 31 December 2005;',
    'Requests the Secretary-General to continue to provide a logistical support package for UNMIR until 31 July 2005;',
    'Decides to extend until 31 July 2005 the arrangements for the Development Fund;',
    'Authorizes an increase in the military component of UNMIR for a period of six months;',
    'Decides that UNMIR shall continue to perform its functions fully until the deployment of UNMAR or 30 June 2004;',
    'Expresses its intention to extend the mandate of UNMIR until 31 July 2005;',
    'Decides to establish, in accordance with rule 28, a Committee of the Security Council;',
  ])('%s', text => {
    expect(read(text)).toEqual([])
  })
})

test('the built-in resolution extends UNMOT', () => {
  expect(mandatesOf(unmot)).toMatchObject([{ entity: 'UNMOT', clause: 'op-5', kind: 'extend', until: '1998-05-15' }])
})

test('a name is one in every spelling', () => {
  expect(plainName('the Mission for the Referendum in the Western Sahara')).toBe('mission referendum western sahara')
  expect(missionNamed('United Nations Organisation Mission in the Democratic Republic of the Congo')).toBe('MONUC')
  expect(missionNamed('United Nations Mission in Ruritania')).toBeUndefined()
  expect(missionsAt('Prevlaka')).toEqual(['UNMOP'])
  expect(missionsAt('Haiti').length).toBeGreaterThan(1)
})
