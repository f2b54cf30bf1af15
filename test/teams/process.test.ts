import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeConnector, openConnector } from './fake/connector.ts'
import { APP, TENANT } from './fake/identity.ts'
import { readPosted } from './seen.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

let folder: string
let connector: FakeConnector
let server: ChildProcess | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seized-teams-'))
  connector = await openConnector()
})
afterEach(async () => {
  await stop()
  await connector.close()
  await rm(folder, { recursive: true })
})

/** `npm start` in an empty folder. */
async function start(env: Record<string, string> = {}): Promise<string> {
  server = spawn(process.execPath, [MAIN, 'serve'], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', SEIZED_AS_OF: '1998-05-02', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(server.stdout!, 'data')
  return String(line).trim().split(' ').at(-1)!.replace('0.0.0.0', '127.0.0.1')
}

async function stop(): Promise<void> {
  if (!server || server.exitCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}

const post = (address: string, id = 'one') =>
  fetch(`${address}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id,
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: 'person' },
      recipient: { id: 'bot' },
      conversation: { id: 'personal', conversationType: 'personal' },
      text: 'when does it expire?',
    }),
  })

test('without a setting this machine is answered; nothing is made before somebody writes, and a restart answers nothing twice', async () => {
  const address = await start()
  expect((await fetch(address)).status).toBe(200)
  expect(existsSync(join(folder, 'var'))).toBe(false)
  expect((await post(address)).status).toBe(200)
  await expect.poll(() => connector.standing().length, { timeout: 10_000 }).toBe(1)
  expect(readPosted(connector.standing()[0]!).headline).toContain('until 15 May 1998 (OP5)')
  await stop()
  const again = await start()
  expect((await post(again)).status).toBe(200)
  expect((await post(again, 'two')).status).toBe(200)
  await expect.poll(() => connector.standing().length, { timeout: 10_000 }).toBe(2)
  await stop()
  expect(connector.standing()).toHaveLength(2)
})

test('without a setting a server that others reach has no such door', async () => {
  const address = await start({ HOST: '0.0.0.0' })
  expect((await post(address)).status).toBe(404)
  await stop()
  expect(connector.calls).toEqual([])
})

test('with credentials nobody comes in without a token', async () => {
  const address = await start({ MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT, MicrosoftAppPassword: 'secret' })
  expect((await post(address)).status).toBe(401)
  await stop()
  expect(connector.calls).toEqual([])
})
