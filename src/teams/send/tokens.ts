import type { INetworkModule } from '@azure/msal-node'
import type { TeamsConfig } from '../../config.ts'
import type { Cloud } from '../cloud.ts'

/** The bot's own tokens, by which its connector knows it. */
export interface Tokens {
  /** A token that holds for some minutes yet. However many ask at once, it is fetched once. */
  get(): Promise<string>
  /** Forgets a token that was refused. */
  drop(token: string): void
}

/** Milliseconds that a token must still hold. */
const MARGIN = 5 * 60_000

interface Fresh {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

/**
 * Fetches the bot's tokens by its secret, its certificate or its managed identity.
 *
 * @param now milliseconds since 1970, by the machine's clock
 * @param network how the identity provider is reached, where not over the network
 */
export function createTokens(config: TeamsConfig, cloud: Cloud, now: () => number, network?: INetworkModule): Tokens {
  const fetchOne = once(() => sourceOf(config, cloud, network))
  let held: Fresh | undefined
  let coming: Promise<Fresh> | undefined
  return {
    async get() {
      if (held && held.expires - now() > MARGIN) return held.token
      coming ??= fetchOne()
        .then(source => source())
        .finally(() => {
          coming = undefined
        })
      held = await coming
      return held.token
    },
    drop(token) {
      if (held?.token === token) held = undefined
    },
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function sourceOf(
  { type, appId, tenantId, password, certificate }: TeamsConfig,
  { login, scope }: Cloud,
  networkClient?: INetworkModule,
): Promise<() => Promise<Fresh>> {
  const { ConfidentialClientApplication, ManagedIdentityApplication } = await import('@azure/msal-node')
  const system = networkClient ? { networkClient } : {}
  if (type === 'UserAssignedMsi') {
    const identity = new ManagedIdentityApplication({
      managedIdentityIdParams: { userAssignedClientId: appId },
      system,
    })
    return async () => read(await identity.acquireToken({ resource: scope.replace(/\/\.default$/, '') }))
  }
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      authority: `${login}/${tenantId}`,
      knownAuthorities: [new URL(login).host],
      ...(certificate ? { clientCertificate: certificate } : { clientSecret: password ?? '' }),
    },
    system,
  })
  return async () => read(await app.acquireTokenByClientCredential({ scopes: [scope], skipCache: true }))
}

function read(result: { readonly accessToken: string; readonly expiresOn: Date | null } | null): Fresh {
  if (!result?.accessToken) throw new Error('the identity provider gave no token')
  return { token: result.accessToken, expires: result.expiresOn?.getTime() ?? 0 }
}
