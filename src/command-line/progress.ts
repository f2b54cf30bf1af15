import { type Terminal, visible } from './terminal.ts'

/** Files up to this many go by faster than a bar can be read. */
const FEW = 3
const WIDTH = 30

/** How far a batch is. A bar on a terminal, nothing elsewhere. */
export interface Progress {
  /** Whether a bar is drawn; where it is not, each file gets a line. */
  readonly drawn: boolean
  /** One more is done. */
  step(name: string): void
  /** Clears the bar's line, so that others can be written; the next step draws it again. */
  clear(): void
}

/**
 * Draws on the standard error: the output is answers only.
 *
 * @example
 * const progress = createProgress(terminal, files.length)
 * for (const file of files) progress.step(file)
 * progress.clear()
 */
export function createProgress(terminal: Terminal, total: number): Progress {
  const drawn = terminal.stderr.isTTY === true && total > FEW
  let done = 0
  const write = (text: string) => terminal.stderr.write(`\r\u001b[2K${text}`)
  return {
    drawn,
    step(name) {
      done++
      if (!drawn) return
      const filled = Math.round((WIDTH * done) / total)
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
      // Shorter than the narrowest terminal: a line that wraps cannot be drawn over.
      write(visible(`${bar} ${done}/${total} ${name}`).slice(0, 78))
    },
    clear() {
      if (drawn) write('')
    },
  }
}
