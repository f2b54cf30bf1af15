import { expect, test } from 'vitest'
import { leadingVerb, opening } from '../../src/resolution/leading-verb.ts'

test.each([
  ['Decides to extend the mandate;', 'operative', 'Decides'],
  ['Calls upon the parties to meet;', 'operative', 'Calls upon'],
  ['Calls once again on all States;', 'operative', 'Calls once again on'],
  ['Further encourages Member States;', 'operative', 'Further encourages'],
  ['Notes with appreciation the offer;', 'operative', 'Notes with appreciation'],
  ['Expresses its readiness to act;', 'operative', 'Expresses its readiness'],
  ['Takes note of the report;', 'operative', 'Takes note'],
  ['Decides, in this context, that the Mission', 'operative', 'Decides'],
  ['Strongly condemns the attacks;', 'operative', 'Strongly condemns'],
  ['Looks forward to the election;', 'operative', 'Looks forward'],
  ['Recalling its resolution 5 (1946),', 'preambular', 'Recalling'],
  ['Having considered also the letter', 'preambular', 'Having considered also'],
  ['Having regard to the report,', 'preambular', 'Having regard'],
  ['Bearing in mind the primary duty,', 'preambular', 'Bearing in mind'],
  ['Deeply concerned by the fighting,', 'preambular', 'Deeply concerned'],
  ['Remaining seriously concerned at the delay,', 'preambular', 'Remaining seriously concerned'],
  ['Expressing once again its grave concern at', 'preambular', 'Expressing once again its grave concern'],
  ['Taking into account the views', 'preambular', 'Taking into account'],
  ['Acting under Chapter VII of the Charter,', 'preambular', 'Acting'],
  ['Guided by the purposes of the Charter,', 'preambular', 'Guided by'],
  ['While noting the progress made,', 'preambular', 'While noting'],
] as const)('%s opens as %s with “%s”', (text, kind, verb) => {
  expect(opening(text)).toBe(kind)
  expect(leadingVerb(text)).toBe(verb)
})

test.each([
  'To use its best efforts',
  'Republic of Croatia,',
  'Monitoring of the border',
  'States Members',
  '',
  '(a) Decides',
])('“%s” opens no paragraph', text => {
  expect(opening(text)).toBeUndefined()
  expect(leadingVerb(text)).toBeUndefined()
})
