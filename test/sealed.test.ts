import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSeal, keyId } from '../src/sealed.ts'

const [older, newer, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)] as const
const SECRET = 'xoxb-1-ünï'

test('opens what it sealed, and no trace of the secret stands in it', () => {
  const sealed = createSeal([older]).seal(SECRET, 'slack T1')
  expect(createSeal([older]).open(sealed, 'slack T1')).toEqual({ text: SECRET, stale: false })
  expect(sealed).toMatch(new RegExp(`^1\\.${keyId(older)}\\.[\\w-]+$`))
  expect(Buffer.from(sealed.split('.')[2]!, 'base64url').includes('xoxb')).toBe(false)
})

test('the same secret is sealed differently each time', () => {
  const seal = createSeal([older])
  expect(seal.seal(SECRET, 'slack T1')).not.toBe(seal.seal(SECRET, 'slack T1'))
})

test('writes with the first key and reads with all: what an older key sealed is told as stale', () => {
  const before = createSeal([older]).seal(SECRET, 'slack T1')
  const both = createSeal([newer, older])
  expect(both.open(before, 'slack T1')).toEqual({ text: SECRET, stale: true })
  const after = both.seal(SECRET, 'slack T1')
  expect(both.open(after, 'slack T1')).toEqual({ text: SECRET, stale: false })
  expect(createSeal([newer]).open(after, 'slack T1').text).toBe(SECRET)
})

test('a key that is not held is named, and what to do about it', () => {
  const sealed = createSeal([foreign]).seal(SECRET, 'slack T1')
  expect(() => createSeal([newer, older]).open(sealed, 'slack T1')).toThrow(
    `What is kept of slack T1 was sealed with key ${keyId(foreign)}, which SEIZED_KEYS does not hold. Put that key back behind the new one.`,
  )
})

test.each([
  ['another workspace', (sealed: string) => sealed, 'slack T2'],
  ['a bit that was turned', (sealed: string) => flip(sealed, 20), 'slack T1'],
  ['a tag that was turned', (sealed: string) => flip(sealed, -1), 'slack T1'],
  ['an end that was cut off', (sealed: string) => sealed.slice(0, -8), 'slack T1'],
  ['nothing behind the key', (sealed: string) => sealed.split('.').slice(0, 2).join('.'), 'slack T1'],
])('%s does not open', (_, change, about) => {
  const seal = createSeal([older])
  const sealed = seal.seal(SECRET, 'slack T1')
  expect(() => seal.open(change(sealed), about)).toThrow(`What is kept of ${about} was changed, or belongs elsewhere.`)
})

test('without a key nothing is sealed', () => {
  expect(() => createSeal([])).toThrow('SEIZED_KEYS is missing')
})

function flip(sealed: string, at: number): string {
  const [form, id, body] = sealed.split('.') as [string, string, string]
  const bytes = Buffer.from(body, 'base64url')
  const index = at < 0 ? bytes.length + at : at
  bytes[index] = bytes[index]! ^ 1
  return [form, id, bytes.toString('base64url')].join('.')
}
