import { closeSync, existsSync, fdatasync, openSync } from 'node:fs'

/**
 * Milliseconds between a quick commit and the request that it be on the disk. While the system writes, the next commit waits for it:
 * so not at once, but behind the answer that follows, whose own commit is taken along.
 */
const FLUSH_AFTER = 5

interface Flusher {
  /** A moment later; what was written until then is taken along. */
  soon(): void
  /** Asks for nothing more. */
  close(): void
}

/** Has a file written to the disk, by one request at a time: what comes meanwhile is taken by the next. */
export function flusher(file: string): Flusher {
  let opened: number | undefined
  let running = false
  let wanted = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const end = () => {
    if (opened !== undefined) closeSync(opened)
    opened = undefined
  }
  const soon = () => {
    wanted = true
    if (!running && !closed) timer ??= setTimeout(flush, FLUSH_AFTER)
  }
  const flush = () => {
    timer = undefined
    if (opened === undefined && !existsSync(file)) return
    opened ??= openSync(file, 'r+')
    running = true
    wanted = false
    // A disk that fails is found out by the next commit that waits for it.
    fdatasync(opened, () => {
      running = false
      if (closed) end()
      else if (wanted) soon()
    })
  }
  return {
    soon,
    close() {
      closed = true
      clearTimeout(timer)
      if (!running) end()
    },
  }
}
