/**
 * The least that Slack is to an app: it takes posts, in a process of its own, and notes when each arrived. Started with an IPC channel:
 * says `{ address }` once it listens, and answers any message with what was posted since the last one, as pairs of the thread and the
 * moment in milliseconds of the machine's monotonic clock.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

let posted: [thread: string, at: number][] = []
let count = 0

const BOT = {
  ok: true,
  url: 'https://bench.slack.com/',
  team: 'Bench',
  team_id: 'T1',
  user: 'seized',
  user_id: 'UBOT',
  bot_id: 'BBOT',
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    const at = Number(process.hrtime.bigint()) / 1e6
    let answer: object = { ok: true }
    if (request.url?.endsWith('/auth.test')) answer = BOT
    if (request.url?.endsWith('/chat.postMessage')) {
      const form = new URLSearchParams(Buffer.concat(chunks).toString())
      posted.push([form.get('thread_ts') ?? '', at])
      answer = {
        ok: true,
        channel: form.get('channel'),
        ts: `1800000000.${String(++count).padStart(6, '0')}`,
        message: {},
      }
    }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer))
  })
})
server.keepAliveTimeout = 60_000

process.on('message', () => {
  process.send?.({ posted })
  posted = []
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/` }),
)
