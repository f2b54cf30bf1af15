import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { chatRenderings } from '../../src/chat-renderings.ts'
import { clockFrom } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { createLog } from '../../src/log.ts'
import { parse } from '../../src/resolution/parse.ts'
import { renderReply as slackReply } from '../../src/slack/render/reply.ts'
import { messageOf } from '../../src/teams/render/activity.ts'
import { renderReply as teamsReply } from '../../src/teams/render/reply.ts'
import { rehearse as rehearsed } from '../../src/web/rehearsal/rehearse.ts'
import { serving } from './fakes.ts'

const library = createLibrary(loadBuiltIn().map(each => each.resolution))
const clock = clockFrom(Temporal.Instant.from('2026-06-01T00:00:00Z'), () => 0)
const assistant = createAssistant(library, clock)
const FRESH = { questions: [], subscriptions: [] }

let server: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  server = await serving(assistant, {
    clock,
    library: { resolutions: library.resolutions, library: () => library },
    renderings: async () => chatRenderings,
  })
})
afterAll(() => server.close())

const post = async (path: string, body: unknown) => {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(`${server.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}
const say = async (text: string, state: unknown = FRESH) =>
  (await post('/api/playground', { state, event: { kind: 'say', text } })).body
const press = async (value: unknown, state: unknown) =>
  (await post('/api/playground', { state, event: { kind: 'press', value } })).body
const json = (value: unknown) => JSON.parse(JSON.stringify(value))

interface Buttoned {
  type: string
  elements?: { text?: { text: string }; value?: string }[]
}
const slackButton = (message: { blocks: Buttoned[] }, title: string) =>
  message.blocks
    .flatMap(block => (block.type === 'actions' ? (block.elements ?? []) : []))
    .find(b => b.text?.text === title)?.value

describe('the playground', () => {
  test('shows what the adapters send, and nothing else', async () => {
    const question = 'When does the mandate end?'
    const reply = { kind: 'answer', answer: assistant.ask(question, { previous: [] }), asked: { question } } as const
    const shown = await say(`@Seized ${question}`)
    expect(shown.slack).toEqual(json(slackReply(reply)))
    expect(shown.teams).toEqual(json(messageOf(teamsReply(reply), true)))
    expect(shown.slack.text).toContain('15 May 1998')
  })

  test('a follow-up leans on what was said, a slash command stands alone', async () => {
    const first = await say('What does OP6 (d) say?')
    const second = await say('and (e)?', first.state)
    expect(second.slack.text).toContain('Monitor the assembly of UTO fighters')
    expect((await say('/seized ask and (e)?', first.state)).slack.text).not.toContain('Monitor the assembly')
    expect((await say('/clause 6(d)')).slack.text).toContain('Investigate reports of ceasefire violations')
    expect((await say('/seized')).slack.text).toEqual((await say('/seized help')).slack.text)
  })

  test('a button of either platform does the same', async () => {
    const first = await say('When does the mandate end?')
    const title = 'What is the mandate?'
    const value = slackButton(first.slack, title)
    const card = first.teams.attachments[0].content.body.flatMap((e: { actions?: unknown[] }) => e.actions ?? [])
    const data = card.find((action: { title: string }) => action.title === title).data
    const [fromSlack, fromTeams] = [await press(value, first.state), await press(data, first.state)]
    expect(fromSlack).toEqual(fromTeams)
    expect(fromSlack.slack.text).toContain('Provide good offices')
  })

  test('keeps settings and subscriptions in the browser, and nothing on the server', async () => {
    const subscribed = await say('/seized subscribe UNMOT lead 30d,7d')
    expect(subscribed.state.subscriptions).toMatchObject([
      { subject: { kind: 'entity', name: 'UNMOT' }, leads: [30, 7] },
    ])
    const dated = await say('/seized as-of 1998-05-01', subscribed.state)
    expect((await say('when does it expire?', dated.state)).slack.text).toContain('in 14 days')
    const listed = await say('/seized subscriptions', dated.state)
    const ended = await press(slackButton(listed.slack, 'End'), listed.state)
    expect(ended.state.subscriptions).toEqual([])
    expect((await say('/seized subscriptions')).slack.text).toContain('Nothing is announced here')
  })

  test('the message extension finds clauses and unfolds a link, as Teams asks for them', async () => {
    const find = async (text: string) =>
      (await post('/api/playground', { state: FRESH, event: { kind: 'extension', text } })).body.extension
        .composeExtension
    expect((await find('6(d)')).attachments[0].content.type).toBe('AdaptiveCard')
    expect((await find('')).attachments.length).toBeGreaterThan(0)
    expect((await find('https://undocs.org/S/RES/1138(1997)')).attachments).toHaveLength(1)
  })

  test('hostile words come back as words, in both', async () => {
    const text = '<script>alert(1)</script> <!channel> *bold* [x](javascript:alert(1))'
    const { slack, teams } = await say(text)
    expect(slack.text).not.toContain('<!channel>')
    expect(JSON.stringify(teams)).not.toContain('"type":"TextBlock"')
  })

  test.each([
    [{}, 400],
    [{ state: FRESH, event: { kind: 'say' } }, 400],
    [{ state: { questions: 'x', subscriptions: [] }, event: { kind: 'say', text: 'x' } }, 400],
    [{ state: { ...FRESH, more: 1 }, event: { kind: 'say', text: 'x' } }, 400],
    [{ state: FRESH, event: { kind: 'say', text: 'x'.repeat(300_000) } }, 413],
  ])('refuses what it cannot read in words: %#', async (body, status) => {
    const reply = await post('/api/playground', body)
    expect(reply.status).toBe(status)
    expect(reply.body.error.message).not.toBe('')
  })

  test.each([null, '{}', 'x', { do: 'ask' }, { do: 'subscription', id: 'x', change: 'end' }])(
    'a button that is none of ours is answered: %j',
    async value => expect((await press(value, FRESH)).slack.text).not.toBe(''),
  )
})

describe('the rehearsal', () => {
  const PLAN = { subscribe: 'all lead 30d,7d,0d at 09:00', subscriptions: [], from: '1997-11-14', pressed: [] }
  const rehearse = async (more: object) => (await post('/api/rehearsal', { ...PLAN, ...more })).body

  test('announces what falls due, each once and at its hour, with the ledger beside it', async () => {
    const played = await rehearse({ until: '1998-05-15' })
    const [welcome, ...announced] = played.messages
    expect(welcome.slack.text).toContain('will be announced here')
    expect(announced.map((m: { at: string }) => m.at.slice(0, 16))).toEqual([
      '1997-11-17T09:00',
      '1997-11-24T09:00',
      '1998-01-15T09:00',
      '1998-02-07T09:00',
      '1998-02-14T09:00',
      '1998-04-15T09:00',
      '1998-05-08T09:00',
      '1998-05-15T09:00',
    ])
    expect(announced.at(-1).slack.text).toContain('15 May 1998')
    expect(played.ledger.map((row: { state: string }) => row.state)).toEqual(announced.map(() => 'sent'))
    expect(played.coming).toEqual([])
  })

  test('goes on from where it was, to the same messages', async () => {
    const first = await rehearse({ until: '1997-11-20' })
    const on = await rehearse({ subscribe: '', subscriptions: first.subscriptions, until: '1998-05-15' })
    const whole = await rehearse({ until: '1998-05-15' })
    const announced = (played: typeof whole) =>
      played.messages.map((m: { at: string; slack: { text: string } }) => [m.at, m.slack.text])
    expect(announced(on)).toEqual(announced(whole).slice(1))
    expect(first.coming[0].at).toBe('1997-11-24 09:00')
  })

  test('what is marked done is not announced again', async () => {
    const first = await rehearse({ until: '1998-01-15' })
    const value = slackButton(first.messages.at(-1).slack, 'Done')
    const pressed = [{ at: '1998-01-15T20:00:00Z', action: JSON.parse(value!) }]
    const on = await rehearse({ subscribe: '', subscriptions: first.subscriptions, pressed, until: '1998-02-20' })
    const after = on.messages.filter((m: { at: string }) => m.at > '1998-01-15T21')
    expect(on.messages.some((m: { at: string }) => m.at.startsWith('1998-01-15T20:00'))).toBe(true)
    expect(after).toEqual([])
  })

  test('stops where more is said than a person reads, and says so', async () => {
    const weekly = createLibrary([
      parse(
        'S/RES/9100 (1997)\n\n14 November 1997\n\nRESOLUTION 9100 (1997)\n\nAdopted by the Security Council at its 3833rd meeting, on 14 November 1997\n\nThe Security Council,\n\nRecalling its resolutions,\n\n1. Decides to extend the mandate of UNMOT until 15 November 1998;\n\n2. Requests the Secretary-General to report every week.\n',
      ),
    ])
    const options = { assistant, clock, log: createLog('error'), library: () => weekly }
    const plan = { ...PLAN, subscribe: 'all lead 6d,5d,4d,3d,2d,1d,0d' }
    const short = await rehearsed(options, chatRenderings, { ...plan, until: '1997-12-14' })
    expect(short.messages.length).toBeGreaterThan(20)
    await expect(rehearsed(options, chatRenderings, { ...plan, until: '1998-11-15' })).rejects.toThrow(
      /^More than 150 messages by \d+ April 1998\. Subscribe to less/,
    )
  })

  test('refuses a stretch that never ends', async () => {
    for (const until of ['2097-01-01', '1990-01-01'])
      expect((await post('/api/rehearsal', { ...PLAN, until })).status).toBe(400)
  })
})
