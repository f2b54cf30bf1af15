/**
 * npm run bench [-- --smoke]
 *
 * Prints the tables of docs/benchmarks.md for this machine. --smoke measures next to nothing: it shows that the bench runs.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { answers } from './answers.ts'
import { slack } from './slack.ts'
import { starts } from './starts.ts'
import { teams } from './teams.ts'
import { thousand } from './thousand.ts'

const { values } = parseArgs({ options: { smoke: { type: 'boolean', default: false } } })

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`,
)
console.log(answers(values.smoke ? 2 : 100))
console.log(await starts(values.smoke ? 1 : 25))
console.log(await (values.smoke ? thousand(40, 1, 1) : thousand(1_000, 20, 15)))
console.log(await slack(values.smoke))
console.log(await teams(values.smoke))
