import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Assistant } from './assistant/assistant.ts'
import { run } from './command-line/run.ts'
import type { Library } from './library/library.ts'

/** Milliseconds from the start to a moment when the first page is out, the first question is not yet typed. */
const PAUSE = 500

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  // Whoever read us has had enough (`| head -1`); that is no fault.
  if (cause.code !== 'EPIPE') process.stderr.write(`seized: cannot write the output: ${cause.message}\n`)
  process.exit(cause.code === 'EPIPE' ? 0 : 2)
})

// Not by Node's flag, which tells everybody who has no such file that it is not there. What the environment sets already stays.
if (existsSync('.env')) process.loadEnvFile('.env')

process.exitCode = await run(process.argv.slice(2), process, serve)

/** Wires the rooms to the web, and serves until SIGTERM or SIGINT; a second one ends at once. */
async function serve(): Promise<void> {
  const { databaseOf, readConfig, storeIn } = await import('./config.ts')
  const config = await readConfig(process.env)
  const [{ clockFrom, systemClock }, { loadBuiltIn }, { createLog }, { startServer }] = await Promise.all([
    import('./clock.ts'),
    import('./library/load.ts'),
    import('./log.ts'),
    import('./web/server.ts'),
  ])
  const log = createLog(config.logLevel)
  const clock = config.asOf ? clockFrom(config.asOf) : systemClock
  if (config.documents) {
    const { takeInFolder } = await import('./store/intake.ts')
    await takeInFolder(config.documents, process.env, clock, log)
  }
  const store = storeIn(process.env)
  const loaded = store ? await (await import('./store/stored.ts')).loadLibrary(store) : loadBuiltIn()
  const resolutions = loaded.map(document => document.resolution)
  const brain = whenAsked(() => {
    const require = createRequire(import.meta.url)
    const { createAssistant }: typeof import('./assistant/assistant.ts') = require('./assistant/assistant.ts')
    const { createLibrary }: typeof import('./library/library.ts') = require('./library/library.ts')
    const library = createLibrary(resolutions)
    return { library, assistant: createAssistant(library, clock) }
  })
  const assistant: Assistant = { ask: (question, context) => brain().assistant.ask(question, context) }
  const stop = new Promise<string>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, resolve)
  })
  const chat =
    config.slack || config.teams
      ? await (await import('./chat-edges.ts')).openChat({
          config,
          database: databaseOf(process.env),
          assistant,
          library: () => brain().library,
          clock,
          log,
        })
      : undefined
  const server = await startServer({
    assistant,
    library: { resolutions },
    config,
    clock,
    log,
    ...(chat && { mounts: chat.mounts }),
  }).catch(async cause => {
    await chat?.close()
    throw cause
  })
  process.stdout.write(`Seized answers on ${server.address}\n`)
  log.info('stopping', { signal: await stop })
  // The edges first refuse what is new, so that what was acknowledged is answered while the server still takes what it began.
  await Promise.all([chat?.close(), server.close()])
}

interface Brain {
  readonly library: Library
  readonly assistant: Assistant
}

/** Loads the assistant for the first question, or in the first pause: the first page needs none and would wait for it. */
function whenAsked(make: () => Brain): () => Brain {
  let made: Brain | undefined
  const brain = (): Brain => {
    made ??= make()
    return made
  }
  setTimeout(brain, PAUSE).unref()
  return brain
}
