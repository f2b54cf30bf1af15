import { enableCompileCache } from 'node:module'

// Before anything else is loaded: it keeps compiled code, stripped TypeScript included, which takes most of a cold start.
// In a folder of ours, because a shared temporary folder may be written by others.
enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/seized`)

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  // Whoever read us has had enough (`| head -1`); that is no fault.
  if (cause.code !== 'EPIPE') process.stderr.write(`seized: cannot write the output: ${cause.message}\n`)
  process.exit(cause.code === 'EPIPE' ? 0 : 2)
})

const { run } = await import('./command-line/run.ts')

process.exitCode = await run(process.argv.slice(2), process, serve)

async function serve(): Promise<void> {
  throw new Error('not yet')
}
