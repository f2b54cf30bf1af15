import { expect, test } from 'vitest'
import { ask } from './made.ts'

test.each(['which country is this about?', 'what country is it on?', 'which country does it concern?'])(
  '“%s” is answered by the country that most paragraphs name',
  question => {
    const answer = ask(question)
    expect(answer.intent).toBe('subject')
    expect(answer.headline).toMatch(/^(?:Republic of )?Tajikistan: named in \d+ paragraphs/)
  },
)

test('a question on more than that is none on the subject', () => {
  expect(ask('which country chairs the committee on it?').intent).not.toBe('subject')
})
