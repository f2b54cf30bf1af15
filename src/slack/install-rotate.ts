import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Whole } from './install-record.ts'
import type { Row, Rows } from './install-store.ts'
import { refusalOf } from './refusals.ts'

/** Seconds before a token's end from which on a new one is fetched; Slack's live 12 hours. */
const AHEAD = 2 * 60 * 60
/** Seconds that a token must have left to be handed out without waiting for the new one. */
const ENOUGH = 60
/** Seconds that the instance which fetches has for it; longer than a call may take. */
const TURN = 30
/** Seconds after a failure until it is tried again, while the old token still works. */
const REST = 60
/** Milliseconds between two looks whether another instance is done. */
const LOOK = 100

interface NewTokens {
  readonly token: string
  readonly refreshToken: string
  /** Seconds. */
  readonly expiresIn: number
}

/** Fetches new tokens for a refresh token, which is good once. */
export type Refresh = (refreshToken: string) => Promise<NewTokens>

/** Slack's own. @throws what the Web API throws */
export function createRefresh(
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  options: WebClientOptions,
): Refresh {
  const client = new WebClient(undefined, options)
  return async refreshToken => {
    const answer = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    const { access_token: token, refresh_token: next, expires_in: expiresIn } = answer
    if (!token || !next || !expiresIn) throw new Error('Slack answered the refresh without new tokens')
    return { token, refreshToken: next, expiresIn }
  }
}

/** Hands out tokens that work, and fetches new ones in time. */
export interface Rotation {
  /** The row with a token that works; undefined where there is no such token any more. */
  fresh(row: Row, whole: Whole): Promise<Whole | undefined>
  close(): Promise<void>
}

/**
 * A refresh token is good once, so one at a time may use it: in this process by one promise a workspace, among several processes by
 * a mark in the row, which is set by compare-and-swap and lapses with whoever set it. Nobody waits while the old token works.
 */
export function createRotation(rows: Rows, refresh: Refresh, clock: Clock, log: Log): Rotation {
  const flights = new Map<string, Promise<Whole | undefined>>()
  const restUntil = new Map<string, number>()
  const now = () => clock.now().epochMilliseconds / 1000

  const fly = (row: Row, whole: Whole): Promise<Whole | undefined> => {
    const under = flights.get(row.id)
    if (under) return under
    const flight = rotate(row, whole).finally(() => flights.delete(row.id))
    flights.set(row.id, flight)
    return flight
  }

  async function rotate(first: Row, whole: Whole): Promise<Whole | undefined> {
    let row: Row | undefined = first
    let current = whole
    for (;;) {
      const { refreshToken, expiresAt = Number.POSITIVE_INFINITY } = current.bot
      if (expiresAt - now() > AHEAD) return current
      if (!refreshToken) return expiresAt > now() ? current : undefined
      const busy =
        current.refreshingUntil && Temporal.Instant.from(current.refreshingUntil).epochMilliseconds / 1000 > now()
      if (busy && expiresAt - now() > ENOUGH) return current
      const until = clock.now().add({ seconds: TURN }).toString()
      const mine: Row | undefined = busy ? undefined : await rows.replace(row, { ...current, refreshingUntil: until })
      if (mine) return exchange(mine, current, refreshToken)
      // Another has its turn, or has just had it.
      if (busy) await new Promise(resolve => setTimeout(resolve, LOOK))
      row = await rows.get(first.id)
      if (row?.kept.kind !== 'installation') return undefined
      current = row.kept
    }
  }

  async function exchange(mine: Row, before: Whole, refreshToken: string): Promise<Whole | undefined> {
    const { refreshingUntil: _, ...idle } = before
    let tokens: NewTokens
    try {
      tokens = await refresh(refreshToken)
    } catch (cause) {
      return refused(mine, idle, cause)
    }
    const { token, refreshToken: next, expiresIn } = tokens
    const after: Whole = {
      ...idle,
      bot: { ...idle.bot, token, refreshToken: next, expiresAt: Math.floor(now()) + expiresIn },
    }
    // Installed anew in the meantime: what stands there is newer, and this token works all the same.
    if (!(await rows.replace(mine, after)))
      log.info('installed anew while tokens were refreshed', { workspace: mine.id })
    return after
  }

  async function refused(mine: Row, idle: Whole, cause: unknown): Promise<Whole | undefined> {
    if (refusalOf(cause) !== 'invalid_refresh_token') {
      restUntil.set(mine.id, now() + REST)
      await rows.replace(mine, idle)
      throw cause
    }
    log.error('Slack refuses the refresh token: the app must be installed there again', { workspace: mine.id })
    const { refreshToken: _, ...bot } = idle.bot
    const after: Whole = { ...idle, bot }
    await rows.replace(mine, after)
    return (bot.expiresAt ?? 0) > now() ? after : undefined
  }

  return {
    async fresh(row, whole) {
      const { expiresAt, refreshToken } = whole.bot
      if (expiresAt === undefined) return whole
      const left = expiresAt - now()
      if (left > AHEAD) return whole
      if (!refreshToken) return left > 0 ? whole : undefined
      if (left <= ENOUGH) return fly(row, whole)
      if ((restUntil.get(row.id) ?? 0) <= now())
        fly(row, whole).catch(cause => log.warn('tokens could not be refreshed yet', { workspace: row.id, cause }))
      return whole
    },
    async close() {
      await Promise.allSettled(flights.values())
    },
  }
}
