import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchWith, slackFetch } from '../../src/slack/fetch.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('sends what it is given and gives back status, headers by any case, and body', async () => {
  const address = await serving((request, response) => {
    response.writeHead(429, { 'Retry-After': '7' })
    response.end(JSON.stringify([request.method, request.url, request.headers['x-one']]))
  })
  const response = await slackFetch(`${address}/api/x?y=1`, { method: 'POST', headers: { 'X-One': '1' }, body: 'b' })
  expect(response).toMatchObject({ ok: false, status: 429 })
  expect(response.headers.get('Retry-After')).toBe('7')
  expect(await response.json()).toEqual(['POST', '/api/x?y=1', '1'])
})

test('many calls at once share connections, and each gets its own answer', async () => {
  const address = await serving((request, response) => response.end(request.url))
  const all = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => (await slackFetch(`${address}/${n}`)).text()),
  )
  expect(all).toEqual(all.map((_, n) => `/${n}`))
})

test('tells by its code whether anybody was there: none listens, or the connection broke', async () => {
  const broken = await serving(request => request.socket.destroy())
  await expect(slackFetch('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(slackFetch(broken)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })
})

test('gives up what is not answered in its time', async () => {
  const silent = await serving(() => undefined)
  const impatient = fetchWith({ connectTimeout: 500, headersTimeout: 500, bodyTimeout: 500 })
  await expect(impatient(silent)).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' })
})

test('gives up when it is told to', async () => {
  const silent = await serving(() => undefined)
  await expect(slackFetch(silent, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ name: 'TimeoutError' })
})
