import { WebClient, type WebClientOptions } from '@slack/web-api'
import { NotNow } from '../chat/worker.ts'
import { SeizedError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Bot, Bots } from './bots.ts'
import { hopeless } from './refusals.ts'

interface Installed {
  readonly bot: Bot
  readonly team: string | undefined
  readonly organization: string | undefined
  /** True where the token is one of a whole organization. */
  readonly everywhere: boolean
}

/**
 * One workspace, by the token that was copied from the app's settings.
 *
 * @throws SeizedError `bad-setting` in one line where Slack refuses the token. Where Slack cannot be reached it is asked again when needed.
 */
export async function createOneBot(token: string, options: WebClientOptions, log: Log): Promise<Bots> {
  const client = new WebClient(token, options)
  let installed: Installed | undefined
  const ask = async (): Promise<Installed> => {
    const test = await client.auth.test()
    return {
      bot: { token, id: test.bot_id ?? '', userId: test.user_id ?? '' },
      team: test.team_id,
      organization: test.enterprise_id,
      everywhere: test.is_enterprise_install === true,
    }
  }
  try {
    installed = await ask()
  } catch (cause) {
    const words = hopeless(cause)
    if (words) throw new SeizedError('bad-setting', `SLACK_BOT_TOKEN is set, but ${words}.`, { cause })
    log.warn('Slack cannot be asked about SLACK_BOT_TOKEN now', { cause })
  }
  return {
    async botFor(workspace) {
      installed ??= await ask()
      const { bot, team, organization, everywhere } = installed
      return everywhere || workspace === team || workspace === organization ? bot : undefined
    },
    async remove(workspace) {
      try {
        await ask()
        return []
      } catch (cause) {
        // Slack may be away, or a limit reached: that says nothing of the token, and a subscription that has ended does not come back.
        if (!hopeless(cause)) throw new NotNow('whether the token still works cannot be told now', { cause })
        log.error('the app was removed from the workspace: install it again and set the new SLACK_BOT_TOKEN', { cause })
        return [workspace]
      }
    },
    async close() {},
  }
}
