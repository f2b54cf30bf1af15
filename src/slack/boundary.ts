import { notice, type Reply } from '../chat/reply.ts'
import type { Log } from '../log.ts'

/** Turns whatever was thrown into a short reply with a reference, and writes the cause to the log under it. */
export function apology(error: unknown, log: Log, during: string): Reply {
  const reference = crypto.randomUUID().slice(0, 8).toUpperCase()
  log.error('slack answer failed', { reference, during, error })
  return notice('Something failed on our side.', [
    `Ask again. If it fails again, give reference ${reference} to whoever runs this app: the log has the cause under it.`,
  ])
}
