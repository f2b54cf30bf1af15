import { describe, expect, test } from 'vitest'
import { expressionOf } from '../../src/resolution/expressions.ts'
import { resolutionOf } from './made.ts'

const often = (text: string, times = 3) =>
  resolutionOf(Object.fromEntries(Array.from({ length: times }, (_, i) => [`op-${i + 1}`, text])))

describe('an acronym shortens an expression that the text uses time and again', () => {
  test.each([
    ['Urges States to stop foreign terrorist fighters;', 'FTF', 'foreign terrorist fighter'],
    ['Urges States to stop foreign terrorist fighters;', 'FTFs', 'foreign terrorist fighter'],
    ['Protects human rights defenders;', 'hrds', 'human rights defender'],
    ['Notes the small arms and light weapons there;', 'SALW', 'small arms and light weapon'],
    ['Notes the counter-terrorism measures;', 'CT', 'counter terrorism'],
    ['Notes the children affected by armed conflict;', 'CAAC', 'children affected by armed conflict'],
  ])('“%s”, %s: %s', (text, acronym, expression) => {
    expect(expressionOf(often(text), acronym)).toBe(expression)
  })

  test.each([
    ['Urges States to stop foreign, terrorist fighters;', 'FTF'],
    ['Notes the commission of terrorist acts;', 'CT'],
    ['Urges all of them;', 'AT'],
    ['Notes the counter-terrorism measures;', 'XY'],
  ])('and nothing else: “%s”, %s', (text, acronym) => {
    expect(expressionOf(often(text), acronym)).toBeUndefined()
  })

  test('not one that it uses twice, nor one that another rivals', () => {
    expect(expressionOf(often('Urges States to stop foreign terrorist fighters;', 2), 'FTF')).toBeUndefined()
    expect(
      expressionOf(often('Notes foreign terrorist fighters and, there, former territorial forces;'), 'FTF'),
    ).toBeUndefined()
  })
})
