import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ms, quantile, table } from './figures.ts'
import { apart } from './placement.ts'
import { addressOf, memoryOf, processorTimeOf } from './processes.ts'
import { byTurns, comparing, FRESH, megabytes, perSecond, pooling, QUESTIONS } from './rounds.ts'
import { flooded, now, paced, SECRET, type Sent, Slack } from './slack/load.ts'

const ROOT = join(import.meta.dirname, '..')
const PER_SECOND = 100
const AT_ONCE = 64
/** Milliseconds after which a post is taken to be lost. */
const LOST = 60_000

interface Size {
  readonly rounds: number
  readonly warmUp: number
  readonly paced: number
  /** The same, with a processor for the load alone. */
  readonly apart: number
  readonly flooded: number
}

const FULL: Size = { rounds: 5, warmUp: 1_000, paced: 1_500, apart: 500, flooded: 3_000 }
const SMOKE: Size = { rounds: 1, warmUp: 20, paced: 50, apart: 50, flooded: 100 }

const BARE = ['bench/slack/bare-app.mjs']
const PRODUCT = ['src/main.ts', 'serve']

/** What one process was seen to do. */
interface Seen {
  readonly start: number
  readonly acknowledged: number[]
  readonly posted: number[]
  /** Those that were sent from a processor of their own; empty where the machine has none to give. */
  readonly acknowledgedApart: number[]
  /** A second. */
  readonly mentions: number
  readonly fresh: number
  readonly commands: number
  readonly answered: number[]
  /** Milliseconds of processor time that a mention, a command takes. */
  readonly cost: { readonly mention: number; readonly fresh: number; readonly command: number }
  /** Megabytes resident. */
  readonly idle: number
  readonly loaded: number
}

/**
 * The product against a bare Bolt app that echoes, by turns in one run: the app, the fake Slack that takes the posts and the load are
 * three processes. The ratios are of each round, and the median of them counts; where there are many a round, of all rounds together.
 */
export async function slack(smoke: boolean): Promise<string> {
  const size = smoke ? SMOKE : FULL
  const seen = await byTurns(
    size.rounds,
    () => measure(PRODUCT, size),
    () => measure(BARE, size),
  )
  const row = comparing(seen)
  const rowOfAll = pooling(seen)
  return [
    `${size.rounds} rounds of each, in turn: ${size.paced} mentions at ${PER_SECOND}/s and ${size.apart} from a processor of their own, then ${size.flooded} mentions of ${QUESTIONS.length} questions, ${size.flooded} slash commands, and ${size.flooded} mentions of ${FRESH.length} questions, more than are remembered, ${AT_ONCE} at once:\n`,
    table(
      ['Slack', 'Seized', 'a bare Bolt app', 'ratio (below 1 is better)'],
      [
        rowOfAll(`acknowledged at ${PER_SECOND}/s, p50`, s => s.acknowledged, 0.5, ms),
        rowOfAll(`acknowledged at ${PER_SECOND}/s, p99`, s => s.acknowledged, 0.99, ms),
        row('… p99 of each round', s => quantile(s.acknowledged, 0.99), ms, 'less'),
        ...(seen.product.some(s => s.acknowledgedApart.length === 0)
          ? []
          : [
              rowOfAll('… with a processor for the load alone, p50', s => s.acknowledgedApart, 0.5, ms),
              rowOfAll('… with a processor for the load alone, p99', s => s.acknowledgedApart, 0.99, ms),
            ]),
        rowOfAll(`posted at ${PER_SECOND}/s, p50`, s => s.posted, 0.5, ms),
        rowOfAll(`posted at ${PER_SECOND}/s, p99`, s => s.posted, 0.99, ms),
        row('mentions answered, saturated', s => s.mentions, perSecond, 'more'),
        row('… none of the questions remembered', s => s.fresh, perSecond, 'more'),
        row('slash commands answered, saturated', s => s.commands, perSecond, 'more'),
        row('slash command, saturated, p50', s => quantile(s.answered, 0.5), ms, 'less'),
        row('processor time of a mention', s => s.cost.mention, ms, 'less'),
        row('… of a question that is not remembered', s => s.cost.fresh, ms, 'less'),
        row('processor time of a slash command', s => s.cost.command, ms, 'less'),
        row('from spawn to the first acknowledgement', s => s.start, ms, 'less'),
        row('memory, idle', s => s.idle, megabytes, 'less'),
        row('memory, after the load', s => s.loaded, megabytes, 'less'),
      ],
    ),
  ].join('\n')
}

async function measure(args: readonly string[], size: Size): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'seized-bench-'))
  const fake = fork(join(ROOT, 'bench/slack/fake-slack.ts'), { execArgv: [] })
  const [{ address }] = await once(fake, 'message')
  const began = now()
  const app = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: join(folder, 'seized.db'),
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: address,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const load = new Slack(await addressOf(app), AT_ONCE)
  try {
    await load.mention()
    const start = now() - began
    await postsOf(fake, 1)
    const idle = memoryOf(app)
    await flooded(load.mention, size.warmUp, 16)
    await flooded(load.command, size.warmUp, 16)
    await postsOf(fake, size.warmUp)
    const steady = await paced(load.mention, PER_SECOND, size.paced)
    const posts = await postsOf(fake, size.paced)
    const together = apart([process.pid, fake.pid!], app.pid!)
    const alone = together ? await paced(load.mention, PER_SECOND, size.apart) : []
    await postsOf(fake, alone.length)
    together?.()
    const before = processorTimeOf(app)
    const flood = await flooded(load.mention, size.flooded, AT_ONCE)
    const mentions = perSecondOf(flood, await postsOf(fake, size.flooded))
    const asked = processorTimeOf(app)
    const commands = await flooded(load.command, size.flooded, AT_ONCE)
    const between = processorTimeOf(app)
    // Last: it drives out what is remembered.
    const unknown = await flooded(load.freshMention, size.flooded, AT_ONCE)
    const fresh = perSecondOf(unknown, await postsOf(fake, size.flooded))
    const after = processorTimeOf(app)
    return {
      start,
      idle,
      loaded: memoryOf(app),
      acknowledged: steady.map(took),
      posted: steady.map(({ ts, at }) => posts.get(ts)! - at),
      acknowledgedApart: alone.map(took),
      mentions,
      fresh,
      commands:
        (1000 * size.flooded) / (Math.max(...commands.map(c => c.acknowledged)) - Math.min(...commands.map(c => c.at))),
      answered: commands.map(took),
      cost: {
        mention: (asked - before) / size.flooded,
        fresh: (after - between) / size.flooded,
        command: (between - asked) / size.flooded,
      },
    }
  } finally {
    await load.close()
    app.kill()
    fake.kill()
    await Promise.all([once(app, 'close'), once(fake, 'close')])
    rmSync(folder, { recursive: true })
  }
}

/** From the first that was sent to the last that was answered. */
const perSecondOf = (sent: readonly Sent[], posts: ReadonlyMap<string, number>): number =>
  (1000 * sent.length) / (Math.max(...posts.values()) - Math.min(...sent.map(({ at }) => at)))

const took = ({ at, acknowledged }: Sent) => acknowledged - at

/** The posts that arrived since the last look, by thread, once there are so many. */
async function postsOf(fake: ChildProcess, count: number): Promise<Map<string, number>> {
  const posts = new Map<string, number>()
  const until = now() + LOST
  while (posts.size < count) {
    fake.send('report')
    const [{ posted }] = await once(fake, 'message')
    for (const [thread, at] of posted) posts.set(thread, at)
    if (posts.size < count && now() > until)
      throw new Error(`${count - posts.size} of ${count} mentions were never answered`)
    if (posts.size < count) await new Promise(resolve => setTimeout(resolve, 20))
  }
  return posts
}
