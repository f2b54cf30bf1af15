// As src/main.ts does: with its code compiled at an earlier start.
import { enableCompileCache } from 'node:module'

enableCompileCache(`${import.meta.dirname}/../../node_modules/.cache/seized`)
await import('./edge.ts')
