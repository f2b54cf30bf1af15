import { afterEach, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../src/web/server.ts'
import { FOUND, get, holding, SILENT, saying, serving } from './fakes.ts'

const running: RunningServer[] = []
afterEach(() => Promise.all(running.splice(0).map(server => server.close())))

const serve: typeof serving = async (assistant, options) => {
  const server = await serving(assistant, options)
  running.push(server)
  return server
}

/** What a page may hold of scripts: one of this server's, by its address. */
const OWN_SCRIPT = /<script type="module" src="\/assets\/[a-z-]+\.js"><\/script>/g

describe('the page', () => {
  test('asks before anything was asked, and names the resolution', async () => {
    const { assistant, asked } = saying(FOUND)
    const { address } = await serve(assistant)
    const { status, headers, text } = await get(address, '/')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
    expect(text).toContain('<strong>S/RES/1138 (1997)</strong> <span class="dot">·</span> adopted 14 November 1997')
    expect(text).toContain('<h2 id="examples">For example</h2>')
    expect(asked).toEqual([])
  })

  test('counts the resolutions where there are many, and lets one be named', async () => {
    const resolutions = [
      { symbol: 'S/RES/1099 (1997)', adopted: '1997-03-14' },
      { symbol: 'S/RES/1701 (2006)', adopted: '2006-08-11' },
      { symbol: 'no date' },
    ]
    const { assistant, asked } = saying(FOUND)
    const { address } = await serve(assistant, { library: holding(resolutions) })
    const { text } = await get(address, '/?q=x&in=S/RES/1701+(2006)')
    expect(text).toContain('<strong>3 resolutions</strong> <span class="dot">·</span> 1997–2006')
    expect(text).toContain('<option value="S/RES/1701 (2006)">')
    expect(asked[0]?.context?.in).toBe('S/RES/1701 (2006)')
  })

  test('answers with the answer in title and heading', async () => {
    const { assistant, asked } = saying(FOUND)
    const { address } = await serve(assistant)
    const { text } = await get(address, '/?q=when+does+it+end%3F')
    expect(asked).toEqual([{ question: 'when does it end?', context: { previous: [] } }])
    expect(text).toContain('<title>UNMOT&#39;s mandate ran until 15 May 1998 (OP5). – Seized</title>')
    expect(text).toContain('UNMOT&#39;s mandate ran until 15 May 1998 (OP5).</h1>')
  })

  test('carries the conversation into the next question', async () => {
    const { assistant, asked } = saying(FOUND)
    const { address } = await serve(assistant)
    const first = await get(address, '/?q=what+is+UNMOT%3F&previous=hello&asOf=1998-05-01')
    expect(first.text).toContain(
      '<input type="hidden" name="previous" value="hello"><input type="hidden" name="previous" value="what is UNMOT?">',
    )
    const follow = /<nav class="next".*?<a href="([^"]+)"/s.exec(first.text)?.[1]?.replaceAll('&amp;', '&')
    await get(address, follow ?? 'no link')
    expect(asked[1]?.question).toBe(FOUND.next[0])
    expect(asked[1]?.context?.previous).toEqual(['hello', 'what is UNMOT?'])
    expect(String(asked[1]?.context?.asOf)).toBe('1998-05-01')
  })

  test('says which day counts as today where the clock was set, and only there', async () => {
    const { assistant } = saying(FOUND)
    const asOf = Temporal.Instant.from('1998-05-01T00:00:00Z')
    const set = await serve(assistant, {
      config: { host: '127.0.0.1', port: 0, asOf },
      clock: { now: () => asOf, today: () => Temporal.PlainDate.from('1998-05-01') },
    })
    const plain = await serve(assistant)
    expect((await get(set.address, '/')).text).toContain('today counts as <strong>1 May 1998</strong>')
    expect((await get(plain.address, '/')).text).not.toContain('today counts as')
  })

  test.each([
    [
      '10,001 characters',
      `q=${'a'.repeat(10_001)}`,
      'The question has 10,001 characters; at most 10,000 are read. Shorten it.',
    ],
    ['12,000 characters of three bytes', `q=${encodeURIComponent('語'.repeat(12_000))}`, 'at most 10,000 are read'],
    ['a date that is none', 'q=when&asOf=1998-02-30', '“1998-02-30” is not a date. Write it as 1998-05-01.'],
  ])('refuses %s in words, beside the field', async (_, query, words) => {
    const { assistant, asked } = saying(FOUND)
    const { address } = await serve(assistant)
    const { status, text } = await get(address, `/?${query}`)
    expect(status).toBe(400)
    expect(text).toContain(words)
    expect(text).toContain('aria-invalid="true" aria-describedby="refusal"')
    expect(asked).toEqual([])
  })

  test('takes a question of 10,000 characters', async () => {
    const { assistant, asked } = saying(SILENT)
    const { address } = await serve(assistant)
    expect((await get(address, `/?q=${encodeURIComponent('語'.repeat(10_000))}`)).status).toBe(200)
    expect(asked[0]?.question).toHaveLength(10_000)
  })

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) '",
    '\u202egnitset',
    '%00\u0007',
  ])('shows a hostile question as text: %j', async question => {
    const { assistant } = saying(q => ({ ...SILENT, headline: `Nothing on ${q}.`, notes: [q], next: [q], nearest: [] }))
    const { address } = await serve(assistant)
    const { status, text } = await get(
      address,
      `/?q=${encodeURIComponent(question)}&previous=${encodeURIComponent(question)}`,
    )
    expect(status).toBe(200)
    expect(text.replaceAll(OWN_SCRIPT, '')).not.toMatch(/<script|<img|onerror=alert\(1\)>|' autofocus onfocus/)
    const shown = text.replace(/value="[^"]*"/g, '')
    expect(shown).not.toMatch(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u)
  })

  test.each(['/?q=%E0%A4%A', '/?q=%', '/?q=a&q=b', '/?previous', '/?%00=1', '/?__proto__=1&constructor=2'])(
    'survives the address %s',
    async path => {
      const { address } = await serve(saying(FOUND).assistant)
      expect((await get(address, path)).status).toBe(200)
    },
  )

  test('has its style and its icon, and no script but those of this server', async () => {
    const { address } = await serve(saying(FOUND).assistant)
    const { text } = await get(address, '/?q=x')
    expect(text.replaceAll(OWN_SCRIPT, '')).not.toMatch(/<script|<style| style=| on\w+=/)
    expect((await get(address, '/style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect((await get(address, '/icon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })
})
