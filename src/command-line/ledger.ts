import { type Row, STATES, type State } from '../announcements/ledger.ts'
import { systemClock } from '../clock.ts'
import { storeIn } from '../config.ts'
import { SeizedError } from '../errors.ts'
import { openStore, type Store } from '../store/open.ts'
import { csvRecord } from '../tables/csv.ts'
import { readMost } from './input.ts'
import { complain, print, type Terminal } from './terminal.ts'
import { entry } from './wrap.ts'

interface LedgerOptions {
  readonly failed?: boolean
  readonly state?: string
  readonly most?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** What did not reach its place. */
const FAILED: readonly State[] = ['failed', 'missed', 'uncertain']

/** The `ledger` command: lists announcements, made and to come, the latest first; `retry ID` lets one be tried again. */
export async function ledger(operands: readonly string[], options: LedgerOptions, terminal: Terminal): Promise<number> {
  const [verb, id, more] = operands
  if (verb !== undefined && verb !== 'retry')
    throw new SeizedError('bad-input', `${verb}: not expected here. Write ledger, or ledger retry ID.`)
  if (verb === 'retry' && (id === undefined || more !== undefined))
    throw new SeizedError('bad-input', 'ledger retry: name one announcement by its id, or the beginning of it.')
  const states = statesOf(options)
  const most = readMost('--most', options.most)
  const database = storeIn(terminal.env)
  if (database === undefined) {
    if (id !== undefined) throw new SeizedError('bad-input', `${id}: no such announcement. There is no store yet.`)
    if (!options.json && !options.csv) await print(terminal, 'Nothing was ever announced: there is no store yet.\n')
    return 0
  }
  const store = await openStore(database)
  try {
    return id === undefined ? await list(store, states, most, options, terminal) : await retry(store, id, terminal)
  } finally {
    await store.close()
  }
}

function statesOf({ failed, state }: LedgerOptions): readonly State[] | undefined {
  if (state === undefined) return failed ? FAILED : undefined
  if (failed) throw new SeizedError('bad-input', '--failed and --state exclude each other.')
  const known = STATES.find(each => each === state)
  if (!known) throw new SeizedError('bad-input', `--state ${state}: no such state. There are ${STATES.join(', ')}.`)
  return [known]
}

async function list(
  store: Store,
  states: readonly State[] | undefined,
  most: number,
  { json, csv }: LedgerOptions,
  terminal: Terminal,
): Promise<number> {
  if (json && csv) throw new SeizedError('bad-input', '--json and --csv exclude each other.')
  const rows = await store.announcing.book.list({ ...(states && { states }) }, most + 1)
  if (csv) await print(terminal, csvRecord(COLUMNS))
  for (const row of rows.slice(0, most))
    await print(terminal, json ? `${JSON.stringify(row)}\n` : csv ? record(row) : entry(lines(row), terminal.stdout))
  if (rows.length === 0 && !json && !csv) await print(terminal, 'Nothing of that is in the ledger.\n')
  // Whoever reads the rows as a table would take them for all.
  if (rows.length > most) complain(terminal, `only the latest ${most} are shown; --most shows more.`)
  return 0
}

const COLUMNS = [
  'id',
  'at',
  'state',
  'reason',
  'platform',
  'workspace',
  'place',
  'subscription',
  'duty',
  'turn',
  'day',
  'lead',
  'tries',
  'ref',
  'timeline',
] as const satisfies readonly (keyof Row)[]

const record = (row: Row): string => csvRecord(COLUMNS.map(column => row[column]))

function lines(row: Row): string[] {
  const { id, at, state, reason, platform, place, headline, duty, day, lead, timeline } = row
  const what = headline ?? `${duty}, due ${day}, ${lead} days ahead`
  const rehearsal = timeline === '' ? '' : `  rehearsal ${timeline}`
  return [
    `${id.slice(0, 12)}  ${at}  ${state}  ${platform} ${place}${rehearsal}`,
    `  ${what}`,
    ...(reason ? [`  ${reason}`] : []),
    '',
  ]
}

/** A retry that is asked twice is one: it only lets go what failed or is held. */
async function retry(store: Store, id: string, terminal: Terminal): Promise<number> {
  const [row, other] = await store.announcing.book.list({ id }, 2)
  if (!row)
    throw new SeizedError(
      'bad-input',
      `${id}: no such announcement. seized ledger --failed lists those that can be tried again.`,
    )
  if (other) throw new SeizedError('bad-input', `${id}: several announcements begin so. Write more of it.`)
  const wall = systemClock.now().toString({ smallestUnit: 'millisecond' })
  const retried = await store.announcing.book.retry(row.id, wall)
  switch (retried.outcome) {
    case 'again':
      await print(
        terminal,
        row.state === 'failed'
          ? 'It is due again: a running server posts it.\n'
          : 'It is let go: a running server first looks whether it stands there, and posts it, marked as a possible repeat, where that cannot be seen.\n',
      )
      return 0
    case 'ended':
      throw new SeizedError('bad-input', `${id}: its subscription has ended, so it cannot be posted.`)
    case 'state': {
      const { state, toldBy } = retried.row
      if (toldBy !== undefined && state !== 'sent')
        throw new SeizedError(
          'bad-input',
          `${id}: is ${state}, and is said in the message of another, which can be tried again: seized ledger retry ${toldBy.slice(0, 12)}`,
        )
      throw new SeizedError('bad-input', `${id}: is ${state}, and only what failed or is held can be tried again.`)
    }
    default:
      throw new SeizedError('bad-input', `${id}: no such announcement.`)
  }
}
