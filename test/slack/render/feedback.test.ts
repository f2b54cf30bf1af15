import { expect, test } from 'vitest'
import { createAssistant } from '../../../src/assistant/assistant.ts'
import { aboutOf } from '../../../src/chat/about.ts'
import { clockFrom } from '../../../src/clock.ts'
import { createLibrary } from '../../../src/library/library.ts'
import { loadBuiltIn } from '../../../src/library/load.ts'
import { feedbackButtons, readOpinion } from '../../../src/slack/render/feedback.ts'
import type { Wired } from '../fake/slack.ts'

const assistant = createAssistant(
  createLibrary(loadBuiltIn().map(each => each.resolution)),
  clockFrom(Temporal.Instant.from('1998-05-01T00:00:00Z')),
)

const valuesOf = (question: string): string[] => {
  const answer = assistant.ask(question)
  const [buttons] = (feedbackButtons(question, answer.headline, aboutOf(answer)) as Wired).elements
  return [buttons.positive_button.value, buttons.negative_button.value]
}

test('a click says what was answered: which intent, whether the text says it, which paragraphs', () => {
  const [good, bad] = valuesOf('what is the mandate?')
  const said = { question: 'what is the mandate?', headline: expect.stringContaining('OP6') }
  const tasks = ['op-6', ...'abcdefgh'.split('').map(letter => `op-6-${letter}`)]
  const about = { intent: 'mandate', answered: true, cites: [['S/RES/1138 (1997)', ...tasks]] }
  expect(readOpinion(good)).toEqual({ helpful: true, ...said, about })
  expect(readOpinion(bad)).toEqual({ helpful: false, ...said, about })
  expect(readOpinion(valuesOf('what’s the budget?')[0])).toMatchObject({ about: { answered: false } })
})

test('of a whole text the first twelve paragraphs are told, and a button holds them', () => {
  for (const value of valuesOf('show me the whole text')) {
    expect(value.length).toBeLessThanOrEqual(2_000)
    const opinion = readOpinion(value)
    expect(opinion?.about?.cites.flatMap(([, ...clauses]) => clauses)).toHaveLength(12)
  }
})

test('a click under a message of an earlier version counts, and one whose paragraphs cannot be read', () => {
  const opinion = { helpful: true, question: 'when?', headline: 'Then.' }
  expect(readOpinion(JSON.stringify(opinion))).toEqual(opinion)
  expect(readOpinion(JSON.stringify({ ...opinion, about: { intent: 7 } }))).toMatchObject(opinion)
  expect(readOpinion('{"helpful":"yes"}')).toBeUndefined()
})
