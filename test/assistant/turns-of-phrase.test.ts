import { describe, expect, test } from 'vitest'
import { withoutTurns } from '../../src/assistant/turns-of-phrase.ts'

describe('turns of phrase', () => {
  test.each([
    ['who got kicked out', 'who got expelled'],
    ['will they be locked up for it?', 'will they be detained for it?'],
    ['who stopped shooting at whom', 'who ceasefire at whom'],
    ['when does it run out', 'when does it expire'],
    ['who says they did it?', 'who claim responsibility?'],
    ['what can’t go against the ban on weapons?', 'what can’t violate the arms embargo?'],
  ])('reads “%s” as “%s”, whatever the inflection', (said, plain) => {
    expect(withoutTurns(said)).toBe(plain)
  })

  test.each(['', 'the police work', 'who runs the mission', 'getting the panel list', '1 2 3'])(
    'leaves “%s” as it is',
    said => {
      expect(withoutTurns(said)).toBe(said)
    },
  )
})
