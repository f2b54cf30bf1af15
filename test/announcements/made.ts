import { PACE, type Pace, type Unknown } from '../../src/announcements/delivery.ts'
import { createDispatcher } from '../../src/announcements/dispatcher.ts'
import { createAnnouncementRoom } from '../../src/announcements/room.ts'
import type { Subscription } from '../../src/announcements/subscription.ts'
import { createTexts } from '../../src/announcements/texts.ts'
import type { Platform } from '../../src/chat/place.ts'
import type { ChatPort, Message, Posted, Sought } from '../../src/chat/port.ts'
import type { Clock } from '../../src/clock.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'
import { openStore, type Store } from '../../src/store/open.ts'

export const builtIn = loadBuiltIn()[0]!.resolution

/** A made-up resolution. */
export const resolutionOf = (number: number, adopted: string, ...paragraphs: string[]): Resolution => {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(adopted))
  const year = adopted.slice(0, 4)
  return parse(
    `S/RES/${number} (${year})\n${day}\n\nRESOLUTION ${number} (${year})\n\nAdopted by the Security Council at its 4000th meeting, on ${day}\n\nThe Security Council,\n\nRecalling its resolution 1138 (1997),\n\n${paragraphs.map((words, i) => `${i + 1}. ${words}`).join('\n\n')}\n`,
  )
}

/** S/RES/1167 (1998) in short: it extends what S/RES/1138 (1997) set. */
export const extension = resolutionOf(
  1167,
  '1998-05-14',
  'Welcomes the report;',
  'Decides to extend the mandate of UNMOT until 15 November 1998;',
  'Decides to remain actively seized of the matter.',
)

export const wish = (id: string, more: Partial<Subscription> = {}): Subscription => ({
  id,
  platform: 'slack',
  workspace: 'T1',
  place: 'C1',
  subject: { kind: 'all' },
  leads: [30, 7, 1, 0],
  at: '09:00',
  zone: 'UTC',
  createdAt: '1997-11-20T00:00:00Z',
  createdBy: 'U1',
  ...more,
})

/** Time that passes only when a test turns it, with all that waits for it. */
export class VirtualTime implements Clock {
  private at: Temporal.Instant
  private readonly sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()

  constructor(start: string) {
    this.at = Temporal.Instant.from(start)
  }

  now = (): Temporal.Instant => this.at

  today = (zone = 'UTC'): Temporal.PlainDate => this.at.toZonedDateTimeISO(zone).toPlainDate()

  pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve()
      const sleeper = { until: this.at.epochMilliseconds + milliseconds, wake: () => done() }
      const done = () => {
        this.sleepers.delete(sleeper)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      this.sleepers.add(sleeper)
      signal?.addEventListener('abort', done)
    })

  /** Lets time pass up to a moment, waking who waits, each in its turn. */
  async turn(to: string | Temporal.Instant): Promise<void> {
    const end = Temporal.Instant.from(to).epochMilliseconds
    for (;;) {
      await settled()
      const next = Math.min(...[...this.sleepers].map(sleeper => sleeper.until))
      if (next > end) break
      this.at = Temporal.Instant.fromEpochMilliseconds(Math.max(next, this.at.epochMilliseconds))
      for (const sleeper of [...this.sleepers]) if (sleeper.until <= next) sleeper.wake()
    }
    this.at = Temporal.Instant.fromEpochMilliseconds(end)
    await settled()
  }

  /** The clock jumps: nobody wakes in between. */
  jump(to: string): void {
    this.at = Temporal.Instant.from(to)
  }

  async pass(duration: Temporal.DurationLike): Promise<void> {
    await this.turn(this.at.add(duration))
  }
}

/** All that goes on without time is done: the store is in memory, and what follows from it are promises. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 3; i++) await new Promise(setImmediate)
}

/** What was posted, as a channel shows it. */
interface Shown {
  readonly at: string
  readonly place: string
  readonly key: string
  readonly headline: string
  readonly notes: readonly string[]
}

/** A platform that keeps what was posted, and does what it is told to. */
interface RecordingPort extends ChatPort {
  readonly shown: Shown[]
  /** What the next posts come to, in order; `lost` applies the post and loses the answer, `dropped` loses it before. */
  readonly next: (Posted | 'lost' | 'dropped' | 'hang' | 'throw')[]
  /** What is answered to whoever asks, where it is not the truth. */
  readonly answers: Sought[]
  sought: number
}

function recordingPort(clock: Clock, platform: Platform = 'slack', knowable = true): RecordingPort {
  const shown: Shown[] = []
  const next: RecordingPort['next'] = []
  const answers: Sought[] = []
  const show = (place: string, message: Message, key: string): Posted => {
    if (message.kind !== 'announcement') throw new Error('no announcement')
    const { headline, notes } = message.announcement
    shown.push({ at: clock.now().toString(), place, key, headline, notes })
    return { outcome: 'sent', ref: `m${shown.length}` }
  }
  return {
    platform,
    shown,
    next,
    answers,
    sought: 0,
    async post(place, message, key) {
      const what = next.shift()
      if (what === 'throw') throw new Error('the port broke')
      if (what === 'hang') return new Promise<never>(() => undefined)
      if (what === 'dropped') return { outcome: 'unknown', reason: 'the connection was reset' }
      if (what === 'lost') {
        show(place, message, key)
        return { outcome: 'unknown', reason: 'the answer was lost' }
      }
      return what ?? show(place, message, key)
    },
    async find(_, key) {
      this.sought++
      const answer = answers.shift()
      if (answer) return answer
      if (!knowable) return { outcome: 'unknowable', reason: 'the platform cannot be asked' }
      const found = shown.findIndex(each => each.key === key)
      return found < 0 ? { outcome: 'absent' } : { outcome: 'found', ref: `m${found + 1}` }
    },
  } satisfies ChatPort & RecordingPort
}

export interface Announced {
  readonly store: Store
  readonly time: VirtualTime
  readonly port: RecordingPort
  readonly teams: RecordingPort
  readonly room: ReturnType<typeof createAnnouncementRoom>
  /** Adds a resolution to the library. */
  ingest(resolution: Resolution): void
  /** Starts an instance. */
  start(more?: {
    readonly unknown?: Unknown
    readonly pace?: Partial<Pace>
    readonly timeline?: string
  }): ReturnType<typeof createDispatcher>
}

/** Announcing over a store of its own, in turned time, on recording platforms. */
export async function openAnnouncing(
  start: string,
  library: readonly Resolution[] = [builtIn],
  database = ':memory:',
): Promise<Announced> {
  const store = await openStore(database)
  const time = new VirtualTime(start)
  let held = library
  const added = new Map<string, string>()
  const port = recordingPort(time)
  const teams = recordingPort(time, 'teams', false)
  const texts = () => createTexts({ resolutions: () => held, heldSince: async () => new Map(added) })
  const { announcing, memory } = store
  let made = 0
  return {
    store,
    time,
    port,
    teams,
    room: createAnnouncementRoom({
      announcing,
      texts: texts(),
      clock: time,
      timeline: '',
      subscription: memory.subscriptions.get,
      publicUrl: 'https://seized.example.org',
    }),
    ingest(resolution) {
      held = [...held.filter(each => each.symbol !== resolution.symbol), resolution]
      if (!added.has(resolution.symbol)) added.set(resolution.symbol, time.now().toString())
    },
    start({ unknown = 'repeat', pace = {}, timeline = '' } = {}) {
      const dispatcher = createDispatcher({
        ...announcing,
        subscriptions: memory.subscriptions,
        ports: new Map([
          ['slack', port],
          ['teams', teams],
        ]),
        texts: texts(),
        clock: time,
        wall: time,
        pause: time.pause,
        unknown,
        lateDays: 3,
        pace: { ...PACE, ...pace },
        every: { look: 1000, plan: 900_000 },
        speed: 1,
        slots: 50,
        holder: `instance ${++made}`,
        timeline,
        log: createLog('error'),
      })
      void dispatcher.run()
      return dispatcher
    },
  }
}
