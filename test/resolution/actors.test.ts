import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actorsOf } from '../../src/resolution/actors.ts'
import { PIECES, resolutionOf, sliceOf, unmot } from './made.ts'

const actors = (text: string) => actorsOf(resolutionOf({ 'op-1': text })).map(mention => mention.actor)

test.each([
  ['op-3', ['the parties']],
  ['op-4', ['the Secretary-General']],
  ['op-5', []],
  ['op-7', ['the parties']],
  ['op-8', ['Member States and others concerned']],
  ['op-9', ['Member States and others concerned']],
  ['op-11', ['the Special Representative of the Secretary-General and of the personnel of UNMOT']],
  ['op-12', ['the Secretary-General', 'the Secretary-General']],
])('names whom %s of S/RES/1138 addresses', (clause, expected) => {
  expect(actorsOf(unmot).flatMap(mention => (mention.clause === clause ? [mention.actor] : []))).toEqual(expected)
})

test.each([
  ['Urges all States to pay', ['all States']],
  ['Requests the Secretary-General, in consultation with the parties, to report', ['the Secretary-General']],
  ['Calls upon all parties to the conflict to cease fire', ['all parties to the conflict']],
  ['Calls upon Iraq, Kuwait and the Committee to meet', ['Iraq, Kuwait and the Committee']],
  [
    'Demands that the KLA and other armed Kosovo Albanian groups end all actions',
    ['the KLA and other armed Kosovo Albanian groups'],
  ],
  ['Decides that all States shall freeze funds', ['all States']],
  ['Requests that the Secretary-General submit a report', ['the Secretary-General']],
  ['Reiterates its call upon the two sides to meet', ['the two sides']],
  ['Recalls that, by the Accord, the parties shall withdraw', ['the parties']],
  [
    'Requests the Secretary-General to consider the statement of its President and further requests him to report',
    ['the Secretary-General', 'the Secretary-General'],
  ],
])('reads %j', (text, expected) => {
  expect(actors(text)).toEqual(expected)
})

test.each([
  'Decides that the mandate of UNMOT shall be as follows',
  'Decides that the supply of vehicles to the Ivorian forces shall be subject to these measures',
  'Authorizes the deployment of a force to help',
  'Affirms that it shall keep the matter under review',
])('takes no thing for an actor in %j', text => {
  expect(actors(text)).toEqual([])
})

test('never throws, and spans are slices', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), pieces => {
      const resolution = resolutionOf({ 'op-1': `Requests ${pieces.join(' ')}` })
      for (const mention of actorsOf(resolution)) expect(sliceOf(resolution, mention)).toBe(mention.actor)
    }),
  )
})
