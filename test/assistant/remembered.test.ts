import { expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { remembering } from '../../src/assistant/remembered.ts'
import { createLibrary, createLiveLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { parse } from '../../src/resolution/parse.ts'
import { turnedClock } from '../chat/made.ts'
import { textOf } from '../store/contract.ts'

const builtIn = loadBuiltIn().map(({ resolution }) => resolution)
const EXPIRY = 'when does it expire?'

function remembered(most?: number) {
  const clock = turnedClock('1998-05-01T09:00:00Z')
  const library = createLiveLibrary(createLibrary(builtIn))
  let asked = 0
  const real = createAssistant(library, clock)
  const counted: typeof real = {
    ask: (...question) => {
      asked++
      return real.ask(...question)
    },
  }
  const assistant = remembering(counted, () => library.resolutions, clock, most)
  return { assistant, library, clock, real, asked: () => asked }
}

test('the same question is looked up once, and answered as ever', () => {
  const { assistant, real, asked } = remembered()
  const first = assistant.ask(EXPIRY)
  expect(assistant.ask(EXPIRY)).toBe(first)
  expect(first).toEqual(real.ask(EXPIRY))
  expect(asked()).toBe(1)
})

test('what is around a question makes it another: earlier questions, the resolution in use, the day', () => {
  const { assistant, real, clock, asked } = remembered()
  const around = [
    {},
    { previous: ['who reports to whom?'] },
    { in: 'S/RES/1138 (1997)' },
    { asOf: Temporal.PlainDate.from('1998-06-01') },
    { asOf: Temporal.PlainDate.from('1998-06-02') },
  ]
  for (const context of around) expect(assistant.ask(EXPIRY, context)).toEqual(real.ask(EXPIRY, context))
  expect(asked()).toBe(around.length)
  const before = assistant.ask(EXPIRY)
  clock.turn('1998-05-16T09:00:00Z')
  expect(assistant.ask(EXPIRY)).toEqual(real.ask(EXPIRY))
  expect(assistant.ask(EXPIRY)).not.toEqual(before)
})

test('all is forgotten when the library takes in another resolution', () => {
  const { assistant, library } = remembered()
  const question = 'what does OP1 of resolution 1500 say?'
  expect(assistant.ask(question)).toMatchObject({ answered: false })
  library.replaceBy(createLibrary([...builtIn, parse(textOf(1500))]))
  expect(assistant.ask(question)).toMatchObject({ answered: true })
})

test('what was not asked for longest is forgotten first', () => {
  const { assistant, asked } = remembered(2)
  for (const question of ['OP1?', 'OP2?', 'OP1?', 'OP3?', 'OP1?']) assistant.ask(question)
  expect(asked()).toBe(3)
  assistant.ask('OP2?')
  expect(asked()).toBe(4)
})
