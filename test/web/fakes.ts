import type { Answer, Found, Silent } from '../../src/assistant/answer.ts'
import type { Assistant, Context } from '../../src/assistant/assistant.ts'
import { clockFrom } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { type RunningServer, type ServerOptions, startServer } from '../../src/web/server.ts'

const SYMBOL = 'S/RES/1138 (1997)'

const builtIn = createLibrary(loadBuiltIn().map(each => each.resolution))

/** What a server is handed as its library, with other resolutions named than it holds where that matters. */
export const holding = (resolutions: ServerOptions['library']['resolutions'] = builtIn.resolutions) => ({
  resolutions,
  library: () => builtIn,
})

export const FOUND: Found = {
  answered: true,
  intent: 'expiry',
  headline: "UNMOT's mandate ran until 15 May 1998 (OP5).",
  quotes: [
    {
      symbol: SYMBOL,
      clause: 'op-5',
      text: 'Decides to extend the mandate of UNMOT until 15 May 1998;',
      highlights: [[39, 56]],
    },
    {
      symbol: SYMBOL,
      clause: 'op-6',
      text: 'Decides that the mandate of UNMOT shall be as follows:\n\nTo use its best efforts to promote peace and national reconciliation and to assist in the implementation of the General Agreement and, to this end, to',
      highlights: [
        [17, 33],
        [83, 124],
      ],
    },
  ],
  steps: ['14 November 1997 (adoption) + 182 days = 15 May 1998'],
  notes: ['That day passed 28 years ago.'],
  next: ['What is the mandate of UNMOT?', 'When is the next report due?'],
}

export const SILENT: Silent = {
  answered: false,
  intent: 'search',
  headline: 'S/RES/1138 (1997) does not mention Chapter VII.',
  nearest: [
    {
      symbol: SYMBOL,
      clause: 'op-4',
      text: 'Authorizes the Secretary-General to expand the size of UNMOT in accordance with his recommendations;',
      highlights: [],
    },
  ],
  notes: [],
  next: ['What is authorized?'],
}

/** An assistant that gives one answer and remembers what it was asked. */
export function saying(answer: Answer | ((question: string) => Answer)) {
  const asked: { question: string; context: Context | undefined }[] = []
  const assistant = {
    ask(question: string, context?: Context) {
      asked.push({ question, context })
      return typeof answer === 'function' ? answer(question) : answer
    },
  } satisfies Assistant
  return { assistant, asked }
}

/** A server on a free port, with its log kept. */
export async function serving(
  assistant: ServerOptions['assistant'],
  options: Partial<ServerOptions> = {},
): Promise<RunningServer & { readonly logged: string[] }> {
  const logged: string[] = []
  const server = await startServer({
    assistant,
    library: holding(),
    clock: clockFrom(Temporal.Instant.from('2026-06-01T00:00:00Z'), () => 0),
    log: createLog('info', line => logged.push(line)),
    config: { host: '127.0.0.1', port: 0 },
    ...options,
  })
  return { ...server, logged }
}

/** A request by fetch, with its body read. */
export const get = async (address: string, path: string, init: RequestInit = {}) => {
  const response = await fetch(`${address}${path}`, init)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
