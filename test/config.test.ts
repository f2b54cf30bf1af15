import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { type Environment, readConfig } from '../src/config.ts'
import { ERRORS, SeizedError } from '../src/errors.ts'

async function refusal(env: Environment): Promise<SeizedError> {
  const error = await readConfig(env).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SeizedError)) throw new Error(`not refused: ${JSON.stringify(env)}`)
  return error
}

describe('settings', () => {
  test('an environment without settings gives the defaults: loopback, port 3000, the machine’s time', async () => {
    expect(await readConfig({ PATH: '/bin', HOME: '/root' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'info',
    })
  })

  test('a setting that is present and empty counts as absent', async () => {
    expect(await readConfig({ PORT: '', HOST: ' ', SEIZED_AS_OF: '', LOG_LEVEL: 'warn' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'warn',
    })
  })

  test.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 8080 ' }, { port: 8080 }],
    [{ PORT: '65535' }, { port: 65535 }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '[::1]' }, { host: '::1' }],
    [{ HOST: 'seized.example.org' }, { host: 'seized.example.org' }],
    [{ LOG_LEVEL: 'DEBUG' }, { logLevel: 'debug' }],
    [{ SEIZED_DOCUMENTS: ' resolutions ' }, { documents: 'resolutions' }],
    [{ DATABASE_URL: 'postgres://host/seized' }, { port: 3000 }],
    [{ DATABASE_URL: 'C:\\seized.db' }, { port: 3000 }],
  ])('reads %o', async (env, expected) => {
    expect(await readConfig(env)).toMatchObject(expected)
  })

  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret' }
  const app = '00000000-0000-4000-8000-000000000001'
  const key = Buffer.alloc(32, 7).toString('base64')
  const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c', SLACK_STATE_SECRET: 's' }

  test('reads Slack’s and Teams’ settings, and without them both are off', async () => {
    expect(await readConfig({})).not.toHaveProperty('slack')
    expect(await readConfig({ SLACK_CLI_VERSION: '3' })).not.toHaveProperty('slack')
    expect((await readConfig({ ...slack, SLACK_API_URL: 'http://127.0.0.1:1/api' })).slack).toEqual({
      botToken: 'xoxb-1',
      signingSecret: 's3cret',
      apiUrl: 'http://127.0.0.1:1/api/',
    })
    const many = {
      ...oauth,
      SLACK_SIGNING_SECRET: 'x',
      SEIZED_KEYS: `${key},${key}`,
      SEIZED_PUBLIC_URL: 'https://s.example.org/',
    }
    expect(await readConfig(many)).toMatchObject({
      publicUrl: 'https://s.example.org',
      keys: [Buffer.alloc(32, 7), Buffer.alloc(32, 7)],
      slack: { oauth: { clientId: '1.2', clientSecret: 'c', stateSecret: 's' } },
    })
    const teams = { MicrosoftAppId: app, MicrosoftAppTenantId: app, MicrosoftAppPassword: 'p' }
    expect((await readConfig(teams)).teams).toEqual({
      appId: app,
      tenantId: app,
      type: 'SingleTenant',
      password: 'p',
      serviceHosts: [],
    })
  })

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'Slack has no way in'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'Slack has no workspace'],
    [{ ...slack, SLACK_CLIENT_ID: '1' }, 'belong together'],
    [{ ...slack, ...oauth, SEIZED_KEYS: key, SEIZED_PUBLIC_URL: 'https://a.org' }, 'set one of them'],
    [
      { ...oauth, SLACK_SIGNING_SECRET: 's', SEIZED_PUBLIC_URL: 'https://a.org' },
      'SEIZED_KEYS must be keys of 32 bytes',
    ],
    [{ ...oauth, SLACK_SIGNING_SECRET: 's', SEIZED_KEYS: key }, 'SEIZED_PUBLIC_URL must be'],
    [{ ...slack, SLACK_BOT_TOKEN: 'xoxp-hidden' }, 'SLACK_BOT_TOKEN is set: it must begin with xoxb-'],
    [{ SEIZED_KEYS: 'dG9vIHNob3J0' }, 'SEIZED_KEYS is set: it must be keys'],
    [{ SLACK_BOT_TOKN: 'x' }, 'Did you mean SLACK_BOT_TOKEN?'],
    [{ MicrosoftAppPassword: 'p' }, 'MicrosoftAppId is missing'],
    [{ MicrosoftAppId: app, MicrosoftAppPassword: 'p' }, 'MicrosoftAppTenantId is missing'],
    [{ MicrosoftAppId: app, MicrosoftAppTenantId: app }, 'SingleTenant needs MicrosoftAppPassword'],
    [{ MicrosoftAppId: app, MicrosoftAppTenantId: app, MicrosoftAppType: 'MultiTenant' }, 'must be SingleTenant or'],
    [
      {
        MicrosoftAppId: app,
        MicrosoftAppTenantId: app,
        MicrosoftAppType: 'UserAssignedMsi',
        MicrosoftAppPassword: 'p',
      },
      'UserAssignedMsi takes no password',
    ],
  ])('refuses %o, and shows no secret', async (env, words) => {
    const { message } = await refusal(env)
    expect(message).toContain(words)
    expect(message).not.toContain('hidden')
  })

  test('reads SEIZED_AS_OF as a date, midnight UTC, or as an instant', async () => {
    expect(String((await readConfig({ SEIZED_AS_OF: '1998-05-01' })).asOf)).toBe('1998-05-01T00:00:00Z')
    expect(String((await readConfig({ SEIZED_AS_OF: '1998-05-01T09:00:00+05:00' })).asOf)).toBe('1998-05-01T04:00:00Z')
  })

  test.each([
    { PORT: '65536' },
    { PORT: '-1' },
    { PORT: '3000.5' },
    { PORT: '0x10' },
    { PORT: 'tcp://10.0.0.1:80' },
    { HOST: 'http://localhost' },
    { HOST: 'localhost:3000' },
    { HOST: '999.1.1.1' },
    { HOST: 'a b' },
    { SEIZED_AS_OF: '1998-02-30' },
    { SEIZED_AS_OF: 'May 1998' },
    { LOG_LEVEL: 'verbose' },
  ])('refuses %o, naming setting, value and remedy', async env => {
    const [[name, value]] = Object.entries(env) as [[string, string]]
    const error = await refusal(env)
    expect(error.code).toBe('bad-setting')
    expect(error.exitCode).toBe(1)
    expect(error.message).toMatch(/^1 setting is wrong:\n/)
    expect(error.message).toContain(`${name} is ${JSON.stringify(value)}`)
    expect(error.message).toContain(`Write ${name}=`)
  })

  test('a wrong DATABASE_URL is refused without being shown: it may hold a password', async () => {
    const { message } = await refusal({ DATABASE_URL: 'mysql://user:secret@host/seized' })
    expect(message).toMatch(/DATABASE_URL is wrong: .* Write DATABASE_URL=/)
    expect(message).not.toContain('secret')
  })

  test('one message lists all that is wrong', async () => {
    const error = await refusal({ PORT: 'x', HOST: '::zz', SEIZED_AS_OF: 'soon', LOG_LEVEL: 'loud', SEIZED_PROT: '1' })
    expect(error.message.split('\n').map(line => line.trim().split(' ')[0])).toEqual([
      '5',
      'PORT',
      'HOST',
      'SEIZED_AS_OF',
      'LOG_LEVEL',
      'SEIZED_PROT',
    ])
  })

  test.each([
    ['SEIZED_ASOF', 'Did you mean SEIZED_AS_OF?'],
    ['seized_as_of', 'Did you mean SEIZED_AS_OF?'],
    ['SEIZED_PORT', 'Did you mean PORT?'],
    ['SEIZED_LOGLEVEL', 'Did you mean LOG_LEVEL?'],
    [
      'SEIZED_COLOUR',
      'Those with this prefix: SEIZED_AS_OF, SEIZED_DOCUMENTS, SEIZED_ADMIN_TOKEN, SEIZED_UNKNOWN, SEIZED_LATE_DAYS, SEIZED_SPEED, SEIZED_PUBLIC_URL,',
    ],
  ])('an unknown %s is a likely mistake: %s', async (name, remedy) => {
    const error = await refusal({ [name]: '1' })
    expect(error.message).toContain(`${name} is not a setting. ${remedy}`)
  })

  test('what Kubernetes injects for a Service named seized is no mistake', async () => {
    const env = {
      SEIZED_SERVICE_HOST: '10.0.0.1',
      SEIZED_SERVICE_PORT: '80',
      SEIZED_SERVICE_PORT_HTTP: '80',
      SEIZED_PORT: 'tcp://10.0.0.1:80',
      SEIZED_PORT_80_TCP_ADDR: '10.0.0.1',
    }
    expect(await readConfig(env)).toMatchObject({ port: 3000 })
  })

  test('a value cannot forge a line of the message', async () => {
    const error = await refusal({ LOG_LEVEL: 'x\n  PORT is fine' })
    expect(error.message.split('\n')).toHaveLength(2)
  })

  test.each(['PORT', 'HOST', 'LOG_LEVEL'])('%s read at first sight is read as the schema reads it', async name => {
    const { readSettings } = await import('../src/config-schema.ts')
    const defaults = await readConfig({})
    const values = [
      ...Array.from({ length: 65_600 }, (_, port) => (port % 97 === 0 || port > 64_900 ? String(port) : '')),
      '00080',
      '::',
      '::1',
      'localhost',
      '0.0.0.0',
      ' ',
      'info',
      'error ',
      'Warn',
    ]
    for (const value of values) {
      const both = await Promise.allSettled([
        readConfig({ [name]: value }),
        (async () => readSettings({ [name]: value }, defaults))(),
      ])
      const [quick, slow] = both.map(r => (r.status === 'fulfilled' ? r.value : String(r.reason)))
      expect(quick).toEqual(slow)
    }
  })

  test('zod is not loaded where no setting has to be judged', () => {
    const loaded = (env: string) =>
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { registerHooks } from 'node:module'
           let zod = false
           registerHooks({ resolve(name, context, next) { if (name === 'zod') zod = true; return next(name, context) } })
           const { readConfig } = await import('./src/config.ts')
           await readConfig(${env})
           console.log(zod)`,
        ],
        { encoding: 'utf8' },
      ).trim()
    expect(loaded('{ PATH: "/bin" }')).toBe('false')
    expect(loaded('{ PORT: "0", HOST: "0.0.0.0", LOG_LEVEL: "warn" }')).toBe('false')
    expect(loaded('{ PORT: "0", SEIZED_AS_OF: "1998-05-01" }')).toBe('true')
  })
})

describe('errors', () => {
  test('what a person can put right exits with 1, a fault of ours with 2', () => {
    const exits = Object.entries(ERRORS).map(([code, { exitCode }]) => [code, exitCode])
    expect(Object.fromEntries(exits)).toEqual({
      'bad-input': 1,
      'bad-setting': 1,
      'port-in-use': 1,
      'unreadable-file': 1,
      fault: 2,
    })
  })

  test('an error keeps its cause', () => {
    const cause = new Error('ENOENT')
    const error = new SeizedError('unreadable-file', 'x.txt: no such file.', { cause })
    expect(error.cause).toBe(cause)
    expect(error.exitCode).toBe(1)
  })
})

describe('settings of announcements', () => {
  test('are read, and speed belongs to a rehearsal', async () => {
    const env = { SEIZED_UNKNOWN: 'hold', SEIZED_LATE_DAYS: '0', SEIZED_SPEED: '3600', SEIZED_AS_OF: '1998-05-08' }
    expect((await readConfig(env)).announcements).toEqual({ unknown: 'hold', lateDays: 0, speed: 3600 })
    await expect(readConfig({ SEIZED_SPEED: '60' })).rejects.toThrow(
      'SEIZED_SPEED is for a rehearsal: set SEIZED_AS_OF too',
    )
  })

  test.each([
    ['SEIZED_UNKNOWN', 'maybe'],
    ['SEIZED_LATE_DAYS', '-1'],
    ['SEIZED_SPEED', '0'],
    ['SEIZED_SPEED', '90000'],
  ])('%s=%s is named with its remedy', async (name, value) => {
    await expect(readConfig({ SEIZED_AS_OF: '1998-05-08', [name]: value })).rejects.toThrow(
      new RegExp(`${name} is "${value}": it must be .* Write ${name}=`),
    )
  })
})
