import { SeizedError } from './errors.ts'
import type { LogLevel } from './log.ts'

// not imported: see start.ts
const { existsSync } = process.getBuiltinModule('node:fs')

/**
 * The settings. Their schema stands in config-schema.ts and is loaded only where a setting has to be judged:
 * zod takes 40 to 100 ms to load, as long as a bare server takes to its first page.
 */
export interface Config {
  /** Where the web server listens; 0 takes any free port. */
  readonly port: number
  /** The address that it binds to. Loopback, unless told otherwise. */
  readonly host: string
  /** Where the clock starts; absent: at the machine's own time. */
  readonly asOf?: Temporal.Instant
  readonly logLevel: LogLevel
  /** A folder whose documents are taken into the store at the start. */
  readonly documents?: string
  /** Where the product is reached from outside, "https://seized.example.org", without a slash at its end. */
  readonly publicUrl?: string
  /** What whoever changes the library by the page must show. */
  readonly adminToken?: string
  /** Keys for what rests encrypted, the first one for writing, 32 bytes each. */
  readonly keys?: readonly Buffer[]
  readonly slack?: SlackConfig
  readonly teams?: TeamsConfig
  /** How announcements are made; what is absent has its default. */
  readonly announcements?: AnnouncementsConfig
}

interface AnnouncementsConfig {
  /** What is done where a platform cannot tell whether a message arrived. */
  readonly unknown?: 'repeat' | 'hold'
  /** How many days after its deadline an announcement is still made. */
  readonly lateDays?: number
  /** How much faster than real time the clock runs that starts as of another moment. */
  readonly speed?: number
}

/** Slack's settings; absent where none of them is set. At least one way in (HTTP or Socket Mode) and one kind of installation is there. */
export interface SlackConfig {
  /** For requests over HTTP. */
  readonly signingSecret?: string
  /** For Socket Mode. */
  readonly appToken?: string
  /** A single workspace. */
  readonly botToken?: string
  /** Many workspaces. */
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string }
  /** Another address than Slack's own: a proxy, or a test double. Ends with a slash. */
  readonly apiUrl?: string
}

/** Teams' settings, by botbuilder's own names; absent where none of them is set. */
export interface TeamsConfig {
  readonly appId: string
  readonly type: 'SingleTenant' | 'UserAssignedMsi'
  readonly tenantId: string
  readonly password?: string
  /** PEM of the certificate's private key, and its thumbprint. */
  readonly certificate?: { readonly thumbprint: string; readonly privateKey: string }
  /** Hosts that activities may name as their service URL, beside Microsoft's own. */
  readonly serviceHosts: readonly string[]
}

/** What holds for a setting that is absent, or present and empty. */
const DEFAULTS: Config = { port: 3000, host: '127.0.0.1', logLevel: 'info' }

export type Environment = Readonly<Record<string, string | undefined>>

/** What is right at first sight, and needs no schema to be read: each a part of what the schema takes, read as it reads it. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  PORT: /^(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3})$/,
  HOST: /^(127\.0\.0\.1|0\.0\.0\.0|localhost|::1?)$/,
  LOG_LEVEL: /^(debug|info|warn|error)$/,
  // Read by `databaseOf`. The letter of a drive is no scheme.
  DATABASE_URL: /^(?:postgres(?:ql)?:\/\/.|(?![a-z][a-z\d+.-]+:))/i,
}

/** What is said of another address. The address itself is never shown: it may hold a password. */
const DATABASE_RULE =
  'must be a file’s path or the address of a PostgreSQL database. Write DATABASE_URL=var/seized.db or DATABASE_URL=postgres://user:password@host/name'

/** Tells the address of a PostgreSQL database from a file's path. */
export const isPostgres = (database: string): boolean => /^postgres(?:ql)?:/i.test(database)

/**
 * Where the store is: a file's path, which need not be there yet, or the address of a PostgreSQL database.
 *
 * @throws SeizedError `bad-setting` for the address of another kind of database.
 * @example databaseOf({}) // 'var/seized.db'
 */
export function databaseOf(env: Environment): string {
  const database = env.DATABASE_URL?.trim() || 'var/seized.db'
  if (PLAIN.DATABASE_URL!.test(database)) return database
  throw new SeizedError('bad-setting', `DATABASE_URL ${DATABASE_RULE}.`)
}

/**
 * Where the store is, if there is one: most installations have none, and load nothing of it.
 *
 * @throws SeizedError as `databaseOf` does.
 */
export function storeIn(env: Environment): string | undefined {
  const database = databaseOf(env)
  return isPostgres(database) || existsSync(database) ? database : undefined
}

const isOurs = (name: string) => Object.hasOwn(PLAIN, name) || /^(?:SEIZED_|SLACK_|MicrosoftApp)/i.test(name)

/**
 * Reads the settings.
 *
 * @throws SeizedError `bad-setting`: one message that lists every setting that is wrong, its value and the remedy.
 * @example
 * const config = await readConfig(process.env)
 * const clock = config.asOf ? clockFrom(config.asOf) : systemClock
 */
export async function readConfig(env: Environment): Promise<Config> {
  const value = (name: string) => env[name]?.trim() || undefined
  const given = Object.keys(env).filter(name => isOurs(name) && value(name))
  if (given.every(name => PLAIN[name]?.test(value(name) ?? '')))
    return {
      port: Number(value('PORT') ?? DEFAULTS.port),
      host: value('HOST') ?? DEFAULTS.host,
      logLevel: (value('LOG_LEVEL') as LogLevel | undefined) ?? DEFAULTS.logLevel,
    }
  const { readSettings } = await import('./config-schema.ts')
  return readSettings(env, DEFAULTS, databaseMistake(env))
}

function databaseMistake(env: Environment): string | undefined {
  return PLAIN.DATABASE_URL!.test(env.DATABASE_URL?.trim() ?? '')
    ? undefined
    : `DATABASE_URL is wrong: it ${DATABASE_RULE}.`
}
