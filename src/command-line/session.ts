import { createInterface } from 'node:readline'
import type { Terminal } from './terminal.ts'

/** The questions that a person types, until "exit", "quit", Ctrl-D or Ctrl-C. The prompt goes to the standard error: the output is answers only. */
export async function* prompt(terminal: Terminal): AsyncGenerator<string> {
  terminal.stderr.write(
    'Ask about the resolution: "when does it expire?", "and what must it do?". "exit" or Ctrl-D ends.\n',
  )
  const lines = createInterface({ input: terminal.stdin, output: terminal.stderr, prompt: '> ' })
  // Lines that came before the end are still to be answered after it, when there is no one left to prompt.
  let open = true
  lines.once('close', () => {
    open = false
  })
  try {
    lines.prompt()
    for await (const line of lines) {
      if (/^\s*(?:exit|quit)\s*$/i.test(line)) return
      yield line
      if (open) lines.prompt()
    }
    // Ctrl-D leaves the cursor behind the prompt.
    terminal.stderr.write('\n')
  } finally {
    lines.close()
  }
}
