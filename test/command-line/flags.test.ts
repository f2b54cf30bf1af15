import { describe, expect, test } from 'vitest'
import { readFlags } from '../../src/command-line/flags.ts'
import { SeizedError } from '../../src/errors.ts'

const FLAGS = { json: 'true', in: 'text', from: 'list' } as const
const read = (...args: string[]) => readFlags(args, FLAGS)

describe('a list takes what follows it', () => {
  test('up to the next flag', () => {
    expect(read('--from', 'a', 'b', '--json', 'c')).toEqual({
      given: { from: ['a', 'b'], json: true },
      operands: ['c'],
    })
  })

  test('and goes on where it is named again', () => {
    expect(read('--from', 'a', '--json', '--from', 'b', 'c').given.from).toEqual(['a', 'b', 'c'])
  })

  test('but not behind "=" or behind "--"', () => {
    expect(read('--from=a', 'b')).toEqual({ given: { from: ['a'] }, operands: ['b'] })
    expect(read('--from', 'a', '--', '--json')).toEqual({ given: { from: ['a'] }, operands: ['--json'] })
  })
})

test('words before a flag are operands', () => {
  expect(read('when', 'is', 'it', '--in', 'S/RES/1138 (1997)')).toEqual({
    given: { in: 'S/RES/1138 (1997)' },
    operands: ['when', 'is', 'it'],
  })
})

test('names from the prototype are no flags', () => {
  expect(() => read('--constructor')).toThrow(SeizedError)
  expect(read('__proto__').given).toEqual({})
})

test.each([
  [['--jsn'], '--jsn'],
  [['--in'], '--in'],
  [['--in', '--json'], '--in'],
  [['--from'], '--from'],
  [['--json=yes'], '--json'],
  [['-x'], '-x'],
])('%j is bad input that names %s', (args, name) => {
  expect(() => read(...args)).toThrow(
    expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(name) }),
  )
})
