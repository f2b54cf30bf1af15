import { Worker } from 'node:worker_threads'
import type { Resolution } from '../../resolution/model.ts'
import type { Content } from './read.ts'

/** A document that was read, or in words that follow its name why not. */
export type Read = (Content & { readonly resolution: Resolution }) | { readonly fault: string }

/** Reads documents, one at a time, where they can do no harm. */
export interface Reader {
  /** Never throws for what a document holds. */
  read(bytes: Uint8Array): Promise<Read>
  close(): Promise<void>
}

/** Seconds for a document; the longest take two. */
const PATIENCE = 30
/** Megabytes for its objects. What is unpacked lies outside of them and has limits of its own. */
const MEMORY = 512

/**
 * A reader in a thread of its own, with a limit of time and of memory. A document that breaks one costs the thread, and the next
 * gets a new one.
 *
 * @param seconds for a document
 * @example
 * const reader = createReader()
 * const read = await reader.read(await readFile('1138.pdf'))
 * await reader.close()
 */
export function createReader({ seconds = PATIENCE, megabytes = MEMORY } = {}): Reader {
  let thread: Thread | undefined
  const close = async (): Promise<void> => {
    const ended = thread
    thread = undefined
    await ended?.worker.terminate()
  }
  return {
    async read(bytes) {
      thread ??= start(megabytes)
      const read = await outcome(thread, bytes, seconds)
      if ('broken' in read) await close()
      return 'broken' in read ? { fault: read.broken } : read
    },
    close,
  }
}

/** A worker, and who waits for its outcome. */
interface Thread {
  readonly worker: Worker
  settle: (read: Read | { readonly broken: string }) => void
}

function start(megabytes: number): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // What a library says of a broken document is nobody's business.
    stdout: true,
    stderr: true,
  })
  const thread: Thread = { worker, settle: () => undefined }
  worker.on('message', (read: Read) => thread.settle(read))
  worker.on('error', (cause: Error) => {
    const memory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
    thread.settle({ broken: memory ? 'takes too much memory to read' : `cannot be read (${cause.message})` })
  })
  worker.on('exit', () => thread.settle({ broken: 'cannot be read (its reader ended)' }))
  return thread
}

function outcome(thread: Thread, bytes: Uint8Array, seconds: number): Promise<Read | { readonly broken: string }> {
  return new Promise(resolve => {
    const late = () => thread.settle({ broken: `takes longer than ${seconds} seconds to read` })
    const timer = setTimeout(late, seconds * 1000)
    thread.settle = read => {
      clearTimeout(timer)
      resolve(read)
    }
    thread.worker.postMessage(bytes)
  })
}
