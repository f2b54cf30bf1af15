import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/chat/finding.ts'
import { systemClock } from '../../src/clock.ts'
import type { Config, TeamsConfig } from '../../src/config.ts'
import { examineTeams, type Patient } from '../../src/teams/doctor.ts'
import { turnedClock } from '../chat/made.ts'
import { APP, type Identity, openIdentity, TENANT } from './fake/identity.ts'
import { openRun } from './made.ts'

const ROOT = join(import.meta.dirname, '../..')
const teams: TeamsConfig = { appId: APP, type: 'SingleTenant', tenantId: TENANT, password: 'secret', serviceHosts: [] }

let identity: Identity
beforeEach(async () => {
  identity = await openIdentity()
})
afterEach(() => identity.close())

async function examine(config: Partial<Config>, more: Partial<Patient> = {}) {
  const findings: Finding[] = []
  const whole: Config = { port: 0, host: '127.0.0.1', logLevel: 'info', ...config }
  const { cloud, network } = identity
  for await (const finding of examineTeams({ config: whole, cloud, network, ...more })) findings.push(finding)
  return Object.fromEntries(findings.map(({ check, state, says }) => [check, `${state}: ${says}`]))
}

test('finds nothing wrong where the settings hold and the server answers', async () => {
  const run = await openRun({ identity })
  expect(await examine({ teams, publicUrl: run.address })).toEqual({
    settings: `good: bot ${APP} of tenant ${TENANT}, by a secret`,
    token: 'good: the identity provider gives the bot one',
    keys: 'good: 1 of Teams’ are known',
    clock: 'good: right',
    address: `good: ${run.address}/api/messages answers, and turns away who proves nothing`,
  })
  await run.close()
})

test('says how to begin where nothing is set', async () => {
  expect(await examine({})).toEqual({ settings: expect.stringContaining('none of Teams’ is set') })
})

test.each([
  ['AADSTS7000215: Invalid client secret', /Copy the Value of a secret, not its Secret ID/],
  ['AADSTS7000222: expired', /has expired. Make a new one/],
  ['AADSTS700016: not found in the directory', /Check MicrosoftAppId and MicrosoftAppTenantId/],
  ['AADSTS90002: Tenant not found', /no such tenant/],
  ['AADSTS99999: something else', /AADSTS99999: something else/],
])('says what to do about “%s”', async (said, remedy) => {
  identity.refuse('invalid_client', said)
  const { token } = await examine({ teams })
  expect(token).toMatch(/^wrong: the identity provider gives none/)
  expect(token).toMatch(remedy)
})

test('says that nobody can be authenticated where the keys cannot be had', async () => {
  identity.hide(true)
  expect((await examine({ teams })).keys).toMatch(/^wrong: .*cannot be read/)
})

test('says that the clock is off', async () => {
  const late = systemClock.now().add({ minutes: 10 }).toString()
  expect((await examine({ teams }, { clock: turnedClock(late) })).clock).toMatch(
    /^wrong: this machine’s is (59\d|60\d) seconds ahead/,
  )
})

test('tells what is wrong with the address', async () => {
  const address = async (publicUrl?: string) => (await examine({ teams, ...(publicUrl && { publicUrl }) })).address
  expect(await address()).toMatch(/^off: /)
  expect(await address('http://seized.example.org')).toMatch(/^wrong: .* is not https/)
  const gone = await openRun({ identity })
  await gone.close()
  expect(await address(gone.address)).toMatch(/^wrong: .*does not answer \(.*ECONNREFUSED/)
  const bare = await openRun({ identity, authenticated: false })
  expect(await address(bare.address)).toMatch(/^wrong: .*answers 400\. Is the server started with these settings/)
  await bare.close()
})

describe('the command', () => {
  async function doctor(env: Record<string, string>, ...args: string[]) {
    const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), 'doctor', ...args], {
      env: { PATH: process.env.PATH, ...env },
    })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code, stdout, stderr }
  }

  test('says in a line that nothing is set, and ends with 1', async () => {
    expect(await doctor({}, 'teams')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^WRONG {2}settings: none/),
    })
  })

  test('names settings that contradict each other', async () => {
    const { code, stderr } = await doctor({ MicrosoftAppId: APP }, 'teams')
    expect(code).toBe(1)
    expect(stderr).toContain('MicrosoftAppTenantId is missing')
    expect(stderr).toContain('SingleTenant needs MicrosoftAppPassword')
  })
})
