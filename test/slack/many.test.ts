import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopeNames } from '../../src/slack/scopes.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { get } from '../web/fakes.ts'
import { command, eventBody, FORM_TYPE, JSON_TYPE, mention, post } from './fake/requests.ts'
import { type FakeTeam, type OAuthFake, startOAuthFake } from './oauth-fake.ts'

const SECRET = 'many-signing-secret'
const folder = mkdtempSync(join(tmpdir(), 'seized-many-'))
const database = join(folder, 'seized.db')
let fake: OAuthFake
let app: ChildProcess
let address = ''

beforeAll(async () => {
  fake = await startOAuthFake()
  app = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: database,
      SEIZED_PUBLIC_URL: 'https://seized.example.org',
      SEIZED_KEYS: randomBytes(32).toString('base64'),
      SLACK_CLIENT_ID: 'client',
      SLACK_CLIENT_SECRET: 'secret',
      SLACK_STATE_SECRET: 'state',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: fake.apiUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of app.stdout!) {
    said += chunk
    if (/http:\S+\n/.test(said)) break
  }
  address = /http:\S+/.exec(said)![0]
})
afterAll(async () => {
  app.kill('SIGKILL')
  await fake.close()
  rmSync(folder, { recursive: true })
})

async function install(id: string, to: FakeTeam = { team: { id, name: `Team ${id}` } }) {
  const { headers, text } = await get(address, '/slack/install')
  const slack = new URL(/href="([^"]*oauth[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&'))
  const code = `code-${id}`
  fake.codes.set(code, { ...to, scopes: scopeNames.join(',') })
  const query = new URLSearchParams({ code, state: slack.searchParams.get('state') ?? '' })
  const [cookie = ''] = headers.getSetCookie()
  return get(address, `/slack/oauth_redirect?${query}`, { headers: { Cookie: cookie.split(';')[0]! } })
}

const of = (team_id: string) => ({
  team_id,
  authorizations: [{ enterprise_id: null, team_id, user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
})
const signed = { secret: SECRET }
const send = (event: Record<string, unknown>, from: object) =>
  post(
    address,
    JSON.stringify(eventBody(event, { ...from, event_time: Math.ceil(Date.now() / 1000) + 1 })),
    JSON_TYPE,
    signed,
  )

/** As Slack tells of an event in a workspace of an organization that installed the app; the workspace may stand in either place, or in neither. */
const ofOrganization = (team: string | null, named: string | null = null) => ({
  team_id: team,
  enterprise_id: 'E1',
  authorizations: [{ enterprise_id: 'E1', team_id: named, user_id: 'UBOT', is_bot: true, is_enterprise_install: true }],
})

/** The token that was handed out to a workspace or an organization. */
const tokenOf = (id: string) =>
  [...fake.tokens].find(([, { team, enterprise }]) => (team ?? enterprise)?.id === id)?.[0] ?? 'none'

const openSubscriptions = async (store: Store) => (await store.memory.subscriptions.open()).map(each => each.place)

test('an organization that installs is answered in each of its workspaces by its own bot, and by it alone until it leaves', async () => {
  expect((await install('E1', { enterprise: { id: 'E1', name: 'Org' } })).text).toContain('Seized is in Org.')
  const first = mention('when does it expire?', { team: 'T7' })
  expect((await send(first, ofOrganization('T7'))).status).toBe(200)
  const token = tokenOf('E1')
  expect(await fake.answerTo(first.ts)).toMatchObject({ token, text: expect.stringContaining('15 May 1998') })
  const second = mention('6(d)', { team: 'T8' })
  expect((await send(second, ofOrganization('T8', 'T8'))).status).toBe(200)
  expect(await fake.answerTo(second.ts)).toMatchObject({ token })

  for (const team_id of ['T7', 'T8']) {
    const typed = command('/seized', 'subscribe', 'http://127.0.0.1:1/', {
      team_id,
      enterprise_id: 'E1',
      is_enterprise_install: 'true',
      channel_id: `C-${team_id}`,
    })
    const said = await post(address, new URLSearchParams(typed).toString(), FORM_TYPE, signed)
    expect(said.text).toContain('will be announced here')
  }
  const store = await openStore(database)
  expect(await openSubscriptions(store)).toEqual(['T7/C-T7', 'T8/C-T8'])

  const from = ofOrganization(null)
  expect((await send({ type: 'team_access_revoked', team_ids: ['T7'] }, from)).status).toBe(200)
  while (await store.memory.installations.get('slack', 'T7')) await new Promise(resolve => setImmediate(resolve))
  await expect.poll(() => openSubscriptions(store)).toEqual(['T8/C-T8'])
  const other = mention('6(e)', { team: 'T8' })
  expect((await send(other, ofOrganization('T8'))).status).toBe(200)
  expect(await fake.answerTo(other.ts)).toMatchObject({ token })

  expect((await send({ type: 'app_uninstalled' }, ofOrganization('T8'))).status).toBe(200)
  await expect.poll(() => openSubscriptions(store)).toEqual([])
  expect(await store.memory.installations.get('slack', 'E1')).toBeUndefined()
  await store.close()
}, 60_000)

test('two workspaces install, each is answered by its own bot, and one that leaves is answered no more while the other is', async () => {
  expect((await install('T1')).text).toContain('Seized is in Team T1.')
  expect((await install('T2')).text).toContain('Seized is in Team T2.')

  const [one, two] = [mention('when does it expire?', { team: 'T1' }), mention('6(d)', { team: 'T2' })]
  expect((await send(one, of('T1'))).status).toBe(200)
  expect((await send(two, of('T2'))).status).toBe(200)
  expect(await fake.answerTo(one.ts)).toMatchObject({
    token: tokenOf('T1'),
    text: expect.stringContaining('15 May 1998'),
  })
  expect(await fake.answerTo(two.ts)).toMatchObject({ token: tokenOf('T2'), text: expect.stringContaining('OP6(d)') })

  const typed = command('/seized', 'subscribe', 'http://127.0.0.1:1/', { team_id: 'T1', channel_id: 'C1' })
  const subscribed = await post(address, new URLSearchParams(typed).toString(), FORM_TYPE, signed)
  expect(subscribed.text).toContain('will be announced here')

  expect((await send({ type: 'app_uninstalled' }, of('T1'))).status).toBe(200)
  const store = await openStore(database)
  while (await store.memory.installations.get('slack', 'T1')) await new Promise(resolve => setImmediate(resolve))
  const [late, after] = [mention('6(d)', { team: 'T1' }), mention('6(e)', { team: 'T2' })]
  expect((await send(late, of('T1'))).status).toBe(200)
  expect((await send(after, of('T2'))).status).toBe(200)
  expect(await fake.answerTo(after.ts)).toMatchObject({ token: tokenOf('T2') })

  app.kill('SIGTERM')
  expect(await once(app, 'close')).toEqual([0, null])
  expect(fake.posted.filter(({ thread }) => thread === late.ts)).toEqual([])
  expect(await store.memory.subscriptions.open()).toEqual([])
  await store.close()
}, 60_000)
