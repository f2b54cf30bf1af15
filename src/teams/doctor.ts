import type { INetworkModule } from '@azure/msal-node'
import { z } from 'zod'
import { type Finding, good, off, reasonOf, wrong } from '../chat/finding.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Config, TeamsConfig } from '../config.ts'
import { type Cloud, PUBLIC_CLOUD } from './cloud.ts'
import { createTokens } from './send/tokens.ts'

/** What a doctor looks at. */
export interface Patient {
  readonly config: Config
  readonly clock?: Clock
  readonly cloud?: Cloud
  /** How the identity provider is reached, where not over the network. */
  readonly network?: INetworkModule
}

/** Seconds that the clock may be off: tokens are taken within 300. */
const SKEW = 60
/** Milliseconds that each thing has to answer. */
const PATIENCE = 5_000

/** What the identity provider says, and what to do. Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const REMEDIES: readonly (readonly [code: RegExp, remedy: string])[] = [
  [
    /AADSTS7000215/,
    'MicrosoftAppPassword is not one of the app’s secrets. Copy the Value of a secret, not its Secret ID, under Certificates & secrets',
  ],
  [
    /AADSTS7000222/,
    'the secret has expired. Make a new one under Certificates & secrets, and set MicrosoftAppPassword',
  ],
  [/AADSTS700027/, 'the certificate is not one of the app’s. Upload it under Certificates & secrets'],
  [/AADSTS700016/, 'the tenant has no such app. Check MicrosoftAppId and MicrosoftAppTenantId'],
  [/AADSTS90002/, 'there is no such tenant. Check MicrosoftAppTenantId'],
]

/**
 * Looks whether Teams takes what the settings say, and changes nothing.
 *
 * @example for await (const { check, state, says } of examineTeams({ config })) …
 */
export async function* examineTeams(patient: Patient): AsyncGenerator<Finding> {
  const { config, clock = systemClock, cloud = PUBLIC_CLOUD, network } = patient
  const { teams, publicUrl } = config
  if (!teams)
    return yield wrong('settings', 'none of Teams’ is set. The README says how to begin, under “Microsoft Teams”.')
  yield good('settings', `bot ${teams.appId} of tenant ${teams.tenantId}, by ${proofOf(teams)}`)
  yield await examineToken(teams, cloud, clock, network)
  yield* examineKeys(cloud, clock)
  yield await examineAddress(publicUrl)
}

const proofOf = ({ type, certificate }: TeamsConfig): string =>
  type === 'UserAssignedMsi' ? 'its managed identity' : certificate ? 'a certificate' : 'a secret'

async function examineToken(
  teams: TeamsConfig,
  cloud: Cloud,
  clock: Clock,
  network: INetworkModule | undefined,
): Promise<Finding> {
  try {
    await createTokens(teams, cloud, () => clock.now().epochMilliseconds, network).get()
    return good('token', 'the identity provider gives the bot one')
  } catch (cause) {
    const reason = reasonOf(cause)
    const remedy = REMEDIES.find(([code]) => code.test(reason))?.[1]
    return wrong('token', `the identity provider gives none: ${remedy ?? reason.split('\n')[0]?.slice(0, 200)}.`)
  }
}

const Metadata = z.object({ jwks_uri: z.url() })
const Keys = z.object({ keys: z.array(z.object({ endorsements: z.array(z.string()).optional() })) })

/** Whether what Teams signs can be checked here, and whether the clock is right. */
async function* examineKeys({ openIdMetadata }: Cloud, clock: Clock): AsyncGenerator<Finding> {
  const get = (address: string) => fetch(address, { signal: AbortSignal.timeout(PATIENCE) })
  try {
    const answer = await get(openIdMetadata)
    const date = Date.parse(answer.headers.get('Date') ?? '')
    const { keys } = Keys.parse(await (await get(Metadata.parse(await answer.json()).jwks_uri)).json())
    const ours = keys.filter(key => key.endorsements?.includes('msteams')).length
    yield ours > 0
      ? good('keys', `${ours} of Teams’ are known`)
      : wrong('keys', `none of ${openIdMetadata} is Teams’. Is a proxy in between?`)
    const seconds = Math.round((clock.now().epochMilliseconds - date) / 1000)
    if (Math.abs(seconds) > SKEW)
      yield wrong(
        'clock',
        `this machine’s is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead' : 'behind'}: tokens are refused from 300 on. Set it by NTP.`,
      )
    else yield good('clock', 'right')
  } catch (cause) {
    yield wrong(
      'keys',
      `${openIdMetadata} cannot be read (${reasonOf(cause)}): nobody who writes can be authenticated. Let this machine reach it.`,
    )
  }
}

/** Whether Teams would reach the running server, and whether it turns away who proves nothing. */
async function examineAddress(publicUrl: string | undefined): Promise<Finding> {
  if (!publicUrl)
    return off('address', 'SEIZED_PUBLIC_URL is not set, so whether Teams reaches this server cannot be looked at')
  if (!publicUrl.startsWith('https:') && !/^http:\/\/(?:localhost|127\.)/.test(publicUrl))
    return wrong(
      'address',
      `${publicUrl} is not https, and Teams calls no other. Put a proxy with a certificate before it.`,
    )
  const address = `${publicUrl}/api/messages`
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (status === 401) return good('address', `${address} answers, and turns away who proves nothing`)
    return wrong(
      'address',
      `${address} answers ${status}. ${[400, 404, 421].includes(status) ? 'Is the server started with these settings?' : 'Check the proxy before it.'}`,
    )
  } catch (cause) {
    return wrong(
      'address',
      `${address} does not answer (${reasonOf(cause)}). Start the server with npm start, and check the proxy or tunnel before it.`,
    )
  }
}
