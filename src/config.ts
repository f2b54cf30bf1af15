import type { LogLevel } from './log.ts'

/**
 * The settings. Their schema stands in config-schema.ts and is loaded only where a setting is present:
 * zod takes longer to load than the rest of the start, and most starts are without settings.
 */
export interface Config {
  /** Where the web server listens; 0 takes any free port. */
  readonly port: number
  /** The address that it binds to. Loopback, unless told otherwise. */
  readonly host: string
  /** Where the clock starts; absent: at the machine's own time. */
  readonly asOf?: Temporal.Instant
  readonly logLevel: LogLevel
}

/** What holds for a setting that is absent, or present and empty. */
const DEFAULTS: Config = { port: 3000, host: '127.0.0.1', logLevel: 'info' }

export type Environment = Readonly<Record<string, string | undefined>>

const NAMES = ['PORT', 'HOST', 'LOG_LEVEL']

/**
 * Reads the settings.
 *
 * @throws SeizedError `bad-setting`: one message that lists every setting that is wrong, its value and the remedy.
 * @example
 * const config = await readConfig(process.env)
 * const clock = config.asOf ? clockFrom(config.asOf) : systemClock
 */
export async function readConfig(env: Environment): Promise<Config> {
  const given = Object.keys(env).some(name => (NAMES.includes(name) || /^SEIZED_/i.test(name)) && env[name]?.trim())
  if (!given) return DEFAULTS
  const { readSettings } = await import('./config-schema.ts')
  return readSettings(env, DEFAULTS)
}
