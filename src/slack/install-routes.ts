import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CodedError, ErrorCode, InstallProvider } from '@slack/oauth'
import type { WebClientOptions } from '@slack/web-api'
import type { Mount } from '../chat/edge.ts'
import type { SlackConfig } from '../config.ts'
import type { Log } from '../log.ts'
import type { ManyBots } from './install-many.ts'
import { beginPage, donePage, refusedPage } from './install-page.ts'
import { optionalScopeNames, scopeNames } from './scopes.ts'

/** Where people begin, and where Slack sends them back to. Both stand in the app's settings. */
const INSTALL_PATH = '/slack/install'
const REDIRECT_PATH = '/slack/oauth_redirect'

interface Parts {
  readonly oauth: NonNullable<SlackConfig['oauth']>
  /** Slack's Web API, where it is another than Slack's own: then its page for people is beside it. */
  readonly apiUrl?: string
  readonly publicUrl: string
  readonly bots: Pick<ManyBots, 'install'>
  readonly options: WebClientOptions
  readonly log: Log
}

/**
 * OAuth v2 on the product's own server. The state is signed, lives ten minutes and belongs to the browser that began, so that nobody
 * can be made to install by a link of another's.
 */
export function installRoutes({ oauth, apiUrl, publicUrl, bots, options, log }: Parts): ReadonlyMap<string, Mount> {
  const provider = new InstallProvider({
    ...oauth,
    clientOptions: options,
    ...(options.logger && { logger: options.logger }),
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl ?? 'https://slack.com/api/').href,
    installUrlOptions: { scopes: [...scopeNames, ...optionalScopeNames], redirectUri: `${publicUrl}${REDIRECT_PATH}` },
    renderHtmlForInstallPath: beginPage,
  })
  const begin = (request: IncomingMessage, response: ServerResponse) => provider.handleInstallPath(request, response)
  const finish = (request: IncomingMessage, response: ServerResponse) =>
    provider.handleCallback(request, response, {
      // Answers by itself, so that the provider's own store is never asked: ours seals what it keeps.
      async afterInstallation(installation) {
        await bots.install(installation)
        const { enterprise, team, appId, isEnterpriseInstall } = installation
        const of = isEnterpriseInstall ? enterprise : team
        send(response, 200, donePage(of?.name ?? 'your workspace', appId, team?.id))
        return false
      },
      failure: error => fail(response, error, new URL(request.url ?? '/', publicUrl).searchParams.get('error'), log),
    })
  return new Map([
    [INSTALL_PATH, mount(begin, log)],
    [REDIRECT_PATH, mount(finish, log)],
  ])
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Any name is answered: behind a tunnel or a proxy the request bears the public one, and these pages show nothing of this machine. */
const mount = (handle: Handle, log: Log): Mount => ({
  anyHost: true,
  handle(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return send(response, 405, refusedPage('That is not how this page is asked.', 'Open it in a browser.'))
    }
    handle(request, response).catch((cause: unknown) => fault(response, cause, log))
  },
})

function send(response: ServerResponse, status: number, page: string): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
}

function fault(response: ServerResponse, cause: unknown, log: Log): void {
  const reference = crypto.randomUUID().slice(0, 8).toUpperCase()
  log.error('installing failed', { reference, cause })
  const remedy = `Nothing was kept. Begin again. If it fails again, give reference ${reference} to whoever runs this server.`
  send(response, 500, refusedPage('Seized was not installed.', remedy))
}

/** @param code what Slack said in the address, "access_denied" */
function fail(response: ServerResponse, error: CodedError, code: string | null, log: Log): void {
  const refusals: Readonly<Record<string, readonly [number, string, string]>> = {
    [ErrorCode.MissingStateError]: [
      400,
      'This did not begin here.',
      'Installing begins on this server, so that it is known who installs. Begin again.',
    ],
    [ErrorCode.InvalidStateError]: [
      400,
      'This took too long, or began in another browser.',
      'There are ten minutes, in the same browser with cookies allowed. Begin again.',
    ],
    [ErrorCode.MissingCodeError]: [
      400,
      'Slack did not let it be installed.',
      code ? `Slack says: ${code.slice(0, 60)}.` : 'Slack gave no reason.',
    ],
  }
  const [status, headline, remedy] =
    code === 'access_denied'
      ? [200, 'Seized was not added.', 'You refused, and nothing was changed.']
      : (refusals[error.code] ?? [undefined, '', ''])
  if (status === undefined) {
    fault(response, error, log)
    return
  }
  log.info('not installed', { reason: code ?? error.code })
  send(response, status, refusedPage(headline, remedy))
}
