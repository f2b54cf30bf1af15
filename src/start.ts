import { createRequire } from 'node:module'
import type { Assistant } from './assistant/assistant.ts'
import type { Mount } from './chat/edge.ts'
import { run } from './command-line/run.ts'
import type { Log } from './log.ts'
import type { McpRooms } from './mcp/tools.ts'
import type { Store } from './store/open.ts'

// Not imported: for an import Node makes all that the module has, streams and promises with it, which takes 3 ms.
const { existsSync } = process.getBuiltinModule('node:fs')

/** Milliseconds from the start to a moment when the first page is out, the first question is not yet typed. */
const PAUSE = 500

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  // Whoever read us has had enough (`| head -1`); that is no fault.
  if (cause.code !== 'EPIPE') process.stderr.write(`seized: cannot write the output: ${cause.message}\n`)
  process.exit(cause.code === 'EPIPE' ? 0 : 2)
})

// Not by Node's flag, which tells everybody who has no such file that it is not there. What the environment sets already stays.
if (existsSync('.env')) process.loadEnvFile('.env')

process.exitCode = await run(
  process.argv.slice(2),
  process,
  serve,
  async platform => (await import('./doctors.ts')).examine(platform),
  mcp,
)

/** Offers the tools of the Model Context Protocol on standard input and output. */
async function mcp(): Promise<void> {
  const [{ readConfig }, { openLibraryInUse }, { createLog }, { clockFrom, systemClock }] = await Promise.all([
    import('./config.ts'),
    import('./library-in-use.ts'),
    import('./log.ts'),
    import('./clock.ts'),
  ])
  const config = await readConfig(process.env)
  const inUse = await openLibraryInUse(process.env, createLog(config.logLevel))
  const clock = config.asOf ? clockFrom(config.asOf) : systemClock
  const [{ createAssistant }, { serveStdio }] = await Promise.all([
    import('./assistant/assistant.ts'),
    import('./mcp/stdio.ts'),
  ])
  await serveStdio({ assistant: createAssistant(inUse.library(), clock), library: inUse.library, clock })
  await inUse.close()
}

/** Wires the rooms to the web, and serves until SIGTERM or SIGINT; a second one ends at once. */
async function serve(): Promise<void> {
  const { databaseOf, readConfig, storeIn } = await import('./config.ts')
  const config = await readConfig(process.env)
  const [
    { clockFrom, systemClock },
    { openLibraryInUse },
    { createLog },
    { openPlayground },
    { isLoopback },
    { startServer },
    { announcementMounts },
  ] = await Promise.all([
    import('./clock.ts'),
    import('./library-in-use.ts'),
    import('./log.ts'),
    import('./playground.ts'),
    import('./web/security.ts'),
    import('./web/server.ts'),
    import('./announcement-mounts.ts'),
  ])
  const log = createLog(config.logLevel)
  const clock = config.asOf ? clockFrom(config.asOf, undefined, config.announcements?.speed) : systemClock
  if (config.documents) {
    const { takeInFolder } = await import('./store/intake.ts')
    await takeInFolder(config.documents, process.env, clock, log)
  }
  const inUse = await openLibraryInUse(process.env, log)
  const assistant = whenAsked(() => {
    const require = createRequire(import.meta.url)
    const { createAssistant }: typeof import('./assistant/assistant.ts') = require('./assistant/assistant.ts')
    const { remembering }: typeof import('./assistant/remembered.ts') = require('./assistant/remembered.ts')
    const library = inUse.library()
    return remembering(createAssistant(library, clock), () => library.resolutions, clock)
  })
  const stop = new Promise<string>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, resolve)
  })
  const openChat = async () => {
    const database = databaseOf(process.env)
    const { openChat } = await import('./chat-edges.ts')
    return openChat({ config, database, assistant, library: inUse.library, clock, log })
  }
  let chat = config.slack || config.teams ? await openChat() : undefined
  const playground =
    config.teams || !isLoopback(config.host)
      ? undefined
      : openPlayground({ open: async () => (chat ??= await openChat()), library: inUse.library, clock, log })
  let store: Promise<Store> | undefined
  const opened = async (): Promise<Store | undefined> => {
    if (chat) return chat.store
    const database = storeIn(process.env)
    // Subscriptions and what is announced are in the store of an installation: where none is, there is none of either.
    if (database !== undefined) store ??= import('./store/open.ts').then(({ openStore }) => openStore(database))
    return store
  }
  const served = announcementMounts(opened, { config, library: inUse.library, clock, log })
  const server = await startServer({
    assistant,
    library: inUse,
    async addDocument(name, bytes) {
      const { takeInBytes } = await import('./store/intake.ts')
      const outcome = await takeInBytes(name, bytes, databaseOf(process.env), clock)
      if (outcome.kind === 'added') await inUse.look()
      return outcome
    },
    renderings: async () => (await import('./chat-renderings.ts')).chatRenderings,
    config,
    clock,
    log,
    mounts: new Map([
      ...served,
      ...(chat?.mounts ?? []),
      ...(playground?.mounts ?? []),
      ['/mcp', mcpOver(async () => ({ assistant, library: inUse.library, clock }), log)],
    ]),
  }).catch(async cause => {
    await Promise.all([chat?.close(), inUse.close()])
    throw cause
  })
  process.stdout.write(`Seized answers on ${server.address}\n`)
  log.info('stopping', { signal: await stop })
  // The edges first refuse what is new, so that what was acknowledged is answered while the server still takes what it began.
  await Promise.all([Promise.resolve(playground?.close()).then(() => chat?.close()), server.close()])
  await (await store?.catch(() => undefined))?.close()
  await inUse.close()
}

/** The tools of the Model Context Protocol over HTTP, loaded by the first request. */
function mcpOver(rooms: () => Promise<McpRooms>, log: Log): Mount {
  let opened: Promise<Mount> | undefined
  return {
    anyHost: false,
    handle(request, response) {
      opened ??= import('./mcp/http.ts').then(({ openMcp }) => openMcp({ rooms, log }))
      opened.then(
        mount => mount.handle(request, response),
        error => {
          log.error('mcp cannot be loaded', { error })
          response.writeHead(503, { 'Content-Length': 0 }).end()
        },
      )
    },
  }
}

/** Loads the assistant for the first question, or in the first pause: the first page needs none and would wait for it. */
function whenAsked(make: () => Assistant): Assistant {
  let made: Assistant | undefined
  const assistant = (): Assistant => {
    made ??= make()
    return made
  }
  setTimeout(assistant, PAUSE).unref()
  return { ask: (question, context) => assistant().ask(question, context) }
}
