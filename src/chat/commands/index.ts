import type { Command } from '../command.ts'
import { ask, clause, deadlines, mandates } from './ask.ts'
import { helpOn } from './help.ts'
import { calendar, preview } from './preview.ts'
import { asOf, use } from './settings.ts'
import { pause, resume, subscribe, subscriptions, unsubscribe } from './subscribe.ts'

const NAMED: readonly Command[] = [
  ask,
  clause,
  deadlines,
  mandates,
  subscribe,
  unsubscribe,
  subscriptions,
  preview,
  calendar,
  pause,
  resume,
  use,
  asOf,
]

/** Every command, on both platforms. */
export const commands: readonly Command[] = [...NAMED, helpOn(NAMED)]

/** A command that was typed, with what stood behind its word. */
export interface Typed {
  readonly command: Command
  readonly rest: string
}

/**
 * Reads a command.
 *
 * @param slash true behind a slash command, where the first word is one by itself; in a plain message it must also be meant
 * @example readCommand('use of force?', false) // undefined: a question
 */
export function readCommand(text: string, slash: boolean): Typed | undefined {
  const m = /^\/?(as of|[a-z-]+)(?:\s+|:\s*|$)([\s\S]*)$/i.exec(text.trim())
  const word = m?.[1]?.toLowerCase().replace(' ', '-')
  const command = commands.find(c => c.word === word)
  if (!m || !command) return undefined
  const rest = (m[2] ?? '').trim()
  return slash || command.means(rest) ? { command, rest } : undefined
}
