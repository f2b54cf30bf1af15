import { PassThrough, Readable } from 'node:stream'
import { run } from '../../src/command-line/run.ts'
import type { Terminal } from '../../src/command-line/terminal.ts'
import type { Environment } from '../../src/config.ts'

/** A store that is not there: what somebody has ingested in this folder is none of a test's business. */
export const NO_STORE = '/none/seized.db'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command line in this process; what comes in is piped, or typed at a terminal; `watched`: somebody sees the standard error;
 * `columns`: the output goes to a terminal of this width.
 */
export async function seized(
  args: readonly string[],
  {
    stdin = '',
    env = {},
    typed = false,
    watched = false,
    columns,
  }: { stdin?: string; env?: Environment; typed?: boolean; watched?: boolean; columns?: number } = {},
): Promise<Ran> {
  const out = collect()
  const err = collect()
  const terminal = {
    stdin: Object.assign(Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]), { isTTY: typed }),
    stdout: Object.assign(out.stream, columns !== undefined && { isTTY: true, columns }),
    stderr: Object.assign(err.stream, { isTTY: watched }),
    env: { DATABASE_URL: NO_STORE, ...env },
  } satisfies Terminal
  const code = await run(args, terminal, async () => {
    throw new Error('nothing to serve here')
  })
  return { code, stdout: out.text(), stderr: err.text() }
}

function collect() {
  const stream = new PassThrough({ encoding: 'utf8' })
  let all = ''
  stream.on('data', text => {
    all += text
  })
  return { stream, text: () => all }
}

/** Lines of JSON, read. */
export const json = (text: string) =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
