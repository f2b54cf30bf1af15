import { expect, test } from 'vitest'
import { clockFrom } from '../src/clock.ts'
import { createLog, type LogLevel } from '../src/log.ts'

const noon = clockFrom(Temporal.Instant.from('2026-01-02T12:00:00Z'), () => 0)

function lines(level: LogLevel) {
  const written: string[] = []
  return { written, log: createLog(level, line => written.push(line), noon) }
}

test('a line holds time, level, message and fields', () => {
  const { log, written } = lines('info')
  log.info('listening', { address: 'http://127.0.0.1:3000', absent: undefined, answers: 3 })
  expect(written).toEqual([
    'time=2026-01-02T12:00:00.000Z level=info msg=listening address=http://127.0.0.1:3000 answers=3\n',
  ])
})

test('below its level a log is silent', () => {
  const { log, written } = lines('warn')
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](level)
  expect(written.map(line => /level=(\w+)/.exec(line)?.[1])).toEqual(['warn', 'error'])
})

test('a value cannot forge a line', () => {
  const { log, written } = lines('info')
  log.info('asked', { path: '/x\ntime=0 level=error msg=forged' })
  expect(written).toHaveLength(1)
  expect(written[0]?.trimEnd()).not.toContain('\n')
})

test('an error is written with its stack and its causes', () => {
  const { log, written } = lines('info')
  log.error('failed', { error: new Error('outer', { cause: new TypeError('inner') }) })
  expect(written[0]).toMatch(/error="Error: outer\\n .*caused by TypeError: inner\\n /)
})

test('an error that is its own cause ends', () => {
  const { log, written } = lines('info')
  const error = new Error('snake')
  error.cause = error
  log.error('failed', { error })
  expect(written).toHaveLength(1)
})
