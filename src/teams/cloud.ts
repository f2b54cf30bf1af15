/** Addresses of the cloud that the bot lives in. Tests have their own. */
export interface Cloud {
  /** Who issues the tokens that activities come with. */
  readonly issuer: string
  /** Where the keys of those tokens are told. */
  readonly openIdMetadata: string
  /** Where the bot gets its own tokens, without a slash at its end: the tenant follows. */
  readonly login: string
  /** What those tokens are for. */
  readonly scope: string
}

/** Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const PUBLIC_CLOUD: Cloud = {
  issuer: 'https://api.botframework.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  login: 'https://login.microsoftonline.com',
  scope: 'https://api.botframework.com/.default',
}
