import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { LARGEST_DOCUMENT } from '../../src/library/load.ts'
import { takeInBytes } from '../../src/store/intake.ts'
import { openStore } from '../../src/store/open.ts'
import type { ServerOptions } from '../../src/web/server.ts'
import { FOUND, get, saying, serving } from './fakes.ts'

const TOKEN = 'a-token-of-sufficient-length'
const TEXT = readFileSync('data/S-RES-1138-1997.txt', 'utf8').replaceAll('1138 (1997)', '1139 (1997)')

let folder: string
let running: Awaited<ReturnType<typeof serving>>[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seized-'))
  running = []
})
afterEach(async () => {
  await Promise.all(running.map(server => server.close()))
  rmSync(folder, { recursive: true })
})

const database = () => join(folder, 'seized.db')
async function serve(config: Partial<ServerOptions['config']> = {}, more: Partial<ServerOptions> = {}) {
  const server = await serving(saying(FOUND).assistant, {
    addDocument: (name, bytes) => takeInBytes(name, bytes, database(), systemClock),
    config: { host: '127.0.0.1', port: 0, ...config },
    ...more,
  })
  running.push(server)
  return server
}
const post = async (
  address: string,
  name: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) => {
  const query = new URLSearchParams({ name })
  const response = await fetch(`${address}/api/library?${query}`, { method: 'POST', body, headers })
  const text = await response.text()
  const lines = text.split('\n').filter(line => line !== '')
  return { status: response.status, lines: lines.map(line => JSON.parse(line)) }
}
async function held(): Promise<string[]> {
  const store = await openStore(database())
  try {
    return (await store.documents.current()).map(each => each.resolution.symbol)
  } finally {
    await store.close()
  }
}

describe('adding a document by the page', () => {
  test('says line by line what becomes of it, and has it on the disk', async () => {
    const { address } = await serve()
    const { status, lines } = await post(address, 'new.txt', TEXT)
    expect(status).toBe(200)
    expect(lines[0]).toEqual({ stage: 'reading' })
    expect(lines[1]).toMatchObject({
      stage: 'added',
      symbol: 'S/RES/1139 (1997)',
      read: '/read/1139',
      ask: '/?q=What+is+this+resolution+about%3F&in=S%2FRES%2F1139+%281997%29',
      problems: [],
    })
    expect(await held()).toContain('S/RES/1139 (1997)')
    expect((await post(address, 'again.txt', TEXT)).lines[1]).toMatchObject({
      stage: 'held',
      symbol: 'S/RES/1139 (1997)',
    })
  })

  test('names what it refuses, and why', async () => {
    const { address } = await serve()
    const { lines } = await post(address, '<img src=x>.txt', 'no resolution at all, but text')
    expect(lines[1].stage).toBe('refused')
    expect(lines[1].reason).toMatch(/^<img src=x>\.txt: is no resolution/)
  })

  test('keeps of a name only what names the file', async () => {
    const names: string[] = []
    const { address } = await serve(
      {},
      {
        addDocument: async name => {
          names.push(name)
          return { kind: 'refused', file: name, fault: name }
        },
      },
    )
    for (const name of ['../../etc/passwd', 'C:\\x\\a.pdf', 'a\u0000\u001b[2J.txt', `${'n'.repeat(999)}`])
      await post(address, name, 'x')
    expect(names).toEqual(['passwd', 'a.pdf', 'a[2J.txt', 'n'.repeat(200)])
    for (const name of ['', '..', '/']) expect((await post(address, name, 'x')).status).toBe(400)
  })

  test('reads no more than a document may have', async () => {
    const { address } = await serve()
    const reply = await post(address, 'big.pdf', new Uint8Array(LARGEST_DOCUMENT + 1))
    expect(reply.status).toBe(413)
    expect((await post(address, 'none.pdf', '')).status).toBe(400)
  })

  test('a fault is said with a reference, and the next document is taken', async () => {
    let broken = true
    const server = await serve(
      {},
      {
        addDocument: async (name, bytes) => {
          if (broken) throw new Error('disk full')
          return takeInBytes(name, bytes, database(), systemClock)
        },
      },
    )
    const { lines } = await post(server.address, 'new.txt', TEXT)
    expect(lines[1].reason).toMatch(/reference [0-9A-F]{8}\. Nothing was added/)
    expect(server.logged.join('')).toContain('disk full')
    broken = false
    expect((await post(server.address, 'new.txt', TEXT)).lines[1].stage).toBe('added')
  })
})

describe('who may add', () => {
  test('a page of another site may not', async () => {
    const { address } = await serve()
    expect((await post(address, 'new.txt', TEXT, { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(address, 'new.txt', TEXT, { Origin: address })).status).toBe(200)
  })

  test('nobody may on a server that others reach, and its page says so', async () => {
    for (const config of [{ host: '0.0.0.0' }, { publicUrl: 'https://seized.example.org' }]) {
      const { address } = await serve(config)
      const local = address.replace('0.0.0.0', '127.0.0.1')
      expect((await post(local, 'new.txt', TEXT)).status).toBe(403)
      const { text } = await get(local, '/library')
      expect(text).toContain('Adding documents by the page is off')
      expect(text).not.toContain('type="file"')
    }
  })

  test('whoever has the token may, from anywhere', async () => {
    const { address } = await serve({ host: '0.0.0.0', adminToken: TOKEN })
    const local = address.replace('0.0.0.0', '127.0.0.1')
    expect((await post(local, 'new.txt', TEXT)).status).toBe(401)
    expect((await post(local, 'new.txt', TEXT, { Authorization: `Bearer ${TOKEN}` })).status).toBe(200)
    expect((await get(local, '/library')).text).toContain('id="token"')
  })

  test('nothing else that the page offers changes the store', async () => {
    const { address } = await serve({ host: '0.0.0.0' })
    const local = address.replace('0.0.0.0', '127.0.0.1')
    for (const path of ['/library', '/read/1138', '/api/library', '/assets/library.js'])
      for (const method of ['PUT', 'DELETE', 'PATCH'])
        expect((await fetch(`${local}${path}`, { method })).status).toBeGreaterThanOrEqual(400)
  })
})
