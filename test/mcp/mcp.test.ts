import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { renderText } from '../../src/assistant/render-text.ts'
import { clockFrom } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { openMcp } from '../../src/mcp/http.ts'
import type { RunningServer } from '../../src/web/server.ts'
import { serving } from '../web/fakes.ts'

const clock = clockFrom(Temporal.Instant.from('1998-05-01T00:00:00Z'), () => 0)
const library = createLibrary(loadBuiltIn().map(each => each.resolution))
const assistant = createAssistant(library, clock)

let server: RunningServer
beforeAll(async () => {
  const mount = openMcp({ rooms: async () => ({ assistant, library: () => library, clock }), log: createLog('error') })
  server = await serving(assistant, { mounts: new Map([['/mcp', mount]]) })
})
afterAll(() => server.close())

const TRANSPORTS: readonly [string, () => Transport][] = [
  ['HTTP', () => new StreamableHTTPClientTransport(new URL('/mcp', server.address)) as Transport],
  [
    'standard input and output',
    () =>
      new StdioClientTransport({
        command: process.execPath,
        args: ['src/main.ts', 'mcp'],
        env: { SEIZED_AS_OF: '1998-05-01', DATABASE_URL: 'var/none-of-these.db' },
        stderr: 'inherit',
      }),
  ],
]

describe.each(TRANSPORTS)('a client over %s', (_, transport) => {
  const client = new Client({ name: 'test', version: '1' })
  beforeAll(() => client.connect(transport()))
  afterAll(() => client.close())
  const call = async (name: string, args: Record<string, unknown>) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: args })
    return { text: (content as { text: string }[])[0]!.text, data: structuredContent as Record<string, never>, isError }
  }

  test('finds four tools that change nothing', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(tool => tool.name)).toEqual(['ask', 'clause', 'deadlines', 'mandates'])
    for (const tool of tools) expect(tool.annotations?.readOnlyHint).toBe(true)
    expect(client.getInstructions()).toContain('word for word')
  })

  test('is answered as everybody is', async () => {
    const question = 'When does the mandate end?'
    const { text, data } = await call('ask', { question })
    expect(text).toBe(renderText(assistant.ask(question)))
    expect(data).toMatchObject({ answered: true, quotes: [{ clause: 'op-5', citation: 'OP5' }] })
  })

  test('holds a conversation by earlier questions', async () => {
    const { text } = await call('ask', { question: 'and (e)?', previous: ['What does OP6 (d) say?'] })
    expect(text).toContain('Monitor the assembly of UTO fighters')
  })

  test('gets a paragraph word for word', async () => {
    const { data } = await call('clause', { citation: '6(d)' })
    const { text } = library.resolutions[0]!.clauses.find(clause => clause.id === 'op-6-d')!
    expect(data).toMatchObject({ answered: true })
    expect((data as { quotes?: unknown[] }).quotes?.[0]).toMatchObject({ clause: 'op-6-d', quote: text })
  })

  test('hears that the text does not say, with nothing posing as an answer', async () => {
    const { data } = await call('ask', { question: "what's the budget?" })
    expect(data).toMatchObject({ answered: false })
    expect(data).not.toHaveProperty('quotes')
  })

  test('gets deadlines between two days, and mandates on one', async () => {
    const { data, text } = await call('deadlines', { from: '1998-01-01', until: '1998-03-01' })
    expect(data).toMatchObject({ total: 1, deadlines: [{ due: '1998-02-14', clause: 'op-12' }] })
    expect(text).toContain('14 November 1997 (adoption) + 3 months = 14 February 1998')
    expect((await call('mandates', {})).data).toMatchObject({ asOf: '1998-05-01', mandates: [{ entity: 'UNMOT' }] })
    expect((await call('mandates', { asOf: '1999-01-01' })).data).toMatchObject({ total: 0 })
  })

  test('is told what is wrong with an argument, or not loaded', async () => {
    expect(await call('mandates', { asOf: 'yesterday' })).toMatchObject({ isError: true })
    expect(await call('ask', { question: 'when does it expire?', in: 'nonsense' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('must name a resolution'),
    })
    expect(await call('deadlines', { in: 'S/RES/9999 (2050)' })).toMatchObject({
      isError: true,
      text: 'S/RES/9999 (2050) is not loaded.',
    })
  })
})

describe('/mcp', () => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} })
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' }
  const post = (more: Record<string, string> = {}, text = body) =>
    fetch(`${server.address}/mcp`, { method: 'POST', headers: { ...headers, ...more }, body: text })

  test('answers a request that stands alone', async () => {
    expect((await post()).status).toBe(200)
  })
  test('refuses a page of another site', async () => {
    expect((await post({ Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ Origin: 'null' })).status).toBe(403)
    expect((await post({ Origin: server.address })).status).toBe(200)
  })
  test('takes POST only', async () => {
    const reply = await fetch(`${server.address}/mcp`)
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST'])
  })
  test('refuses what is too large, and what is not JSON', async () => {
    expect((await post({}, 'x'.repeat(300 * 1024))).status).toBe(413)
    expect((await post({}, '{')).status).toBe(400)
  })
})
