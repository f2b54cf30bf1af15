import { expect, test } from 'vitest'
import { isLoopback, namesThisMachine } from '../../src/web/security.ts'

test.each(['127.0.0.1', '127.8.9.1', 'localhost', 'LOCALHOST', '::1'])('%s is loopback', host => {
  expect(isLoopback(host)).toBe(true)
})

test.each(['0.0.0.0', '::', '10.0.0.1', '127.evil.example', 'localhost.example'])('%s is not loopback', host => {
  expect(isLoopback(host)).toBe(false)
})

test.each(['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]', '[::1]:3000'])(
  'Host: %s names this machine',
  host => {
    expect(namesThisMachine(host)).toBe(true)
  },
)

test.each([
  undefined,
  '',
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'localhost:3000:1',
  'localhost:',
  'evil@localhost',
  '[::2]',
  '::1',
])('Host: %s does not', host => {
  expect(namesThisMachine(host)).toBe(false)
})
