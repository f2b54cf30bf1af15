import type { Readable, Writable } from 'node:stream'
import type { Environment } from '../config.ts'

// not imported: see start.ts
const { once } = process.getBuiltinModule('node:events')

/** What a command may touch of the process that runs it. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Environment
}

/** Writes to the standard output at the reader's pace. */
export async function print(terminal: Terminal, text: string): Promise<void> {
  if (!terminal.stdout.write(text)) await once(terminal.stdout, 'drain')
}

/** Writes one line to the standard error, whatever a file's name or a message holds. */
export function complain(terminal: Terminal, message: string): void {
  terminal.stderr.write(`seized: ${visible(message.replaceAll(/\s*\n\s*/g, ' '))}\n`)
}

/**
 * Makes harmless what a terminal would obey: control characters, and the marks that reorder a line (Unicode TR 9, section 2).
 * Documents and questions come from anywhere.
 */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}
