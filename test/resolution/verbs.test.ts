import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verbUsesOf } from '../../src/resolution/verbs.ts'
import { PIECES, resolutionOf, sliceOf, unmot } from './made.ts'

const uses = (text: string, id = 'op-1') =>
  verbUsesOf(resolutionOf({ [id]: text })).map(use => `${use.verb}: ${use.lemma}`)

test.each([
  ['op-3', ['note', 'call upon']],
  ['op-8', ['welcome', 'encourage']],
  ['op-9', ['encourage']],
  ['op-12', ['request', 'request']],
  ['pp-8', ['take note', 'recognize']],
  ['op-6-d', []],
])('reads the verbs of %s of S/RES/1138', (clause, lemmas) => {
  expect(verbUsesOf(unmot).flatMap(use => (use.clause === clause ? [use.lemma] : []))).toEqual(lemmas)
})

test.each([
  ['Further encourages Member States to help', ['Further encourages: encourage']],
  ['Calls also upon the parties to stop', ['Calls also upon: call upon']],
  [
    'Requests the Council to act, and, in this regard, notes with concern that it has not; further decides to wait',
    ['Requests: request', 'in this regard, notes: note', 'further decides: decide'],
  ],
  ['Strongly condemns the attack and demands that it cease', ['Strongly condemns: condemn', 'demands: demand']],
  ['Takes note of the plan', ['Takes note: take note']],
])('reads %j', (text, expected) => {
  expect(uses(text)).toEqual(expected)
})

test.each([
  'Welcomes the notifications by Iraq and requests for assistance',
  'Welcomes the plans, demands of the parties and calls of the Chair',
  'Welcomes the Committee, and what it further decides',
])('takes no noun and no other subject for an act of the Council in %j', text => {
  expect(uses(text)).toEqual(['Welcomes: welcome'])
})

test('reads participles in the preamble only', () => {
  expect(uses('Recalling its resolutions, and noting with concern the attacks', 'pp-1')).toEqual([
    'Recalling: recall',
    'noting: note',
  ])
  expect(uses('Decides to act, recalling its resolutions')).toEqual(['Decides: decide'])
})

test('never throws, and spans are slices', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), pieces => {
      const resolution = resolutionOf({ 'op-1': pieces.join(' '), 'pp-1': pieces.join(', and ') })
      for (const use of verbUsesOf(resolution)) expect(sliceOf(resolution, use)).toBe(use.verb)
    }),
  )
})
