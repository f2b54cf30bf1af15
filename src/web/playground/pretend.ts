import { timelineOf } from '../../announcements/plan.ts'
import { type AnnouncementRoom, createAnnouncementRoom } from '../../announcements/room.ts'
import { createTexts, type Texts } from '../../announcements/texts.ts'
import type { Assistant } from '../../assistant/assistant.ts'
import type { Visit } from '../../chat/command.ts'
import { createDesk, type Desk } from '../../chat/desk.ts'
import type { Clock } from '../../clock.ts'
import type { Library } from '../../library/library.ts'
import type { Log } from '../../log.ts'
import { openStore, type Store } from '../../store/open.ts'
import type { PretendState } from './state.ts'

/** What a pretend channel is made from. */
export interface PretendOptions {
  readonly assistant: Assistant
  readonly library: () => Library
  readonly clock: Clock
  readonly log: Log
}

/** A channel that nobody else sees, with the product's own desk and a store in memory: nothing of it outlives a request. */
export interface Pretend {
  readonly desk: Desk
  readonly store: Store
  readonly texts: Texts
  readonly announcements: AnnouncementRoom
  /** @param thread true where what is said belongs to the conversation; slash commands stand alone */
  visit(thread: boolean): Visit
  /** All that the channel holds, to be opened again with. */
  state(): Promise<PretendState>
  close(): Promise<void>
}

const PLATFORM = 'slack'
const PLACE = 'C-PRETEND'
const THREAD = 'conversation'
const WORKSPACE = 'T-PRETEND'
const PERSON = 'you'

/**
 * Opens a pretend channel as it was left.
 *
 * @example
 * const channel = await openPretend(options, { questions: [], subscriptions: [] })
 * const reply = await channel.desk.hear('when does it expire?', channel.visit(true))
 */
export async function openPretend(
  { assistant, library, clock, log }: PretendOptions,
  state: PretendState,
): Promise<Pretend> {
  const store = await openStore(':memory:')
  const { memory, announcing } = store
  const texts = createTexts({ resolutions: () => library().resolutions, heldSince: async () => new Map() })
  const announcements = createAnnouncementRoom({
    announcing,
    texts,
    clock,
    timeline: timelineOf({}),
    subscription: memory.subscriptions.get,
  })
  const desk = createDesk({ assistant, library, memory, announcements, clock, log })
  const { uses, asOf, questions, subscriptions } = state
  if (uses || asOf)
    await memory.places.set(PLATFORM, WORKSPACE, PLACE, { ...(uses && { uses }), ...(asOf && { asOf }) })
  const asked = questions.map(question => memory.threads.add(PLATFORM, THREAD, question, clock.now().toString()))
  for (const subscription of subscriptions)
    await memory.subscriptions.add({
      ...subscription,
      platform: PLATFORM,
      workspace: WORKSPACE,
      place: PLACE,
      createdBy: PERSON,
    })
  // Asked for, they are kept.
  await memory.threads.previous(PLATFORM, THREAD)
  await Promise.all(asked)
  return {
    desk,
    store,
    texts,
    announcements,
    visit: thread => ({
      platform: PLATFORM,
      workspace: WORKSPACE,
      place: PLACE,
      person: PERSON,
      ...(thread && { thread: THREAD }),
      mayPost: async () => true,
    }),
    async state() {
      const [settings, asked, open] = await Promise.all([
        memory.places.settings(PLATFORM, PLACE),
        memory.threads.previous(PLATFORM, THREAD),
        memory.subscriptions.at(PLATFORM, PLACE),
      ])
      return { ...settings, questions: [...asked], subscriptions: [...open] }
    },
    close: () => store.close(),
  }
}
