import { afterEach, expect, test, vi } from 'vitest'
import { FOUND, saying, serving } from './fakes.ts'
import { type Raw, raw } from './raw.ts'

/** Milliseconds; what a client sends comes at a fifth of the pause that it may make. */
const LIMITS = { head: 400, body: 250, pause: 250 }
const BEAT = 50

let server: Awaited<ReturnType<typeof serving>>
/** What was written to the standard error past the log. */
const written = vi.spyOn(console, 'error').mockImplementation(() => undefined)
afterEach(async () => {
  await server.close()
  written.mockClear()
})
const faults = () => [...server.logged.filter(line => line.includes('level=error')), ...written.mock.calls]

async function client(): Promise<{ client: Raw; added: string[] }> {
  const added: string[] = []
  server = await serving(saying(FOUND).assistant, {
    arrival: LIMITS,
    addDocument: async (_, bytes) => {
      added.push(String(bytes.length))
      return { kind: 'refused', file: 'slow.txt', fault: `${bytes.length} bytes were read` }
    },
  })
  return { client: await raw(server.address), added }
}

/** Sends a piece a beat, until all is sent or nobody listens any more. */
async function slowly(client: Raw, pieces: readonly string[]): Promise<number> {
  const begun = performance.now()
  for (const piece of pieces) {
    if (client.socket.destroyed || client.socket.readableEnded) break
    client.send(piece)
    await new Promise(resolve => setTimeout(resolve, BEAT))
  }
  return performance.now() - begun
}

const head = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`

test('a document that comes slowly is read whole, however long it takes', async () => {
  const { client: sender } = await client()
  const pieces = Array.from({ length: 20 }, () => 'word ')
  sender.send(head('/api/library?name=slow.txt', 100))
  expect(await slowly(sender, pieces)).toBeGreaterThan(LIMITS.body * 3)
  expect(await sender.ended).toContain('100 bytes were read')
})

test('a document that stops coming is given up, and whoever sent it hears why', async () => {
  const { client: sender, added } = await client()
  sender.send(head('/api/library?name=slow.txt', 100))
  sender.send('word ')
  expect(await sender.ended).toMatch(/^HTTP\/1\.1 408 [\s\S]*The request took too long to arrive\./)
  expect(added).toEqual([])
})

test('a question must come whole in its time', async () => {
  const { client: sender } = await client()
  sender.send(head('/api/ask', 1000))
  expect(
    await slowly(
      sender,
      Array.from({ length: 40 }, () => ' '),
    ),
  ).toBeLessThan(BEAT * 40)
  expect(await sender.ended).toMatch(/^HTTP\/1\.1 408 /)
})

test('a head that does not come is given up', async () => {
  const { client: sender } = await client()
  sender.send('GET / HTTP/1.1\r\nHo')
  expect(await sender.ended).toMatch(/^HTTP\/1\.1 408 /)
})

test.each(['/api/ask', '/api/playground', '/api/library?name=slow.txt'])(
  'whoever breaks off in the middle is no fault of ours: the log stays clean at %s',
  async path => {
    const { client: sender } = await client()
    sender.send(`${head(path, 1000)}{`)
    const healthy = async () => expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
    // A round trip later it is being read; another one later the server knows that nothing more comes.
    await healthy()
    sender.socket.destroy()
    await sender.ended
    await healthy()
    await healthy()
    expect(faults()).toEqual([])
  },
)
