import type { Foreseen } from '../announcements/foresight.ts'
import { subjectInWords } from '../announcements/subscription.ts'
import { type AnnouncementsInUse, announcementsOver } from '../announcements-in-use.ts'
import { readConfig, storeIn } from '../config.ts'
import { SeizedError } from '../errors.ts'
import { openStore, type Store } from '../store/open.ts'
import { openLibrary } from '../store/stored.ts'
import { csvRecord } from '../tables/csv.ts'
import { readClock, readDate } from './input.ts'
import { print, type Terminal, visible } from './terminal.ts'
import { entry } from './wrap.ts'

interface AnnouncementsOptions {
  readonly from?: string
  readonly to?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** How far is looked where no end is given. */
const DAYS = 30

const COLUMNS = [
  'at',
  'local',
  'zone',
  'platform',
  'workspace',
  'place',
  'subscription',
  'lead',
  'due',
  'headline',
  'notes',
]

/** The `announcements` command: what will be posted from one day to another, when and where, before it is. */
export async function announcements(options: AnnouncementsOptions, terminal: Terminal): Promise<number> {
  if (options.json && options.csv) throw new SeizedError('bad-input', '--json and --csv exclude each other.')
  const clock = await readClock(terminal)
  const first = options.from === undefined ? clock.today() : readDate('--from', options.from)
  const last = options.to === undefined ? first.add({ days: DAYS }) : readDate('--to', options.to)
  if (Temporal.PlainDate.compare(first, last) > 0)
    throw new SeizedError('bad-input', `--to ${last} is before --from ${first}.`)
  const found = await foresee(terminal, first, last)
  if (options.csv) await print(terminal, csvRecord(COLUMNS))
  for (const each of found ?? [])
    await print(
      terminal,
      options.json
        ? `${JSON.stringify(rowOf(each))}\n`
        : options.csv
          ? record(each)
          : entry(lines(each), terminal.stdout),
    )
  if (!options.json && !options.csv && !found?.length)
    await print(terminal, found ? `Nothing will be announced from ${first} to ${last}.\n` : NOBODY)
  return 0
}

const NOBODY = 'Nobody has subscribed: nothing will be announced. In a channel, write /seized subscribe.\n'

/** Undefined where there is no subscription. */
const foresee = (terminal: Terminal, first: Temporal.PlainDate, last: Temporal.PlainDate) =>
  withRoom(terminal, async (store, { room }) => {
    const open = await store.memory.subscriptions.open()
    return open.length === 0 ? undefined : room.foresee(open, first, last)
  })

async function withRoom<T>(
  terminal: Terminal,
  work: (store: Store, inUse: AnnouncementsInUse) => Promise<T>,
): Promise<T | undefined> {
  const database = storeIn(terminal.env)
  if (database === undefined) return undefined
  const [config, clock] = await Promise.all([readConfig(ours(terminal.env)), readClock(terminal)])
  const stored = await openLibrary(database)
  const store = await openStore(database)
  try {
    return await work(store, announcementsOver(store, { config, library: () => stored.library, clock }))
  } finally {
    await Promise.all([store.close(), stored.close()])
  }
}

/** The `calendars` command: the addresses of the calendars that are served, the one of all deadlines first. */
export async function calendars(terminal: Terminal): Promise<number> {
  const { publicUrl } = await readConfig(ours(terminal.env))
  if (publicUrl === undefined)
    throw new SeizedError('bad-input', 'calendars: the server has no public address. Set SEIZED_PUBLIC_URL.')
  const found = await withRoom(terminal, async (store, { room }) => {
    const open = await store.memory.subscriptions.open()
    const named = open.map(
      async each => `${await room.calendar(each)}  ${subjectInWords(each.subject)}, ${each.platform} ${each.place}`,
    )
    return [`${await room.calendar()}  all deadlines`, ...(await Promise.all(named))]
  })
  if (!found) await print(terminal, 'There is no store yet, so there is nothing to make a calendar of.\n')
  for (const line of found ?? []) await print(terminal, `${visible(line)}\n`)
  return 0
}

/** The settings of announcements; those of the platforms are none of a command's business. */
const ours = (env: Terminal['env']) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => /^SEIZED_/i.test(name)))

function rowOf({ subscription, at, local, lead, announcement }: Foreseen) {
  const { platform, workspace, place, zone } = subscription
  const { id, headline, quotes, steps, notes, due, calendar } = announcement
  return {
    ...{ id, at, local, zone, platform, workspace, place, subscription: subscription.id, lead, due },
    ...{ headline, quotes, steps, notes, ...(calendar !== undefined && { calendar }) },
  }
}

function record(each: Foreseen): string {
  const { at, local, zone, platform, workspace, place, subscription, lead, due, headline, notes } = rowOf(each)
  return csvRecord([at, local, zone, platform, workspace, place, subscription, lead, due, headline, notes.join(' ')])
}

function lines(each: Foreseen): string[] {
  const { local, zone, platform, place, headline, quotes, steps, notes } = rowOf(each)
  return [
    `${local} ${zone}  ${platform} ${place}  ${headline}`,
    ...quotes.slice(0, 1).map(({ text }) => `  "${text.replace(/\s+/g, ' ')}"`),
    ...[...steps, ...notes].map(line => `  ${line}`),
    '',
  ]
}
