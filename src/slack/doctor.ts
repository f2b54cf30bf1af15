import { type FetchFunction, SlackError, WebClient, type WebClientOptions } from '@slack/web-api'
import { type Finding, good, off, reasonOf, wrong } from '../chat/finding.ts'
import type { Installation } from '../chat/memory.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Config, SlackConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { createSeal } from '../sealed.ts'
import { clientOptions } from './api.ts'
import { examineAddress } from './doctor-address.ts'
import { slackFetch } from './fetch.ts'
import { readKept } from './install-record.ts'
import { hopeless, refusalOf } from './refusals.ts'
import { optionalScopeNames, SCOPES, scopeNames } from './scopes.ts'

/** Seconds that the clock may be off: Slack's signatures are refused after 300. */
const SKEW = 60
/** Installations that are asked about one by one. */
const MOST = 20

/** What a doctor looks at. */
export interface Patient {
  readonly config: Config
  /** Read only where many workspaces may install. */
  readonly installations: () => Promise<readonly Installation[]>
  readonly clock?: Clock
}

/**
 * Looks whether Slack takes what the settings say, and changes nothing.
 *
 * @example for await (const { check, state, says } of examineSlack({ config, installations })) …
 */
export async function* examineSlack({ config, installations, clock = systemClock }: Patient): AsyncGenerator<Finding> {
  const { slack } = config
  if (!slack)
    return yield wrong('settings', 'none of Slack’s is set. The README says how to begin: five steps under “Slack”.')
  yield good('settings', slack.botToken ? 'one workspace, by its token' : 'many workspaces, by OAuth')
  const watch = dateWatch(clock)
  const options = {
    ...clientOptions(
      slack,
      createLog('error', () => undefined),
    ),
    fetch: watch.fetch,
  }
  if (slack.botToken) yield* examineToken(slack.botToken, options)
  if (slack.oauth) {
    yield await examineClient(slack.oauth, options)
    yield* examineInstallations(config, await installations(), options, clock)
  }
  yield slack.appToken
    ? await examineAppToken(slack.appToken, options)
    : off('Socket Mode', 'SLACK_APP_TOKEN is not set; Slack comes over HTTP')
  yield* examineAddress(config.publicUrl, slack, clock)
  yield skewFinding(watch.skew())
}

async function* examineToken(token: string, options: WebClientOptions): AsyncGenerator<Finding> {
  try {
    const test = await new WebClient(token, options).auth.test()
    yield good('token', `@${test.user} in ${test.team ?? 'an organization'} (${test.team_id ?? test.enterprise_id})`)
    const granted = test.response_metadata?.scopes ?? []
    yield scopesFinding('scopes', granted)
    yield optionalFinding(granted)
  } catch (cause) {
    yield wrong('token', `SLACK_BOT_TOKEN is set, but ${troubleOf(cause, options)}.`)
  }
}

function scopesFinding(check: string, granted: readonly string[]): Finding {
  const missing = scopeNames.filter(scope => !granted.includes(scope))
  const needless = granted.filter(scope => !(scope in SCOPES) && !optionalScopeNames.includes(scope))
  if (missing.length > 0)
    return wrong(
      check,
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Add ${missing.length === 1 ? 'it' : 'them'} under OAuth & Permissions, Bot Token Scopes, then install the app again.`,
    )
  return good(
    check,
    `all ${scopeNames.length} that are needed${needless.length > 0 ? `, and ${needless.join(', ')}` : ''}`,
  )
}

/** What is lost without the optional scopes: nothing but the certainty that a message stands there once. */
function optionalFinding(granted: readonly string[]): Finding {
  const missing = optionalScopeNames.filter(scope => !granted.includes(scope))
  return missing.length === 0
    ? good('optional scopes', `${optionalScopeNames.join(', ')}: what Slack does not confirm is looked for`)
    : off(
        'optional scopes',
        `${missing.join(', ')} not granted. An announcement in such a channel that Slack does not confirm cannot be looked for: it is posted once more and marked, or held (SEIZED_UNKNOWN). Nothing else is lost`,
      )
}

/** A code that nobody was given: Slack looks at the client's id and secret first. */
async function examineClient(oauth: NonNullable<SlackConfig['oauth']>, options: WebClientOptions): Promise<Finding> {
  const { clientId: client_id, clientSecret: client_secret } = oauth
  try {
    await new WebClient(undefined, options).oauth.v2.access({ client_id, client_secret, code: 'seized-doctor' })
  } catch (cause) {
    const code = refusalOf(cause)
    if (code === 'invalid_code') return good('client', 'Slack knows the client id and its secret')
    if (code === 'invalid_client_id' || code === 'bad_client_secret')
      return wrong(
        'client',
        `Slack does not take ${code === 'invalid_client_id' ? 'SLACK_CLIENT_ID' : 'SLACK_CLIENT_SECRET'} (${code}). Copy it again: Basic Information, App Credentials.`,
      )
    return wrong('client', `${troubleOf(cause, options)}.`)
  }
  return good('client', 'Slack knows the client id and its secret')
}

async function* examineInstallations(
  { keys = [] }: Config,
  all: readonly Installation[],
  options: WebClientOptions,
  clock: Clock,
): AsyncGenerator<Finding> {
  const seal = createSeal(keys)
  let stale = 0
  let fine = 0
  let blind = 0
  for (const { id, sealed } of all.slice(0, MOST)) {
    try {
      const opened = seal.open(sealed, `slack ${id}`)
      if (opened.stale) stale++
      const kept = readKept(opened.text)
      if (kept.kind === 'part') continue
      const { token, expiresAt, refreshToken } = kept.bot
      const ended = expiresAt !== undefined && expiresAt * 1000 <= clock.now().epochMilliseconds
      if (ended && !refreshToken)
        throw new Error('its token has ended and cannot be renewed. Have the app installed there again')
      if (!ended) {
        const test = await new WebClient(token, options).auth.test()
        const granted = test.response_metadata?.scopes ?? []
        if (optionalFinding(granted).state !== 'good') blind++
        const scopes = scopesFinding(`workspace ${id}`, granted)
        if (scopes.state === 'wrong') {
          yield scopes
          continue
        }
      }
      fine++
    } catch (cause) {
      yield wrong(`workspace ${id}`, `${troubleOf(cause, options)}.`)
    }
  }
  const asked = all.length > MOST ? ` of the first ${MOST}` : ''
  yield all.length === 0
    ? off('workspaces', 'none has installed the app yet: /slack/install is where they do')
    : good('workspaces', `${fine}${asked} in order`)
  if (blind > 0)
    yield off(
      'optional scopes',
      `${blind}${asked} lack ${optionalScopeNames.join(' or ')}: what Slack does not confirm there cannot be looked for, and is posted once more and marked, or held (SEIZED_UNKNOWN)`,
    )
  if (stale > 0)
    yield good('keys', `${stale} still sealed with an older key; the next start of the server seals them anew`)
}

async function examineAppToken(token: string, options: WebClientOptions): Promise<Finding> {
  try {
    await new WebClient(token, options).apps.connections.open()
    return good('Socket Mode', 'Slack opens connections for SLACK_APP_TOKEN')
  } catch (cause) {
    const code = refusalOf(cause)
    const remedy =
      code === 'missing_scope' || code === 'no_permission'
        ? 'it lacks connections:write. Make another one with it: Basic Information, App-Level Tokens'
        : troubleOf(cause, options)
    return wrong('Socket Mode', `SLACK_APP_TOKEN is set, but ${remedy}.`)
  }
}

/** A fetch that notes what time it is at the other end. */
function dateWatch(clock: Clock) {
  let seconds: number | undefined
  return {
    fetch: (async (address, init) => {
      const response = await slackFetch(address, init)
      const date = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(date)) seconds = (clock.now().epochMilliseconds - date) / 1000
      return response
    }) satisfies FetchFunction,
    /** How many seconds the clock here is ahead; undefined where nobody was asked. */
    skew: () => seconds,
  }
}

function skewFinding(seconds: number | undefined): Finding {
  if (seconds === undefined) return off('clock', 'Slack could not be asked for the time')
  const away = Math.round(Math.abs(seconds))
  return away <= SKEW
    ? good('clock', 'agrees with Slack’s')
    : wrong(
        'clock',
        `is ${away} seconds ${seconds > 0 ? 'ahead of' : 'behind'} Slack’s; past 300 nothing from Slack is taken. Set it, by NTP.`,
      )
}

const troubleOf = (cause: unknown, { slackApiUrl = 'https://slack.com/api/' }: WebClientOptions): string => {
  const refused = refusalOf(cause)
  if (refused) return hopeless(cause) ?? `Slack refuses it (${refused})`
  return cause instanceof SlackError
    ? `asking ${slackApiUrl} failed: ${reasonOf(cause)}`
    : reasonOf(cause).replace(/\.$/, '')
}
