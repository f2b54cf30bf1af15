/**
 * What the app needs of a workspace, each with the reason that people are told.
 * Source: docs.slack.dev, "Permission scopes" and "Optional scopes". `manifests/slack.json` asks for the same; a test holds that.
 */
export const SCOPES = {
  'app_mentions:read': 'sees messages that mention it, and no others in channels',
  'assistant:write': 'offers questions to begin with when its chat is opened',
  'chat:write': 'answers, and announces deadlines where it was invited',
  commands: 'answers /clause and /seized',
  'im:history': 'reads what people write to it directly',
  'links:read': 'sees links to resolutions, to show what they lead to',
  'links:write': 'shows a preview under such a link',
} as const

/**
 * What a workspace may grant beside, and need not. Nothing else lets a bot find its own message: without them a post that Slack did not confirm can
 * only be repeated, and marked, or held.
 */
export const OPTIONAL_SCOPES = {
  'channels:history':
    'looks whether a message of its own arrived in a public channel it is in, where Slack did not say so',
  'groups:history': 'looks for the same in a private channel it is in',
} as const

/** What it cannot do without. */
export const scopeNames: readonly string[] = Object.keys(SCOPES)

export const optionalScopeNames: readonly string[] = Object.keys(OPTIONAL_SCOPES)
