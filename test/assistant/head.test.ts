import { expect, test } from 'vitest'
import { headOf } from '../../src/assistant/head.ts'

test.each([
  ['how many military observers does it have', 'observers'],
  ['who is the new envoy to haiti', 'envoy'],
  ['is there an arms embargo on liberia', 'embargo'],
  ['which town is meant', 'town'],
  ['what is the reporting period for the mission', 'period'],
  ['when do the elections take place', 'elections'],
  ['head of the commission', 'head'],
])('%s is about %s', (question, noun) => {
  expect(headOf(question)).toBe(noun)
})

test.each(['who pays?', 'what must they do', '', '?'])('%j is about no noun', question => {
  expect(headOf(question)).toBeUndefined()
})
