import type { WebClient } from '@slack/web-api'
import type { Place } from '../chat/place.ts'
import { systemClock } from '../clock.ts'
import { outcomeOf } from './outcomes.ts'
import { readPlace } from './place.ts'
import type { Poster } from './poster.ts'

/** The bot is not in a channel, so that nothing can be announced there. */
export class NotMember extends Error {
  override readonly name = 'NotMember'
  readonly headline = 'I am not in this channel, so nothing can be announced here. Nothing was changed.'
  readonly lines = ['Invite me with /invite @Seized, then say it again.']
}

/** Seconds ahead for which a message is set that is taken back at once: within Slack's 120 days. */
const FAR = 100 * 24 * 60 * 60

/** What such a message says, should it ever be read. */
const WORDS = 'Seized will announce deadlines here.'

/**
 * Finds out whether the bot may post in a channel, without the scope that would let it look: by setting a message for a day far
 * ahead and taking it back.
 *
 * @throws NotMember where Slack says that it may not. Where Slack says nothing, it may.
 */
export async function assertMember(place: Place, { client }: Poster): Promise<void> {
  const { workspace, channel } = readPlace(place)
  const web = await client(workspace).catch(() => undefined)
  if (!web) return
  const post_at = Math.floor(systemClock.now().epochMilliseconds / 1000) + FAR
  try {
    const { scheduled_message_id: id } = await web.chat.scheduleMessage({ channel, text: WORDS, post_at })
    if (id) await takeBack(web, channel, id)
  } catch (thrown) {
    const posted = outcomeOf(thrown)
    if (posted.outcome === 'refused' && posted.gone) throw new NotMember()
    // It may be set all the same, and nobody wants it said in a hundred days.
    if (posted.outcome === 'unknown') await takeBackLost(web, channel, post_at)
  }
}

/** Takes a message back; once more where that may not have arrived, for taking back twice harms nothing. */
async function takeBack(web: WebClient, channel: string, scheduled_message_id: string): Promise<void> {
  for (const _ of [1, 2])
    try {
      return void (await web.chat.deleteScheduledMessage({ channel, scheduled_message_id }))
    } catch (thrown) {
      if (outcomeOf(thrown).outcome === 'refused') return
    }
}

/** Takes back a message of which Slack did not say under which id it was set. */
async function takeBackLost(web: WebClient, channel: string, post_at: number): Promise<void> {
  try {
    const { scheduled_messages: pending = [] } = await web.chat.scheduledMessages.list({ channel })
    for (const { id, post_at: at, text } of pending)
      if (id && at === post_at && text === WORDS) await takeBack(web, channel, id)
  } catch (thrown) {
    outcomeOf(thrown)
  }
}
