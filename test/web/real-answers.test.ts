import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/assistant/answer.ts'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { clockFrom } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { type RunningServer, startServer } from '../../src/web/server.ts'

/** What a browser reads from our markup, which has no `<` but in tags and five entities. */
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&')

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('the built-in resolution on the page', () => {
  let server: RunningServer
  const library = createLibrary(loadBuiltIn().map(loaded => loaded.resolution))
  beforeAll(async () => {
    const clock = clockFrom(Temporal.Instant.from('2026-06-01T00:00:00Z'), () => 0)
    server = await startServer({
      assistant: createAssistant(library, clock),
      library: { resolutions: library.resolutions, library: () => library },
      clock,
      log: createLog('error'),
      config: { host: '127.0.0.1', port: 0 },
    })
  })
  afterAll(() => server.close())

  test.each([
    'When does the mandate end?',
    'What does OP6 (d) say?',
    'OP6',
    'What does UTO stand for?',
    'When is the next report due?',
    'Does it act under Chapter VII?',
    'Who won the world cup?',
    'masthead',
  ])('page and API say the same, word for word from the source: %s', async question => {
    const [page, answer] = await Promise.all([
      fetch(`${server.address}/?q=${encodeURIComponent(question)}`).then(reply => reply.text()),
      fetch(`${server.address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      }).then(async reply => (await reply.json()) as Answer),
    ])
    const said = squeeze(textOf(page))
    const quotes = answer.answered ? answer.quotes : answer.nearest
    const parts = [answer.headline, ...answer.notes, ...answer.next, ...(answer.answered ? answer.steps : [])]
    for (const part of parts) expect(said).toContain(squeeze(part))
    const shown = [...page.matchAll(/<blockquote>(.*?)<\/blockquote>/gs)].map(match =>
      textOf(match[1]?.replaceAll('</p><p>', '\n\n') ?? ''),
    )
    expect(shown).toEqual(quotes.map(quote => quote.text))
    const source = library.resolutions[0]?.source ?? ''
    expect(source).not.toBe('')
    for (const text of shown) expect(source).toContain(text)
    expect(page.includes('Nearest paragraphs – not an answer')).toBe(!answer.answered && quotes.length > 0)
  })
})
