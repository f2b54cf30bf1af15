import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { INetworkModule } from '@azure/msal-node'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import type { Cloud } from '../../../src/teams/cloud.ts'

export const APP = '11111111-2222-4333-8444-555555555555'
export const TENANT = '99999999-8888-4777-8666-555555555555'
const ISSUER = 'https://api.botframework.test'

/** What is wrong with a token, where something is. */
interface Flaws {
  readonly claims?: Record<string, unknown>
  /** Claims that are left out. */
  readonly without?: readonly string[]
  readonly kid?: string
  /** Signs with a key that nobody was told of. */
  readonly forged?: boolean
}

/** An identity provider of a test's own: its keys, its tokens, and what it was asked. */
export interface Identity {
  readonly cloud: Cloud
  /** How MSAL reaches it: it insists on https. */
  readonly network: INetworkModule
  /** Paths that were asked for, in order. */
  readonly asked: string[]
  /** How many tokens the bot was given. */
  readonly given: () => number
  /** What the bot proved itself with, the last time: client_secret, client_assertion, or nothing. */
  readonly provedBy: () => URLSearchParams | undefined
  /** From now on the bot gets no token, but this error; undefined: it does again. */
  refuse(error: string | undefined, description?: string): void
  /** From now on the keys cannot be had. */
  hide(hidden: boolean): void
  /** A token as the connector sends it. */
  token(serviceUrl: string, flaws?: Flaws): Promise<string>
  /** Header, payload and signature by one's own recipe. */
  readonly odd: {
    /** HS256, with the public key's text as the secret. */
    confused(serviceUrl: string): Promise<string>
    /** No signature at all, naming a key that is known. */
    unsigned(serviceUrl: string): string
  }
  close(): Promise<void>
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Made once: an RSA key takes a good part of a second. */
const pair = () => generateKeyPair('RS256', { extractable: true })
const pairs = Promise.all([pair(), pair(), pair(), pair()])

export async function openIdentity(): Promise<Identity> {
  const [good, bare, skype, forger] = await pairs
  const keys = [
    { ...(await exportJWK(good.publicKey)), kid: 'good', use: 'sig', endorsements: ['msteams', 'webchat'] },
    { ...(await exportJWK(bare.publicKey)), kid: 'bare', use: 'sig' },
    { ...(await exportJWK(skype.publicKey)), kid: 'skype', use: 'sig', endorsements: ['skype'] },
  ]
  const privates: Readonly<Record<string, CryptoKey>> = {
    good: good.privateKey,
    bare: bare.privateKey,
    skype: skype.privateKey,
  }
  const asked: string[] = []
  let given = 0
  let refused: string | undefined
  let description = ''
  let hidden = false
  let proof: URLSearchParams | undefined
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const json = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (hidden) return json(500, {})
    if (path === '/openid') return json(200, { issuer: ISSUER, jwks_uri: `${address}/keys` })
    if (path === '/keys') return json(200, { keys })
    if (path.endsWith('/v2.0/.well-known/openid-configuration')) {
      const login = `https://login.test/${TENANT}`
      const endpoints = {
        authorization_endpoint: `${login}/oauth2/v2.0/authorize`,
        token_endpoint: `${login}/oauth2/v2.0/token`,
      }
      return json(200, { ...endpoints, issuer: `${login}/v2.0`, jwks_uri: `${login}/keys` })
    }
    if (path.startsWith('/metadata/identity') || path.endsWith('/oauth2/v2.0/token')) {
      let body = ''
      request.on('data', chunk => {
        body += chunk
      })
      request.on('end', () => {
        proof = new URLSearchParams(body || path.split('?')[1])
        if (refused) return json(401, { error: refused, error_description: description })
        given++
        const expires = { expires_in: 3600, expires_on: String(Math.floor(Date.now() / 1000) + 3600) }
        json(200, { token_type: 'Bearer', access_token: `bot-token-${given}`, ...expires })
      })
      return
    }
    json(404, {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const send = async (url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url)
    const response = await fetch(`${address}${pathname}${search}`, init)
    return {
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as never,
      status: response.status,
    }
  }
  const claimsFor = (serviceUrl: string) => {
    const now = Math.floor(Date.now() / 1000)
    return { iss: ISSUER, aud: APP, serviceurl: serviceUrl, nbf: now, iat: now, exp: now + 3600 }
  }
  return {
    asked,
    given: () => given,
    provedBy: () => proof,
    cloud: {
      issuer: ISSUER,
      openIdMetadata: `${address}/openid`,
      login: 'https://login.test',
      scope: 'https://api.botframework.com/.default',
    },
    network: {
      sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
      sendPostRequestAsync: (url, options) =>
        send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
    },
    refuse(error, words = `AADSTS7000215: ${error}`) {
      refused = error
      description = words
    },
    hide(to) {
      hidden = to
    },
    async token(serviceUrl, { claims = {}, without = [], kid = 'good', forged = false } = {}) {
      const all: Record<string, unknown> = { ...claimsFor(serviceUrl), ...claims }
      for (const name of without) delete all[name]
      return new SignJWT(all)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(forged ? forger.privateKey : (privates[kid] ?? good.privateKey))
    },
    odd: {
      async confused(serviceUrl) {
        const head = `${base64({ alg: 'HS256', kid: 'good', typ: 'JWT' })}.${base64(claimsFor(serviceUrl))}`
        const secret = await exportSPKI(good.publicKey)
        return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`
      },
      unsigned: serviceUrl => `${base64({ alg: 'none', kid: 'good' })}.${base64(claimsFor(serviceUrl))}.`,
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
