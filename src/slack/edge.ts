import { setTimeout } from 'node:timers/promises'
import type { ReceiverEvent } from '@slack/bolt'
import type { Desk } from '../chat/desk.ts'
import type { ChatEdge, Mount } from '../chat/edge.ts'
import type { Memory } from '../chat/memory.ts'
import { createOutbox } from '../chat/outbox.ts'
import { startWorker } from '../chat/worker.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Config, SlackConfig } from '../config.ts'
import type { Log } from '../log.ts'
import { clientOptions } from './api.ts'
import { createApp } from './app.ts'
import { EVENTS_PATH, frontDoor } from './front-door.ts'
import { openInstalling } from './install.ts'
import { readKept, toKeep } from './intake.ts'
import type { Parts } from './parts.ts'
import { createPort, createPoster } from './poster.ts'
import { openSocket } from './socket.ts'
import { createWork } from './work.ts'

/** What Slack's edge is opened with. */
export interface SlackOptions {
  readonly config: Config & { readonly slack: SlackConfig }
  readonly desk: Desk
  readonly memory: Memory
  readonly library: Parts['library']
  readonly clock: Clock
  readonly log: Log
}

/** Milliseconds that acknowledged events are given at the end. */
const GRACE = 8_000

/**
 * Opens Slack: over HTTP where there is a signing secret, by Socket Mode where there is an app's token.
 *
 * @throws SeizedError `bad-setting` where Slack refuses a token.
 */
export async function openSlack({ config, desk, memory, library, clock, log }: SlackOptions): Promise<ChatEdge> {
  const { slack } = config
  const options = clientOptions(slack, log)
  const { bots, mounts, leave } = await openInstalling({ config, memory, clock, log })
  const poster = createPoster(bots, options)
  const parts: Parts = { desk, memory, library, clock, poster, outbox: createOutbox(), leave, log }
  const app = await createApp(parts, bots, options)
  const worker = startWorker({
    platform: 'slack',
    inbox: memory.inbox,
    clock: systemClock,
    log,
    ...createWork(app, parts, systemClock),
    lane: event => readKept(event).lane,
  })

  /** Commands and windows under way: one that took long was acknowledged before it was answered. */
  const answering = new Set<Promise<void>>()

  /** What can be answered later is kept, acknowledged, and answered then. */
  const keep = (body: Record<string, unknown>, acknowledge: () => void | Promise<void>, text?: string) => {
    const kept = toKeep(body, text)
    return kept && worker.receive(kept, acknowledge)
  }
  /** The rest is answered in its acknowledgement. */
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const answer = app.processEvent(event)
    answering.add(answer)
    await answer.finally(() => answering.delete(answer))
  }

  const paths = new Map<string, Mount>(mounts)
  if (slack.signingSecret)
    paths.set(
      EVENTS_PATH,
      frontDoor({ signingSecret: slack.signingSecret, keep, processEvent, clock: systemClock, log }),
    )
  const socket = slack.appToken
    ? await openSocket(
        slack.appToken,
        options,
        event => keep(event.body, () => event.ack()) ?? processEvent(event),
        log,
      )
    : undefined

  return {
    port: createPort(poster),
    mounts: paths,
    async close() {
      await socket?.close()
      const answered = Promise.race([Promise.allSettled(answering), setTimeout(GRACE, undefined, { ref: false })])
      const [left] = await Promise.all([worker.close(GRACE), answered])
      if (left > 0) log.warn('slack events left for the next start', { events: left })
      await bots.close()
    },
  }
}
