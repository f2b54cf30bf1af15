import type { Installation } from '@slack/oauth'
import { z } from 'zod'
import { SeizedError } from '../errors.ts'

/** What is kept, sealed, of a workspace or an organization that installed the app. */
const Whole = z.object({
  kind: z.literal('installation'),
  bot: z.object({
    token: z.string(),
    id: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    /** Only where the app rotates its tokens; gone where Slack has refused it. */
    refreshToken: z.string().optional(),
    /** Epoch seconds. */
    expiresAt: z.number().optional(),
  }),
  name: z.string(),
  appId: z.string().optional(),
  installedBy: z.string(),
  /** ISO 8601 instant by the machine's clock. */
  installedAt: z.string(),
  /** An instance is fetching new tokens; until when the others leave it to that one. */
  refreshingUntil: z.string().optional(),
})

/** A workspace of an organization that installed the app for all of its workspaces. */
const Part = z.object({ kind: z.literal('part'), organization: z.string() })

const Kept = z.discriminatedUnion('kind', [Whole, Part])

export type Whole = z.infer<typeof Whole>
export type Kept = z.infer<typeof Kept>

/** Reads what was kept. */
export const readKept = (text: string): Kept => Kept.parse(JSON.parse(text))

/**
 * What Slack handed out, as it is kept, and the id that it is kept under.
 *
 * @throws SeizedError `fault` where no bot came with it.
 */
export function toKeep(
  installation: Installation,
  at: Temporal.Instant,
): { readonly id: string; readonly whole: Whole } {
  const { team, enterprise, bot, appId, user } = installation
  const of = installation.isEnterpriseInstall ? enterprise : team
  if (!of || !bot)
    throw new SeizedError('fault', 'Slack sent no bot for this installation. The app’s manifest has one.')
  return {
    id: of.id,
    whole: {
      kind: 'installation',
      bot: {
        token: bot.token,
        id: bot.id,
        userId: bot.userId,
        scopes: bot.scopes,
        ...(bot.refreshToken && { refreshToken: bot.refreshToken }),
        ...(bot.expiresAt && { expiresAt: bot.expiresAt }),
      },
      name: of.name ?? of.id,
      ...(appId && { appId }),
      installedBy: user.id,
      installedAt: at.toString(),
    },
  }
}
