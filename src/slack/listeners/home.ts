import type { AllMiddlewareArgs, Context, SlackEventMiddlewareArgs } from '@slack/bolt'
import type { HomeView } from '@slack/types'
import { OPENERS } from '../../assistant/follow-ups.ts'
import { upcoming } from '../../chat/upcoming.ts'
import type { Parts } from '../parts.ts'
import { isDirect, readPlace } from '../place.ts'
import { renderHome } from '../render/home.ts'
import { workspaceOf } from '../visit.ts'

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs

/** Deadlines that the home names. */
const MOST = 6

/** Somebody opened the app: its home, or the messages with it, which begin with questions to choose from. */
export const onHome = (parts: Parts) => async (args: Args) => {
  const { event, context } = args
  if (event.tab !== 'messages') return publishHome(parts, context, event.user)
  const web = await parts.poster.client(workspaceOf(context), context.enterpriseId)
  await web?.assistant.threads.setSuggestedPrompts({
    channel_id: event.channel,
    title: 'Ask what the resolution says',
    prompts: OPENERS.map(question => ({ title: question, message: question })),
  })
}

/** Shows the home as it is now. */
export async function publishHome(parts: Parts, context: Context, person: string): Promise<void> {
  const { poster, library, memory, clock } = parts
  const workspace = workspaceOf(context)
  const web = await poster.client(workspace, context.enterpriseId)
  if (!web) return
  const { resolutions } = library()
  const standing = await memory.subscriptions.of('slack', workspace)
  const view = renderHome({
    symbols: resolutions.map(resolution => resolution.symbol),
    openers: OPENERS,
    upcoming: upcoming(resolutions, clock.today(), MOST),
    subscriptions: standing
      .map(subscription => ({ ...subscription, channel: readPlace(subscription.place).channel }))
      // What somebody is told alone is nobody else's business.
      .filter(({ channel, createdBy }) => !isDirect(channel) || createdBy === person),
  })
  await web.views.publish({ user_id: person, view: view as HomeView })
}
