import type { About } from '../chat/about.ts'
import type { Feedback, FeedbackFilter } from '../chat/memory.ts'
import { PLATFORMS, type Platform } from '../chat/place.ts'
import { storeIn } from '../config.ts'
import { SeizedError } from '../errors.ts'
import { formatCitation } from '../resolution/citation.ts'
import { openStore } from '../store/open.ts'
import { csvRecord } from '../tables/csv.ts'
import { readDate, readMost } from './input.ts'
import { complain, print, type Terminal } from './terminal.ts'
import { entry } from './wrap.ts'

interface FeedbackOptions {
  readonly since?: string
  readonly platform?: string
  readonly unhelpful?: boolean
  readonly most?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** The `feedback` command: what people thought of answers in Slack and Teams, the latest first. Returns the exit code. */
export async function feedback(options: FeedbackOptions, terminal: Terminal): Promise<number> {
  const { json, csv, unhelpful } = options
  if (json && csv) throw new SeizedError('bad-input', '--json and --csv exclude each other.')
  const since = options.since === undefined ? undefined : readDate('--since', options.since).toString()
  const filter = { since, platform: platformOf(options.platform), ...(unhelpful && { helpful: false }) }
  const most = readMost('--most', options.most)
  const found = await clicks(filter, most + 1, terminal)
  const shown = found.slice(0, most)
  if (csv) await print(terminal, csvRecord(COLUMNS))
  for (const each of shown)
    await print(
      terminal,
      json ? `${JSON.stringify(rowOf(each))}\n` : csv ? record(each) : entry(lines(each), terminal.stdout),
    )
  if (!json && !csv) await print(terminal, `${summary(shown)}\n`)
  if (found.length > most) complain(terminal, `only the latest ${most} are shown; --most shows more.`)
  return 0
}

function platformOf(text: string | undefined): Platform | undefined {
  const known = PLATFORMS.find(name => name === text?.toLowerCase())
  if (text !== undefined && known === undefined)
    throw new SeizedError('bad-input', `--platform ${text}: no such platform. There are ${PLATFORMS.join(' and ')}.`)
  return known
}

/** None where there is no store: then nobody was ever answered in a chat. */
async function clicks(filter: FeedbackFilter, most: number, terminal: Terminal): Promise<readonly Feedback[]> {
  const database = storeIn(terminal.env)
  if (database === undefined) return []
  const store = await openStore(database)
  try {
    return await store.memory.feedback.list(filter, most)
  } finally {
    await store.close()
  }
}

/** The contract of `feedback --json`. What is not known is null, so that every line has every key. */
function rowOf({ at, platform, workspace, message, helpful, question, headline, about }: Feedback) {
  return {
    ...{ at, platform, workspace, message, helpful },
    ...{ question: question || null, headline: headline || null },
    ...{ intent: about?.intent ?? null, answered: about?.answered ?? null },
    citations: (about?.cites ?? []).flatMap(([symbol, ...clauses]) => clauses.map(clause => ({ symbol, clause }))),
  }
}

const COLUMNS = [
  'at',
  'platform',
  'workspace',
  'message',
  'helpful',
  'question',
  'headline',
  'intent',
  'answered',
  'citations',
]

function record(each: Feedback): string {
  const { at, platform, workspace, message, helpful, question, headline, intent, answered, citations } = rowOf(each)
  const cited = citations.map(({ symbol, clause }) => `${symbol} ${clause}`).join('; ')
  const words = [question, headline, intent, answered].map(cell => String(cell ?? ''))
  return csvRecord([at, platform, workspace, message, String(helpful), ...words, cited])
}

function lines({ at, platform, workspace, helpful, question, headline, about }: Feedback): string[] {
  const when = at.slice(0, 16).replace('T', ' ')
  return [
    `${when}  ${helpful ? 'helpful' : 'not helpful'}  ${platform} ${workspace}`,
    `  ${oneLine(question) || 'The question is not known any more.'}`,
    ...(headline ? [`  ${oneLine(headline)}`] : []),
    ...(about ? [`  ${inWords(about)}`] : []),
    '',
  ]
}

function inWords({ intent, answered, cites }: About): string {
  const cited = cites.map(([symbol, ...clauses]) => [symbol, ...clauses.map(formatCitation)].join(', ')).join('; ')
  const said = answered ? `found (${intent})` : `silent (${intent})`
  return cited === '' ? said : `${said}${answered ? '' : ', nearest'}: ${cited}`
}

/** What people type in a chat may have several lines. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function summary(shown: readonly Feedback[]): string {
  if (shown.length === 0) return 'Nobody has said of an answer whether it was helpful.'
  const good = shown.filter(each => each.helpful).length
  return `${shown.length} ${shown.length === 1 ? 'click' : 'clicks'}: ${good} helpful, ${shown.length - good} not.`
}
