import { isIP } from 'node:net'

/**
 * Stands on every response that a browser may show, errors included. A page runs scripts of this server only and none that stands in its text, loads nothing
 * from elsewhere, may not be framed, and tells no other site which question was asked.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** True where a server bound to `host` is reached from this machine only. */
export const isLoopback = (host: string): boolean =>
  host.toLowerCase() === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/**
 * True where a request names this machine, with any port. A server on loopback answers no other name: a foreign page whose
 * own name was pointed at 127.0.0.1 (DNS rebinding) would otherwise read what only this machine may.
 */
export function namesThisMachine(hostHeader: string | undefined): boolean {
  const host = /^(\[[\da-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(hostHeader ?? '')?.[1]
  return host !== undefined && isLoopback(host.replace(/^\[(.*)\]$/, '$1'))
}
