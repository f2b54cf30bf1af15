import type { Posted } from '../../chat/port.ts'

/** The connector answered, and not with a success. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  /** The connector's word for it, "BotNotInConversationRoster". */
  readonly code: string
  /** Milliseconds that it asks us to wait. */
  readonly after: number | undefined

  constructor(status: number, code: string, after: number | undefined) {
    super(`the connector answered ${status} ${code}`.trim())
    this.status = status
    this.code = code
    this.after = after
  }
}

/** No token could be had: nothing was sent. */
export class NoToken extends Error {
  override readonly name = 'NoToken'
}

/** Milliseconds until the next try, where the connector does not say: its quotas are counted by the second. */
const SOON = 1_000
/** Where the network or the identity provider is away. */
const LATER = 5_000

/** What goes wrong before a byte is sent. */
const UNSENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/**
 * What became of a POST that failed. Only what certainly was not accepted may be tried again: the connector may have posted what it
 * then answers 500, 502, 503 or 504 to, or what it never answers.
 *
 * @param thread whether it went to a thread, which may be gone although its channel is not
 */
export function outcomeOf(error: unknown, thread: boolean): Posted {
  if (error instanceof Refusal) {
    const { status, message, after } = error
    // 412: two posts to one conversation at once.
    if (status === 429 || status === 412) return { outcome: 'later', reason: message, after: after ?? SOON }
    if (status === 403 || (status === 404 && !thread)) return { outcome: 'refused', reason: message, gone: true }
    if (status < 500 && status !== 408) return { outcome: 'refused', reason: message, gone: false }
    return { outcome: 'unknown', reason: message }
  }
  const reason = causesOf(error)
  if (error instanceof NoToken) {
    const refused = /^(?:invalid_client|unauthorized_client|invalid_request|invalid_grant)/.test(codeOf(error.cause))
    return refused ? { outcome: 'refused', reason, gone: false } : { outcome: 'later', reason, after: LATER }
  }
  return UNSENT.has(codeOf(error))
    ? { outcome: 'later', reason, after: LATER }
    : { outcome: 'unknown', reason: reason || 'no answer' }
}

const causesOf = (error: unknown): string =>
  error instanceof Error ? [error.message, ...(error.cause ? [causesOf(error.cause)] : [])].join(': ') : String(error)

const codeOf = (error: unknown): string =>
  error instanceof Error
    ? String(('errorCode' in error && error.errorCode) || ('code' in error && error.code) || '')
    : ''

/** Reads Retry-After: seconds, or a date (RFC 9110, section 10.2.3). */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,6}$/.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
