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

const THERE_ARE = 'no such flag. There are --json, --in, --from. What is no flag and begins with a dash goes behind --.'

test.each([
  [['--jsn'], `--jsn: ${THERE_ARE}`],
  [['-x'], `-x: ${THERE_ARE}`],
  [['--in'], '--in: its value is missing.'],
  [['--from'], '--from: its value is missing.'],
  [['--in', '--json'], '--in: its value is missing. One that begins with a dash is written --in=--json'],
  [['--in', '-1'], '--in: its value is missing. One that begins with a dash is written --in=-1'],
  [['--json=yes'], '--json takes no value.'],
])('%j is bad input: %s', (args, message) => {
  expect(() => read(...args)).toThrow(expect.objectContaining({ code: 'bad-input', message }))
})

test('a value that begins with a dash stands behind "="', () => {
  expect(read('--in=-1', '--from=-a.txt').given).toEqual({ in: '-1', from: ['-a.txt'] })
})

test('a command without flags says that none is expected', () => {
  expect(() => readFlags(['--json'], {})).toThrow('--json: not expected here.')
})
