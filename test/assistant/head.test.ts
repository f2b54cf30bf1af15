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
  ['how big is the expert team now', 'team'],
  ['how high could the troop level go', 'level'],
  ['max number of ad litem judges', 'judges'],
  ['date of the municipal elections', 'elections'],
  ['name of the new special representative', 'representative'],
  ['who is the german trial judge in the case', 'judge'],
  ['who is the special envoy, name please', 'envoy'],
  ['asset freeze on the former president', 'freeze'],
])('%s is about %s', (question, noun) => {
  expect(headOf(question)).toBe(noun)
})

test.each(['who pays?', 'who is told to leave', 'who is guarding the staff', 'what must they do', '', '?'])(
  '%j is about no noun',
  question => {
    expect(headOf(question)).toBeUndefined()
  },
)
