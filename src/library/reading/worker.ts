import { parentPort } from 'node:worker_threads'
import { parse } from '../../resolution/parse.ts'
import { Unreadable } from './decode.ts'
import { readContent } from './read.ts'
import type { Read } from './reader.ts'

/** The thread in which documents are read: one message with bytes in, one with the outcome out. */
parentPort?.on('message', async (bytes: Uint8Array) => parentPort?.postMessage(await outcome(bytes)))

async function outcome(bytes: Uint8Array): Promise<Read> {
  try {
    const content = await readContent(bytes)
    return { ...content, resolution: parse(content.text) }
  } catch (cause) {
    if (cause instanceof Unreadable) return { fault: cause.message }
    return { fault: `cannot be read (${cause instanceof Error ? cause.message : String(cause)})` }
  }
}
