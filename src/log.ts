import { type Clock, systemClock } from './clock.ts'

/** From the most talkative to the most silent. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** What is said beside the message. An `Error` is written with its stack and its causes. */
type Fields = Readonly<Record<string, unknown>>

/** Where the program says what happens. Questions are never logged: they are the asker's. */
export type Log = { readonly [level in LogLevel]: (message: string, fields?: Fields) => void }

/**
 * A log that writes a line an event, as logfmt: `time=… level=info msg="listening" address=http://127.0.0.1:3000`.
 * A value that holds more than a word is written as a JSON string, so that no value can forge a line.
 *
 * @param level the least severe level that is written
 * @param write takes a line with its line break; the standard error stream where none is given, for stdout holds answers only
 * @param clock the machine's own also where the product's clock starts as of another day: a log tells when things happened
 */
export function createLog(
  level: LogLevel,
  write: (line: string) => void = line => process.stderr.write(line),
  clock: Clock = systemClock,
): Log {
  const least = LOG_LEVELS.indexOf(level)
  const at =
    (of: LogLevel) =>
    (message: string, fields: Fields = {}) => {
      if (LOG_LEVELS.indexOf(of) < least) return
      const time = clock.now().toString({ smallestUnit: 'millisecond' })
      const pairs = Object.entries({ time, level: of, msg: message, ...fields }).filter(
        ([, value]) => value !== undefined,
      )
      write(`${pairs.map(([name, value]) => `${name}=${inWords(value)}`).join(' ')}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function inWords(value: unknown): string {
  const text =
    value instanceof Error ? withCauses(value) : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /^[\w.:/@+-]+$/.test(text) ? text : JSON.stringify(text)
}

/** Ten causes are enough; a chain that bites its own tail must end. */
function withCauses(error: Error): string {
  const said: string[] = []
  let cause: unknown = error
  while (cause !== undefined && said.length < 10) {
    said.push(cause instanceof Error ? (cause.stack ?? String(cause)) : String(cause))
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return said.join('\ncaused by ')
}
