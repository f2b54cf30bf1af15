import { createHash, timingSafeEqual } from 'node:crypto'

/** Who may change the library by the page. */
export interface ChangePolicy {
  /** Whoever shows it may, from anywhere; where there is one, nobody may without. */
  readonly token?: string
  /** True where only this machine reaches the server. */
  readonly local: boolean
}

/** Why a request may not change anything. */
export interface Denied {
  readonly status: 401 | 403
  readonly message: string
}

/** Headers by which a proxy says that somebody else asks. */
const PROXIED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

const OFF =
  'Adding documents by the page is off on a server that others can reach. Set SEIZED_ADMIN_TOKEN, or add them with npm run -s seized -- ingest.'

/**
 * Undefined where a request may change the library. A page of another origin may not, whatever it shows: a browser says where a
 * request comes from, and a program on this machine, which does not say it, could add a file anyway.
 */
export function whyDenied(request: Request, { token, local }: ChangePolicy): Denied | undefined {
  const { headers } = request
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')]
  const foreign =
    (origin !== null && URL.parse(origin)?.host !== headers.get('host')) || (site !== null && site !== 'same-origin')
  if (foreign) return { status: 403, message: 'This was sent by a page of another site.' }
  if (token === undefined)
    return local && !PROXIED.some(name => headers.has(name)) ? undefined : { status: 403, message: OFF }
  const shown = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? ''
  return same(shown, token)
    ? undefined
    : { status: 401, message: 'The token is missing or wrong: it is SEIZED_ADMIN_TOKEN of this server.' }
}

/** Compared in a time that tells nothing of either. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const digest = (text: string) => createHash('sha256').update(text).digest()
