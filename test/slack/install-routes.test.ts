import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientOptions } from '../../src/slack/api.ts'
import { installRoutes } from '../../src/slack/install-routes.ts'
import { OPTIONAL_SCOPES, SCOPES } from '../../src/slack/scopes.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { FOUND, get, saying, serving } from '../web/fakes.ts'
import { raw } from '../web/raw.ts'
import { handClock, instance, OAUTH } from './bots-made.ts'
import { type OAuthFake, startOAuthFake } from './oauth-fake.ts'

const PUBLIC = 'https://seized.example.org'

let fake: OAuthFake
let store: Store
let made: ReturnType<typeof instance>
let server: Awaited<ReturnType<typeof serving>>

beforeEach(async () => {
  fake = await startOAuthFake()
  store = await openStore(':memory:')
  made = instance(fake, store.memory, [randomBytes(32)], handClock())
  const mounts = installRoutes({
    oauth: OAUTH,
    apiUrl: fake.apiUrl,
    publicUrl: PUBLIC,
    bots: made.bots,
    options: clientOptions(fake, made.log),
    log: made.log,
  })
  server = await serving(saying(FOUND).assistant, { mounts })
})
afterEach(async () => {
  await server.close()
  await store.close()
  await fake.close()
})

/** The way to Slack and the browser's cookie, as the first page gives them. */
async function begin() {
  const { status, headers, text } = await get(server.address, '/slack/install')
  const href = /href="([^"]*oauth[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  const [cookie] = headers.getSetCookie()
  return { status, text, slack: new URL(href ?? ''), cookie: cookie ?? '' }
}

const comeBack = (query: Record<string, string>, cookie = '') =>
  get(server.address, `/slack/oauth_redirect?${new URLSearchParams(query)}`, {
    headers: { Cookie: cookie.split(';')[0] ?? '' },
  })

test('the first page says what is asked for and why, and leads to Slack with the scopes, the address to come back to, and a state', async () => {
  const { status, text, slack, cookie } = await begin()
  expect(status).toBe(200)
  for (const why of Object.values({ ...SCOPES, ...OPTIONAL_SCOPES })) expect(text).toContain(why)
  expect(slack.href.startsWith(fake.apiUrl.replace('/api/', '/oauth/v2/authorize?'))).toBe(true)
  expect(slack.searchParams.get('scope')?.split(',')).toEqual(Object.keys({ ...SCOPES, ...OPTIONAL_SCOPES }))
  expect(slack.searchParams.get('redirect_uri')).toBe(`${PUBLIC}/slack/oauth_redirect`)
  expect(slack.searchParams.get('client_id')).toBe('client')
  expect(cookie).toContain(slack.searchParams.get('state'))
  expect(cookie).toMatch(/Secure; HttpOnly/)
})

test('who comes back with a code has installed it: the workspace’s bot is there, and the page says what to do next', async () => {
  const { slack, cookie } = await begin()
  fake.codes.set('good', { team: { id: 'T1', name: '<b>Acme</b> & Co' } })
  const state = slack.searchParams.get('state') ?? ''
  const { status, text } = await comeBack({ code: 'good', state }, cookie)
  expect(status).toBe(200)
  expect(text).toContain('Seized is in &lt;b&gt;Acme&lt;/b&gt; &amp; Co.')
  expect(text).toContain('https://slack.com/app_redirect?app=A1&amp;team=T1')
  expect(await made.bots.botFor('T1')).toEqual({ token: 'xoxb-1', id: 'BBOT', userId: 'UBOT' })
  const [exchange] = fake.seen
  expect(exchange?.form.get('redirect_uri')).toBe(`${PUBLIC}/slack/oauth_redirect`)
})

test('an organization installs for all of its workspaces', async () => {
  const { slack, cookie } = await begin()
  fake.codes.set('good', { enterprise: { id: 'E1', name: 'Org' } })
  const { text } = await comeBack({ code: 'good', state: slack.searchParams.get('state') ?? '' }, cookie)
  expect(text).toContain('Seized is in Org.')
  expect(await made.bots.botFor('T5', 'E1')).toMatchObject({ token: 'xoxb-1' })
})

test.each([
  ['refused by the person', { error: 'access_denied' }, 200, 'You refused, and nothing was changed.'],
  ['refused by Slack', { error: '<invalid_team>' }, 400, 'Slack says: &lt;invalid_team&gt;.'],
  ['without a code', {}, 400, 'Slack gave no reason.'],
  ['without a state', { code: 'good' }, 400, 'This did not begin here.'],
  ['with a state of another’s making', { code: 'good', state: 'forged' }, 400, 'began in another browser'],
])('coming back %s installs nothing and says so', async (_, query, status, words) => {
  const { cookie } = await begin()
  fake.codes.set('good', { team: { id: 'T1', name: 'Acme' } })
  const answer = await comeBack(query as unknown as Record<string, string>, cookie)
  expect(answer.status).toBe(status)
  expect(answer.text).toContain(words)
  expect(fake.calls('oauth.v2.access')).toBe(0)
  expect(await made.bots.botFor('T1')).toBeUndefined()
})

test('a state that began in another browser installs nothing', async () => {
  const { slack } = await begin()
  fake.codes.set('good', { team: { id: 'T1', name: 'Acme' } })
  const { status } = await comeBack({ code: 'good', state: slack.searchParams.get('state') ?? '' })
  expect(status).toBe(400)
  expect(await made.bots.botFor('T1')).toBeUndefined()
})

test('a code that Slack does not know is a fault with a reference that the log has', async () => {
  const { slack, cookie } = await begin()
  const { status, text } = await comeBack({ code: 'old', state: slack.searchParams.get('state') ?? '' }, cookie)
  expect(status).toBe(500)
  const reference = /reference ([\dA-F]{8})/.exec(text)?.[1]
  expect(reference).toBeDefined()
  expect(made.logged.join('')).toContain(`reference=${reference}`)
})

test('it is opened in a browser, not posted to', async () => {
  const { status, headers } = await get(server.address, '/slack/install', { method: 'POST' })
  expect(status).toBe(405)
  expect(headers.get('allow')).toBe('GET, HEAD')
})

test('it is answered by its public name, though the server listens on this machine only', async () => {
  const request = async (path: string) => {
    const connection = await raw(server.address)
    connection.send(`GET ${path} HTTP/1.1\r\nHost: seized.example.org\r\nConnection: close\r\n\r\n`)
    return (await connection.ended).split('\r\n')[0]
  }
  expect(await request('/')).toBe('HTTP/1.1 421 Misdirected Request')
  expect(await request('/slack/install')).toBe('HTTP/1.1 200 OK')
})
