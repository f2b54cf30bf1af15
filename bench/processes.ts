import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The address that a program prints when it listens. */
export async function addressOf(child: ChildProcess): Promise<string> {
  let seen = ''
  for await (const chunk of child.stdout!) {
    seen += chunk
    const found = /http:\/\/\S+/.exec(seen)
    if (found) {
      child.stdout!.resume()
      return found[0]
    }
  }
  throw new Error(`ended without an address: ${seen}`)
}

/** Megabytes that a process holds; not a number where the machine has no /proc. */
export function memoryOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Milliseconds that all threads of a process have computed; not a number where the machine has no /proc. In steps of ten: proc(5). */
export function processorTimeOf({ pid }: ChildProcess): number {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * 10
  } catch {
    return Number.NaN
  }
}
