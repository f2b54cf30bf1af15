import type { Answer } from '../assistant/answer.ts'
import { type Assistant, type Context, createAssistant } from '../assistant/assistant.ts'
import { SeizedError } from '../errors.ts'
import { questionAmong, readClock, readDate, readDocuments, readSymbol } from './input.ts'
import { forPrograms, forTerminal } from './render.ts'
import { print, type Terminal } from './terminal.ts'

interface AskOptions {
  readonly 'as-of'?: string
  readonly in?: string
  readonly from?: readonly string[]
  readonly json?: boolean
  readonly jsonl?: boolean
}

/**
 * The `ask` command: one question, a conversation, or lines of JSON.
 *
 * @returns the exit code.
 * @throws SeizedError for a flag or file that is wrong.
 */
export async function ask(words: readonly string[], options: AskOptions, terminal: Terminal): Promise<number> {
  const { from, question = words.join(' ') } =
    options.from && words.length === 0 ? questionAmong(options.from) : { from: options.from }
  if (question.trim() === '' && words.length > 0)
    throw new SeizedError('bad-input', 'ask: the question is empty. Write one: ask "when does it expire?"')
  if (options.jsonl && question)
    throw new SeizedError('bad-input', '--jsonl reads its questions from the standard input. Leave out the question.')
  if (options.json && options.jsonl) throw new SeizedError('bad-input', '--json and --jsonl exclude each other.')
  const asOf = options['as-of'] === undefined ? {} : { asOf: readDate('--as-of', options['as-of']) }
  const { library, complete } = await readDocuments(from, terminal)
  const context: Context = options.in === undefined ? asOf : { ...asOf, in: readSymbol('--in', options.in, library) }
  const assistant = createAssistant(library, await readClock(terminal))
  if (options.jsonl) {
    const { answerLines } = await import('./jsonl.ts')
    return (await answerLines(assistant, context, terminal)) && complete ? 0 : 1
  }
  const render = (answer: Answer): string => (options.json ? forPrograms(answer) : forTerminal(answer, terminal.stdout))
  if (question) await print(terminal, render(assistant.ask(question, context)))
  else await converse(assistant, context, answer => render(answer) + (options.json ? '' : '\n'), terminal)
  return complete ? 0 : 1
}

/** Answers a line a question, each in the light of those before it. */
async function converse(
  assistant: Assistant,
  context: Context,
  render: (answer: Answer) => string,
  terminal: Terminal,
): Promise<void> {
  const previous: string[] = []
  const questions = terminal.stdin.isTTY ? (await import('./session.ts')).prompt(terminal) : piped(terminal)
  for await (const question of questions) {
    if (question.trim() === '') continue
    await print(terminal, render(assistant.ask(question, { ...context, previous })))
    previous.push(question)
  }
  if (previous.length === 0 && !terminal.stdin.isTTY)
    throw new SeizedError('bad-input', 'ask: no question given. Write one: ask "when does it expire?"')
}

async function* piped(terminal: Terminal): AsyncGenerator<string> {
  const { linesOf } = await import('./lines.ts')
  for await (const { text } of linesOf(terminal.stdin)) yield text
}
