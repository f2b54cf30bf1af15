import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Browsers and killed processes on a shared machine: where it runs unwatched, a test that failed is tried once more, and vitest names it.
    retry: process.env.CI ? 1 : 0,
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Vitest leaves one core free, which on two cores is half of them; many tests wait for processes and browsers.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    // a browser or a database starts slowly on a busy machine
    hookTimeout: 60_000,
  },
})
