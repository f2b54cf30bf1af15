import { z } from 'zod'
import type { SlackConfig, TeamsConfig } from './config.ts'

/** What is set wrong together, though each value is right by itself, and the settings where all is right. */
interface Group<T> {
  readonly config?: T
  readonly mistakes: readonly string[]
}

const KEYS =
  'must be keys of 32 bytes in base64, the newest first, with commas between. Make one with: openssl rand -base64 32'
const PUBLIC =
  'must be the https address by which this server is reached. Write SEIZED_PUBLIC_URL=https://seized.example.org'
const API = 'must be an address. Write SLACK_API_URL=https://slack.com/api/'
const HOSTS = 'must be host names with commas between. Write SEIZED_TEAMS_HOSTS=connector.example.org'
const token = (prefix: string, name: string) =>
  z.string().regex(new RegExp(`^${prefix}`), `must begin with ${prefix}. Copy it from the app’s settings: ${name}`)

/** Slack's and Teams' settings, by the names that their own tools use. */
export const chatSettings = {
  SEIZED_PUBLIC_URL: z
    .string()
    .refine(isAddress, PUBLIC)
    .transform(address => address.replace(/\/+$/, ''))
    .optional(),
  SEIZED_KEYS: z
    .string()
    .transform((text, context) => {
      const keys = text.split(',').map(part => Buffer.from(part.trim(), 'base64'))
      if (keys.every(key => key.length === 32)) return keys
      context.addIssue({ code: 'custom', message: KEYS })
      return z.NEVER
    })
    .optional(),
  SEIZED_TEAMS_HOSTS: z
    .string()
    .transform(text => text.split(',').map(host => host.trim().toLowerCase()))
    .refine(hosts => hosts.every(host => /^[a-z\d.-]+(?::\d+)?$/.test(host)), HOSTS)
    .optional(),
  SLACK_BOT_TOKEN: token('xoxb-', 'OAuth & Permissions').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: token('xapp-', 'Basic Information, App-Level Tokens').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_API_URL: z
    .string()
    .refine(isAddress, API)
    .transform(address => (address.endsWith('/') ? address : `${address}/`))
    .optional(),
  MicrosoftAppId: z.guid('must be the GUID of the bot’s app registration').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMsi'], 'must be SingleTenant or UserAssignedMsi').optional(),
  MicrosoftAppTenantId: z.guid('must be the GUID of the tenant').optional(),
  MicrosoftAppCertificateThumbprint: z.string().optional(),
  MicrosoftAppCertificatePrivateKey: z.string().optional(),
}

type Settings = z.infer<z.ZodObject<typeof chatSettings>>

function isAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '')
}

/** Slack's settings together: a way in, and a kind of installation. */
export function slackOf(given: Settings): Group<SlackConfig> {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    SLACK_API_URL: apiUrl,
  } = given
  const asked = [botToken, signingSecret, appToken, clientId, clientSecret, stateSecret]
  if (asked.every(value => value === undefined)) return { mistakes: [] }
  const mistakes: string[] = []
  if (!signingSecret && !appToken)
    mistakes.push('Slack has no way in: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).')
  const some = clientId ?? clientSecret ?? stateSecret
  const all = clientId && clientSecret && stateSecret
  if (some && !all)
    mistakes.push('SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET belong together: set all three.')
  if (!botToken && !some)
    mistakes.push(
      'Slack has no workspace: set SLACK_BOT_TOKEN (one workspace), or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET (many).',
    )
  if (botToken && all) mistakes.push('SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many: set one of them.')
  if (all && !signingSecret) mistakes.push('Many workspaces install over HTTP: set SLACK_SIGNING_SECRET.')
  if (all && !given.SEIZED_KEYS) mistakes.push(`Tokens of many workspaces rest encrypted: SEIZED_KEYS ${KEYS}.`)
  if (all && !given.SEIZED_PUBLIC_URL)
    mistakes.push(`Slack sends people back after installing: SEIZED_PUBLIC_URL ${PUBLIC}.`)
  if (mistakes.length > 0) return { mistakes }
  return {
    mistakes,
    config: {
      ...(signingSecret && { signingSecret }),
      ...(appToken && { appToken }),
      ...(botToken && { botToken }),
      ...(all && { oauth: { clientId, clientSecret, stateSecret } }),
      ...(apiUrl && { apiUrl }),
    },
  }
}

/** Teams' settings together: an app, its tenant, and one kind of secret. */
export function teamsOf(given: Settings): Group<TeamsConfig> {
  const {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type = 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppCertificateThumbprint: thumbprint,
    MicrosoftAppCertificatePrivateKey: privateKey,
    SEIZED_TEAMS_HOSTS: serviceHosts = [],
  } = given
  const others = [password, given.MicrosoftAppType, tenantId, thumbprint, privateKey]
  if (!appId)
    return {
      mistakes: others.some(value => value !== undefined)
        ? [
            'MicrosoftAppId is missing: without it nobody is authenticated. Set it to the GUID of the bot’s app registration.',
          ]
        : [],
    }
  const mistakes: string[] = []
  if (!tenantId) mistakes.push('MicrosoftAppTenantId is missing: set it to the GUID of the tenant.')
  if ((thumbprint === undefined) !== (privateKey === undefined))
    mistakes.push('MicrosoftAppCertificateThumbprint and MicrosoftAppCertificatePrivateKey belong together: set both.')
  const certificate = thumbprint && privateKey ? { thumbprint, privateKey } : undefined
  if (type === 'SingleTenant' && !password && !thumbprint && !privateKey)
    mistakes.push('SingleTenant needs MicrosoftAppPassword, or a certificate.')
  if (password && certificate)
    mistakes.push('MicrosoftAppPassword and a certificate exclude each other: set one of them.')
  if (type === 'UserAssignedMsi' && (password || certificate))
    mistakes.push('UserAssignedMsi takes no password and no certificate: the managed identity is the secret.')
  if (mistakes.length > 0 || !tenantId) return { mistakes }
  return {
    mistakes,
    config: { appId, type, tenantId, ...(password && { password }), ...(certificate && { certificate }), serviceHosts },
  }
}
