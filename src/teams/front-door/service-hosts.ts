import { isIP } from 'node:net'

/**
 * Hosts by which Microsoft's connectors are reached. A whole name, or with a dot before it every name below: anybody may
 * register a name below trafficmanager.net.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const MICROSOFT = ['smba.trafficmanager.net', '.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us']

/**
 * Whether what the bot says, and its token, may go to a service URL.
 *
 * @param more host names that the settings allow, with their port where they have one
 * @example isKnownService('https://smba.trafficmanager.net/emea/', []) // true
 */
export function isKnownService(serviceUrl: string, more: readonly string[]): boolean {
  const url = URL.parse(serviceUrl)
  if (!url || url.username || url.password) return false
  if (more.includes(url.host) || more.includes(url.hostname))
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(serviceUrl))
  if (url.protocol !== 'https:' || url.port !== '') return false
  return MICROSOFT.some(host => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host))
}

/** Whether a service URL leads to this machine: the Agents Playground's does. */
export function isLocal(serviceUrl: string): boolean {
  const host = URL.parse(serviceUrl)?.hostname.replace(/^\[(.*)\]$/, '$1') ?? ''
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
