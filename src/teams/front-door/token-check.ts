import { createRemoteJWKSet, customFetch, errors, type JWTVerifyResult, jwtVerify, type RemoteJWKSet } from 'jose'
import { z } from 'zod'
import type { Cloud } from '../cloud.ts'

/** What a token that holds says. */
interface Claims {
  /** The service URL that it is for. */
  readonly serviceUrl: string
  /** Channels that its key may speak for: "msteams". */
  readonly endorsements: readonly string[]
}

/**
 * Checks the token of a request by its Authorization header.
 *
 * @returns what the token says, or in one word what is wrong with it: for the log, never for whoever sent it
 * @throws KeysUnavailable where nobody can tell, because the keys cannot be had
 */
export type TokenCheck = (header: string | undefined) => Promise<Claims | { readonly wrong: string }>

/** The keys by which tokens are checked cannot be had now. */
class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

/** Seconds that clocks may differ. Source: the connector's authentication page, "Step 4: verify the JWT token". */
const SKEW = 300

/** Milliseconds that the keys are waited for. */
const PATIENCE = 5_000

/** Milliseconds in which a key that nobody knows makes no second request: forged ones come by the thousand. */
const COOLDOWN = 30_000

/** Milliseconds after a failure in which the keys are not asked for again. */
const PAUSE = 3_000

/** Milliseconds for which a token that held is taken again unseen: Teams sends the same one for an hour. */
const TRUSTED = 5 * 60_000
/** Tokens that are kept so; only what held is. Teams has one a service URL and hour. */
const MOST_TRUSTED = 200

/** Kept, so that keys are made once for all their tokens. */
interface Keys {
  readonly find: RemoteJWKSet
  readonly endorsements: (kid: string | undefined) => readonly string[]
}

/** What jose says where the keys, and not the token, are at fault. */
const UNAVAILABLE: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'])

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) })
const KeySet = z.object({
  keys: z.array(z.object({ kid: z.string().catch(''), endorsements: z.array(z.string()).catch([]) })),
})
const ServiceUrl = z.string().min(1)

/**
 * @param appId the bot's, which tokens must be for
 * @param now milliseconds since 1970, by the machine's clock
 */
export function createTokenCheck(cloud: Cloud, appId: string, now: () => number): TokenCheck {
  let keys: Promise<Keys> | undefined
  let failedAt = Number.NEGATIVE_INFINITY

  const load = async (): Promise<Keys> => {
    if (now() - failedAt < PAUSE) throw new KeysUnavailable('the keys could not be had a moment ago')
    const response = await fetch(cloud.openIdMetadata, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' })
    if (!response.ok) throw new Error(`${cloud.openIdMetadata} answers ${response.status}`)
    const { jwks_uri } = Metadata.parse(await response.json())
    // The channels that a key may speak for stand beside it, where no library looks.
    let endorsed: ReadonlyMap<string, readonly string[]> = new Map()
    const find = createRemoteJWKSet(new URL(jwks_uri), {
      timeoutDuration: PATIENCE,
      cooldownDuration: COOLDOWN,
      [customFetch]: async (url, options) => {
        const answer = await fetch(url, options)
        const { keys = [] } = KeySet.safeParse(await answer.clone().json()).data ?? {}
        endorsed = new Map(keys.map(({ kid, endorsements }) => [kid, endorsements]))
        return answer
      },
    })
    return { find, endorsements: kid => endorsed.get(kid ?? '') ?? [] }
  }

  const loaded = (): Promise<Keys> => {
    keys ??= load().catch(cause => {
      keys = undefined
      if (cause instanceof KeysUnavailable) throw cause
      failedAt = now()
      throw new KeysUnavailable('the keys cannot be had', { cause })
    })
    return keys
  }

  /** By token, what it says and until when it is taken. */
  const trusted = new Map<string, { readonly claims: Claims; readonly until: number }>()
  const trust = (token: string, claims: Claims, expires: number): Claims => {
    const [oldest] = trusted.keys()
    if (oldest !== undefined && trusted.size >= MOST_TRUSTED) trusted.delete(oldest)
    trusted.set(token, { claims, until: Math.min(expires, now() + TRUSTED) })
    return claims
  }

  return async header => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header ?? '')?.[1]
    if (!token) return { wrong: header === undefined ? 'no token' : 'not a bearer token' }
    const known = trusted.get(token)
    if (known && now() < known.until) return known.claims
    trusted.delete(token)
    const { find, endorsements } = await loaded()
    let verified: JWTVerifyResult
    try {
      verified = await jwtVerify(token, find, {
        issuer: cloud.issuer,
        audience: appId,
        algorithms: ['RS256', 'RS384', 'RS512'],
        requiredClaims: ['exp'],
        clockTolerance: SKEW,
        currentDate: new Date(now()),
      })
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || UNAVAILABLE.has(error.code))
        throw new KeysUnavailable('the keys cannot be had', { cause: error })
      return { wrong: `${error.code}${'claim' in error ? ` ${String(error.claim)}` : ''}` }
    }
    const serviceUrl = ServiceUrl.safeParse(verified.payload.serviceurl).data
    if (serviceUrl === undefined) return { wrong: 'no service URL' }
    const claims = { serviceUrl, endorsements: endorsements(verified.protectedHeader.kid) }
    return trust(token, claims, 1000 * (verified.payload.exp ?? 0))
  }
}
