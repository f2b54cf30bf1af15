import { describe, expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { askOf, cited } from './made.ts'

/** A resolution of our own that imposes sanctions, in the genre's words. */
const sanctions = parse(`S/RES/9010 (2000)
5 May 2000

RESOLUTION 9010 (2000)

Adopted by the Security Council at its 4301st meeting,
on 5 May 2000

The Security Council,

Recalling its relevant resolutions on the situation in Ruritania,

Acting under Chapter VII of the Charter of the United Nations,

1. Decides that all States shall prevent the sale or supply to Ruritania, by their nationals or from their territories, of petroleum and of arms and related materiel of all types;

2. Decides that the measures imposed by paragraph 1 above shall not apply to:

(a) Protective clothing of humanitarian workers;

(b) Supplies for the sole use of the Mission;

3. Decides that all States shall prevent the entry into or transit through their territories of members of the junta;

4. Decides that

(a) All States shall prevent the import into their territories of all rough emeralds from Ruritania;

(b) These measures shall come into force on 7 July 2000;

5. Decides that the measures referred to in paragraph 4 above are established for an initial period of 18 months;

6. Expresses its intention to terminate the measures in paragraphs 1 and 3 above when the junta has left office;

7. Requests the Secretary-General to establish a panel of experts for a period of four months;

8. Decides to remain seized of the matter.
`)

const ids = (question: string, previous: string[] = []) => cited(askOf([sanctions], question, { previous }))
const silent = (question: string) => !askOf([sanctions], question).answered

describe('what a measure covers is answered by the paragraph that imposes it', () => {
  test.each([
    ['what is embargoed?', 'op-1'],
    ['whats embargoed', 'op-1'],
    ['what can not be sold to Ruritania?', 'op-1'],
    ['is there an oil embargo?', 'op-1'],
    ['who is barred from entry?', 'op-3'],
    ['who is under the travel ban?', 'op-3'],
    ['what is the import ban on?', 'op-4-a'],
  ])('“%s”: %s', (question, id) => {
    expect(ids(question)[0]).toBe(id)
  })

  test('“what is exempt from the arms embargo?” quotes the exemption with what it lists', () => {
    expect(ids('what is exempt from the arms embargo?')).toEqual(['op-2', 'op-2-a', 'op-2-b'])
  })

  test.each(['when will the sanctions be lifted?', 'what must happen for the travel ban to end?'])(
    '“%s” quotes the paragraph that ends it',
    question => {
      expect(ids(question)[0]).toBe('op-6')
    },
  )

  test.each(['is there a no-fly zone?', 'is there an asset freeze?', 'does it impose a timber embargo?'])(
    '“%s”: no paragraph speaks of that',
    question => {
      expect(silent(question)).toBe(true)
    },
  )

  test('where it speaks of none, it says no more than that, and shows what it does impose', () => {
    const answer = askOf([sanctions], 'is there an asset freeze?')
    expect(answer.headline).toBe('S/RES/9010 (2000) does not say that there is one.')
    expect(cited(answer)).toEqual(['op-1', 'op-3', 'op-4-a'])
  })
})

describe('how long something lasts is answered by its own term', () => {
  test.each([
    ['how long does the emerald ban last?', 'op-5'],
    ['until when is the import ban in force?', 'op-5'],
    ['how long do the measures last?', 'op-5'],
    ['how long does the panel of experts run?', 'op-7'],
  ])('“%s”: %s', (question, id) => {
    expect(ids(question)).toEqual([id])
  })

  test('a ban has no mandate: the answer speaks of a term', () => {
    expect(askOf([sanctions], 'how long does the emerald ban last?').headline).toMatch(
      /^The term ran until 7 January 2002/,
    )
  })

  test('no other term answers for a ban that has none', () => {
    expect(ids('until when is the travel ban in force?')).not.toContain('op-5')
    expect(ids('until when is the travel ban in force?')).not.toContain('op-7')
  })

  test('the end of its work is not the end of a mandate', () => {
    expect(askOf([sanctions], 'when does the panel of experts wrap up its work?').intent).not.toBe('expiry')
  })
})
