import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

const LAST = cpus().length - 1

/**
 * Gives the load the first processor, and leaves the others to what is measured. By itself Linux wakes whoever waits on a connection
 * on the processor of whoever wrote to it, also while another one idles: then a load measures how long the other goes on computing.
 *
 * @param load ids of processes
 * @param measured the id of a process
 * @returns puts an end to it; undefined where that cannot be had: with one processor, or without taskset(1)
 */
export function apart(load: readonly number[], measured: number): (() => void) | undefined {
  const place = (pid: number, processors: string): boolean =>
    spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', processors, String(pid)]).status === 0
  const all = `0-${LAST}`
  const back = () => {
    for (const pid of [...load, measured]) place(pid, all)
  }
  if (LAST === 0) return undefined
  const placed = load.every(pid => place(pid, '0')) && place(measured, `1-${LAST}`)
  if (placed) return back
  back()
  return undefined
}
