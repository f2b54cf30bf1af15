// The product's Teams edge on its own server and store. It trusts the bench's identity provider, which no setting can say.
import { announcementsOver } from '../../src/announcements-in-use.ts'
import { type Assistant, createAssistant } from '../../src/assistant/assistant.ts'
import { remembering } from '../../src/assistant/remembered.ts'
import { createDesk } from '../../src/chat/desk.ts'
import { systemClock as clock } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open.ts'
import { openTeams } from '../../src/teams/edge.ts'
import { startServer } from '../../src/web/server.ts'

const { issuer, openIdMetadata, appId, tenantId, host } = JSON.parse(process.env.BENCH_CLOUD ?? '')
const config = { port: 0, host: '127.0.0.1', logLevel: 'error' } as const
const log = createLog('error')
const store = await openStore(process.env.DATABASE_URL ?? ':memory:')
const held = createLibrary(loadBuiltIn().map(({ resolution }) => resolution))
const library = () => held
// Loaded with the first question, as src/start.ts does it.
let made: Assistant | undefined
const assistant: Assistant = {
  ask(question, context) {
    made ??= remembering(createAssistant(held, clock), () => held.resolutions, clock)
    return made.ask(question, context)
  },
}
const { room: announcements } = announcementsOver(store, { config: {}, library, clock })
const answer = { access_token: 'bot-token', expires_in: 3_600, token_type: 'Bearer' }
const endpoints = {
  issuer: 'https://login.test',
  authorization_endpoint: 'https://login.test/a',
  token_endpoint: 'https://login.test/t',
  jwks_uri: 'https://login.test/k',
}
const edge = openTeams({
  config: { appId, tenantId, type: 'SingleTenant', password: 'secret', serviceHosts: [host] },
  desk: createDesk({ assistant, library, memory: store.memory, announcements, clock, log }),
  memory: store.memory,
  library,
  clock,
  log,
  cloud: { issuer, openIdMetadata, login: 'https://login.test', scope: 'https://api.botframework.com/.default' },
  network: {
    sendGetRequestAsync: async () => ({ headers: {}, body: endpoints as never, status: 200 }),
    sendPostRequestAsync: async () => ({ headers: {}, body: answer as never, status: 200 }),
  },
})
const { address } = await startServer({
  assistant,
  library: { resolutions: held.resolutions, library },
  config,
  clock,
  log,
  mounts: edge.mounts,
})
process.stdout.write(`${address}\n`)
