import type { ReceiverEvent } from '@slack/bolt'
import { SocketModeReceiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import { SeizedError } from '../errors.ts'
import type { Log } from '../log.ts'
import { sdkLog } from './api.ts'
import { hopeless } from './refusals.ts'

/** Milliseconds until a lost connection is opened again: the first try, and the longest. Slack redelivers what falls between. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 30_000

/** A connection to Slack by which events come without a public address. */
export interface Socket {
  close(): Promise<void>
}

/**
 * Connects, and connects again whenever the connection is lost. Not as the SDK does by itself: it gives up where Slack cannot be reached
 * for a moment, and takes the process down with it.
 *
 * @param processEvent takes an event; what it throws leaves the event unacknowledged
 * @throws SeizedError `bad-setting` where Slack refuses the token.
 */
export async function openSocket(
  appToken: string,
  options: WebClientOptions,
  processEvent: (event: ReceiverEvent) => Promise<void>,
  log: Log,
): Promise<Socket> {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...options } },
    async processEventErrorHandler({ error }) {
      log.error('slack event not taken', { error })
      return false
    },
  })
  receiver.init({ processEvent } as unknown as Parameters<SocketModeReceiver['init']>[0])
  let closed = false
  let connected = false
  let pause = FIRST_PAUSE
  let timer: NodeJS.Timeout | undefined

  const lost = (reason: string) => {
    if (closed) return
    log.warn('slack connection lost', { reason, againIn: pause })
    clearTimeout(timer)
    timer = setTimeout(() => void connect().catch(error => refused(error)), pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
  const refused = (error: unknown) => {
    const words = hopeless(error)
    if (words) log.error(`SLACK_APP_TOKEN is set, but ${words}. Slack is off until the next start`, { error })
    else lost(error instanceof Error ? error.message : String(error))
  }
  const connect = async () => {
    await receiver.start()
    connected = true
    pause = FIRST_PAUSE
    log.info('slack connected', { by: 'Socket Mode' })
  }
  // While it connects, `start` says so too.
  receiver.client.on('disconnected', () => {
    if (connected) lost('disconnected')
    connected = false
  })

  try {
    await connect()
  } catch (cause) {
    const words = hopeless(cause)
    if (words) throw new SeizedError('bad-setting', `SLACK_APP_TOKEN is set, but ${words}.`, { cause })
    lost(cause instanceof Error ? cause.message : String(cause))
  }
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await receiver.stop()
    },
  }
}
