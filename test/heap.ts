import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of JavaScript's own heap that somebody still holds. */
export function heapHeld(): number {
  collect()
  return process.memoryUsage().heapUsed
}
