import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Unknown } from '../../../src/announcements/delivery.ts'
import { stamp } from '../../../src/announcements/instant.ts'
import type { Row } from '../../../src/announcements/ledger.ts'
import { timelineOf } from '../../../src/announcements/plan.ts'
import { openStore } from '../../../src/store/open.ts'
import { BOT, TEAM } from '../../slack/fake/slack.ts'
import { openPlatforms, seeded } from './chaos.ts'
import { judge, type Verdict } from './check.ts'
import { openDatabase } from './database.ts'
import { type Orders, orderEnv } from './orders.ts'

export interface TortureOptions {
  readonly seed: number
  /** At least so many fall due. */
  readonly announcements: number
  /** kill -9, of those that announce; those of ingests and of migrations come on top. */
  readonly kills: number
  readonly instances: number
  readonly database: 'sqlite' | 'postgres'
  readonly unknown: Unknown
  /** Without reconciliation: then it must double. */
  readonly blind: boolean
  readonly tell?: (line: string) => void
}

export interface Outcome extends Verdict {
  readonly seconds: number
  readonly kills: { readonly announcing: number; readonly begun: number; readonly ingesting: number }
  readonly restarts: number
  readonly mischief: Readonly<Record<string, number>>
  /** Where what cannot be told is held: what an administrator was shown of it, and what stood when all of it was let go. */
  readonly released?: Released
}

interface Released extends Verdict {
  /** Ids that `ledger --failed` names, sorted. */
  readonly listed: readonly string[]
  /** Ids that are held, sorted. */
  readonly ids: readonly string[]
}

/** Deadlines of each channel, two announcements each. */
const DEADLINES = 10
const LEADS = [1, 0]
const AS_OF = '2030-03-01T00:00:00Z'
/** The first is announced on the 2nd of March, the last on the 12th. */
const DAYS = 12
/** Milliseconds between two kills of one instance, on the average, its start included. */
const LIFE = 5000

/** How often the database is restarted, at most. */
const RESTARTS = 4
/** Of each announcement, how much mischief there is for it. */
const MISCHIEF = 0.4

const root = join(import.meta.dirname, '../../..')

/** Announces over two platforms that misbehave, with processes that are killed, and judges what stands in the channels. */
export async function torture(options: TortureOptions): Promise<Outcome> {
  const { seed, announcements, kills, instances, blind, unknown, tell = () => undefined } = options
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'seized-torture-'))
  const begun = performance.now()
  const places = Math.ceil(announcements / (DEADLINES * LEADS.length))
  const channels = Array.from({ length: places }, (_, n) => (n % 2 === 0 ? `C${n}` : `19:${n}@thread.tacv2`))
  const database = await openDatabase(options.database, folder)
  const platforms = await openPlatforms(random, channels)
  const children = new Set<ChildProcess>()
  try {
    const ingesting = await ingestUnderFire(database.address, folder, random, Math.max(2, Math.ceil(kills / 15)))
    tell(`ingested, killed ${ingesting} times on the way`)
    await subscribe(database.address, channels, platforms.teams.url)
    const expected = places * DEADLINES * LEADS.length
    // The last deadline falls due when three quarters of the kills are done.
    const life = ((kills * LIFE) / instances) * 0.75 + 4000
    const orders: Orders = {
      database: database.address,
      slack: platforms.slack.apiUrl,
      asOf: AS_OF,
      epoch: Date.now(),
      speed: Math.max(1, Math.round((DAYS * 86_400_000) / life)),
      unknown,
      blind,
    }
    let killed = 0
    let over = false
    const stirring = (async () => {
      while (!over) {
        platforms.stir()
        await sleep(random() * 2 * (life / (expected * MISCHIEF)))
      }
    })()
    const restarting = (async () => {
      let count = 0
      while (!over && killed < kills && count < RESTARTS) {
        await sleep(Math.max(life / RESTARTS, 20_000))
        if (over || killed >= kills) break
        await database.disturb()
        count++
        tell(`database disturbed (${count})`)
      }
      return count
    })()
    const instance = async (): Promise<void> => {
      while (!over) {
        const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts')], {
          env: { PATH: process.env.PATH, ...orderEnv(orders) },
          stdio: ['ignore', 'pipe', process.env.TORTURE_LOG ? 'inherit' : 'ignore'],
        })
        children.add(child)
        const ended = once(child, 'exit').finally(() => children.delete(child))
        if (killed < kills) {
          await Promise.race([moment(child, random), ended])
          if (child.exitCode === null && child.kill('SIGKILL')) killed++
        }
        await ended
      }
    }
    const running = Array.from({ length: instances }, instance)
    const settled = () => drained(database.address, expected, begun, tell, () => killed >= kills, platforms.calm)
    const rows = await settled()
    const verdict = judge(expected, rows, platforms)
    const letGo = async (rows: readonly Row[]): Promise<Released> => {
      const first = await letAllGo(database.address, rows)
      let after = await settled()
      // What meets mischief that was ordered before is held once more.
      for (let again = 0; again < 5 && after.some(isHeld); again++) {
        await letAllGo(database.address, after)
        after = await settled()
      }
      return { ...first, ...judge(expected, after, platforms) }
    }
    const released = unknown === 'hold' ? await letGo(rows) : undefined
    over = true
    for (const child of children) child.kill('SIGKILL')
    await Promise.all([...running, stirring])
    const restarts = await restarting
    const tries = rows.reduce((sum, row) => sum + row.tries, 0)
    return {
      ...verdict,
      seconds: Math.round((performance.now() - begun) / 1000),
      kills: { announcing: killed, begun: tries, ingesting },
      restarts,
      mischief: Object.fromEntries(platforms.mischief),
      ...(released && { released }),
    }
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await platforms.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * When an instance is killed: mostly some milliseconds after one of its posts began, so that the kill falls between intent and
 * send, or between send and record; else at any time of its life, its start and its plan included.
 */
async function moment(child: ChildProcess, random: () => number): Promise<void> {
  if (random() < 0.2) return sleep(random() * 6000)
  let left = 1 + Math.floor(random() * 15)
  await new Promise<void>(resolve => {
    child.stdout?.on('data', (chunk: Buffer) => {
      left -= String(chunk).split('post').length - 1
      if (left <= 0) resolve()
    })
    // Nothing is due, or it waits.
    void sleep(20_000).then(resolve)
  })
  await sleep(random() * random() * 60)
}

/** Makes the store and takes in the texts by the product's own command, which is killed again and again. */
async function ingestUnderFire(database: string, folder: string, random: () => number, kills: number): Promise<number> {
  const texts = join(folder, 'texts')
  mkdirSync(texts)
  for (let n = 0; n < DEADLINES; n++)
    writeFileSync(
      join(texts, `${n}.txt`),
      `S/RES/${9100 + n} (2030)\n1 February 2030\n\nRESOLUTION ${9100 + n} (2030)\n\nAdopted by the Security Council at its 9999th meeting, on 1 February 2030\n\nThe Security Council,\n\nRecalling its resolution 9000 (2029),\n\n1. Requests the Secretary-General to report by ${3 + n} March 2030;\n\n2. ${'Takes note of what was said before. '.repeat(2000)}\n`,
    )
  const run = () =>
    spawn(process.execPath, ['src/main.ts', 'ingest', texts], {
      cwd: root,
      env: { PATH: process.env.PATH, DATABASE_URL: database },
      stdio: 'ignore',
    })
  for (let n = 0; n < kills; n++) {
    const child = run()
    const ended = once(child, 'exit')
    await Promise.race([sleep(100 + random() * 900), ended])
    child.kill('SIGKILL')
    await ended
  }
  const [code] = await once(run(), 'exit')
  if (code !== 0) throw new Error(`ingest ended with ${code}`)
  return kills
}

/** What an administrator does with announcements that are held: lists them, and lets each be tried again. */
async function letAllGo(database: string, rows: readonly Row[]): Promise<Pick<Released, 'listed' | 'ids'>> {
  const ledger = async (...words: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts', 'ledger', ...words], {
      cwd: root,
      env: { PATH: process.env.PATH, DATABASE_URL: database },
    })
    return stdout
  }
  const lines = (await ledger('--failed', '--json', '--most', '100000')).split('\n').filter(line => line !== '')
  const listed = lines.map((line): Row => JSON.parse(line))
  // What another message says goes with that one.
  for (const { id, toldBy } of listed) if (toldBy === undefined) await ledger('retry', id)
  const ids = (of: readonly Row[]) => of.map(row => row.id).toSorted()
  return { listed: ids(listed), ids: ids(rows.filter(isHeld)) }
}

async function subscribe(database: string, channels: readonly string[], connector: string): Promise<void> {
  const store = await openStore(database)
  try {
    // Announcing begins before the first process comes so far: what falls due before that is due.
    await store.announcing.agenda.begin(
      timelineOf({ asOf: Temporal.Instant.from(AS_OF) }),
      stamp(Temporal.Instant.from(AS_OF)),
    )
    for (const [n, channel] of channels.entries()) {
      const platform = n % 2 === 0 ? 'slack' : 'teams'
      const place = platform === 'slack' ? `${TEAM}/${channel}` : channel
      if (platform === 'teams')
        await store.memory.places.see({
          platform,
          workspace: 'tenant',
          place,
          reference: JSON.stringify({
            serviceUrl: connector,
            bot: `28:${BOT.id}`,
            tenant: 'tenant',
            kind: 'channel',
            channel,
          }),
        })
      await store.memory.subscriptions.add({
        id: `s${n}`,
        platform,
        workspace: platform === 'slack' ? TEAM : 'tenant',
        place,
        subject: { kind: 'all' },
        leads: LEADS,
        at: `${String(n % 24).padStart(2, '0')}:00`,
        zone: 'UTC',
        createdAt: AS_OF,
        createdBy: 'U1',
        only: 'report',
      })
    }
  } finally {
    await store.close()
  }
}

/** Longest wait after the last deadline, in milliseconds. */
const PATIENCE = 180_000

/** Waits until nothing is under way any more. */
async function drained(
  database: string,
  expected: number,
  begun: number,
  tell: (line: string) => void,
  killed: () => boolean,
  calm: () => void,
): Promise<readonly Row[]> {
  let store = await openStore(database)
  let quiet = 0
  for (let last = performance.now(); ; ) {
    await sleep(1000)
    try {
      const rows = await store.announcing.book.list({}, 1_000_000)
      const open = rows.filter(
        row => row.state === 'due' || row.state === 'claimed' || (row.state === 'uncertain' && !isHeld(row)),
      )
      const settled = rows.length - open.length
      if (Math.round((performance.now() - begun) / 1000) % 10 === 0)
        tell(`${settled} of ${expected} settled, ${open.length} under way`)
      if (killed()) calm()
      else last = performance.now()
      quiet = rows.length >= expected && open.length === 0 && killed() ? quiet + 1 : 0
      if (quiet >= 2 || performance.now() - last > PATIENCE) {
        await store.close()
        return rows
      }
    } catch {
      // The database restarts.
      await store.close().catch(() => undefined)
      await sleep(500)
      store = await openStore(database).catch(() => store)
    }
  }
}

const isHeld = (row: Row): boolean => row.reason?.startsWith('held') === true
