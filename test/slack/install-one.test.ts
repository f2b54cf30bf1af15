import { afterEach, beforeEach, expect, test } from 'vitest'
import { NotNow } from '../../src/chat/worker.ts'
import { createLog } from '../../src/log.ts'
import { clientOptions } from '../../src/slack/api.ts'
import { createOneBot } from '../../src/slack/install-one.ts'
import { type OAuthFake, startOAuthFake } from './oauth-fake.ts'

let fake: OAuthFake
let logged: string[]
beforeEach(async () => {
  fake = await startOAuthFake()
  logged = []
})
afterEach(() => fake.close())

const ACME = { team: { id: 'T1', name: 'Acme' } }
const start = (token: string) => {
  const log = createLog('info', line => logged.push(line))
  return createOneBot(token, clientOptions(fake, log), log)
}
const NOW = Temporal.Instant.from('2030-01-01T00:00:00Z')

test('a token gives its workspace’s bot, and no other’s', async () => {
  const bots = await start(fake.token(ACME))
  expect(await bots.botFor('T1')).toEqual({ token: 'xoxb-1', id: 'BBOT', userId: 'UBOT' })
  expect(await bots.botFor('T2')).toBeUndefined()
  expect(fake.calls('auth.test')).toBe(1)
})

test('an organization’s token gives the bot in all of its workspaces', async () => {
  const bots = await start(fake.token({ enterprise: { id: 'E1', name: 'Org' } }))
  expect(await bots.botFor('T1')).toMatchObject({ token: 'xoxb-1' })
  expect(await bots.botFor('T2', 'E1')).toMatchObject({ token: 'xoxb-1' })
})

test('a token that Slack refuses stops the start with one line that says what to do, and does not show it', async () => {
  const error = await start('xoxb-nobody-knows').catch((cause: unknown) => cause)
  expect(error).toMatchObject({
    code: 'bad-setting',
    message: 'SLACK_BOT_TOKEN is set, but Slack does not know it. Copy it again (invalid_auth).',
  })
})

test('where Slack cannot be reached the start goes on, and it is asked again at the first need', async () => {
  const token = fake.token(ACME)
  fake.hold = async () => {
    throw new Error('break the connection')
  }
  const bots = await start(token)
  expect(logged.join('')).toContain('Slack cannot be asked about SLACK_BOT_TOKEN now')
  await expect(bots.botFor('T1')).rejects.toThrow()
  fake.hold = async () => {}
  expect(await bots.botFor('T1')).toMatchObject({ userId: 'UBOT' })
})

test('an event that it was removed counts where the token is refused, and not where it works again', async () => {
  const bots = await start(fake.token(ACME))
  expect(await bots.remove('T1', NOW)).toEqual([])
  fake.tokens.clear()
  expect(await bots.remove('T1', NOW)).toEqual(['T1'])
  expect(logged.join('')).toContain('set the new SLACK_BOT_TOKEN')
})

test('where Slack cannot be asked whether the token is refused, nothing is ended, and it is asked again', async () => {
  const bots = await start(fake.token(ACME))
  fake.hold = async () => {
    throw new Error('break the connection')
  }
  await expect(bots.remove('T1', NOW)).rejects.toBeInstanceOf(NotNow)
  fake.hold = async () => {}
  expect(await bots.remove('T1', NOW)).toEqual([])
})
