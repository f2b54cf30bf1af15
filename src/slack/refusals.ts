import { WebAPIPlatformError } from '@slack/web-api'

/**
 * What Slack says of a token that is no good, and stays so whatever we do. Source: docs.slack.dev, "auth.test", errors.
 * Everything else (rate limits, a lost connection, a fault of theirs) may be over in a minute.
 */
const HOPELESS: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know it. Copy it again',
  not_authed: 'Slack sees none. Copy it again',
  account_inactive:
    'the app was removed from the workspace, or the workspace is gone. Install the app again and copy the new one',
  token_revoked: 'it was revoked. Install the app again and copy the new one',
  token_expired:
    'it has expired, for the app rotates its tokens. That is for many workspaces: set SLACK_CLIENT_ID and the others, or make the app without token rotation',
  not_allowed_token_type: 'it is a token of another kind. Copy the right one',
  org_login_required: 'the workspace has moved into an organization. Install the app again and copy the new one',
  ekm_access_denied: 'the organization’s administrators have suspended it. Ask them',
  team_access_not_granted: 'the organization has not granted the app this workspace. Ask its administrators',
}

/** The code of what Slack refused, "invalid_auth"; undefined where it was no refusal. */
export const refusalOf = (thrown: unknown): string | undefined =>
  thrown instanceof WebAPIPlatformError ? thrown.data.error : undefined

/** In words what is wrong with a token, with the remedy; undefined where it may be good. */
export const hopeless = (thrown: unknown): string | undefined => {
  const code = refusalOf(thrown)
  const words = code === undefined ? undefined : HOPELESS[code]
  return words && `${words} (${code})`
}
