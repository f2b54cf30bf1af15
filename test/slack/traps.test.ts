import { afterEach, describe, expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { openSlack } from '../../src/slack/edge.ts'
import { openDesk } from '../chat/made.ts'
import { command, direct, eventBody, FORM_TYPE, JSON_TYPE, mention, newTs, post } from './fake/requests.ts'
import { BOT, type FakeSlack, startFakeSlack, TEAM, type Wired } from './fake/slack.ts'
import { readMessage } from './read.ts'
import { openWired, type WiredOptions, type WiredSlack } from './wired.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function opened(options: WiredOptions = {}): Promise<WiredSlack> {
  const wired = await openWired(options)
  closing.push(wired.close)
  return wired
}

async function fake(): Promise<FakeSlack> {
  const slack = await startFakeSlack()
  closing.push(slack.close)
  return slack
}

const QUESTION = 'when does it expire?'
const ANSWER = 'runs until 15 May 1998 (OP5)'
const posts = ({ slack }: WiredSlack) => slack.of('chat.postMessage')
const form = (fields: Wired) => new URLSearchParams(fields).toString()

/** A desk that waits at a door before it answers. */
function door() {
  const { promise, resolve: open } = Promise.withResolvers<void>()
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
  const desk: WiredOptions['desk'] = real => ({
    ...real,
    async hear(...said) {
      reach()
      await promise
      return real.hear(...said)
    },
  })
  return { desk, open, reached }
}

describe('rate limits', () => {
  test('a channel that has to wait holds up no other, and its answer comes once, after the time that Slack named', async () => {
    const wired = await opened()
    wired.slack.fault('chat.postMessage', { limit: 1 })
    const began = performance.now()
    const stuck = wired.event(eventBody(mention(QUESTION)))
    const other = wired.event(eventBody(mention(QUESTION, { channel: 'C2' })))
    await Promise.all([stuck, other])
    expect(posts(wired).map(call => call.args.channel)).toEqual(['C2', 'C1'])
    expect(performance.now() - began).toBeGreaterThan(950)
  })
})

describe('an answer of Slack’s that was lost', () => {
  test('in a direct message the message is looked for, and stands there once', async () => {
    const wired = await opened()
    wired.slack.fault('chat.postMessage', 'lose')
    await wired.event(eventBody(direct(QUESTION)))
    expect(posts(wired)).toHaveLength(1)
    expect(wired.slack.of('chat.postEphemeral')).toEqual([])
  })

  test('in a direct message that was never posted it is posted, once', async () => {
    const wired = await opened()
    wired.slack.fault('chat.postMessage', 'reset')
    await wired.event(eventBody(direct(QUESTION)))
    expect(posts(wired)).toHaveLength(1)
  })

  test.each(['lose', 'reset', { status: 503 }, { error: 'internal_error' }] as const)(
    'in a channel, where nobody may look, nothing is posted twice and the person is told (%j)',
    async fault => {
      const wired = await opened()
      wired.slack.fault('chat.postMessage', fault)
      await wired.event(eventBody(mention(QUESTION)))
      expect(posts(wired)).toHaveLength(fault === 'lose' ? 1 : 0)
      const [told] = wired.slack.of('chat.postEphemeral')
      expect(told?.args).toMatchObject({ channel: 'C1', user: 'U1' })
      expect(readMessage(told?.args).headline).toBe('Slack did not tell me whether my answer arrived.')
    },
  )

  test('whoever announces hears that it is unknown, and may look where the scope is given', async () => {
    const { slack, edge } = await opened()
    const message = { kind: 'reply', reply: { kind: 'notice', headline: 'Hear.', lines: [], next: [] } } as const
    const since = Temporal.Now.instant()
    slack.fault('chat.postMessage', 'lose')
    expect(await edge.port.post(`${TEAM}/C1`, message, 'key-1')).toMatchObject({ outcome: 'unknown' })
    expect(await edge.port.find(`${TEAM}/C1`, 'key-1', since)).toMatchObject({ outcome: 'unknowable' })
    slack.scopes.add('channels:history')
    expect(await edge.port.find(`${TEAM}/C1`, 'key-1', since)).toMatchObject({ outcome: 'found' })
    expect(await edge.port.find(`${TEAM}/C1`, 'key-2', since)).toEqual({ outcome: 'absent' })
    slack.fault('conversations.history', { limit: 7 })
    expect(await edge.port.find(`${TEAM}/C1`, 'key-1', since)).toMatchObject({ outcome: 'later', after: 7_000 })
  })
})

test('whoever announces authorizes itself, and is told apart what may be tried again, what is gone, and what was sent', async () => {
  const { slack, edge } = await opened()
  const message = { kind: 'reply', reply: { kind: 'notice', headline: 'Hear.', lines: [], next: [] } } as const
  expect(await edge.port.post(`${TEAM}/C1`, message, 'k')).toMatchObject({
    outcome: 'sent',
    ref: expect.stringMatching(/^T0SEIZED\/C1\/\d+\.\d+$/),
  })
  expect(slack.of('chat.postMessage')[0]?.args.metadata.event_payload).toEqual({ key: 'k' })
  slack.fault('chat.postMessage', { limit: 3 }, { error: 'ratelimited' })
  expect(await edge.port.post(`${TEAM}/C1`, message, 'k')).toMatchObject({ outcome: 'later', after: 3_000 })
  expect(await edge.port.post(`${TEAM}/C1`, message, 'k')).toMatchObject({ outcome: 'later' })
  expect(await edge.port.post(`${TEAM}/C9`, message, 'k')).toMatchObject({ outcome: 'refused', gone: true })
  expect(await edge.port.post('T0OTHER/C1', message, 'k')).toMatchObject({ outcome: 'refused', gone: true })
  slack.fault('chat.postMessage', { error: 'restricted_action' })
  expect(await edge.port.post(`${TEAM}/C1`, message, 'k')).toMatchObject({ outcome: 'refused', gone: false })
  await slack.close()
  // On a connection that was open it may have gone out; with none, it cannot have.
  await edge.port.post(`${TEAM}/C1`, message, 'k')
  expect(await edge.port.post(`${TEAM}/C1`, message, 'k')).toMatchObject({ outcome: 'later' })
})

describe('a token that is no good', () => {
  test('is told in one line, and stops the start', async () => {
    const slack = await fake()
    slack.tokens.clear()
    const { desk, tools, store } = await openDesk()
    closing.push(() => store.close())
    const start = (given: object) =>
      openSlack({
        config: { port: 0, host: '127.0.0.1', logLevel: 'info', slack: { apiUrl: slack.apiUrl, ...given } },
        desk,
        memory: store.memory,
        library: tools.library,
        clock: tools.clock,
        log: createLog('error', () => undefined),
      })
    await expect(start({ botToken: 'xoxb-bad', signingSecret: 's' })).rejects.toMatchObject({
      code: 'bad-setting',
      message: expect.stringMatching(/^SLACK_BOT_TOKEN is set, but .*$/),
    })
    slack.tokens.add(BOT.token)
    await expect(start({ botToken: BOT.token, appToken: 'xapp-bad' })).rejects.toMatchObject({
      code: 'bad-setting',
      message: expect.stringMatching(/^SLACK_APP_TOKEN is set, but .*$/),
    })
  })

  test('that is revoked while the product runs leaves the product running', async () => {
    const wired = await opened()
    wired.slack.tokens.delete(BOT.token)
    await wired.event(eventBody(mention(QUESTION)))
    wired.slack.tokens.add(BOT.token)
    await wired.event(eventBody(mention(QUESTION)))
    expect(posts(wired)).toHaveLength(1)
    expect(wired.logged.join('')).toContain('token_revoked')
  })
})

describe('each event once', () => {
  test('the same event three times at once, and again later, is answered once', async () => {
    const wired = await opened()
    const body = eventBody(mention(QUESTION))
    await Promise.all([1, 2, 3].map(() => wired.event(body)))
    await wired.event(body, { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } })
    expect(posts(wired)).toHaveLength(1)
  })

  test('the same message under two event ids, as mention and as message, is answered once', async () => {
    const wired = await opened()
    const said = mention(QUESTION, { channel: 'D1' })
    await wired.event(eventBody(said))
    await wired.event(eventBody({ ...said, type: 'message', channel_type: 'im' }))
    expect(posts(wired)).toHaveLength(1)
  })

  test('an event that is about no message, sent again, is worked on once', async () => {
    const wired = await opened()
    const link = { domain: 'undocs.org', url: 'https://undocs.org/S/RES/1138(1997)' }
    const body = eventBody({ type: 'link_shared', user: 'U1', channel: 'C1', message_ts: '7.7', links: [link] })
    await wired.event(body)
    await wired.event(body)
    expect(wired.slack.of('chat.unfurl')).toHaveLength(1)
  })

  test('a redelivery whose first delivery was lost is answered', async () => {
    const wired = await opened()
    await wired.event(eventBody(mention(QUESTION)), {
      headers: { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_error' },
    })
    expect(posts(wired)).toHaveLength(1)
  })

  test('an edited message is not answered again', async () => {
    const wired = await opened()
    await wired.event(eventBody(mention(QUESTION, { edited: { user: 'U1', ts: newTs() } })))
    await wired.event(eventBody(direct(QUESTION, { edited: { user: 'U1', ts: newTs() } })))
    await wired.event(
      eventBody({
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel: 'D1',
        channel_type: 'im',
        ts: newTs(),
        message: direct(QUESTION),
        previous_message: direct('x'),
      }),
    )
    await wired.event(
      eventBody({
        type: 'message',
        subtype: 'message_deleted',
        hidden: true,
        channel: 'D1',
        channel_type: 'im',
        ts: newTs(),
        deleted_ts: newTs(),
      }),
    )
    expect(posts(wired)).toEqual([])
  })

  test('its own messages and other bots’ are not answered', async () => {
    const wired = await opened()
    await wired.event(eventBody(direct(QUESTION, { user: BOT.user, bot_id: BOT.id })))
    await wired.event(eventBody(direct(QUESTION, { user: BOT.user })))
    await wired.event(eventBody(direct(QUESTION, { user: 'U0OTHER', bot_id: 'B0OTHER' })))
    await wired.event(eventBody(direct(QUESTION, { user: undefined, subtype: 'bot_message', bot_id: 'B0OTHER' })))
    await wired.event(eventBody(mention(QUESTION, { user: 'U0OTHER', bot_id: 'B0OTHER' })))
    expect(posts(wired)).toEqual([])
  })

  test('what Slack sends again after a lost connection is answered once', async () => {
    const wired = await opened({ socket: true })
    const body = eventBody(mention(QUESTION))
    await wired.event(body)
    wired.slack.drop()
    await wired.slack.connected()
    await wired.event(body)
    await wired.event(eventBody(mention(QUESTION)))
    expect(posts(wired)).toHaveLength(2)
  })

  test('a connection that cannot be opened again at once is opened later', async () => {
    const wired = await opened({ socket: true })
    wired.slack.fault('apps.connections.open', 'reset', { status: 500 }, { error: 'internal_error' })
    wired.slack.drop()
    await wired.slack.connected()
    await wired.event(eventBody(mention(QUESTION)))
    expect(posts(wired)).toHaveLength(1)
  })
})

describe('acknowledgements', () => {
  test('an event is acknowledged before it is worked on', async () => {
    const gate = door()
    const wired = await opened({ desk: gate.desk })
    const worked = wired.slack.next('chat.postMessage')
    const response = await post(wired.address, JSON.stringify(eventBody(mention(QUESTION))), JSON_TYPE)
    expect(response.status).toBe(200)
    await gate.reached
    expect(posts(wired)).toEqual([])
    gate.open()
    expect(readMessage((await worked).args).headline).toContain(ANSWER)
  })

  test('an event that cannot be kept is not acknowledged', async () => {
    const wired = await opened({
      inbox: inbox => ({ ...inbox, receive: () => Promise.reject(new Error('the disk is full')) }),
    })
    const response = await post(wired.address, JSON.stringify(eventBody(mention(QUESTION))), JSON_TYPE)
    expect(response.status).toBe(500)
    expect(wired.logged.join('')).toContain('the disk is full')
  })

  test('a command’s answer goes out in one piece, and again in the same words', async () => {
    const wired = await opened()
    const body = form(command('/seized', `ask ${QUESTION}`, wired.slack.responseUrl()))
    const [first, again] = [await post(wired.address, body, FORM_TYPE), await post(wired.address, body, FORM_TYPE)]
    expect(readMessage(first.json!).headline).toContain(ANSWER)
    expect(again.text).toBe(first.text)
    // Without a length it would go out in chunks.
    expect(Number(first.headers.get('content-length'))).toBe(Buffer.byteLength(first.text))
  })

  test('what nothing listens to is refused at once', async () => {
    const wired = await opened()
    const action = { type: 'message_action', callback_id: 'nobody', team: { id: TEAM }, user: { id: 'U1' } }
    const body = new URLSearchParams({ payload: JSON.stringify(action) }).toString()
    expect(await post(wired.address, body, FORM_TYPE)).toMatchObject({ status: 404 })
    expect(wired.logged.join('')).toContain('nothing here listens to it')
  })

  test('a command that takes longer is acknowledged in time, and its answer follows', async () => {
    const gate = door()
    const wired = await opened({ desk: gate.desk })
    const response = await post(
      wired.address,
      form(command('/seized', `ask ${QUESTION}`, wired.slack.responseUrl())),
      FORM_TYPE,
    )
    expect(response).toMatchObject({ status: 200, text: '' })
    const followed = wired.slack.next('respond')
    gate.open()
    expect(readMessage((await followed).args).headline).toContain(ANSWER)
    expect((await followed).args.response_type).toBe('ephemeral')
  })

  test('the end waits for what was acknowledged, and takes nothing new', async () => {
    const gate = door()
    const wired = await openWired({ desk: gate.desk })
    const worked = wired.event(eventBody(mention(QUESTION)))
    await gate.reached
    const ended = wired.edge.close()
    const late = await post(wired.address, JSON.stringify(eventBody(mention(QUESTION))), JSON_TYPE)
    expect(late.status).toBe(503)
    gate.open()
    await Promise.all([worked, ended])
    expect(posts(wired)).toHaveLength(1)
    await wired.close()
  })

  test('the end waits for a command that was acknowledged before its answer was ready', async () => {
    const gate = door()
    const wired = await openWired({ desk: gate.desk })
    const typed = form(command('/seized', `ask ${QUESTION}`, wired.slack.responseUrl()))
    expect(await post(wired.address, typed, FORM_TYPE)).toMatchObject({ status: 200, text: '' })
    const ended = wired.edge.close().then(() => wired.slack.of('respond').length)
    gate.open()
    expect(await ended).toBe(1)
    await wired.close()
  })
})

describe('the front door', () => {
  const body = () => JSON.stringify(eventBody(mention(QUESTION)))
  test.each([
    ['another’s signature', { secret: 'guessed' }, 401],
    ['a time six minutes ago', { skew: -360 }, 401],
    ['a time six minutes ahead', { skew: 360 }, 401],
    ['a time that is none', { headers: { 'x-slack-request-timestamp': 'now' } }, 401],
    ['no signature', { headers: { 'x-slack-signature': '' } }, 401],
  ] as const)('%s is refused', async (_, signing, status) => {
    const wired = await opened()
    expect((await post(wired.address, body(), JSON_TYPE, signing)).status).toBe(status)
    expect(posts(wired)).toEqual([])
  })

  test('times four minutes off are taken', async () => {
    const wired = await opened()
    await wired.event(eventBody(mention(QUESTION)), { skew: -240 })
    await wired.event(eventBody(mention(QUESTION)), { skew: 240 })
    expect(posts(wired)).toHaveLength(2)
  })

  test('a form with a charset, in any case, is read', async () => {
    const wired = await opened()
    for (const type of [`${FORM_TYPE}; charset=utf-8`, 'Application/X-WWW-Form-Urlencoded;charset=UTF-8']) {
      const { status, json } = await post(
        wired.address,
        form(command('/clause', '6(d)', wired.slack.responseUrl())),
        type,
      )
      expect(status).toBe(200)
      expect(readMessage(json).headline).toContain('OP6(d)')
    }
  })

  test.each([
    ['null', 400],
    ['7', 400],
    ['[]', 400],
    ['{', 400],
    ['', 400],
    [`{"type":"event_callback","x":"${'x'.repeat(1024 * 1024)}"}`, 413],
  ])('a body that is no event is refused, and the process lives', async (text, status) => {
    const wired = await opened()
    expect((await post(wired.address, text, JSON_TYPE)).status).toBe(status)
    await wired.event(eventBody(mention(QUESTION)))
    expect(posts(wired)).toHaveLength(1)
  })

  test('another method, and another path below it, are answered by the product’s own server', async () => {
    const wired = await opened()
    expect((await fetch(`${wired.address}/slack/events`)).status).toBe(405)
    expect((await fetch(`${wired.address}/slack/events/more`, { method: 'POST', body: '{}' })).status).toBe(404)
    expect((await fetch(`${wired.address}/slack/install`)).status).toBe(404)
  })

  test('Slack’s own checks of the address are answered', async () => {
    const wired = await opened()
    const verified = await post(
      wired.address,
      JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 't' }),
      JSON_TYPE,
    )
    expect(verified.json).toEqual({ challenge: 'abc' })
    expect((await post(wired.address, 'ssl_check=1&token=x', FORM_TYPE)).status).toBe(200)
  })
})

describe('what fails on our side', () => {
  const failing: WiredOptions['desk'] = real => ({
    ...real,
    hear: () => Promise.reject(new Error('the index fell over')),
    press: () => Promise.reject(new Error('the index fell over')),
  })

  test.each(['C1', 'D1'])(
    'a question in %s gets a short reply with a reference, under which the log has the cause',
    async channel => {
      const wired = await opened({ desk: failing })
      await wired.event(eventBody(channel === 'C1' ? mention(QUESTION) : direct(QUESTION)))
      const read = readMessage(posts(wired)[0]?.args)
      expect(read.headline).toBe('Something failed on our side.')
      const reference = /reference ([0-9A-F]{8})/.exec(read.all)?.[1]
      expect(reference).toBeDefined()
      const line = wired.logged.find(text => text.includes(reference ?? '-'))
      expect(line).toContain('the index fell over')
      expect(wired.logged.join('')).not.toContain(QUESTION)
    },
  )

  test('a reply that Slack would refuse is not sent, and apologized for', async () => {
    const long = { kind: 'notice', headline: 'Much.', lines: Array(20).fill('x'.repeat(3_000)), next: [] } as const
    const wired = await opened({ desk: real => ({ ...real, hear: async () => long }) })
    await wired.event(eventBody(mention(QUESTION)))
    expect(posts(wired).map(call => readMessage(call.args).headline)).toEqual(['Something failed on our side.'])
    expect(wired.logged.join('')).toContain('13200 characters')
    const said = await wired.command(command('/seized', QUESTION, wired.slack.responseUrl()))
    expect(readMessage(said).headline).toBe('Something failed on our side.')
  })

  test('a channel that the bot was put out of costs nothing but a line in the log', async () => {
    const wired = await opened()
    wired.slack.channels.delete('C1')
    await wired.event(eventBody(mention(QUESTION)))
    await wired.event(eventBody(direct(QUESTION)))
    expect(posts(wired).map(call => call.args.channel)).toEqual(['D1'])
    expect(wired.logged.join('')).toContain('not_in_channel')
  })

  test('a command gets the same', async () => {
    const wired = await opened({ desk: failing })
    const said = await wired.command(command('/seized', QUESTION, wired.slack.responseUrl()))
    expect(readMessage(said).headline).toBe('Something failed on our side.')
  })
})

describe('the app is removed', () => {
  test.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['U0SEIZED'] } }])(
    '$type ends every subscription of the workspace',
    async event => {
      const wired = await opened()
      await wired.command(command('/seized', 'subscribe', wired.slack.responseUrl()))
      expect(await wired.store.memory.subscriptions.open()).toHaveLength(1)
      wired.slack.tokens.delete(BOT.token)
      await wired.event(eventBody(event))
      expect(await wired.store.memory.subscriptions.open()).toEqual([])
    },
  )
})
