import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOutbox } from '../../src/chat/outbox.ts'
import { notice } from '../../src/chat/reply.ts'
import { systemClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { clientOptions } from '../../src/slack/api.ts'
import { deliver } from '../../src/slack/deliver.ts'
import { createOneBot } from '../../src/slack/install-one.ts'
import type { Job } from '../../src/slack/job.ts'
import { createPoster, type Poster } from '../../src/slack/poster.ts'
import { renderReply } from '../../src/slack/render/reply.ts'
import { BOT, type FakeSlack, startFakeSlack, TEAM } from './fake/slack.ts'

const log = createLog('error', () => undefined)
const MESSAGE = renderReply(notice('The answer.'))
const DIRECT = `${TEAM}/D1`
const CHANNEL = `${TEAM}/C1`

let slack: FakeSlack
let poster: Poster
beforeEach(async () => {
  slack = await startFakeSlack()
  const options = clientOptions(slack, log)
  poster = createPoster(await createOneBot(BOT.token, options, log), options)
})
afterEach(() => slack.close())

/** Delivers the answer to an event, and hands back which message answered it. */
async function delivered(place: string, again: boolean): Promise<string | undefined> {
  let ref: string | undefined
  const job: Job = {
    id: 'slack/Ev1',
    began: systemClock.now(),
    again,
    signal: new AbortController().signal,
    answered: answer => {
      ref = answer
    },
  }
  await deliver({ place, person: 'U1' }, MESSAGE, job, { poster, outbox: createOutbox(), log })
  return ref
}

test('in a direct message an answer that a killed process had posted is found, and not posted again', async () => {
  const first = await delivered(DIRECT, false)
  expect(await delivered(DIRECT, true)).toBe(first)
  expect(slack.of('chat.postMessage')).toHaveLength(1)
})

test('where the killed process had not posted it, it is posted', async () => {
  expect(await delivered(DIRECT, true)).toMatch(`${DIRECT}/`)
  expect(slack.of('chat.postMessage')).toHaveLength(1)
})

test('in a channel nobody may look, and it is posted again rather than lost', async () => {
  await delivered(CHANNEL, false)
  await delivered(CHANNEL, true)
  expect(slack.of('chat.postMessage')).toHaveLength(2)
})
