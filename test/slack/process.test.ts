import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { command, direct, eventBody, FORM_TYPE, JSON_TYPE, mention, post } from './fake/requests.ts'
import { APP_TOKEN, BOT, type FakeSlack, SECRET, startFakeSlack } from './fake/slack.ts'
import { readMessage } from './read.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function fake(): Promise<FakeSlack> {
  const slack = await startFakeSlack()
  closing.push(slack.close)
  return slack
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'seized-slack-'))
  closing.push(() => rmSync(made, { recursive: true }))
  return made
}

interface Running {
  readonly child: ChildProcessWithoutNullStreams
  /** Where it listens; rejects where it ends before. */
  readonly address: Promise<string>
  readonly ended: Promise<number | null>
  log(): string
}

/** `npm start` as it is started by its user, but for npm itself. */
function start(env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH ?? '', PORT: '0', SEIZED_AS_OF: '1998-05-02T09:00:00Z', ...env },
  })
  let log = ''
  child.stderr.on('data', chunk => {
    log += chunk
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      const found = /http:\/\/\S+/.exec(String(chunk))?.[0]
      if (found) resolve(found)
    })
    void ended.then(code => reject(new Error(`ended with ${code}: ${log}`)))
  })
  address.catch(() => undefined)
  closing.push(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, address, ended, log: () => log }
}

const tokens = (slack: FakeSlack, database: string) => ({
  SLACK_BOT_TOKEN: BOT.token,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_URL: join(database, 'seized.db'),
})

test('with a signing secret and a token it answers mentions, messages and commands, and ends in good order', async () => {
  const slack = await fake()
  const running = start({ ...tokens(slack, folder()), SLACK_SIGNING_SECRET: SECRET })
  const address = await running.address
  for (const event of [mention('when does it expire?'), direct('when does it expire?')]) {
    const posted = slack.next('chat.postMessage')
    expect(await post(address, JSON.stringify(eventBody(event)), JSON_TYPE)).toMatchObject({ status: 200 })
    expect(readMessage((await posted).args).headline).toContain('runs until 15 May 1998 (OP5)')
  }
  const typed = new URLSearchParams(command('/clause', '6(d)', slack.responseUrl())).toString()
  expect(readMessage((await post(address, typed, FORM_TYPE)).json).headline).toContain('OP6(d)')
  expect(running.log()).toContain('msg="slack is on"')
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
  expect(running.log()).not.toMatch(/level=(?:warn|error)/)
})

test('with an app’s token it needs no address: it connects, and answers', async () => {
  const slack = await fake()
  const running = start({ ...tokens(slack, folder()), SLACK_APP_TOKEN: APP_TOKEN })
  await running.address
  await slack.connected()
  const posted = slack.next('chat.postMessage')
  await slack.send('events_api', eventBody(mention('when does it expire?')))
  expect(readMessage((await posted).args).headline).toContain('15 May 1998')
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})

test('killed with an acknowledged question unanswered, it answers at the next start, once, also where Slack sends it again', async () => {
  const slack = await fake()
  const env = { ...tokens(slack, folder()), SLACK_SIGNING_SECRET: SECRET }
  const first = start(env)
  // Slack holds the answer up, so that it is surely not posted when the process dies.
  slack.fault('chat.postMessage', { limit: 60 })
  const held = slack.met('chat.postMessage')
  const body = JSON.stringify(eventBody(mention('when does it expire?')))
  expect((await post(await first.address, body, JSON_TYPE)).status).toBe(200)
  await held
  first.child.kill('SIGKILL')
  await first.ended
  const posted = slack.next('chat.postMessage')
  const second = start(env)
  expect((await post(await second.address, body, JSON_TYPE)).status).toBe(200)
  expect(readMessage((await posted).args).headline).toContain('15 May 1998')
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(slack.of('chat.postMessage')).toHaveLength(1)
}, 60_000)

test('a token that Slack refuses ends the start with one line that says what to do', async () => {
  const slack = await fake()
  slack.tokens.delete(BOT.token)
  const running = start({ ...tokens(slack, folder()), SLACK_SIGNING_SECRET: SECRET })
  expect(await running.ended).toBe(1)
  expect(running.log().trim().split('\n').at(-1)).toMatch(/SLACK_BOT_TOKEN is set, but .*revoked/)
})

test('without any setting of Slack’s nothing of it is loaded, and a request to its path finds nothing', async () => {
  const running = start({ DATABASE_URL: join(folder(), 'seized.db') })
  expect((await post(await running.address, '{}', JSON_TYPE)).status).toBe(404)
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})
