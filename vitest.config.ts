import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // a browser or a database starts slowly on a busy machine
    hookTimeout: 60_000,
  },
})
