import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { SECRET, startSlack } from './slack-fake.ts'

/** `SEIZED_TORTURE=200 vitest run test/torture/slack` kills two hundred times; the suite kills a few. */
const KILLS = Number(process.env.SEIZED_TORTURE ?? 4)
/** Mentions a second. */
const LOAD = 60
/** Milliseconds that a process lives at most, from its first acknowledgement. */
const LIFE = 1_000
/** Milliseconds in which the last process answers what its dead predecessors left. */
const REST = 60_000

const root = mkdtempSync(join(tmpdir(), 'seized-torture-'))
afterAll(() => rmSync(root, { recursive: true }))
const database = join(root, 'seized.db')

test(
  `killed ${KILLS} times under load, no acknowledged event is lost, and one is answered twice only where the kill fell between the post and its record`,
  async () => {
    const slack = await startSlack()
    const port = await freePort()
    slack.app = `http://127.0.0.1:${port}`
    const start = (life: number) => serve(port, slack.apiUrl(life))

    const questions = ['when does it expire?', 'what does OP6 (d) say?', 'and the budget?', 'who reports to whom?']
    let asked = 0
    const load = setInterval(() => slack.mention(questions[asked++ % questions.length]!), 1000 / LOAD)

    /** By process: the events that were acknowledged or under way and stood without a record when it was killed. */
    const unrecorded: Set<string>[] = []
    let inTheJournalAlone = 0
    for (let life = 0; life < KILLS; life++) {
      const app = start(life)
      const began = slack.said.filter(event => event.acknowledged).length
      await until(() => slack.said.filter(event => event.acknowledged).length > began, REST)
      await new Promise(resolve => setTimeout(resolve, Math.random() * LIFE))
      app.kill('SIGKILL')
      await once(app, 'close')
      unrecorded.push(withoutRecord())
      inTheJournalAlone += onlyInTheJournal()
    }
    clearInterval(load)

    const last = start(KILLS)
    await slack.quiet()
    await until(() => withoutRecord().size === 0, REST)
    last.kill()
    const [code] = await once(last, 'close')
    await slack.close()

    const answersOf = Map.groupBy(slack.accepted, answer => answer.thread)
    const acknowledged = slack.said.filter(event => event.acknowledged)
    const lost = acknowledged.filter(event => !answersOf.has(event.ts))
    const doubled = slack.said.filter(event => (answersOf.get(event.ts)?.length ?? 0) > 1)
    // Every answer but the last must have been posted by a process that was killed before it could record it.
    const unexplained = doubled.filter(event => {
      const lives = answersOf.get(event.ts)!.map(answer => answer.life)
      return !lives.slice(0, -1).every((life, i) => life < lives[i + 1]! && unrecorded[life]?.has(`slack/${event.id}`))
    })
    const inTheGap = unrecorded.reduce((sum, events) => sum + events.size, 0)
    const apologies = slack.accepted.filter(({ text }) => text.startsWith('Something failed'))
    const counts = {
      kills: KILLS,
      events: slack.said.length,
      acknowledged: acknowledged.length,
      lost: lost.length,
      answeredTwice: doubled.length,
      twiceUnexplained: unexplained.length,
      underWayAtAKill: inTheGap,
      inTheJournalAlone,
      apologies: apologies.length,
    }
    console.log(JSON.stringify(counts))
    expect(code).toBe(0)
    // Or nothing was put to the test.
    expect(acknowledged.length).toBeGreaterThan(KILLS * 5)
    expect(inTheGap).toBeGreaterThan(0)
    expect(lost).toEqual([])
    expect(unexplained).toEqual([])
    // Nobody was answered whom Slack does not know to have asked.
    expect(slack.accepted.filter(({ thread }) => !slack.said.some(event => event.ts === thread))).toEqual([])
  },
  REST * 3 + KILLS * 15_000,
)

function serve(port: number, apiUrl: string): ChildProcess {
  return spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      DATABASE_URL: database,
      SLACK_BOT_TOKEN: 'xoxb-torture',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: apiUrl,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The events in the store that nobody has answered, as far as the store knows. */
function withoutRecord(): Set<string> {
  const opened = new DatabaseSync(database, { readOnly: true })
  try {
    return new Set(
      opened
        .prepare('select id from inbox where done_at is null')
        .all()
        .map(row => String(row.id)),
    )
  } finally {
    opened.close()
  }
}

/** How many events the killed process had written into the journal and not yet put into the store. */
function onlyInTheJournal(): number {
  const journal = `${database}-received`
  if (!existsSync(journal)) return 0
  const opened = new DatabaseSync(database, { readOnly: true })
  try {
    const known = opened.prepare('select 1 from inbox where id = ? or alias = ?')
    return readFileSync(journal, 'utf8')
      .split('\n')
      .filter(line => line.endsWith('}'))
      .map(line => JSON.parse(line))
      .filter(({ id, alias }) => !known.get(id, alias)).length
  } finally {
    opened.close()
  }
}

async function until(holds: () => boolean, patience: number): Promise<void> {
  const end = performance.now() + patience
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to pass')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
