import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createAssistant } from '../src/assistant/assistant.ts'
import { openChat } from '../src/chat-edges.ts'
import { clockFrom } from '../src/clock.ts'
import { createLibrary } from '../src/library/library.ts'
import { loadBuiltIn } from '../src/library/load.ts'
import { createLog } from '../src/log.ts'
import { openStore } from '../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-chat-edges-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOW = Temporal.Instant.from('2030-06-01T00:00:00Z')
const library = createLibrary(loadBuiltIn().map(each => each.resolution))

/** A store with a question and a click of each of these moments, opened for chat; what is left of them when the question is forgotten. */
async function leftOf(
  name: string,
  moments: readonly string[],
  config: { asOf?: Temporal.Instant },
): Promise<string[]> {
  const database = join(folder, name)
  const before = await openStore(database)
  await before.memory.threads.add('slack', 'old', 'when?', '2020-01-01T00:00:00Z')
  for (const at of moments)
    await before.memory.feedback.give({
      ...{ platform: 'slack', workspace: 'T1', message: at, person: 'U1', helpful: true },
      ...{ question: 'when?', headline: 'Then.', at },
    })
  await before.close()
  const clock = clockFrom(NOW, () => 0)
  const assistant = createAssistant(library, clock)
  const log = createLog('error')
  const chat = await openChat({
    config: { port: 0, host: '127.0.0.1', logLevel: 'error', ...config },
    database,
    assistant,
    library: () => library,
    clock,
    log,
  })
  try {
    const { threads, feedback } = chat.store.memory
    await vi.waitFor(async () => expect(await threads.previous('slack', 'old')).toEqual([]))
    return (await feedback.list({}, 9)).map(({ at }) => at)
  } finally {
    await chat.close()
  }
}

const MOMENTS = ['2029-05-31T00:00:00.000Z', '2029-06-02T00:00:00.000Z']

test('a click is forgotten after a year', async () => {
  expect(await leftOf('real.db', MOMENTS, {})).toEqual([MOMENTS[1]])
})

test('a rehearsal forgets no click: its clock may stand years ahead of what people really clicked', async () => {
  expect(await leftOf('rehearsal.db', MOMENTS, { asOf: NOW })).toEqual(MOMENTS.toReversed())
})
