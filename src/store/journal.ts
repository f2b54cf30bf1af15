import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isBusy } from './sqlite.ts'

/** What stands in a journal. */
export interface Entries {
  /** Oldest first. */
  readonly records: readonly unknown[]
  /** How many lines are none: whoever wrote one was told that it failed, or was killed before anybody was told that it had not. */
  readonly torn: number
}

/** A file that records are put at the end of, by one process at a time. */
export interface Journal {
  /** Bytes that stand in it. */
  readonly size: number
  /**
   * Takes hold of the file, until it is closed or the process ends, however it ends.
   *
   * @returns undefined where another has it; else what its last holder left
   * @throws what the file system throws
   */
  hold(): Entries | undefined
  /**
   * Puts a record at the end. When it returns, the system has it: it outlives the process.
   *
   * @throws what the file system throws: the record then counts as not written.
   */
  append(record: object): void
  /** Has the disk write what stands in it, in the background. */
  flush(): void
  /** Takes out all that stands in it. */
  cut(): void
  /** Lets go of it. It stays, with all that stands in it; an empty one goes. */
  close(): void
}

/**
 * A journal at a path; beside it a file is made that is locked by whoever holds it, and stays.
 * Each record is a line of JSON that begins with its line break, so that one which was cut short spoils none that follows.
 *
 * @example
 * const journal = openJournal('var/seized.db-received')
 * const left = journal.hold()
 * journal.append({ id: 'Ev1' })
 */
export function openJournal(file: string): Journal {
  let lock: DatabaseSync | undefined
  let opened: number | undefined
  let size = 0
  const held = (): number => {
    if (opened === undefined) throw new Error(`${file} is not held`)
    return opened
  }
  const close = () => {
    if (opened !== undefined) {
      closeSync(opened)
      if (size === 0) rmSync(file, { force: true })
    }
    opened = undefined
    // Last: what another takes hold of must not be taken away behind its back.
    lock?.close()
    lock = undefined
  }
  return {
    get size() {
      return size
    },
    hold() {
      lock = locked(`${file}.lock`)
      if (!lock) return undefined
      try {
        opened = openSync(file, 'a')
        const entries = readEntries(readFileSync(file))
        size = entries.size
        return entries
      } catch (cause) {
        close()
        throw cause
      }
    },
    append(record) {
      const line = Buffer.from(`\n${JSON.stringify(record)}`)
      try {
        for (let at = 0; at < line.length; ) at += writeSync(held(), line, at)
      } catch (cause) {
        ftruncateSync(held(), size)
        throw cause
      }
      size += line.length
    },
    flush: () => fdatasync(held(), () => undefined),
    cut() {
      if (size > 0) ftruncateSync(held(), 0)
      size = 0
    },
    close,
  }
}

/**
 * A lock that the system takes back when its holder ends, kill -9 included, and that holds within a process too: of a SQLite file in
 * which nothing ever stands. Node offers none by itself.
 */
function locked(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    if (isBusy(cause)) return undefined
    throw cause
  }
}

function readEntries(bytes: Buffer): Entries & { readonly size: number } {
  const records: unknown[] = []
  let torn = 0
  for (const line of bytes.toString().split('\n')) {
    if (line === '') continue
    try {
      records.push(JSON.parse(line))
    } catch {
      torn++
    }
  }
  return { records, torn, size: bytes.length }
}
