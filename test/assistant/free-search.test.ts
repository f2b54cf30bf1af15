import { expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'
import { askOf, cited } from './made.ts'

const reissued = parse(`S/RES/9002 (2014)
19 December 2014

Resolution 9002 (2014)

Adopted by the Security Council at its 7351st meeting, on 19 December 2014*

The Security Council,

Recalling the report on technical assistance,

1. Requests the Secretary-General to report on technical assistance to the courts;

2. Decides to remain seized of the matter.

* Reissued for technical reasons on 22 December 2014.
14-67890 (E)
`)

test('a note on how the document was issued is no answer but to who asks about that', () => {
  expect(cited(askOf([reissued], 'technical reasons?'))).not.toContain('footnote-1')
  expect(cited(askOf([reissued], 'why was it reissued'))).toContain('footnote-1')
})
