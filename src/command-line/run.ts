import { Command, CommanderError, Option } from 'commander'
import { complain, print, type Terminal } from './terminal.ts'

/** Everything that a run needs from outside; the server is handed in, because an edge never imports another edge. */
export interface World extends Terminal {
  /** Serves until it is told to stop. */
  serve(): Promise<void>
}

const EXAMPLES = `
Examples:
  seized ask "when does it expire?"
  seized ask "what is in force?" --as-of 1998-05-01
  seized ask --jsonl < questions.jsonl
  seized parse --json resolutions/
  seized deadlines --csv --from resolutions/

From a clone: npm run -s seized -- ask "when does it expire?"
Exit codes: 0 done, 1 bad input (one line on the standard error names it), 2 a fault of ours.`

const ASK_HELP = `
Without a question, ask reads a line for each question, as one conversation ("and until when?"):
on a terminal until "exit" or Ctrl-D, else from the standard input until it ends.

With --jsonl, a line in:  {"id":"q1","question":"…","previous":["…"],"in":"S/RES/1138 (1997)"}
             a line out: {"id":"q1","answered":true,"intent":"…","text":"…","citations":[{"symbol":"…","clause":"op-5","quote":"…"}]}
A line that cannot be read is named on the standard error, the others are answered, and the exit code is 1.`

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 done, 1 bad input, 2 a fault of ours. Never throws.
 * @example process.exitCode = await run(['ask', 'when does it expire?'], world)
 */
export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(args, world)
  } catch (cause) {
    return report(cause, world)
  }
}

async function dispatch(args: readonly string[], world: World): Promise<number> {
  let code = 0
  const help: string[] = []
  // Copied to each command that is made from it: throw instead of exit, and say nothing by itself.
  const program = new Command('seized')
    .description(
      'Answers questions about United Nations Security Council resolutions, word for word, with the paragraph.',
    )
    .exitOverride()
    .configureOutput({ writeOut: text => help.push(text), writeErr: () => {} })
    .addHelpText('after', EXAMPLES)

  const from = (what: string) =>
    new Option('--from <path...>', `${what}: files and folders (their .txt files), not the built-in resolution`)
  const asOf = () => new Option('--as-of <date>', 'the day that counts as today, 1998-05-01')

  program
    .command('ask')
    .description('answer a question, or a conversation')
    .argument('[question...]', 'what you want to know')
    .addOption(asOf())
    .option('--in <symbol>', 'the resolution that is meant, "S/RES/1138 (1997)"')
    .addOption(from('answer from these'))
    .addOption(new Option('--json', 'print an answer as one line of JSON').conflicts('jsonl'))
    .option('--jsonl', 'read questions and print answers as lines of JSON')
    .addHelpText('after', ASK_HELP)
    .action(async (words: string[], options) => {
      code = await (await import('./ask.ts')).ask(words, options, world)
    })

  program
    .command('parse')
    .description('show what is read from the text of resolutions')
    .argument('<path...>', 'files and folders (their .txt files)')
    .option('--json', 'print a line of JSON a document')
    .action(async (paths: string[], options) => {
      code = await (await import('./parse.ts')).parseFiles(paths, options, world)
    })

  program
    .command('deadlines')
    .description('list what falls due, with the words and the arithmetic')
    .addOption(asOf())
    .addOption(from('list those of these'))
    .addOption(new Option('--json', 'print a line of JSON a deadline').conflicts('csv'))
    .option('--csv', 'print comma-separated values with a heading')
    .action(async options => {
      code = await (await import('./deadlines.ts')).deadlines(options, world)
    })

  program
    .command('serve')
    .description('serve the web page (PORT, HOST)')
    .action(() => world.serve())

  try {
    await program.parseAsync(args.length > 0 ? args : ['--help'], { from: 'user' })
  } catch (cause) {
    // Help is an exit to commander, a success to whoever asked for it.
    if (!(cause instanceof CommanderError && cause.exitCode === 0)) throw cause
  }
  if (help.length > 0) await print(world, help.join(''))
  return code
}

/** One line for a person, and the exit code. The only place where a throw ends. */
async function report(cause: unknown, world: World): Promise<number> {
  if (cause instanceof CommanderError) {
    complain(world, `${cause.message.replace(/^error: /, '')} (seized --help tells more)`)
    return 1
  }
  const { SeizedError } = await import('../errors.ts')
  if (cause instanceof SeizedError && cause.exitCode === 1) {
    complain(world, cause.message)
    return 1
  }
  const reference = crypto.randomUUID().slice(0, 8)
  complain(world, `this is a fault of ours, reference ${reference}. LOG_LEVEL=debug shows its cause.`)
  if (world.env.LOG_LEVEL === 'debug')
    world.stderr.write(`${reference} ${cause instanceof Error ? cause.stack : cause}\n`)
  return 2
}
