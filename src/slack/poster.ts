import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Place } from '../chat/place.ts'
import type { ChatPort, Posted, Sought } from '../chat/port.ts'
import type { Bots } from './bots.ts'
import { outcomeOf } from './outcomes.ts'
import { placeOf, readPlace, refOf } from './place.ts'
import { renderAnnouncement } from './render/announcement.ts'
import type { Message } from './render/blocks.ts'
import { renderReply } from './render/reply.ts'
import { written } from './written.ts'

/** The name under which a message's key is kept in its metadata. */
const EVENT_TYPE = 'seized_message'
/** Milliseconds until a question whose answer was lost is asked again. */
const ASK_AGAIN = 5_000
/** Pages of a channel's history that are looked through for a message, newest first. */
const MOST_PAGES = 10

/** Where in a place, and for whom. */
interface Where {
  /** The `ts` of the message that began the thread. */
  readonly thread?: string
  /** Only this person sees it. */
  readonly person?: string
  /** The same for every try at the same message. */
  readonly key?: string
}

/**
 * What the SDK would write as JSON by itself, written ahead: it looks through all that is not for tokens, to log it, at every call.
 */
const ahead = <Value extends object>(value: Value): Value => written(value) as unknown as Value

/** Posts once for each call, and says what became of it. */
export interface Poster {
  /** A client of Slack's Web API for a workspace, or for the organization that it belongs to; undefined where the app is not installed. */
  client(workspace: string, organization?: string): Promise<WebClient | undefined>
  post(place: Place, message: Message, where?: Where): Promise<Posted>
  /** Looks for a message by its key. */
  find(place: Place, key: string, since: Temporal.Instant, thread?: string): Promise<Sought>
}

export function createPoster(bots: Bots, options: WebClientOptions): Poster {
  const clients = new Map<string, WebClient>()

  const client: Poster['client'] = async (workspace, organization) => {
    const bot = await bots.botFor(workspace, organization)
    if (!bot) return undefined
    const known = clients.get(workspace)
    if (known?.token === bot.token) return known
    const made = new WebClient(bot.token, { ...options })
    clients.set(workspace, made)
    return made
  }

  return {
    client,

    async post(place, message, { thread, person, key } = {}) {
      const { workspace, channel } = readPlace(place)
      const web = await client(workspace)
      if (!web) return { outcome: 'refused', reason: 'the app is not installed in the workspace', gone: true }
      const what = {
        channel,
        text: message.text,
        blocks: ahead(message.blocks),
        unfurl_links: false,
        unfurl_media: false,
        ...(thread && { thread_ts: thread }),
      }
      try {
        if (person) {
          const { message_ts } = await web.chat.postEphemeral({ ...what, user: person })
          return { outcome: 'sent', ref: refOf(place, message_ts ?? '') }
        }
        const metadata = key ? ahead({ event_type: EVENT_TYPE, event_payload: { key } }) : undefined
        const { ts, channel: actual } = await web.chat.postMessage({ ...what, ...(metadata && { metadata }) })
        // A person's id as the channel is a direct message, whose own id Slack tells.
        return { outcome: 'sent', ref: refOf(actual ? placeOf(workspace, actual) : place, ts ?? '') }
      } catch (thrown) {
        return outcomeOf(thrown)
      }
    },

    async find(place, key, since, thread) {
      const { workspace, channel } = readPlace(place)
      const web = await client(workspace)
      if (!web) return { outcome: 'unknowable', reason: 'the app is not installed in the workspace' }
      // A minute earlier than our own clock says, for Slack's may be behind.
      const oldest = (since.epochMilliseconds / 1000 - 60).toFixed(6)
      const range = { channel, oldest, include_all_metadata: true, limit: 200 }
      let cursor: string | undefined
      try {
        for (let page = 0; page < MOST_PAGES; page++) {
          const asked = { ...range, ...(cursor && { cursor }) }
          const { messages = [], response_metadata } = thread
            ? await web.conversations.replies({ ...asked, ts: thread })
            : await web.conversations.history(asked)
          for (const { metadata, ts } of messages) {
            const payload = metadata?.event_payload as { readonly key?: unknown } | undefined
            if (metadata?.event_type === EVENT_TYPE && payload?.key === key && ts)
              return { outcome: 'found', ref: refOf(place, ts) }
          }
          cursor = response_metadata?.next_cursor || undefined
          if (!cursor) return { outcome: 'absent' }
        }
        return { outcome: 'unknowable', reason: `more than ${MOST_PAGES} pages were posted since` }
      } catch (thrown) {
        const outcome = outcomeOf(thrown)
        if (outcome.outcome === 'later') return outcome
        // To ask changes nothing, so a lost answer is asked for again; only a refusal says that Slack will not tell.
        if (outcome.outcome === 'unknown') return { ...outcome, outcome: 'later', after: ASK_AGAIN }
        return { outcome: 'unknowable', reason: outcome.reason }
      }
    },
  }
}

/** Slack as whoever announces sees it. */
export const createPort = (poster: Poster): ChatPort => ({
  platform: 'slack',
  async post(place, message, key) {
    const rendered = message.kind === 'reply' ? renderReply(message.reply) : renderAnnouncement(message.announcement)
    try {
      return await poster.post(place, rendered, { key })
    } catch (thrown) {
      // Whose token it is could not be found out; nothing was sent.
      return { outcome: 'later', reason: thrown instanceof Error ? thrown.message : String(thrown), after: 5_000 }
    }
  },
  find: (place, key, since) => poster.find(place, key, since),
})
