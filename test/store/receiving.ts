/** Receives events in a process of its own, says so line by line, and ends as it was told: `node receiving.ts DATABASE END ID…` */
import { openStore } from '../../src/store/open.ts'

const [database = '', end, ...ids] = process.argv.slice(2)
const { memory } = await openStore(database)
const lease = { holder: 'child', now: '2030-01-01T00:00:00.000Z', until: '2030-01-01T00:00:15.000Z' }
await memory.inbox.takeOver('slack', lease, 1)

for (const id of ids) {
  // "Ev1:300000" has a payload of that many characters.
  const [name = '', length = '2'] = id.split(':')
  try {
    const payload = JSON.stringify('x'.repeat(Number(length) - 2))
    const { taken } = await memory.inbox.receive({ keys: [name], platform: 'slack', payload }, lease)
    if (end === 'in the journal') process.kill(process.pid, 'SIGKILL')
    await taken
    process.stdout.write(`${name}\n`)
  } catch (cause) {
    process.stdout.write(`${name}: ${cause instanceof Error ? cause.message : cause}\n`)
  }
}
if (end === 'in the database') process.kill(process.pid, 'SIGKILL')
// Until it is killed.
setInterval(() => undefined, 1_000)
