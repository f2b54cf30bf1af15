import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readIndex } from '../../src/library/index-file.ts'

/** `SEIZED_TORTURE=50 vitest run test/torture` kills fifty times; the suite kills a few. */
const KILLS = Number(process.env.SEIZED_TORTURE ?? 4)

const folder = mkdtempSync(join(tmpdir(), 'seized-index-'))
afterAll(() => rmSync(folder, { recursive: true }))

test(
  `killed ${KILLS} times while it is saved, the index is the one before or the one after`,
  async () => {
    const file = join(folder, 'seized.db.index')
    const parts = () => readdirSync(folder).filter(name => name.endsWith('.part'))
    const hit = () => parts().length > 0
    /** Kills as soon as a file is seen half written, not counting those that earlier kills left. */
    const killWhileWritten = (child: ChildProcess) => {
      const before = parts().length
      const until = performance.now() + 1_000
      while (parts().length <= before && performance.now() < until);
      child.kill('SIGKILL')
    }
    // Until one came while a file was being written, or the test has seen nothing.
    for (let round = 0; round < KILLS || (!hit() && round < KILLS + 40); round++) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'save-index.ts'), file])
      await once(child.stdout, 'data')
      if (round % 2) killWhileWritten(child)
      else setTimeout(() => child.kill('SIGKILL'), Math.random() * 40)
      await once(child, 'close')
      const read = readIndex(file)
      expect(read).toMatchObject({ documents: ['content'] })
      if (typeof read !== 'string') expect(new Set(read.counts).size).toBe(1)
    }
    expect(hit()).toBe(true)
  },
  (KILLS + 40) * 2_000,
)
