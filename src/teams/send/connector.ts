import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Posted } from '../../chat/port.ts'
import { type Reference, refOf } from '../where.ts'
import { NoToken, outcomeOf, Refusal, readRetryAfter } from './refusal.ts'
import type { Tokens } from './tokens.ts'

/** What is posted, in Teams' words. Its `text` is empty where a card says all. */
export interface Outgoing {
  readonly type: 'message'
  readonly summary?: string
  readonly text?: string
  readonly textFormat?: 'plain'
  readonly attachments?: readonly { readonly contentType: string; readonly content: object }[]
  readonly channelData?: object
}

/** Posts, once each. Never throws for what the connector does: that is an outcome. */
export interface Connector {
  /** Posts to a conversation; to a thread where the conversation's id names one. */
  send(to: Pick<Reference, 'serviceUrl'> & { readonly conversation: string }, message: Outgoing): Promise<Posted>
  /** Opens a new thread of a channel. */
  open(to: Reference & { readonly channel: string }, message: Outgoing): Promise<Posted>
}

export interface ConnectorOptions {
  readonly appId: string
  /** Absent where nobody is authenticated. */
  readonly tokens?: Tokens
  /** Milliseconds since 1970, by the machine's clock. */
  readonly now: () => number
  /** Milliseconds that an answer of the connector is waited for. */
  readonly patience?: number
}

/** Beyond this a person has asked again. */
const PATIENCE = 10_000

/** Service URLs are few, one a region and tenant; in the Agents Playground anybody may name one. */
const MOST_CLIENTS = 50

type Client = Awaited<
  ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>['create']>
>

/** Policies of the SDK's pipeline that are taken out. */
const REMOVED = [
  // Posts again what was accepted before the error.
  'defaultRetryPolicy',
  // Another host would get the token.
  'redirectPolicy',
  // They take each request apart and put it together again, to add a header that ours adds.
  'ServiceClientContext_RequestPolicyFactories',
  'ServiceClientContext_Credentials_SignRequest',
] as const

/** What is touched of the SDK's pipeline, which its types hide. Source: @azure/core-rest-pipeline */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown
  addPolicy(
    policy: {
      readonly name: string
      readonly sendRequest: (
        request: {
          timeout: number
          readonly headers: { get(name: string): string | undefined; set(name: string, value: string): void }
        },
        next: (request: unknown) => Promise<{
          readonly status: number
          readonly bodyAsText?: string | null
          readonly headers: { get(name: string): string | undefined }
        }>,
      ) => Promise<unknown>
    },
    options: { readonly afterPhase: 'Retry' },
  ): void
}

/** The SDK's connector client, with its retries taken out. */
export function createConnector({ appId, tokens, now, patience = PATIENCE }: ConnectorOptions): Connector {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {},
    {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => tokens === undefined,
      // Ours is the pipeline's own policy.
      createCredentials: async () => ({ signRequest: async request => request }),
    },
  )
  const clients = new Map<string, Promise<Client>>()

  const clientOf = (serviceUrl: string): Promise<Client> => {
    const known = clients.get(serviceUrl)
    if (known) return known
    const [oldest] = clients.keys()
    if (oldest !== undefined && clients.size >= MOST_CLIENTS) clients.delete(oldest)
    const made = make(serviceUrl)
    clients.set(serviceUrl, made)
    return made
  }

  async function make(serviceUrl: string): Promise<Client> {
    const factory = authentication.createConnectorFactory({ getClaimValue: () => appId } as never)
    const client = await factory.create(serviceUrl, '')
    const { pipeline } = (client as unknown as { readonly client: { readonly pipeline: Pipeline } }).client
    for (const name of REMOVED) pipeline.removePolicy({ name })
    // Nearest to the wire, so that the status is the connector's own: the SDK makes a 400 of a 500 that holds HTML.
    pipeline.addPolicy(
      {
        name: 'seized',
        sendRequest: async (request, next) => {
          request.timeout = patience
          if (tokens) request.headers.set('Authorization', `Bearer ${await token(tokens)}`)
          const response = await next(request)
          if (response.status >= 200 && response.status < 300) return response
          if (response.status === 401) tokens?.drop(request.headers.get('Authorization')?.replace('Bearer ', '') ?? '')
          throw new Refusal(
            response.status,
            codeIn(response.bodyAsText),
            readRetryAfter(response.headers.get('Retry-After'), now()),
          )
        },
      },
      { afterPhase: 'Retry' },
    )
    return client
  }

  /** Posts; once more where the connector did not accept the token, as it does after a secret was changed. */
  async function post(thread: boolean, call: () => Promise<Posted>): Promise<Posted> {
    try {
      try {
        return await call()
      } catch (error) {
        if (error instanceof Refusal && error.status === 401 && tokens) return await call()
        throw error
      }
    } catch (error) {
      return outcomeOf(error, thread)
    }
  }

  return {
    send: ({ serviceUrl, conversation }, message) =>
      post(conversation.includes(';messageid='), async () => {
        const { conversations } = await clientOf(serviceUrl)
        const sent = await conversations.sendToConversation(conversation, message as never)
        return { outcome: 'sent', ref: refOf(conversation, sent?.id ?? '') }
      }),

    open: ({ serviceUrl, channel, tenant, bot }, message) =>
      post(false, async () => {
        const { conversations } = await clientOf(serviceUrl)
        const opened = await conversations.createConversation({
          isGroup: true,
          channelData: { channel: { id: channel }, tenant: { id: tenant } },
          tenantId: tenant,
          bot: { id: bot },
          activity: message,
        } as never)
        return { outcome: 'sent', ref: refOf(channel, opened?.activityId ?? opened?.id ?? '') }
      }),
  }
}

async function token(tokens: Tokens): Promise<string> {
  try {
    return await tokens.get()
  } catch (cause) {
    throw new NoToken('no token could be had', { cause })
  }
}

/** The connector's word for what is wrong: `{ "error": { "code": "…" } }`. */
function codeIn(body: string | null | undefined): string {
  return /"code"\s*:\s*"(\w{1,60})"/.exec(body ?? '')?.[1] ?? ''
}
