import type { Logger, LogLevel, WebClientOptions } from '@slack/web-api'
import type { SlackConfig } from '../config.ts'
import type { Log } from '../log.ts'
import { slackFetch } from './fetch.ts'

/**
 * How Slack's Web API is called. Not as the SDK does by itself: it would try again after a lost answer, which posts twice, and hold up
 * every call of the client where one is told to wait.
 */
export const clientOptions = (config: Pick<SlackConfig, 'apiUrl'>, log: Log): WebClientOptions => ({
  ...(config.apiUrl && { slackApiUrl: config.apiUrl }),
  logger: sdkLog(log),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch: slackFetch,
})

/** The SDK's words in our log. What it is told at "debug" may hold tokens and questions, and is dropped. */
export function sdkLog(log: Log): Logger {
  const words = (parts: readonly unknown[]) =>
    parts.map(part => (part instanceof Error ? part.message : part)).join(' ')
  return {
    debug: () => undefined,
    info: (...parts) => log.debug(`slack sdk: ${words(parts)}`),
    warn: (...parts) => log.warn(`slack sdk: ${words(parts)}`),
    error: (...parts) => log.error(`slack sdk: ${words(parts)}`),
    setLevel: () => undefined,
    getLevel: () => 'info' as LogLevel,
    setName: () => undefined,
  }
}
