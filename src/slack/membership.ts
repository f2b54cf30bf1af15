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

/**
 * Finds out whether the bot may post in a channel, without the scope that would let it look: by setting a message for a day far
 * ahead and taking it back.
 *
 * @throws NotMember where Slack says that it may not. Where Slack says nothing, it may.
 */
export async function assertMember(place: Place, { client }: Poster): Promise<void> {
  const { workspace, channel } = readPlace(place)
  try {
    const web = await client(workspace)
    const set = await web?.chat.scheduleMessage({
      channel,
      text: 'Seized will announce deadlines here.',
      post_at: Math.floor(systemClock.now().epochMilliseconds / 1000) + FAR,
    })
    if (web && set?.scheduled_message_id)
      await web.chat.deleteScheduledMessage({ channel, scheduled_message_id: set.scheduled_message_id })
  } catch (thrown) {
    const posted = outcomeOf(thrown)
    if (posted.outcome === 'refused' && posted.gone) throw new NotMember()
  }
}
