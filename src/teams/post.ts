import type { Memory } from '../chat/memory.ts'
import type { Outbox } from '../chat/outbox.ts'
import type { MessageRef } from '../chat/place.ts'
import type { ChatPort, Posted } from '../chat/port.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { messageOf, plainMessage } from './render/activity.ts'
import { renderAnnouncement } from './render/announcement.ts'
import type { Rendered } from './render/card.ts'
import { renderReply } from './render/reply.ts'
import type { Connector, Outgoing } from './send/connector.ts'
import { readReference, type Where } from './where.ts'

export interface PostingOptions {
  readonly connector: Connector
  readonly outbox: Outbox
  readonly memory: Pick<Memory, 'places' | 'subscriptions'>
  readonly clock: Clock
  readonly log: Log
}

/** Posts what was asked for, where it was asked. */
export interface Posting {
  /** @throws the signal's reason, where it was told to stop before it was sent */
  answer(where: Where, message: Outgoing, signal?: AbortSignal): Promise<MessageRef | undefined>
}

/** What is said where Teams takes no card: the first line still answers. */
const UNSHOWN = 'The rest cannot be shown here: ask for one paragraph, such as OP5.'

export function createPosting({ connector, outbox, memory, clock, log }: PostingOptions): Posting {
  return {
    async answer(where, message, signal) {
      const { reference, conversation, place } = where
      const to = { serviceUrl: reference.serviceUrl, conversation }
      const post = (one: Outgoing) =>
        outbox.post(
          place,
          async () => {
            const posted = await connector.send(to, one)
            if (posted.outcome === 'later')
              log.warn('teams asks to wait', { reason: posted.reason, after: posted.after })
            return posted
          },
          signal,
        )
      let posted = await post(message)
      // Nothing stands there, and it is not for the place: so it is for what was sent.
      if (posted.outcome === 'refused' && !posted.gone && message.summary !== undefined) {
        log.error('teams refused a card', { reason: posted.reason })
        posted = await post(plainMessage(`${message.summary}\n\n${UNSHOWN}`))
      }
      if (posted.outcome === 'sent') return posted.ref
      log.warn('an answer was not posted', { platform: 'teams', outcome: posted.outcome, reason: posted.reason })
      await endIfGone(posted, place, memory, clock)
      return undefined
    },
  }
}

/** Whoever announces comes by here: into a channel as a new thread, elsewhere into the conversation. */
export function createPort({ connector, memory, clock }: Omit<PostingOptions, 'outbox' | 'log'>): ChatPort {
  return {
    platform: 'teams',
    async post(place, message) {
      const reference = readReference((await memory.places.reference('teams', place))?.reference)
      if (!reference) return { outcome: 'refused', reason: 'nobody has written to the bot there yet', gone: false }
      const rendered: Rendered =
        message.kind === 'announcement' ? renderAnnouncement(message.announcement) : renderReply(message.reply)
      const { channel, serviceUrl } = reference
      const posted = await (channel
        ? connector.open({ ...reference, channel }, messageOf(rendered))
        : connector.send({ serviceUrl, conversation: place }, messageOf(rendered)))
      await endIfGone(posted, place, memory, clock)
      return posted
    },
    find: async () => ({
      outcome: 'unknowable',
      reason: 'Teams does not let a bot read what stands in a conversation',
    }),
  }
}

/** Where the bot was removed, nothing is announced any more. */
async function endIfGone(
  posted: Posted,
  place: string,
  { subscriptions }: PostingOptions['memory'],
  clock: Clock,
): Promise<void> {
  if (posted.outcome === 'refused' && posted.gone)
    await subscriptions.endAll('teams', { place }, clock.now().toString(), 'the app was removed from the conversation')
}
