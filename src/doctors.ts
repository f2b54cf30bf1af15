import type { Finding } from './chat/finding.ts'
import type { Platform } from './chat/place.ts'
import { readConfig, storeIn } from './config.ts'
import { openStore } from './store/open.ts'

/** What each platform's doctor is; undefined where it has none. Loaded only then. */
const doctors: { readonly [platform in Platform]?: () => AsyncIterable<Finding> } = { slack, teams }

/** Looks at a platform's settings as the environment gives them, and at what the platform says of them. */
export const examine = (platform: Platform): AsyncIterable<Finding> | undefined => doctors[platform]?.()

async function* slack(): AsyncGenerator<Finding> {
  const config = await readConfig(process.env)
  const { examineSlack } = await import('./slack/doctor.ts')
  yield* examineSlack({
    config,
    async installations() {
      // A store that is not there holds none, and looking makes none.
      const database = storeIn(process.env)
      if (!database) return []
      const store = await openStore(database)
      try {
        return await store.memory.installations.all('slack')
      } finally {
        await store.close()
      }
    },
  })
}

async function* teams(): AsyncGenerator<Finding> {
  const config = await readConfig(process.env)
  const { examineTeams } = await import('./teams/doctor.ts')
  yield* examineTeams({ config })
}
