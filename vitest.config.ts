import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/sequencer.ts'

const COMPUTES = [
  'test/{assistant,chat,eval,library,property,resolution,tables}/**/*.test.ts',
  'test/{slack,teams}/render/*.test.ts',
]

export default defineConfig({
  test: {
    // Browsers and killed processes on a shared machine: where it runs unwatched, a test that failed is tried once more, and vitest names it.
    retry: process.env.CI ? 1 : 0,
    projects: [
      // What only computes shares a process with what ran there before, and what that had loaded; all else has one of its own.
      { extends: true, test: { name: 'computes', include: COMPUTES, isolate: false } },
      { extends: true, test: { name: 'runs', include: ['test/**/*.test.ts'], exclude: COMPUTES } },
    ],
    environment: 'node',
    // Vitest leaves one core free, which on two cores is half of them; many tests wait for processes and browsers.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongFirst },
    // As many files run at once as there are cores, beside the processes and browsers that they start.
    testTimeout: 40_000,
    // a browser or a database starts slowly on a busy machine
    hookTimeout: 60_000,
  },
})
