import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { textOf } from '../store/contract.ts'
import { json, NO_STORE } from './fakes.ts'

const ROOT = join(import.meta.dirname, '../..')

const running = new Set<ChildProcessWithoutNullStreams>()
// A test that fails half-way leaves nothing behind.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** The program as its users start it, in a process of its own. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = ROOT) {
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, DATABASE_URL: NO_STORE, ...env },
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => err.push(chunk))
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
    stdout: Buffer.concat(out).toString(),
    stderr: Buffer.concat(err).toString(),
  }))
  return { child, ended }
}

const seized = (...args: string[]) => {
  const { child, ended } = start(args)
  child.stdin.end()
  return ended
}

/** Waits until the output matches. */
function line(child: ChildProcessWithoutNullStreams, pattern: RegExp, of = child.stdout): Promise<RegExpExecArray> {
  return new Promise((matched, failed) => {
    let seen = ''
    of.on('data', chunk => {
      seen += chunk
      const found = pattern.exec(seen)
      if (found) matched(found)
    })
    child.once('close', () => failed(new Error(`ended without ${pattern}: ${seen}`)))
  })
}

/** Names every module as it is loaded, on the standard error. */
const TELL_LOADED = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ load(url, context, next) { console.error(url); return next(url, context) } })`)}`

describe('a question', () => {
  test('is answered on the standard output, with exit code 0', async () => {
    const { code, stdout, stderr } = await seized('ask', 'when does it expire?')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')[0]).toContain('15 May 1998')
  })

  test('loads neither the server, nor zod, nor a store that is not there', async () => {
    const { code, stderr } = await start(['ask', 'when does it expire?'], { NODE_OPTIONS: `--import=${TELL_LOADED}` })
      .ended
    const loaded = stderr.split('\n')
    expect(code).toBe(0)
    expect(loaded.filter(url => url.endsWith('/src/assistant/assistant.ts'))).toHaveLength(1)
    expect(loaded.filter(url => /sqlite|src\/store\//.test(url))).toEqual([])
    expect(loaded.filter(url => /\/(?:hono|@hono|zod|kysely|src\/web)\//.test(url))).toEqual([])
  })
})

describe('lines of JSON', () => {
  test('are answered one by one, while more may come', async () => {
    const { child, ended } = start(['ask', '--jsonl'])
    child.stdin.write('{"id":"first","question":"OP5"}\n')
    const [first] = await line(child, /\{"id":"first".*\}\n/)
    expect(json(first)[0].citations[0].clause).toBe('op-5')
    child.stdin.end('{"id":"second","question":"OP7"}')
    expect(json((await ended).stdout).map(answer => answer.id)).toEqual(['first', 'second'])
  })

  test('come out whole when they are more than a pipe holds', async () => {
    const { child, ended } = start(['ask', '--jsonl'])
    child.stdin.end(Array.from({ length: 500 }, (_, id) => `{"id":${id},"question":"OP6 (d)"}\n`).join(''))
    const { code, stdout } = await ended
    expect(json(stdout).map(answer => answer.id)).toEqual(Array.from({ length: 500 }, (_, id) => id))
    expect(code).toBe(0)
  })

  test('end quietly when the reader has had enough', async () => {
    const { child, ended } = start(['ask', '--jsonl'])
    await Promise.all([
      line(child, /"id":0/).then(() => child.stdout.destroy()),
      new Promise<void>(resolve => {
        child.stdin.on('error', () => resolve())
        child.once('close', () => resolve())
        child.stdin.write('{"id":0,"question":"OP5"}\n')
        const more = setInterval(() => child.stdin.write('{"id":1,"question":"OP5"}\n'), 5)
        child.once('close', () => clearInterval(more))
      }),
    ])
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('serve', () => {
  test('prints its address, answers there, and ends on SIGTERM with exit code 0', async () => {
    const { child, ended } = start(['serve'], { PORT: '0' })
    const [, address] = await line(child, /^Seized answers on (http:\/\/127\.0\.0\.1:\d+)\n/)
    const page = await fetch(address!)
    expect({ status: page.status, type: page.headers.get('content-type') }).toEqual({
      status: 200,
      type: expect.stringContaining('text/html'),
    })
    const body = JSON.stringify({ question: 'when does it expire?' })
    const headers = { 'Content-Type': 'application/json' }
    const reply = await fetch(`${address}/api/ask`, { method: 'POST', headers, body })
    expect(await reply.text()).toContain('15 May 1998')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, stdout: `Seized answers on ${address}\n` })
  })

  test('takes in the folder of SEIZED_DOCUMENTS first, answers from it, and says what it refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seized-serve-'))
    mkdirSync(join(folder, 'in'))
    writeFileSync(join(folder, 'in/9001.txt'), textOf(9001))
    writeFileSync(join(folder, 'in/letter.txt'), 'Dear Mr President')
    const env = { PORT: '0', SEIZED_DOCUMENTS: join(folder, 'in'), DATABASE_URL: join(folder, 'seized.db') }
    for (const added of [1, 0]) {
      const { child, ended } = start(['serve'], env)
      const [, address] = await line(child, /^Seized answers on (http:\S+)\n/)
      const body = JSON.stringify({ question: 'OP2', in: 'S/RES/9001 (2030)' })
      const headers = { 'Content-Type': 'application/json' }
      const reply = await fetch(`${address}/api/ask`, { method: 'POST', headers, body })
      expect(await reply.text()).toContain('until 3 September 2030')
      child.kill('SIGTERM')
      const { code, stderr } = await ended
      expect(code).toBe(0)
      expect(stderr).toMatch(/level=warn msg="document refused" reason=".*letter\.txt: is no resolution/)
      expect(stderr).toMatch(new RegExp(`msg="documents read" .*files=2 added=${added}\n`))
    }
    rmSync(folder, { recursive: true })
  })

  test('answers from what another process ingests, without a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seized-serve-'))
    const env = { PORT: '0', DATABASE_URL: join(folder, 'var/seized.db') }
    const { child, ended } = start(['serve'], env)
    const [, address] = await line(child, /^Seized answers on (http:\S+)\n/)
    const ask = async (symbol: string) => {
      const body = JSON.stringify({ question: `OP2 of ${symbol}` })
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(`${address}/api/ask`, { method: 'POST', headers, body })).text()
    }
    expect(await ask('S/RES/9001 (2030)')).not.toContain('until 3 September 2030')
    // the first makes the store, the second finds it there
    for (const [number, noticed] of [
      [9001, /msg="store opened" resolutions=2\n/],
      [9002, /msg="library read again" resolutions=3\n/],
    ] as const) {
      writeFileSync(join(folder, `${number}.txt`), textOf(number))
      const seen = line(child, noticed, child.stderr)
      expect((await start(['ingest', join(folder, `${number}.txt`)], env).ended).code).toBe(0)
      await seen
      expect(await ask(`S/RES/${number} (2030)`)).toContain('until 3 September 2030')
      expect(await (await fetch(address!)).text()).toContain(`S/RES/${number} (2030)`)
    }
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    rmSync(folder, { recursive: true })
  })

  test('ends on SIGINT', async () => {
    const { child, ended } = start(['serve'], { PORT: '0' })
    await line(child, /Seized answers on/)
    child.kill('SIGINT')
    expect((await ended).code).toBe(0)
  })

  test('names a port that is in use, with exit code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const { code, stdout, stderr } = await start(['serve'], { PORT: String(port) }).ended
    taken.close()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^seized: [^\n]+\n$/)
    expect(stderr).toContain(String(port))
  })

  test('lists every setting that is wrong, with exit code 1', async () => {
    const { code, stderr } = await start(['serve'], { PORT: 'many', SEIZED_AS_OF: 'yesterday' }).ended
    expect(code).toBe(1)
    expect(stderr).toContain('PORT')
    expect(stderr).toContain('SEIZED_AS_OF')
  })
})

test('SIGINT ends a run without a word', async () => {
  const { child, ended } = start(['ask', '--jsonl'])
  child.stdin.write('{"id":0,"question":"OP5"}\n')
  await line(child, /"id":0/)
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ signal: 'SIGINT', stderr: '' })
})

test('bad input ends with exit code 1 and one line', async () => {
  const { code, stdout, stderr } = await seized('parse', '--json', '/none.txt')
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: 'seized: /none.txt: no such file or folder\n',
  })
})

describe('settings in a file', () => {
  const expiry = async (env: Readonly<Record<string, string>>, file?: string) => {
    const cwd = mkdtempSync(join(tmpdir(), 'seized-env-'))
    try {
      if (file !== undefined) writeFileSync(join(cwd, '.env'), file)
      const { child, ended } = start(['ask', 'when does it expire?'], env, cwd)
      child.stdin.end()
      return await ended
    } finally {
      rmSync(cwd, { recursive: true })
    }
  }

  test('.env is read where there is one', async () => {
    expect((await expiry({}, 'SEIZED_AS_OF=1998-05-01\n')).stdout).toContain('in 14 days, counted from 1 May 1998')
  })

  test('the environment goes before it', async () => {
    const { stdout } = await expiry({ SEIZED_AS_OF: '1998-05-08' }, 'SEIZED_AS_OF=1998-05-01\n')
    expect(stdout).toContain('in 7 days, counted from 8 May 1998')
  })

  test('nobody is told that there is none', async () => {
    const { code, stderr } = await expiry({})
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
