import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A workspace, or a whole organization, that may install the app. */
export interface FakeTeam {
  readonly team?: { readonly id: string; readonly name: string }
  readonly enterprise?: { readonly id: string; readonly name: string }
  readonly scopes?: string
  /** True where its tokens expire. */
  readonly rotates?: boolean
}

type Answer = Record<string, unknown> & { readonly headers?: Record<string, string> }

/**
 * The part of Slack that hands out tokens, over real HTTP: a code is good once, a refresh token is good once, a revoked token is refused.
 */
export async function startOAuthFake() {
  const codes = new Map<string, FakeTeam>()
  const refreshTokens = new Map<string, FakeTeam>()
  const tokens = new Map<string, FakeTeam>()
  const seen: { method: string; form: URLSearchParams }[] = []
  const posted: { token: string; thread: string; text: string }[] = []
  const looking: (() => void)[] = []
  let count = 0
  /** Called before an answer goes out; a test may wait in it, or throw to break the connection. */
  let hold: (method: string) => Promise<void> = async () => {}

  const handOut = (to: FakeTeam): Answer => {
    const token = `xoxb-${++count}`
    tokens.set(token, to)
    if (to.rotates) refreshTokens.set(`xoxe-1-${count}`, to)
    return {
      ok: true,
      app_id: 'A1',
      token_type: 'bot',
      access_token: token,
      bot_user_id: 'UBOT',
      scope: to.scopes ?? 'chat:write',
      team: to.team ?? null,
      enterprise: to.enterprise ?? null,
      is_enterprise_install: to.team === undefined,
      authed_user: { id: 'U1' },
      ...(to.rotates && { refresh_token: `xoxe-1-${count}`, expires_in: 43_200 }),
    }
  }

  const methods: Record<string, (form: URLSearchParams, token: string) => Answer> = {
    'oauth.v2.access'(form) {
      if (form.get('client_id') !== 'client' || form.get('client_secret') !== 'secret')
        return { ok: false, error: 'bad_client_secret' }
      if (form.get('grant_type') === 'refresh_token') {
        const given = form.get('refresh_token') ?? ''
        const to = refreshTokens.get(given)
        refreshTokens.delete(given)
        return to ? handOut(to) : { ok: false, error: 'invalid_refresh_token' }
      }
      const code = form.get('code') ?? ''
      const to = codes.get(code)
      codes.delete(code)
      return to ? handOut(to) : { ok: false, error: 'invalid_code' }
    },
    'auth.test'(_, token) {
      const of = tokens.get(token)
      if (!of) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' }
      return {
        ok: true,
        url: 'https://example.slack.com/',
        team: of.team?.name,
        team_id: of.team?.id ?? of.enterprise?.id,
        enterprise_id: of.enterprise?.id,
        is_enterprise_install: of.team === undefined,
        user: 'seized',
        user_id: 'UBOT',
        bot_id: 'BBOT',
        headers: { 'x-oauth-scopes': of.scopes ?? 'chat:write' },
      }
    },
    'chat.postMessage'(form, token) {
      if (!tokens.has(token)) return { ok: false, error: 'invalid_auth' }
      posted.push({ token, thread: form.get('thread_ts') ?? '', text: form.get('text') ?? '' })
      for (const look of looking.splice(0)) look()
      return { ok: true, channel: form.get('channel'), ts: `1800000000.${String(++count).padStart(6, '0')}` }
    },
    // Whether the app may post in a channel is found out by a message that is taken back.
    'chat.scheduleMessage': () => ({ ok: true, scheduled_message_id: 'Q1' }),
    'chat.deleteScheduledMessage': () => ({ ok: true }),
    'apps.connections.open'(_, token) {
      return token === 'xapp-good' ? { ok: true, url: 'wss://127.0.0.1:1/link' } : { ok: false, error: 'invalid_auth' }
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = /^\/api\/(.+)$/.exec(request.url ?? '')?.[1]
    if (method === undefined || !methods[method]) return void response.writeHead(404).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const token = (form.get('token') ?? request.headers.authorization?.replace('Bearer ', '')) || ''
    seen.push({ method, form })
    const { headers = {}, ...body } = methods[method](form, token)
    try {
      await hold(method)
    } catch {
      return void request.socket.destroy()
    }
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
  }

  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    codes,
    tokens,
    refreshTokens,
    seen,
    posted,
    /** Waits for the answer to a message. */
    async answerTo(ts: string) {
      for (;;) {
        const found = posted.find(({ thread }) => thread === ts)
        if (found) return found
        await new Promise<void>(resolve => looking.push(resolve))
      }
    },
    calls: (method: string) => seen.filter(call => call.method === method).length,
    /** Hands out a token without OAuth, as the app's settings page does. */
    token(to: FakeTeam): string {
      return handOut(to).access_token as string
    },
    set hold(next: (method: string) => Promise<void>) {
      hold = next
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type OAuthFake = Awaited<ReturnType<typeof startOAuthFake>>
