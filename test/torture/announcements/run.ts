/**
 * The torture, by hand: npm run torture -- --seed 7 --announcements 2000 --kills 150 --database postgres --instances 3
 *
 * --unknown hold    what Teams cannot tell is held and not repeated
 * --blind           without reconciliation: it must show duplicates
 */
import { parseArgs } from 'node:util'
import { torture } from './torture.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    announcements: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '150' },
    database: { type: 'string', default: 'sqlite' },
    instances: { type: 'string', default: '3' },
    unknown: { type: 'string', default: 'repeat' },
    blind: { type: 'boolean', default: false },
  },
})
const outcome = await torture({
  seed: Number(values.seed),
  announcements: Number(values.announcements),
  kills: Number(values.kills),
  instances: Number(values.instances),
  database: values.database === 'postgres' ? 'postgres' : 'sqlite',
  unknown: values.unknown === 'hold' ? 'hold' : 'repeat',
  blind: values.blind,
  tell: line => process.stderr.write(`${line}\n`),
})
const { lost, doubled, released, ...counts } = outcome
// What is held is to be listed, and to arrive when it is let go.
const unreleased = released
  ? [
      ...released.lost,
      ...released.doubled,
      ...released.ids.filter(id => !released.listed.includes(id)).map(id => `${id}: held, and not listed`),
    ]
  : []
process.stdout.write(
  `${JSON.stringify({ ...counts, lost: lost.length, doubled: doubled.length, ...(released && { released: released.listed.length, unreleased: unreleased.length }) }, undefined, 2)}\n`,
)
const faults = [
  ...lost.map(each => `lost: ${each}`),
  ...doubled.map(each => `doubled: ${each}`),
  ...unreleased.map(each => `when let go: ${each}`),
]
for (const line of faults.slice(0, 50)) process.stdout.write(`${line}\n`)
// The fakes hold what nobody answered.
process.exit((values.blind ? doubled.length > 0 : faults.length === 0) ? 0 : 1)
