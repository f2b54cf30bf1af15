import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { followConnections } from '../../src/web/connections.ts'
import { raw } from './raw.ts'

/** Longer than any test may take: a drain that waits for it fails by timeout. */
const LONG = 60_000

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A server that answers when it is told to. */
async function slow() {
  const waiting: ServerResponse[] = []
  let arrived = () => {}
  const server = createServer((_, response) => {
    waiting.push(response)
    arrived()
  })
  const connections = followConnections(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  ends.push(() => server.closeAllConnections())
  return {
    connections,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    waiting,
    requests: (count: number) =>
      new Promise<void>(done => {
        arrived = () => waiting.length >= count && done()
        arrived()
      }),
  }
}

describe('a server that ends', () => {
  test('lets a request in flight finish, and nothing new in', async () => {
    const { connections, address, waiting, requests } = await slow()
    const client = await raw(address)
    client.send('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await requests(1)
    let over = false
    const drained = connections.drain(LONG).finally(() => {
      over = true
    })
    await expect(raw(address)).rejects.toThrow('ECONNREFUSED')
    expect(over).toBe(false)
    waiting[0]?.end('whole')
    expect(await client.ended).toMatch(/\bwhole\b/)
    expect(await drained).toBe(0)
  })

  test('is not held up by a connection that was kept alive', async () => {
    const { connections, address, waiting, requests } = await slow()
    const client = await raw(address)
    client.send('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await requests(1)
    waiting[0]?.end('first')
    await client.until('first')
    expect(await connections.drain(LONG)).toBe(0)
    await client.ended
  })

  test('is not held up by a connection that never asked, nor by half a request', async () => {
    const { connections, address } = await slow()
    const [silent, half] = [await raw(address), await raw(address)]
    half.send('GET / HTTP/1.1\r\nHo')
    expect(await connections.drain(LONG)).toBe(0)
    await Promise.all([silent.ended, half.ended])
  })

  test('finishes each of several requests on one connection', async () => {
    const { connections, address, waiting, requests } = await slow()
    const client = await raw(address)
    client.send('GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /2 HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await requests(2)
    const drained = connections.drain(LONG)
    waiting[0]?.end('first')
    await client.until('first')
    waiting[1]?.end('second')
    expect(await client.ended).toContain('second')
    expect(await drained).toBe(0)
  })

  test('cuts off what is not done by the limit, and says how many', async () => {
    const { connections, address, requests } = await slow()
    const client = await raw(address)
    client.send('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await requests(1)
    expect(await connections.drain(20)).toBe(1)
    expect(await client.ended).toBe('')
  })
})
