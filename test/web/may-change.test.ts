import { describe, expect, test } from 'vitest'
import { type ChangePolicy, whyDenied } from '../../src/web/may-change.ts'

const TOKEN = 'a-token-of-sufficient-length'
const LOCAL: ChangePolicy = { local: true }
const PUBLIC: ChangePolicy = { local: false }
const GUARDED: ChangePolicy = { local: false, token: TOKEN }

const statusOf = (policy: ChangePolicy, headers: Record<string, string> = {}) =>
  whyDenied(
    new Request('http://127.0.0.1:3000/api/library', {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', ...headers },
    }),
    policy,
  )?.status

describe('changing the library by the page', () => {
  test('is open on this machine, to its own page and to programs', () => {
    expect(statusOf(LOCAL)).toBeUndefined()
    expect(statusOf(LOCAL, { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' })).toBeUndefined()
  })

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:9999' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ])('is closed to a page of another origin: %j', headers => {
    expect(statusOf(LOCAL, headers)).toBe(403)
    expect(statusOf(GUARDED, { ...headers, authorization: `Bearer ${TOKEN}` })).toBe(403)
  })

  test.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'])(
    'is closed on this machine where %s says that a proxy asks for somebody else',
    name => expect(statusOf(LOCAL, { [name]: '203.0.113.7' })).toBe(403),
  )

  test('is off on a server that others reach', () => {
    expect(statusOf(PUBLIC)).toBe(403)
    expect(statusOf(PUBLIC, { authorization: `Bearer ${TOKEN}` })).toBe(403)
  })

  test('takes the token, and nothing like it, wherever there is one', () => {
    for (const policy of [GUARDED, { ...GUARDED, local: true }]) {
      expect(statusOf(policy, { authorization: `Bearer ${TOKEN}` })).toBeUndefined()
      for (const wrong of ['', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, 'Bearer ', TOKEN, `Basic ${TOKEN}`])
        expect(statusOf(policy, { authorization: wrong })).toBe(401)
      expect(statusOf(policy)).toBe(401)
    }
  })
})
