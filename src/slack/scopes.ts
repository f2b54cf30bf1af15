/**
 * What the app asks of a workspace, each with the reason that people are told. No more than this.
 * Source: docs.slack.dev, "Permission scopes". `manifests/slack.json` asks for the same; a test holds that.
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

export const scopeNames: readonly string[] = Object.keys(SCOPES)
