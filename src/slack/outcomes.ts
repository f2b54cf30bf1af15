import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { Posted } from '../chat/port.ts'

/** The place, or the whole workspace, is not ours any more. Source: docs.slack.dev/reference/methods/chat.postMessage, "Errors". */
const GONE = new Set([
  'account_inactive',
  'channel_not_found',
  'invalid_auth',
  'is_archived',
  'not_in_channel',
  'org_login_required',
  'team_access_not_granted',
  'token_revoked',
])

/** "It's possible some aspect of the operation succeeded before the error was raised": the same page. */
const PERHAPS = new Set(['fatal_error', 'internal_error', 'request_timeout'])

/** Nothing was done, and it may be asked again. */
const BUSY = new Set(['accesslimited', 'message_limit_exceeded', 'ratelimited', 'rate_limited', 'service_unavailable'])

/** No connection came to be, so nothing was asked. Codes of Node and of undici. */
const UNHEARD = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Milliseconds until a busy or unreachable Slack is asked again. */
const SOON = 5_000

/** What became of a call that failed: surely nothing, surely nothing for good, or nobody knows. */
export function outcomeOf(thrown: unknown): Exclude<Posted, { outcome: 'sent' }> {
  if (thrown instanceof WebAPIRateLimitedError)
    return { outcome: 'later', reason: 'Slack limits the rate', after: thrown.retryAfter * 1000 }
  if (thrown instanceof WebAPIPlatformError) {
    const { error } = thrown.data
    if (PERHAPS.has(error)) return { outcome: 'unknown', reason: `Slack failed: ${error}` }
    if (BUSY.has(error)) return { outcome: 'later', reason: `Slack is busy: ${error}`, after: SOON }
    const messages = thrown.data.response_metadata?.messages?.join('; ')
    return {
      outcome: 'refused',
      reason: messages ? `Slack refused: ${error} (${messages})` : `Slack refused: ${error}`,
      gone: GONE.has(error),
    }
  }
  if (thrown instanceof WebAPIHTTPError)
    return thrown.statusCode < 500
      ? { outcome: 'refused', reason: `Slack answered HTTP ${thrown.statusCode}`, gone: false }
      : { outcome: 'unknown', reason: `Slack answered HTTP ${thrown.statusCode}` }
  if (thrown instanceof WebAPIRequestError) {
    const code = codeOf(thrown.original)
    return code !== undefined && UNHEARD.has(code)
      ? { outcome: 'later', reason: `Slack cannot be reached: ${code}`, after: SOON }
      : { outcome: 'unknown', reason: `the answer was lost: ${code ?? thrown.original.message}` }
  }
  throw thrown
}

/** The code of an error, or of what caused it: `fetch` wraps what went wrong. */
function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code
  return undefined
}
