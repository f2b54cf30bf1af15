import { SeizedError } from '../errors.ts'
import type { Examine } from './doctor.ts'
import { readFlags } from './flags.ts'
import { complain, print, type Terminal, visible } from './terminal.ts'

/**
 * Runs one command line. What only one command needs is loaded by that command.
 *
 * @param serve serves until it is told to stop; handed in, because an edge never imports another edge.
 * @param examine looks at a chat platform's settings; handed in for the same reason.
 * @param mcp serves tools of the Model Context Protocol on the standard input and output; handed in for the same reason.
 * @returns the exit code: 0 done, 1 bad input, 2 a fault of ours. Never throws.
 * @example process.exitCode = await run(['ask', 'when does it expire?'], process, serve, examine)
 */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  serve: () => Promise<void>,
  examine: Examine = async () => undefined,
  mcp: () => Promise<void> = async () => {},
): Promise<number> {
  try {
    return await dispatch(args, terminal, serve, examine, mcp)
  } catch (cause) {
    return report(cause, terminal)
  }
}

async function dispatch(
  args: readonly string[],
  terminal: Terminal,
  serve: () => Promise<void>,
  examine: Examine,
  mcp: () => Promise<void>,
): Promise<number> {
  const [command, ...rest] = args
  const helpAsked = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined).some(isHelp)
  if (command === undefined || command === 'help' || isHelp(command) || helpAsked) {
    const { helpOf } = await import('./help.ts')
    const about = command === 'help' ? rest.find(word => !isHelp(word)) : command
    const help = helpOf(about !== undefined && isHelp(about) ? undefined : about)
    if (help === undefined) throw new SeizedError('bad-input', noSuch(about))
    await print(terminal, help)
    return 0
  }
  if (command === '--version' || command === '-V') {
    const { version } = await import('../version.ts')
    await print(terminal, `seized ${version()}, Node ${process.versions.node}\n`)
    return 0
  }
  if (command === 'ask') {
    const flags = { 'as-of': 'text', in: 'text', from: 'list', json: 'true', jsonl: 'true' } as const
    const { given, operands } = readFlags(rest, flags)
    return (await import('./ask.ts')).ask(operands, given, terminal)
  }
  if (command === 'parse') {
    const { given, operands } = readFlags(rest, { json: 'true' })
    return (await import('./parse.ts')).parseFiles(operands, given, terminal)
  }
  if (command === 'deadlines') {
    const { given, operands } = readFlags(rest, { 'as-of': 'text', from: 'list', ...FORMATS })
    refuse(operands)
    return (await import('./deadlines.ts')).deadlines(given, terminal)
  }
  if (command === 'mandates') {
    const { given, operands } = readFlags(rest, { 'as-of': 'text', from: 'list', ...FORMATS })
    refuse(operands)
    return (await import('./mandates.ts')).mandates(given, terminal)
  }
  if (command === 'announcements') {
    const { given, operands } = readFlags(rest, { from: 'text', to: 'text', json: 'true', csv: 'true' })
    refuse(operands)
    return (await import('./announcements.ts')).announcements(given, terminal)
  }
  if (command === 'ledger') {
    const flags = { failed: 'true', state: 'text', most: 'text', json: 'true', csv: 'true' } as const
    const { given, operands } = readFlags(rest, flags)
    return (await import('./ledger.ts')).ledger(operands, given, terminal)
  }
  if (command === 'feedback') {
    const flags = {
      since: 'text',
      platform: 'text',
      unhelpful: 'true',
      most: 'text',
      json: 'true',
      csv: 'true',
    } as const
    const { given, operands } = readFlags(rest, flags)
    refuse(operands)
    return (await import('./feedback.ts')).feedback(given, terminal)
  }
  if (command === 'calendars') {
    refuse(readFlags(rest, {}).operands)
    return (await import('./announcements.ts')).calendars(terminal)
  }
  if (command === 'ingest') return (await import('./ingest.ts')).ingestFiles(readFlags(rest, {}).operands, terminal)
  if (command === 'serve') {
    refuse(readFlags(rest, {}).operands)
    await serve()
    return 0
  }
  if (command === 'mcp') {
    refuse(readFlags(rest, {}).operands)
    await mcp()
    return 0
  }
  if (command === 'doctor') {
    const { given, operands } = readFlags(rest, { json: 'true' })
    return (await import('./doctor.ts')).doctor(operands, given, examine, terminal)
  }
  throw new SeizedError('bad-input', noSuch(command))
}

const COMMANDS =
  'ask, parse, deadlines, mandates, announcements, ledger, calendars, feedback, ingest, serve, mcp, doctor, help'

const noSuch = (command: string | undefined): string =>
  `${command}: no such command. There are ${COMMANDS}. A question goes behind ask.`

/** How a table is printed. */
const FORMATS = { json: 'true', csv: 'true', ics: 'true' } as const

const isHelp = (word: string): boolean => word === '--help' || word === '-h'

function refuse(operands: readonly string[]): void {
  if (operands[0] !== undefined) throw new SeizedError('bad-input', `${operands[0]}: not expected here.`)
}

/** One line for a person, and the exit code. The only place where a throw ends. */
function report(cause: unknown, terminal: Terminal): number {
  if (cause instanceof SeizedError && cause.exitCode === 1) {
    // Settings are listed, a line for each that is wrong; everything else is one line.
    if (cause.code === 'bad-setting') terminal.stderr.write(`seized: ${visible(cause.message)}\n`)
    else complain(terminal, cause.message)
    return 1
  }
  const reference = crypto.randomUUID().slice(0, 8)
  complain(terminal, `this is a fault of ours, reference ${reference}. LOG_LEVEL=debug shows its cause.`)
  if (terminal.env.LOG_LEVEL === 'debug')
    terminal.stderr.write(`${reference} ${cause instanceof Error ? cause.stack : cause}\n`)
  return 2
}
