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
import { readMessage } from './read.ts'

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

test('in a channel where nobody may look it is posted again rather than lost; where the scope is granted it is found', async () => {
  const first = await delivered(CHANNEL, false)
  await delivered(CHANNEL, true)
  expect(slack.of('chat.postMessage')).toHaveLength(2)
  slack.scopes.add('channels:history')
  expect(await delivered(CHANNEL, true)).toBe(first)
  expect(slack.of('chat.postMessage')).toHaveLength(2)
})

test('in a channel whose history may be read an answer that was lost is looked for, and stands there once', async () => {
  slack.scopes.add('channels:history')
  slack.fault('chat.postMessage', 'lose')
  expect(await delivered(CHANNEL, false)).toMatch(`${CHANNEL}/`)
  expect(slack.of('chat.postMessage')).toHaveLength(1)
  expect(slack.of('chat.postEphemeral')).toEqual([])
})

test('an answer to a button of the home that was lost is doubted in the person’s messages, where nobody else is', async () => {
  slack.fault('chat.postMessage', 'reset')
  expect(await delivered(`${TEAM}/U1`, false)).toBeUndefined()
  const said = slack.of('chat.postMessage').map(({ args }) => [args.channel, readMessage(args).headline])
  expect(said).toEqual([['U1', 'Slack did not tell me whether my answer arrived.']])
})
