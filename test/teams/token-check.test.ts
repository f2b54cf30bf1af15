import { expect, test } from 'vitest'
import { createTokenCheck } from '../../src/teams/front-door/token-check.ts'
import { APP, openIdentity } from './fake/identity.ts'

const URL = 'https://smba.trafficmanager.net/emea/'

test('a token that held is taken again unseen, no longer than it lives and five minutes at most', async () => {
  const identity = await openIdentity()
  let now = Date.now()
  const check = createTokenCheck(identity.cloud, APP, () => now)
  const seconds = Math.floor(now / 1000)
  const brief = `Bearer ${await identity.token(URL, { claims: { exp: seconds + 60 } })}`
  const long = `Bearer ${await identity.token(URL)}`
  expect(await check(brief)).toMatchObject({ serviceUrl: URL })
  expect(await check(long)).toMatchObject({ serviceUrl: URL })
  now += 4 * 60_000
  expect(await check(long)).toMatchObject({ serviceUrl: URL })
  // Its minute is over, and so is what clocks may differ by.
  now += 3 * 60_000
  expect(await check(brief)).toMatchObject({ wrong: expect.stringContaining('EXPIRED') })
  expect(await check(long)).toMatchObject({ serviceUrl: URL })
  now += 2 * 60 * 60_000
  expect(await check(long)).toMatchObject({ wrong: expect.stringContaining('EXPIRED') })
  await identity.close()
})

test('the signature is looked at again: one that was taken vouches for no other with its words', async () => {
  const identity = await openIdentity()
  const check = createTokenCheck(identity.cloud, APP, Date.now)
  const token = await identity.token(URL)
  expect(await check(`Bearer ${token}`)).toMatchObject({ serviceUrl: URL })
  const [head, payload] = token.split('.')
  expect(await check(`Bearer ${head}.${payload}.${'A'.repeat(342)}`)).toHaveProperty('wrong')
  await identity.close()
})
