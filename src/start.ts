import { run } from './command-line/run.ts'

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  // Whoever read us has had enough (`| head -1`); that is no fault.
  if (cause.code !== 'EPIPE') process.stderr.write(`seized: cannot write the output: ${cause.message}\n`)
  process.exit(cause.code === 'EPIPE' ? 0 : 2)
})

process.exitCode = await run(process.argv.slice(2), process, serve)

/** Wires the rooms to the web, and serves until SIGTERM or SIGINT; a second one ends at once. */
async function serve(): Promise<void> {
  const { readConfig } = await import('./config.ts')
  const config = await readConfig(process.env)
  const [
    { createAssistant },
    { clockFrom, systemClock },
    { createLibrary },
    { loadBuiltIn },
    { createLog },
    { startServer },
  ] = await Promise.all([
    import('./assistant/assistant.ts'),
    import('./clock.ts'),
    import('./library/library.ts'),
    import('./library/load.ts'),
    import('./log.ts'),
    import('./web/server.ts'),
  ])
  const log = createLog(config.logLevel)
  const clock = config.asOf ? clockFrom(config.asOf) : systemClock
  const library = createLibrary(loadBuiltIn().map(document => document.resolution))
  const assistant = createAssistant(library, clock)
  const stop = new Promise<string>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, resolve)
  })
  const server = await startServer({ assistant, library, config, clock, log })
  process.stdout.write(`Seized answers on ${server.address}\n`)
  log.info('stopping', { signal: await stop })
  await server.close()
}
