import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ms, quantile, table } from './figures.ts'
import { addressOf, memoryOf, processorTimeOf } from './processes.ts'
import { byTurns, comparing, FRESH, megabytes, perSecond, QUESTIONS } from './rounds.ts'
import { openPeer, type Peer } from './teams/load.ts'

const ROOT = join(import.meta.dirname, '..')
const AT_ONCE = 16

interface Size {
  readonly rounds: number
  readonly warmUp: number
  readonly alone: number
  readonly flooded: number
}

const FULL: Size = { rounds: 5, warmUp: 1_000, alone: 500, flooded: 3_000 }
const SMOKE: Size = { rounds: 1, warmUp: 20, alone: 10, flooded: 50 }

/** What one process was seen to do. Milliseconds, megabytes. */
interface Seen {
  readonly start: number
  readonly alone: number[]
  readonly acknowledged: number[]
  readonly posted: number[]
  /** A second. */
  readonly messages: number
  /** Of processor time, a message. */
  readonly cost: number
  /** The same where no question is remembered. */
  readonly fresh: number
  readonly freshPosted: number[]
  readonly freshCost: number
  readonly idle: number
  readonly loaded: number
}

/**
 * The product against a bare botbuilder bot that echoes, by turns in one run. Both check the same signed token and post to the same
 * connector, which is in the process that writes. The ratios are of each round; the medians of them are what counts.
 */
export async function teams(smoke: boolean): Promise<string> {
  const size = smoke ? SMOKE : FULL
  const peer = await openPeer()
  const seen = await byTurns(
    size.rounds,
    () => measure('bench/teams/product.ts', peer, size),
    () => measure('bench/teams/bare-bot.mjs', peer, size),
  )
  await peer.close()
  const row = comparing(seen)
  return [
    `${size.rounds} rounds of each, in turn: ${size.alone} messages one by one, then ${size.flooded} of ${QUESTIONS.length} questions and ${size.flooded} of ${FRESH.length}, more than are remembered, ${AT_ONCE} at once:\n`,
    table(
      ['Teams', 'Seized', 'a bare botbuilder bot', 'ratio (below 1 is better)'],
      [
        row('answered, one by one, p50', s => quantile(s.alone, 0.5), ms, 'less'),
        row('answered, one by one, p99', s => quantile(s.alone, 0.99), ms, 'less'),
        row(`acknowledged, ${AT_ONCE} at once, p50`, s => quantile(s.acknowledged, 0.5), ms, 'less'),
        row(`acknowledged, ${AT_ONCE} at once, p99`, s => quantile(s.acknowledged, 0.99), ms, 'less'),
        row(`answered, ${AT_ONCE} at once, p50`, s => quantile(s.posted, 0.5), ms, 'less'),
        row(`answered, ${AT_ONCE} at once, p99`, s => quantile(s.posted, 0.99), ms, 'less'),
        row(`messages answered, ${AT_ONCE} at once`, s => s.messages, perSecond, 'more'),
        row('… none of the questions remembered', s => s.fresh, perSecond, 'more'),
        row('… answered, p50', s => quantile(s.freshPosted, 0.5), ms, 'less'),
        row('processor time of a message', s => s.cost, ms, 'less'),
        row('… of a question that is not remembered', s => s.freshCost, ms, 'less'),
        row('from spawn to the first acknowledgement', s => s.start, ms, 'less'),
        row('memory, idle', s => s.idle, megabytes, 'less'),
        row('memory, after the load', s => s.loaded, megabytes, 'less'),
      ],
    ),
  ].join('\n')
}

async function measure(program: string, peer: Peer, size: Size): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'seized-bench-'))
  const began = performance.now()
  const bot = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_URL: join(folder, 'seized.db'), BENCH_CLOUD: peer.cloud },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(bot)
    const listening = performance.now()
    const [first] = (await peer.write(address, 1, 1)).answered
    const start = listening - began + first!.acknowledged
    const idle = memoryOf(bot)
    await peer.write(address, size.warmUp, AT_ONCE)
    const alone = await peer.write(address, size.alone, 1)
    const before = processorTimeOf(bot)
    const flood = await peer.write(address, size.flooded, AT_ONCE)
    const between = processorTimeOf(bot)
    const fresh = await peer.write(address, size.flooded, AT_ONCE, true)
    return {
      start,
      idle,
      loaded: memoryOf(bot),
      alone: alone.answered.map(({ posted }) => posted),
      acknowledged: flood.answered.map(({ acknowledged }) => acknowledged),
      posted: flood.answered.map(({ posted }) => posted),
      messages: (1000 * size.flooded) / flood.took,
      cost: (between - before) / size.flooded,
      fresh: (1000 * size.flooded) / fresh.took,
      freshPosted: fresh.answered.map(({ posted }) => posted),
      freshCost: (processorTimeOf(bot) - between) / size.flooded,
    }
  } finally {
    bot.kill()
    await once(bot, 'close')
    rmSync(folder, { recursive: true })
  }
}
