import { enableCompileCache } from 'node:module'

// It keeps compiled code, stripped TypeScript included, which is most of a cold start; only this file is stripped each time,
// so it is as short as it can be. In a folder of ours, because others may write to a shared temporary one.
enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/seized`)
await import('./start.ts')
