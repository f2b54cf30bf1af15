import type { Memory } from '../../src/chat/memory.ts'
import type { Clock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { createSeal } from '../../src/sealed.ts'
import { clientOptions } from '../../src/slack/api.ts'
import { createManyBots } from '../../src/slack/install-many.ts'
import { createRefresh, createRotation } from '../../src/slack/install-rotate.ts'
import { createRows } from '../../src/slack/install-store.ts'
import type { OAuthFake } from './oauth-fake.ts'

export const OAUTH = { clientId: 'client', clientSecret: 'secret', stateSecret: 'state' }

/** A clock that tests turn. */
export function handClock(start = '2030-01-01T00:00:00Z') {
  let at = Temporal.Instant.from(start)
  const clock: Clock = { now: () => at, today: (zone = 'UTC') => at.toZonedDateTimeISO(zone).toPlainDate() }
  return {
    ...clock,
    turn(by: Temporal.DurationLike) {
      at = at.add(by)
    },
  }
}

/** The bots of one instance of the product: real store, real Web API client. */
export function instance(fake: OAuthFake, memory: Memory, keys: readonly Buffer[], clock: Clock) {
  const logged: string[] = []
  const log = createLog('info', line => logged.push(line))
  const options = clientOptions(fake, log)
  const rows = createRows(memory.installations, createSeal(keys), clock, log)
  const rotation = createRotation(rows, createRefresh(OAUTH, options), clock, log)
  return { bots: createManyBots({ rows, rotation, clock, log }), rows, logged, log, options }
}
