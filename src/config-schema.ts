import { isIP } from 'node:net'
import { z } from 'zod'
import { parseMoment } from './clock.ts'
import type { Config, Environment } from './config.ts'
import { chatSettings, slackOf, teamsOf } from './config-chat.ts'
import { SeizedError } from './errors.ts'
import { LOG_LEVELS } from './log.ts'

const PORT = 'must be a whole number from 0 to 65535 (0 takes any free port). Write PORT=3000'
const HOST = 'must be an address or a host name without scheme and port. Write HOST=127.0.0.1, or HOST=0.0.0.0 for all'
const AS_OF = 'must be a date or an instant. Write SEIZED_AS_OF=1998-05-01 or SEIZED_AS_OF=1998-05-01T09:00:00Z'
const UNKNOWN =
  'must be repeat (a message that may not have arrived is posted once more, and says so) or hold (an administrator decides). Write SEIZED_UNKNOWN=repeat'
const LATE_DAYS = 'must be a number of days from 0 to 999. Write SEIZED_LATE_DAYS=3'
const SPEED = 'must be a whole number from 1 to 86400. Write SEIZED_SPEED=3600 for an hour a second'
const ADMIN_TOKEN = 'must have 16 letters, digits or signs at least. Make one with: openssl rand -base64 24'
const LOG_LEVEL = `must be one of ${LOG_LEVELS.join(', ')}. Write LOG_LEVEL=info`

/** RFC 1123, section 2.1: labels of letters, digits and inner hyphens. All digits and dots is no name, but a broken IPv4 address. */
const HOST_NAME = /^(?![\d.]+$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine(port => port <= 65_535, PORT)
    .optional(),
  HOST: z
    .string()
    .transform(host => host.replace(/^\[(.*)\]$/, '$1'))
    .refine(host => isIP(host) > 0 || (host.length < 254 && HOST_NAME.test(host)), HOST)
    .optional(),
  SEIZED_AS_OF: z
    .string()
    .transform((text, context) => {
      try {
        return parseMoment(text)
      } catch {
        context.addIssue({ code: 'custom', message: AS_OF })
        return z.NEVER
      }
    })
    .optional(),
  SEIZED_DOCUMENTS: z.string().optional(),
  SEIZED_ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, ADMIN_TOKEN)
    .optional(),
  SEIZED_UNKNOWN: z.enum(['repeat', 'hold'], UNKNOWN).optional(),
  SEIZED_LATE_DAYS: z
    .string()
    .regex(/^\d{1,3}$/, LATE_DAYS)
    .transform(Number)
    .optional(),
  SEIZED_SPEED: z
    .string()
    .regex(/^\d{1,5}$/, SPEED)
    .transform(Number)
    .refine(speed => speed >= 1 && speed <= 86_400, SPEED)
    .optional(),
  ...chatSettings,
  LOG_LEVEL: z.string().toLowerCase().pipe(z.enum(LOG_LEVELS, LOG_LEVEL)).optional(),
})

type Name = keyof typeof settings.shape

const OURS = Object.keys(settings.shape) as Name[]

/**
 * Variables that Kubernetes sets in every container beside a Service named "seized", and Docker for a link of that name.
 * Nobody wrote them, so they are no mistake. Source: Kubernetes, "Discovering services: environment variables".
 */
const INJECTED = /^SEIZED_(SERVICE_(HOST|PORT)|PORT_\d)/

const injected = (name: string, value: string) =>
  INJECTED.test(name) || (name === 'SEIZED_PORT' && value.includes('://'))

/** The setting that a mistaken name most likely means: "SEIZED_ASOF" → "SEIZED_AS_OF", "SEIZED_PORT" → "PORT". */
function meant(name: string): Name | undefined {
  const bare = (text: string) =>
    text
      .toUpperCase()
      .replace(/^SEIZED_/, '')
      .replaceAll('_', '')
  const best = OURS.map(ours => ({ ours, distance: editDistance(bare(name), bare(ours)) }))
  best.sort((a, b) => a.distance - b.distance)
  return best[0] && best[0].distance <= 2 ? best[0].ours : undefined
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/** Prefixes that are ours: an unknown name with one of them is a slip of the pen. Slack's own tools set SLACK_CLI_ and the like. */
const OWN = /^(?:SEIZED_|MicrosoftApp|SLACK_(?=BOT|SIGN|APP_T|CLIENT|STATE|API))/i

/** Values that are never shown. */
const SECRET = /SECRET|TOKEN|PASSWORD|KEY/i

/** Control characters would let a value forge further lines of the message. */
const shown = (value: string) => JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)

/**
 * Reads the settings through the schema; `readConfig` is the door.
 *
 * @param mistake one that was found before
 * @throws SeizedError `bad-setting`, listing all that is wrong.
 */
export function readSettings(env: Environment, defaults: Config, mistake?: string): Config {
  const given: Partial<Record<string, string>> = {}
  const mistakes: string[] = mistake ? [mistake] : []
  for (const [name, raw] of Object.entries(env)) {
    const value = raw?.trim()
    if (!value) continue
    if ((OURS as string[]).includes(name)) given[name] = value
    else if (OWN.test(name) && !injected(name, value)) {
      const ours = meant(name)
      const prefix = OWN.exec(name)?.[0] ?? ''
      const others = OURS.filter(n => n.toLowerCase().startsWith(prefix.toLowerCase()))
      mistakes.push(
        `${name} is not a setting. ${ours ? `Did you mean ${ours}?` : `Those with this prefix: ${others.join(', ')}.`}`,
      )
    }
  }
  const read = settings.safeParse(given)
  if (!read.success)
    for (const { path, message } of read.error.issues.toReversed()) {
      const name = String(path[0])
      mistakes.unshift(`${name} is ${SECRET.test(name) ? 'set' : shown(given[name] ?? '')}: it ${message}.`)
    }
  const slack = read.success ? slackOf(read.data) : undefined
  const teams = read.success ? teamsOf(read.data) : undefined
  mistakes.push(...(slack?.mistakes ?? []), ...(teams?.mistakes ?? []))
  if (read.data?.SEIZED_SPEED !== undefined && read.data.SEIZED_AS_OF === undefined)
    mistakes.push('SEIZED_SPEED is for a rehearsal: set SEIZED_AS_OF too, the moment at which its clock starts.')
  if (!read.success || mistakes.length > 0)
    throw new SeizedError(
      'bad-setting',
      `${mistakes.length === 1 ? '1 setting is' : `${mistakes.length} settings are`} wrong:\n${mistakes.map(m => `  ${m}`).join('\n')}`,
    )
  const { PORT: port = defaults.port, HOST: host = defaults.host, LOG_LEVEL: logLevel = defaults.logLevel } = read.data
  const {
    SEIZED_AS_OF: asOf,
    SEIZED_DOCUMENTS: documents,
    SEIZED_ADMIN_TOKEN: adminToken,
    SEIZED_PUBLIC_URL: publicUrl,
    SEIZED_KEYS: keys,
  } = read.data
  const { SEIZED_UNKNOWN: unknown, SEIZED_LATE_DAYS: lateDays, SEIZED_SPEED: speed } = read.data
  const announcements = {
    ...(unknown && { unknown }),
    ...(lateDays !== undefined && { lateDays }),
    ...(speed && { speed }),
  }
  return {
    port,
    host,
    logLevel,
    ...(asOf && { asOf }),
    ...(documents && { documents }),
    ...(adminToken && { adminToken }),
    ...(publicUrl && { publicUrl }),
    ...(keys && { keys }),
    ...(slack?.config && { slack: slack.config }),
    ...(teams?.config && { teams: teams.config }),
    ...(Object.keys(announcements).length > 0 && { announcements }),
  }
}
