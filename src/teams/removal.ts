import type { Memory } from '../chat/memory.ts'
import type { Clock } from '../clock.ts'
import type { Activity } from './activity.ts'
import { readReference, type Where } from './where.ts'

/** Where an activity says that the bot is no more: a conversation, a channel, a whole team. Undefined where it says nothing of the kind. */
export function removedFrom(
  activity: Activity,
  where: Where,
): { readonly place: string } | { readonly team: string } | undefined {
  const { type, action, channelData, recipient, membersRemoved } = activity
  const team = channelData?.team?.id
  if (type === 'installationUpdate' && action === 'remove') return team ? { team } : { place: where.place }
  if (type !== 'conversationUpdate') return undefined
  if (channelData?.eventType === 'channelDeleted' && channelData.channel) return { place: channelData.channel.id }
  if (channelData?.eventType === 'teamDeleted' && team) return { team }
  if (membersRemoved?.some(member => member.id === recipient.id)) return team ? { team } : { place: where.place }
  return undefined
}

/** Ends what was announced there; a team's channels are told by how they were reached. */
export async function endAnnouncements(
  { subscriptions, places }: Pick<Memory, 'subscriptions' | 'places'>,
  clock: Clock,
  tenant: string,
  from: { readonly place: string } | { readonly team: string },
): Promise<void> {
  const at = clock.now().toString()
  const end = (place: string) =>
    subscriptions.endAll('teams', { place }, at, 'the app was removed from the conversation')
  if ('place' in from) return void (await end(from.place))
  const standing = new Set((await subscriptions.of('teams', tenant)).map(({ place }) => place))
  for (const place of standing) {
    const reference = readReference((await places.reference('teams', place))?.reference)
    // A team's general channel bears the team's own id.
    if (reference?.team === from.team || place === from.team) await end(place)
  }
}
