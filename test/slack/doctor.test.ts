import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/chat/finding.ts'
import { systemClock } from '../../src/clock.ts'
import type { Config } from '../../src/config.ts'
import { examineSlack } from '../../src/slack/doctor.ts'
import { scopeNames } from '../../src/slack/scopes.ts'
import { openStore } from '../../src/store/open.ts'
import { FOUND, saying, serving } from '../web/fakes.ts'
import { handClock, instance, OAUTH } from './bots-made.ts'
import { type FakeTeam, type OAuthFake, startOAuthFake } from './oauth-fake.ts'

const SCOPES = scopeNames.join(',')
const ACME: FakeTeam = { team: { id: 'T1', name: 'Acme' }, scopes: SCOPES }
const ROOT = join(import.meta.dirname, '../..')
const BASE = { port: 0, host: '127.0.0.1', logLevel: 'info' } as const

let fake: OAuthFake
beforeEach(async () => {
  fake = await startOAuthFake()
})
afterEach(() => fake.close())

async function examine(config: Partial<Config>, more: Partial<Parameters<typeof examineSlack>[0]> = {}) {
  const findings: Finding[] = []
  const whole = { ...BASE, ...config } as Config
  for await (const finding of examineSlack({ config: whole, installations: async () => [], ...more }))
    findings.push(finding)
  return Object.fromEntries(findings.map(({ check, ...finding }) => [check, finding]))
}

const byToken = (to: FakeTeam, more: Partial<Config['slack']> = {}): Partial<Config> => ({
  slack: { botToken: fake.token(to), appToken: 'xapp-good', apiUrl: fake.apiUrl, ...more },
})

describe('the command', () => {
  async function doctor(env: Record<string, string>, ...args: string[]) {
    const child = spawn(process.execPath, ['src/main.ts', 'doctor', ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, DATABASE_URL: '/none/seized.db', ...env },
    })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code, stdout, stderr }
  }

  test('finds nothing wrong in Socket Mode with good tokens, and says what it looked at', async () => {
    const env = { SLACK_BOT_TOKEN: fake.token(ACME), SLACK_APP_TOKEN: 'xapp-good', SLACK_API_URL: fake.apiUrl }
    expect(await doctor(env, 'slack')).toEqual({
      code: 0,
      stderr: '',
      stdout: `ok     settings: one workspace, by its token
ok     token: @seized in Acme (T1)
ok     scopes: all 7 that are needed
-      optional scopes: channels:history, groups:history not granted. An announcement in such a channel that Slack does not confirm cannot be looked for: it is posted once more and marked, or held (SEIZED_UNKNOWN). Nothing else is lost
ok     Socket Mode: Slack opens connections for SLACK_APP_TOKEN
-      address: not needed in Socket Mode
ok     clock: agrees with Slack’s
Nothing is wrong.
`,
    })
  })

  test('names what is wrong, with exit code 1, and shows no token', async () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-unknown', SLACK_APP_TOKEN: 'xapp-unknown', SLACK_API_URL: fake.apiUrl }
    const { code, stdout } = await doctor(env, 'slack', '--json')
    const findings = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Finding)
    expect(code).toBe(1)
    expect(findings.filter(({ state }) => state === 'wrong').map(({ check }) => check)).toEqual([
      'token',
      'Socket Mode',
    ])
    expect(stdout).not.toContain('unknown')
  })

  test('settings that contradict each other are listed, and what no doctor is for is named', async () => {
    const bad = await doctor({ SLACK_BOT_TOKEN: 'xoxb-1' }, 'slack')
    expect(bad.code).toBe(1)
    expect(bad.stderr).toContain('Slack has no way in')
    const other = await doctor({}, 'discord')
    expect(other).toMatchObject({ code: 1, stderr: 'seized: doctor: discord? Write doctor slack or doctor teams.\n' })
  })
})

test('without a setting it says where to begin', async () => {
  expect(await examine({})).toMatchObject({
    settings: { state: 'wrong', says: expect.stringContaining('The README says how to begin') },
  })
})

test('a missing scope is named, with where to add it; one too many is told and is no fault; of an optional one what is lost without', async () => {
  const some = SCOPES.replace(',im:history', '').concat(',users:read')
  expect(await examine(byToken({ ...ACME, scopes: some }))).toMatchObject({
    scopes: {
      state: 'wrong',
      says: 'im:history is missing. Add it under OAuth & Permissions, Bot Token Scopes, then install the app again.',
    },
  })
  expect(await examine(byToken({ ...ACME, scopes: `${SCOPES},channels:history,users:read` }))).toMatchObject({
    scopes: { state: 'good', says: 'all 7 that are needed, and users:read' },
    'optional scopes': { state: 'off', says: expect.stringMatching(/^groups:history not granted\. .*SEIZED_UNKNOWN/) },
  })
  expect(await examine(byToken({ ...ACME, scopes: `${SCOPES},channels:history,groups:history` }))).toMatchObject({
    scopes: { state: 'good', says: 'all 7 that are needed' },
    'optional scopes': { state: 'good' },
  })
})

test('where Slack cannot be reached, the address and the reason are told', async () => {
  const config = byToken(ACME, { apiUrl: 'http://127.0.0.1:1/api/' })
  expect(await examine(config)).toMatchObject({
    token: { state: 'wrong', says: expect.stringContaining('asking http://127.0.0.1:1/api/ failed') },
    clock: { state: 'off' },
  })
})

test.each([
  ['an hour ahead', { hours: 1 }, 'is 3600 seconds ahead of Slack’s'],
  ['two minutes behind', { minutes: -2 }, 'is 120 seconds behind Slack’s'],
])('a clock that is %s is told', async (_, by, says) => {
  const clock = handClock(systemClock.now().toString())
  clock.turn(by)
  const { clock: finding } = await examine(byToken(ACME), { clock })
  expect(finding?.state).toBe('wrong')
  // The other end tells whole seconds.
  expect(
    finding?.says.replace(/\d+ seconds/, n => `${Math.round(Number.parseInt(n, 10) / 10) * 10} seconds`),
  ).toContain(says)
})

describe('the address', () => {
  const http = (publicUrl?: string): Partial<Config> => ({
    slack: { botToken: fake.token(ACME), signingSecret: 'secret', apiUrl: fake.apiUrl },
    ...(publicUrl && { publicUrl }),
  })

  test('where nothing answers, it says to start the server and to look at the proxy', async () => {
    const { address } = await examine(http('http://127.0.0.1:1'))
    expect(address?.state).toBe('wrong')
    expect(address?.says).toMatch(/^Seized does not answer at http:\/\/127\.0\.0\.1:1\/healthz \(.+\)\. Start it/)
  })

  test('where something else answers, it says so', async () => {
    const { address } = await examine(http(fake.apiUrl.replace('/api/', '')))
    expect(address?.says).toContain('Seized does not answer')
    expect(address?.says).toContain('404')
  })

  test('where Slack’s path is not served, the address is good and the signing secret is not', async () => {
    const server = await serving(saying(FOUND).assistant)
    const { address, 'signing secret': secret } = await examine(http(server.address))
    await server.close()
    expect(address).toEqual({ state: 'good', says: `Seized answers at ${server.address}` })
    expect(secret?.says).toContain('/slack/events does not answer as Slack needs it (404')
  })

  test('where the product runs with the same secret it is good; with another one it says so', async () => {
    const env = {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: ':memory:',
      SLACK_BOT_TOKEN: fake.token(ACME),
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_API_URL: fake.apiUrl,
    }
    const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      if (said.includes('\n')) break
    }
    const address = /http:\S+/.exec(said)?.[0] ?? ''
    const same = await examine(http(address))
    const other = await examine({ ...http(address), slack: { ...http().slack, signingSecret: 'other' } })
    child.kill()
    await once(child, 'close')
    expect(same['signing secret']).toEqual({ state: 'good', says: 'the server takes what it signs' })
    expect(other['signing secret']?.says).toContain(
      'the server there has another one. Set the same SLACK_SIGNING_SECRET',
    )
  })

  test('plain http beyond this machine, and no address at all where Slack comes over HTTP, are wrong', async () => {
    const { address } = await examine(http())
    expect(address).toMatchObject({ state: 'wrong', says: expect.stringContaining('SEIZED_PUBLIC_URL is not set') })
    const findings: Finding[] = []
    const config = { ...BASE, ...http('http://seized.invalid') } as Config
    for await (const finding of examineSlack({ config, installations: async () => [] })) findings.push(finding)
    expect(findings.find(({ says }) => says.includes('is not https'))?.state).toBe('wrong')
  })
})

describe('many workspaces', () => {
  const KEYS = [randomBytes(32), randomBytes(32)] as const
  const many = (oauth: Partial<typeof OAUTH> = {}, keys: readonly Buffer[] = KEYS): Partial<Config> => ({
    slack: { signingSecret: 'secret', oauth: { ...OAUTH, ...oauth }, apiUrl: fake.apiUrl },
    keys,
  })

  test('a client secret that Slack does not take is told; a good one is found good without a code', async () => {
    expect(await examine(many())).toMatchObject({ client: { state: 'good' }, workspaces: { state: 'off' } })
    expect(await examine(many({ clientSecret: 'other' }))).toMatchObject({
      client: { state: 'wrong', says: expect.stringContaining('SLACK_CLIENT_SECRET (bad_client_secret)') },
    })
  })

  test('each workspace that cannot be served is named with the reason, the others are counted, and nothing is changed', async () => {
    const store = await openStore(':memory:')
    const clock = handClock(systemClock.now().toString())
    const older = instance(fake, store.memory, [KEYS[1]], clock)
    const foreign = instance(fake, store.memory, [randomBytes(32)], clock)
    const put = (made: typeof older, id: string, token: string, more: object = {}) =>
      made.rows.put(id, {
        kind: 'installation',
        bot: { token, id: 'BBOT', userId: 'UBOT', scopes: [], ...more },
        name: id,
        installedBy: 'U1',
        installedAt: clock.now().toString(),
      })
    await put(older, 'T1', fake.token(ACME))
    await put(older, 'T2', 'xoxb-revoked')
    await put(older, 'T3', 'xoxb-3', { expiresAt: 1 })
    await put(foreign, 'T4', fake.token(ACME))
    await put(older, 'T5', fake.token({ ...ACME, scopes: 'chat:write' }))
    const before = await store.memory.installations.all('slack')
    const found = await examine(many(), { installations: () => store.memory.installations.all('slack') })
    expect(await store.memory.installations.all('slack')).toEqual(before)
    await store.close()
    expect(found).toMatchObject({
      'workspace T2': { state: 'wrong', says: expect.stringContaining('invalid_auth') },
      'workspace T3': { state: 'wrong', says: expect.stringMatching(/^its token has ended.*again\.$/) },
      'workspace T4': { state: 'wrong', says: expect.stringMatching(/^What is kept of slack T4 .*new one\.$/) },
      'workspace T5': { state: 'wrong', says: expect.stringContaining('are missing') },
      workspaces: { state: 'good', says: '1 in order' },
      'optional scopes': { state: 'off', says: expect.stringMatching(/^2 lack channels:history or groups:history/) },
      keys: { state: 'good', says: expect.stringContaining('4 still sealed with an older key') },
    })
    expect(found['workspace T1']).toBeUndefined()
  })
})
