import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { readBody } from '../../chat/body.ts'
import type { Mount } from '../../chat/edge.ts'
import type { Log } from '../../log.ts'
import { Activity, tenantOf } from '../activity.ts'
import { isKnownService, isLocal } from './service-hosts.ts'
import type { TokenCheck } from './token-check.ts'

/** An activity that has come in by the front door: who sent it is proved, and where the answer goes is known. */
export type Admitted = Activity & { readonly serviceUrl: string }

/** Sends the answer to a request, once; what comes after is not sent. */
export type Respond = (status: number, body?: object) => void

/** How whoever asks proves who they are. */
interface Guard {
  readonly check: TokenCheck
  /** The only tenant that is answered. */
  readonly tenantId: string
  readonly serviceHosts: readonly string[]
}

export interface FrontDoorOptions {
  /** Absent: nobody is authenticated, and only this machine is answered. */
  readonly guard?: Guard
  /** Does what an activity asks for. */
  readonly receive: (activity: Admitted, respond: Respond) => Promise<void>
  readonly log: Log
}

/** Bytes; larger than any activity: Teams' own messages hold 28 KB of text. */
const LARGEST_BODY = 256 * 1024

/** The channel that activities must be of where they are authenticated. */
const CHANNEL = 'msteams'

/** What is answered where the bot's own fault keeps it from receiving: Teams sends the activity again. */
const UNABLE = 503

/** The door of /api/messages. Whatever is refused gets a status and no reason; the log has it, at the level debug. */
export function createFrontDoor({ guard, receive, log }: FrontDoorOptions): Mount {
  return {
    anyHost: guard !== undefined,
    program: true,
    handle(request, response) {
      const respond = responder(response)
      admit(request)
        .then(
          async admitted => {
            if (typeof admitted !== 'number') return receive(admitted, respond)
            if (admitted === 405) response.setHeader('Allow', 'POST')
            // What is left of a body that is too large is not read.
            if (admitted === 413) response.setHeader('Connection', 'close')
            respond(admitted)
          },
          cause => {
            log.error('cannot tell who sends to /api/messages', { cause })
            respond(UNABLE)
          },
        )
        .catch(cause => {
          log.error('an activity was not received', { cause })
          respond(UNABLE)
        })
    },
  }

  /** The activity of a request, or the status that it is refused with. */
  async function admit(request: IncomingMessage): Promise<Admitted | number> {
    const refuse = (status: number, wrong: string): number => {
      log.debug('request to /api/messages refused', { status, wrong })
      return status
    }
    if (request.method !== 'POST') return refuse(405, request.method ?? '')
    const body = await readBody(request, LARGEST_BODY).catch(() => 'gone' as const)
    if (body === 'gone') return refuse(400, 'the connection ended')
    if (!body) return refuse(413, 'too large')
    const claims = await guard?.check(request.headers.authorization)
    if (claims && 'wrong' in claims) return refuse(401, claims.wrong)
    // A web page elsewhere may make a browser send anything but this type without asking first.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return refuse(415, 'not JSON by its type')
    const activity = Activity.safeParse(parsed(body))
    if (!activity.success) return refuse(400, activity.error.issues.map(issue => issue.path.join('.')).join(' '))
    const { serviceUrl } = activity.data
    if (serviceUrl === undefined) return refuse(guard ? 401 : 400, 'no service URL')
    const wrong = guard && claims ? mismatch(activity.data, serviceUrl, claims, guard) : unlessLocal(serviceUrl)
    return wrong === undefined ? { ...activity.data, serviceUrl } : refuse(401, wrong)
  }
}

const unlessLocal = (serviceUrl: string): string | undefined =>
  isLocal(serviceUrl) ? undefined : 'a service URL beyond this machine'

/** What in an activity its token does not vouch for. */
function mismatch(
  activity: Activity,
  serviceUrl: string,
  claims: Exclude<Awaited<ReturnType<TokenCheck>>, { wrong: string }>,
  { tenantId, serviceHosts }: Guard,
): string | undefined {
  const bare = (url: string) => url.replace(/\/+$/, '')
  if (bare(claims.serviceUrl) !== bare(serviceUrl)) return 'the service URL is another than the token’s'
  if (!isKnownService(serviceUrl, serviceHosts)) return 'an unknown service URL'
  if (activity.channelId !== CHANNEL) return 'another channel'
  if (!claims.endorsements.includes(CHANNEL)) return 'a key that does not speak for the channel'
  const tenant = tenantOf(activity)
  // A link is unfurled where the app is not installed yet; such an activity need not name a tenant.
  if (tenant === undefined && activity.name === 'composeExtension/anonymousQueryLink') return undefined
  return tenant?.toLowerCase() === tenantId.toLowerCase() ? undefined : 'another tenant'
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function responder(response: ServerResponse): Respond {
  return (status, body) => {
    if (response.headersSent || response.destroyed) return
    const text = body ? JSON.stringify(body) : status === 200 ? '' : `${STATUS_CODES[status]}\n`
    response.writeHead(status, {
      'Content-Type': body ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    })
    response.end(text)
  }
}
