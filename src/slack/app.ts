import { App, type AppOptions, type Receiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import { NotNow } from '../chat/worker.ts'
import { sdkLog } from './api.ts'
import type { Bots } from './bots.ts'
import { LEAVING } from './leave.ts'
import { onButton, onFeedback } from './listeners/buttons.ts'
import { onCommand } from './listeners/commands.ts'
import { onHome } from './listeners/home.ts'
import { onLink } from './listeners/links.ts'
import { onShortcut, onSubmit } from './listeners/search.ts'
import { onMention, onMessage } from './listeners/speech.ts'
import type { Parts } from './parts.ts'
import { SHARE } from './render/answer.ts'
import { FEEDBACK } from './render/feedback.ts'
import { SEARCH } from './render/search.ts'

/** What the app listens to, by the manifest's names: one that stands here and not there, or there and not here, fails the tests. */
export const LISTENS = {
  events: ['app_home_opened', 'app_mention', 'link_shared', 'message.im', ...LEAVING],
  commands: ['/clause', '/seized'],
  shortcuts: [SEARCH],
} as const

/** Ids of buttons: the kinds of action, `render/elements.ts`, and the two that have a name of their own. */
const BUTTONS = new RegExp(`^(?:(?:ask|page|subscription|announcement)-.*|open-.*|${SHARE})$`)

/**
 * Bolt's app with every listener. What feeds it is the intake, not a receiver of its own.
 *
 * @example
 * const app = await createApp(parts, bots, options)
 * await app.processEvent({ body, ack: async () => {}, customProperties: { job } })
 */
export async function createApp(parts: Parts, bots: Bots, options: WebClientOptions): Promise<App> {
  const app = new App({
    receiver: NOTHING,
    authorize: authorizing(bots),
    clientOptions: { ...options },
    logger: sdkLog(parts.log),
    // A wrong token would end the process in the constructor.
    deferInitialization: true,
    convoStore: false,
    ignoreSelf: true,
  })
  await app.init()
  // What a listener throws goes on to whoever asked for it: the worker, or the receiver.
  app.error(async error => {
    throw error
  })
  app.event('app_mention', onMention(parts))
  app.event('message', onMessage(parts))
  app.event('app_home_opened', onHome(parts))
  app.event('link_shared', onLink(parts))
  for (const event of LEAVING) app.event(event, async ({ body }) => void (await parts.leave(body)))
  app.command(/.*/, onCommand(parts))
  app.shortcut({ type: 'message_action', callback_id: SEARCH }, onShortcut(parts))
  app.view(SEARCH, onSubmit(parts))
  app.action({ type: 'block_actions', action_id: BUTTONS }, onButton(parts))
  app.action({ type: 'block_actions', action_id: FEEDBACK }, onFeedback(parts))
  return app
}

const NOTHING: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined }

/** Whose token acts in a workspace. */
const authorizing =
  (bots: Bots): NonNullable<AppOptions['authorize']> =>
  async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const workspace = teamId ?? enterpriseId ?? ''
    const bot = await bots.botFor(workspace, isEnterpriseInstall ? enterpriseId : undefined).catch((cause: unknown) => {
      throw new NotNow(`whose token acts in ${workspace} cannot be told now`, { cause })
    })
    if (!bot) throw new NotInstalled(workspace)
    return { botToken: bot.token, botId: bot.id, botUserId: bot.userId }
  }

/** An event of a workspace that has no token: nothing can be said there. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'
  constructor(workspace: string) {
    super(`the app is not installed in ${workspace}`)
  }
}
