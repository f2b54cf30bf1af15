import { expect, test } from 'vitest'
import { kept } from '../../src/resolution/kept.ts'

test('reads each thing once, also where there is nothing to be read', () => {
  const readings: object[] = []
  const lengthOf = kept((of: { readonly text: string }) => {
    readings.push(of)
    return of.text === '' ? undefined : of.text.length
  })
  const [some, none, alike] = [{ text: 'OP5' }, { text: '' }, { text: 'OP5' }]
  expect([some, none, some, none, alike].map(each => lengthOf(each))).toEqual([3, undefined, 3, undefined, 3])
  expect(readings).toEqual([some, none, alike])
})
