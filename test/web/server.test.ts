import { execFileSync } from 'node:child_process'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Mount } from '../../src/chat/edge.ts'
import { SeizedError } from '../../src/errors.ts'
import type { RunningServer } from '../../src/web/server.ts'
import { FOUND, get, holding, saying, serving } from './fakes.ts'
import { raw } from './raw.ts'

const running: RunningServer[] = []
afterEach(() => Promise.all(running.splice(0).map(server => server.close())))

const serve: typeof serving = async (assistant, options) => {
  const server = await serving(assistant, options)
  running.push(server)
  return server
}

/** What node:http sends, which lets a test write any Host header. */
const withHost = (address: string, host: string) =>
  new Promise<number | undefined>((done, failed) => {
    httpRequest(address, { headers: { host } }, response => {
      response.resume()
      done(response.statusCode)
    })
      .on('error', failed)
      .end()
  })

const SECURE = {
  'content-security-policy': expect.stringMatching(
    /^default-src 'none';(?=.*script-src 'self';)(?!.*(unsafe|https?:|data:|blob:|\*)).*frame-ancestors 'none'$/,
  ),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

test('an edge answers its own path by itself: by any name where it knows who asks by a signature, else by this machine’s own', async () => {
  const handle: Mount['handle'] = (_, response) => response.writeHead(202).end()
  const mounts = new Map([
    ['/signed', { handle, anyHost: true }],
    ['/plain', { handle, anyHost: false }],
  ])
  const { address } = await serve(saying(FOUND).assistant, { mounts })
  expect(await withHost(`${address}/signed?x=1`, 'seized.example.org')).toBe(202)
  expect(await withHost(`${address}/plain`, 'seized.example.org')).toBe(421)
  expect(await withHost(`${address}/plain`, 'localhost')).toBe(202)
  expect(await withHost(`${address}/signed/other`, 'localhost')).toBe(404)
})

test('what a program asks for bears no headers for a browser, and what the server refuses in its stead does', async () => {
  const handle: Mount['handle'] = (_, response) => response.writeHead(202).end()
  const mounts = new Map<string, Mount>([
    ['/signed', { handle, anyHost: true, program: true }],
    ['/open', { handle, anyHost: false, program: true }],
    ['/page', { handle, anyHost: true }],
  ])
  const { address } = await serve(saying(FOUND).assistant, { mounts })
  const bears = async (path: string) => (await fetch(`${address}${path}`)).headers.has('content-security-policy')
  expect(await bears('/signed')).toBe(false)
  expect(await bears('/open')).toBe(true)
  expect(await bears('/page')).toBe(true)
  expect(await bears('/signed/other')).toBe(true)
})

describe('every response', () => {
  test.each([
    ['/', 200],
    ['/?q=x', 200],
    ['/style.css', 200],
    ['/healthz', 200],
    ['/nothing', 404],
    ['/api/nothing', 404],
    ['/api/ask', 405],
    ['/?q=throw', 500],
  ])('bears the security headers and no maker’s name: %s, %i', async (path, expected) => {
    const { assistant } = saying(q => {
      if (q === 'throw') throw new Error('broken')
      return FOUND
    })
    const { address } = await serve(assistant)
    const { status, headers } = await get(address, path)
    expect(status).toBe(expected)
    expect(Object.fromEntries(headers)).toMatchObject(SECURE)
    expect(headers.has('server')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
  })

  test.each([
    ['what is not HTTP', 'HELLO\r\n\r\n', '400 Bad Request'],
    ['a head without end', `GET /?q=${'a'.repeat(300_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, '431 '],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', '421 '],
    ['a Host that cannot be read', 'GET / HTTP/1.1\r\nHost: local host\r\nConnection: close\r\n\r\n', '421 '],
    ['an address with a backslash', 'GET /\\evil HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400 '],
    ['an old client without Host', 'GET / HTTP/1.0\r\n\r\n', '421 '],
    ['a method that is none', 'TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '40'],
  ])('also to %s', async (_, bytes, status) => {
    const { address, logged } = await serve(saying(FOUND).assistant)
    const client = await raw(address)
    client.send(bytes)
    const reply = await client.ended
    expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
    expect(reply).toContain("default-src 'none'")
    expect(logged).toEqual([])
  })
})

describe('who may ask', () => {
  test.each(['localhost', 'localhost:1', '127.0.0.1', '[::1]:9'])('on loopback, Host: %s is answered', async host => {
    const { address } = await serve(saying(FOUND).assistant)
    expect(await withHost(address, host)).toBe(200)
  })

  test.each(['evil.example', 'localhost.evil.example:3000'])('on loopback, Host: %s is refused', async host => {
    const { assistant, asked } = saying(FOUND)
    const { address } = await serve(assistant)
    expect(await withHost(`${address}/?q=x`, host)).toBe(421)
    expect(asked).toEqual([])
  })

  test('bound to all addresses, any Host is answered', async () => {
    const { address } = await serve(saying(FOUND).assistant, { config: { host: '0.0.0.0', port: 0 } })
    expect(await withHost(address.replace('0.0.0.0', '127.0.0.1'), 'seized.example.org')).toBe(200)
  })
})

describe('methods and addresses', () => {
  test('HEAD is GET without its body', async () => {
    const { address } = await serve(saying(FOUND).assistant)
    const response = await fetch(address, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await response.text()).toBe('')
  })

  test.each([
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/healthz', 'GET, HEAD'],
    ['GET', '/api/ask', 'POST'],
    ['OPTIONS', '/api/ask', 'POST'],
  ])('%s %s is refused with Allow: %s', async (method, path, allow) => {
    const { address } = await serve(saying(FOUND).assistant)
    const { status, headers } = await get(address, path, { method })
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe(allow)
  })

  test('nothing at an address is said in HTML to people, in JSON to programs', async () => {
    const { address } = await serve(saying(FOUND).assistant)
    const person = await get(address, '/nothing', { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
    const program = await get(address, '/nothing', { headers: { accept: 'application/json' } })
    expect(person.status).toBe(404)
    expect(person.text).toContain('There is nothing at this address.</h1>')
    expect(program.status).toBe(404)
    expect(JSON.parse(program.text)).toMatchObject({ error: { code: 'not-found' } })
  })

  test('below /api/ everybody is a program', async () => {
    const { address } = await serve(saying(FOUND).assistant)
    const { status, text } = await get(address, '/api/nothing', { headers: { accept: 'text/html' } })
    expect(status).toBe(404)
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'not-found' } })
  })

  test('/healthz is ok', async () => {
    const { address } = await serve(saying(FOUND).assistant)
    expect((await get(address, '/healthz')).text).toBe('{"status":"ok"}')
  })
})

test.each(['__proto__', 'constructor', 'toString'])('what every object has is no style sheet: %s', async name => {
  const { address, logged } = await serve(saying(FOUND).assistant)
  expect((await get(address, `/assets/${name}.css`)).status).toBe(404)
  expect(logged).toEqual([])
})

describe('a fault of ours', () => {
  const breaking = saying(() => {
    throw new Error('the secret cause', { cause: new TypeError('deeper') })
  }).assistant

  test.each(['text/html', 'application/json'])(
    'is a short reply with a reference, and the cause in the log under it: %s',
    async accept => {
      const { address, logged } = await serve(breaking)
      const { status, text } = await get(address, '/?q=my+question', { headers: { accept } })
      expect(status).toBe(500)
      const reference = /reference ([0-9A-F]{8})/.exec(text)?.[1]
      expect(reference).toBeDefined()
      expect(text).not.toMatch(/secret|deeper|\.ts|at /)
      expect(logged).toHaveLength(1)
      expect(logged[0]).toMatch(
        new RegExp(`level=error .*reference=${reference} .*the secret cause.*caused by TypeError: deeper`),
      )
      expect(logged[0]).not.toContain('my question')
    },
  )

  test('in a room it is the same', async () => {
    const library = () => {
      throw new Error('the secret cause')
    }
    const { address, logged } = await serve(breaking, { library: { resolutions: [], library } })
    const { status, text } = await get(address, '/read/1138')
    expect(status).toBe(500)
    const reference = /reference ([0-9A-F]{8})/.exec(text)?.[1]
    expect(reference).toBeDefined()
    expect(logged).toEqual([expect.stringMatching(`reference=${reference} path=/read/1138 .*the secret cause`)])
  })

  test('what is thrown and no Error is caught as well', async () => {
    const { assistant } = saying(() => {
      throw 'a string'
    })
    const { address, logged } = await serve(assistant)
    expect((await get(address, '/?q=x')).status).toBe(500)
    expect(logged[0]).toContain('a string')
  })
})

describe('a fault in the reply to a fault', () => {
  test('is still a reply and a line in the log, and the server lives on', async () => {
    const library = {
      get resolutions(): never {
        throw new Error('no library')
      },
      library: holding().library,
    }
    const { address, logged } = await serve(saying(FOUND).assistant, { library })
    const { status, headers, text } = await get(address, '/')
    expect(status).toBe(500)
    expect(text).toMatch(/^Something failed on our side\. .* reference [0-9A-F]{8} /)
    expect(text).not.toContain('no library')
    expect(Object.fromEntries(headers)).toMatchObject(SECURE)
    expect(logged.join('')).toContain('no library')
    expect((await get(address, '/healthz')).status).toBe(200)
  })
})

describe('start and end', () => {
  test('the address holds the port that was free', async () => {
    const { address } = await serve(saying(FOUND).assistant)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
  })

  test('a port in use is said plainly, with the remedy', async () => {
    const other = createServer()
    await new Promise<void>(done => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const error = await serving(saying(FOUND).assistant, { config: { host: '127.0.0.1', port } }).catch(
      (e: unknown) => e,
    )
    other.close()
    if (!(error instanceof SeizedError)) throw new Error('started on a port in use')
    expect(error.code).toBe('port-in-use')
    expect(error.message).toContain(`Port ${port} on 127.0.0.1 is in use`)
    expect(error.message).toContain('PORT=')
    expect(error.cause).toMatchObject({ code: 'EADDRINUSE' })
  })

  test('a host that is not of this machine is a wrong setting', async () => {
    const error = await serving(saying(FOUND).assistant, { config: { host: '192.0.2.1', port: 0 } }).catch(
      (e: unknown) => e,
    )
    expect(error).toMatchObject({
      code: 'bad-setting',
      exitCode: 1,
      message: expect.stringContaining('HOST is 192.0.2.1'),
    })
  })

  test('close waits for a request in flight, over a real socket', async () => {
    const server = await serving(saying(FOUND).assistant)
    const body = JSON.stringify({ question: 'when?' })
    const client = await raw(server.address)
    client.send(
      `POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    )
    await client.until('100 Continue')
    const idle = await raw(server.address)
    const closed = server.close()
    await idle.ended
    await expect(raw(server.address)).rejects.toThrow('ECONNREFUSED')
    client.send(body)
    expect(await client.ended).toContain("UNMOT's mandate ran until 15 May 1998 (OP5).")
    await closed
    expect(server.logged).toEqual([])
  })

  test('an assistant that has to be loaded is loaded once, and not before the first page', async () => {
    const { assistant, asked } = saying(FOUND)
    let loads = 0
    const { promise: firstPage, resolve: seen } = Promise.withResolvers<void>()
    const { address } = await serve(async () => {
      loads++
      await firstPage
      return assistant
    })
    await get(address, '/')
    seen()
    await Promise.all([get(address, '/?q=1'), get(address, '/?q=2')])
    expect(loads).toBe(1)
    expect(asked).toHaveLength(2)
  })

  test('an assistant that cannot be loaded is a fault, said to whoever asks', async () => {
    const { address, logged } = await serve(() => Promise.reject(new Error('no such module')))
    expect((await get(address, '/')).status).toBe(200)
    expect((await get(address, '/?q=1')).status).toBe(500)
    expect(logged[0]).toContain('no such module')
  })

  test('close may be called twice', async () => {
    const server = await serving(saying(FOUND).assistant)
    await Promise.all([server.close(), server.close()])
  })

  test('the first page does not wait for zod, the first question put to the API loads it', () => {
    const loaded = (ask: string) =>
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { registerHooks } from 'node:module'
           const names = new Set()
           registerHooks({ resolve(name, context, next) { names.add(name); return next(name, context) } })
           const { serving, saying, FOUND } = await import('./test/web/fakes.ts')
           const server = await serving(saying(FOUND).assistant)
           const response = await ${ask}
           await response.text()
           await server.close()
           console.log(response.status, names.has('hono/tiny'), names.has('zod'))`,
        ],
        { encoding: 'utf8' },
      ).trim()
    expect(loaded("fetch(server.address + '/?q=x')")).toBe('200 true false')
    expect(
      loaded(
        `fetch(server.address + '/api/ask', { method: 'POST', body: '{"question":"q"}', headers: { 'content-type': 'application/json' } })`,
      ),
    ).toBe('200 true true')
  })
})
