import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Answered, TakenEvent } from '../chat/memory.ts'
import type { MessageRef } from '../chat/place.ts'
import { NotNow, type WorkerOptions } from '../chat/worker.ts'
import type { Clock } from '../clock.ts'
import { NotInstalled } from './app.ts'
import { apology } from './boundary.ts'
import { readKept } from './intake.ts'
import type { Job } from './job.ts'
import type { Parts } from './parts.ts'
import { isDirect, placeOf } from './place.ts'
import { renderReply } from './render/reply.ts'
import { respondTo } from './respond.ts'

/** Milliseconds that an apology may take. */
const PATIENCE = 20_000

/** How kept events are answered: by Bolt's app, with the job in the context of its listeners. */
export function createWork(app: App, parts: Parts, clock: Clock): Pick<WorkerOptions, 'work' | 'apologize'> {
  return {
    async work(event, signal) {
      let ref: MessageRef | undefined
      const job: Job = {
        id: event.id,
        began: clock.now(),
        again: event.tries > 0,
        signal,
        answered: answer => {
          ref = answer
        },
      }
      const { body } = readKept(event)
      try {
        await app.processEvent({ body, ack: async () => undefined, customProperties: { job } })
      } catch (thrown) {
        throw causeOf(thrown)
      }
      return ref === undefined ? undefined : { ref }
    },

    async apologize(event, error) {
      if (error instanceof NotInstalled) {
        parts.log.warn('slack event of a workspace without the app', { reason: error.message })
        return undefined
      }
      const message = renderReply(apology(error, parts.log, kindOf(event)))
      try {
        return await sorry(event, message, parts)
      } catch (failed) {
        parts.log.error('slack apology failed', { event: event.id, error: failed })
        return undefined
      }
    },
  }
}

/** What was thrown in the first place: Bolt wraps it. */
function causeOf(thrown: unknown): unknown {
  for (let at = thrown; at instanceof Error; at = 'original' in at ? at.original : at.cause)
    if (at instanceof NotNow || at instanceof NotInstalled) return at
  return thrown
}

/** Where somebody waits for an answer. */
const Waiting = z.union([
  z.object({ response_url: z.string() }),
  z.object({
    team_id: z.string().nullish(),
    authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
    event: z.object({
      type: z.enum(['app_mention', 'message']),
      channel: z.string(),
      ts: z.string(),
      thread_ts: z.string().optional(),
      user: z.string(),
    }),
  }),
])

async function sorry(
  event: TakenEvent,
  message: ReturnType<typeof renderReply>,
  { poster, outbox, log }: Parts,
): Promise<Answered | undefined> {
  const waiting = Waiting.safeParse(readKept(event).body).data
  if (!waiting) return undefined
  if ('response_url' in waiting) {
    await respondTo(waiting.response_url, message, 'whisper')
    return undefined
  }
  const { channel, ts, thread_ts } = waiting.event
  // In a channel that two workspaces share the event may bear the other one's id.
  const place = placeOf(waiting.authorizations?.[0]?.team_id ?? waiting.team_id ?? '', channel)
  const thread = thread_ts ?? (isDirect(channel) ? undefined : ts)
  const posted = await outbox.post(
    place,
    () => poster.post(place, message, { ...(thread && { thread }) }),
    AbortSignal.timeout(PATIENCE),
  )
  if (posted.outcome === 'sent') return { ref: posted.ref }
  log.warn('slack apology not posted', { place, reason: posted.reason })
  return undefined
}

function kindOf(event: TakenEvent): string {
  const { body } = readKept(event) as { body: { type?: unknown; event?: { type?: unknown } } }
  return String(body.event?.type ?? body.type)
}
