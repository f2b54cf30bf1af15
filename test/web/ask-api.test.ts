import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../src/web/server.ts'
import { FOUND, saying, serving } from './fakes.ts'
import { raw } from './raw.ts'

const { assistant, asked } = saying(FOUND)
let server: RunningServer
beforeAll(async () => {
  server = await serving(assistant)
})
afterAll(() => server.close())

async function ask(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  asked.length = 0
  const response = await fetch(`${server.address}/api/ask`, { method: 'POST', body, headers })
  const type = response.headers.get('content-type')
  const text = await response.text()
  return { status: response.status, type, body: JSON.parse(text), text }
}

describe('POST /api/ask', () => {
  test('gives the answer as it is', async () => {
    const reply = await ask('{"question":"when does it end?"}')
    expect(reply.status).toBe(200)
    expect(reply.type).toBe('application/json')
    expect(reply.body).toEqual(FOUND)
    expect(asked).toEqual([{ question: 'when does it end?', context: {} }])
  })

  test('hands conversation, resolution and day to the assistant', async () => {
    const sent = { question: 'and until when?', previous: ['UNMOT'], in: 'S/RES/1138 (1997)', asOf: '1998-05-01' }
    await ask(JSON.stringify(sent), { 'content-type': 'application/json; charset=utf-8' })
    expect(asked[0]?.context).toMatchObject({ previous: ['UNMOT'], in: 'S/RES/1138 (1997)' })
    expect(String(asked[0]?.context?.asOf)).toBe('1998-05-01')
  })

  test.each([
    ['{}', 'question', 'must be a string'],
    ['{"question":"q","in":"nonsense"}', 'in', 'must name a resolution, "S/RES/1138 (1997)"'],
    ['{"question":1}', 'question', 'must be a string'],
    ['{"question":" "}', 'question', 'is empty'],
    [JSON.stringify({ question: 'a'.repeat(10_001) }), 'question', 'at most 10,000 are read'],
    ['{"question":"q","previous":"p"}', 'previous', 'must be a list of strings'],
    ['{"question":"q","previous":["p",7]}', 'previous.1', 'must be a string'],
    [JSON.stringify({ question: 'q', previous: Array(101).fill('p') }), 'previous', 'more than 100 questions'],
    ['{"question":"q","in":1138}', 'in', 'must be a string'],
    ['{"question":"q","asOf":"1998-02-30"}', 'asOf', 'must be a date'],
    ['{"question":"q","asOf":"1998-05-01T00:00:00Z"}', 'asOf', 'must be a date'],
    ['{"question":"q","as_of":"1998-05-01"}', 'as_of', 'is not a field'],
    ['[]', 'body', 'must be an object'],
    ['null', 'body', 'must be an object'],
    ['"q"', 'body', 'must be an object'],
  ])('refuses %.60s, naming the field', async (body, field, reason) => {
    const reply = await ask(body)
    expect(reply.status).toBe(400)
    expect(reply.body.error.code).toBe('bad-input')
    expect(reply.body.error.message).toContain(field)
    expect(reply.body.error.fields[0]).toMatchObject({ field, message: expect.stringContaining(reason) })
    expect(asked).toEqual([])
  })

  test('names every field that is wrong', async () => {
    const reply = await ask('{"question":"","asOf":1,"extra":true}')
    expect(reply.body.error.fields.map((f: { field: string }) => f.field)).toEqual(['question', 'asOf', 'extra'])
  })

  test.each(['', '{', '{"question":"q"', 'question=q', '\ufeff{"question":"q"} x'])(
    'refuses %j as no JSON',
    async body => {
      const reply = await ask(body)
      expect(reply.status).toBe(400)
      expect(reply.body.error.message).toMatch(/^The body is not JSON/)
    },
  )

  test('refuses bytes that are not UTF-8', async () => {
    const reply = await ask(new Uint8Array([0x22, 0xff, 0x22]))
    expect(reply.body.error.message).toBe('The body is not UTF-8.')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data'])(
    'refuses Content-Type %s',
    async type => {
      const reply = await ask('{"question":"q"}', { 'content-type': type })
      expect(reply.status).toBe(415)
      expect(asked).toEqual([])
    },
  )

  test('takes 64 KB and refuses a byte more, whatever it says of its length', async () => {
    const body = (size: number) => {
      const shell = JSON.stringify({ question: 'q', in: '' })
      return `${shell}${' '.repeat(size - shell.length)}`
    }
    const chunked = (text: string) =>
      fetch(`${server.address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: new Blob([text]).stream(),
        duplex: 'half',
      } as RequestInit).then(response => response.status)
    expect((await ask(body(65_536))).status).toBe(200)
    expect((await ask(body(65_537))).status).toBe(413)
    expect(await chunked(body(65_536))).toBe(200)
    expect(await chunked(body(65_537))).toBe(413)
  })

  test('an endless body is refused at once, before it ends', async () => {
    const client = await raw(server.address)
    client.send(
      'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    )
    for (let i = 0; i < 9; i++) client.send(`2000\r\n${' '.repeat(0x2000)}\r\n`)
    expect(await client.until('too-large')).toMatch(/^HTTP\/1.1 413 /)
    await client.ended
  })

  test('a length that is announced and too large is refused before the body', async () => {
    const client = await raw(server.address)
    client.send(
      'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n',
    )
    expect(await client.until('too-large')).toMatch(/^HTTP\/1.1 413 /)
    await client.ended
  })
})
