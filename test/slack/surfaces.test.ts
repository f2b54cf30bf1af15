import { afterEach, describe, expect, test } from 'vitest'
import { command, direct, eventBody, mention, newTs, press } from './fake/requests.ts'
import { TEAM, type Wired } from './fake/slack.ts'
import { readMessage } from './read.ts'
import { openWired, type WiredOptions, type WiredSlack } from './wired.ts'

const open: WiredSlack[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(wired => wired.close()))
})

async function opened(options: WiredOptions = {}): Promise<WiredSlack> {
  const wired = await openWired(options)
  open.push(wired)
  return wired
}

/** The button of a message, by its label. */
function buttonOf(message: Wired, label: string): Wired {
  const all = message.blocks.flatMap((block: Wired) => (block.type === 'actions' ? block.elements : []))
  const found = all.find((button: Wired) => button.text.text === label)
  if (!found) throw new Error(`no button “${label}” among ${all.map((button: Wired) => button.text.text)}`)
  return { action_id: found.action_id, value: found.value }
}

const feedbackOf = (message: Wired): Wired =>
  message.blocks.find((block: Wired) => block.type === 'context_actions').elements[0]

const slash = (wired: WiredSlack, name: string, text: string, more: Wired = {}) =>
  wired.command(command(name, text, wired.slack.responseUrl(), more))

const posts = ({ slack }: WiredSlack) => slack.of('chat.postMessage')
const responses = ({ slack }: WiredSlack) => slack.of('respond').map(call => call.args)

describe.each([
  ['HTTP', false],
  ['Socket Mode', true],
])('slash commands by %s', (_, socket) => {
  test.each([
    ['/clause', '6(d)', 'OP6(d)'],
    ['/clause', 'report', 'OP12'],
    ['/clause', '', 'Write the paragraph'],
    ['/seized', 'ask when does it expire?', '15 May 1998 (OP5)'],
    ['/seized', 'deadlines', '14 February 1998'],
    ['/seized', 'mandates', '15 May 1998'],
    ['/seized', '', 'word for word'],
    ['/other', 'x', 'I do not know /other.'],
  ])('%s %s is answered in the acknowledgement, to the person alone', async (name, text, headline) => {
    const wired = await opened({ socket })
    const said = await slash(wired, name, text)
    expect(said.response_type).toBe('ephemeral')
    expect(readMessage(said).headline).toContain(headline)
    expect(wired.slack.calls).toEqual([])
  })
})

test('a channel of whatever name, and a person without a locale, are answered', async () => {
  const wired = await opened()
  const said = await slash(wired, '/clause', '5', { channel_name: '\u202e<!everyone> *x*', user_name: '' })
  expect(readMessage(said).headline).toContain('OP5')
})

test('what the person alone sees can be shared: then all see it, with the question', async () => {
  const wired = await opened()
  const said = await slash(wired, '/clause', '6(d)')
  await wired.press(
    press(
      buttonOf(said, 'Share in channel'),
      { channel: 'C1', ts: newTs(), ephemeral: true },
      wired.slack.responseUrl(),
    ),
  )
  const [shared] = responses(wired)
  expect(shared).toMatchObject({ response_type: 'in_channel', replace_original: false })
  expect(readMessage(shared).headline).toContain('OP6(d)')
  expect(readMessage(shared).all).toContain('Asked: “6(d)”')
  expect(readMessage(shared).buttons).not.toContain('Share in channel')
})

test('a follow-up under a posted answer is answered in its thread, with the question; under a private one, in private', async () => {
  const wired = await opened()
  const said = mention('when does it expire?')
  await wired.event(eventBody(said))
  const [answer] = posts(wired)
  const where = { channel: 'C1', ts: answer?.ts ?? '', thread_ts: said.ts }
  await wired.press(press(buttonOf(answer?.args, 'What are the deadlines?'), where, wired.slack.responseUrl()))
  expect(posts(wired)[1]?.args).toMatchObject({ channel: 'C1', thread_ts: said.ts })
  expect(readMessage(posts(wired)[1]?.args).all).toContain('Asked: “What are the deadlines?”')
  const alone = await slash(wired, '/seized', 'ask when does it expire?')
  const button = buttonOf(alone, 'What are the deadlines?')
  await wired.press(press(button, { channel: 'C1', ts: newTs(), ephemeral: true }, wired.slack.responseUrl()))
  expect(posts(wired)).toHaveLength(2)
  expect(responses(wired)[0]).toMatchObject({ response_type: 'ephemeral' })
})

test('a thread leans on what was asked by its buttons too', async () => {
  const wired = await opened()
  const said = mention('what does OP6 (d) say?')
  await wired.event(eventBody(said))
  const where = { channel: 'C1', ts: posts(wired)[0]?.ts ?? '', thread_ts: said.ts }
  await wired.press(press(buttonOf(posts(wired)[0]?.args, 'OP6(e)'), where, wired.slack.responseUrl()))
  await wired.event(eventBody(mention('and the next one?', { thread_ts: said.ts })))
  expect(readMessage(posts(wired)[2]?.args).headline).toContain('OP6(f)')
})

test('pages turn in place, each whole, also in a conversation that leans on another question', async () => {
  const wired = await opened()
  await wired.event(eventBody(direct('what is this resolution about?')))
  await wired.event(eventBody(direct('list all operative paragraphs')))
  let message: Wired = posts(wired)[1]?.args
  const quotes = readMessage(message).quotes.slice()
  expect(readMessage(message).all).toMatch(/Page 1 of \d/)
  while (readMessage(message).buttons.includes('Next page')) {
    await wired.press(press(buttonOf(message, 'Next page'), { channel: 'D1', ts: newTs() }, wired.slack.responseUrl()))
    message = responses(wired).at(-1)
    expect(message.replace_original).toBe(true)
    quotes.push(...readMessage(message).quotes)
  }
  expect(new Set(quotes).size).toBe(quotes.length)
  expect(quotes.at(-1)).toBe('Decides to remain actively seized of the matter.')
  await wired.press(
    press(buttonOf(message, 'Previous page'), { channel: 'D1', ts: newTs() }, wired.slack.responseUrl()),
  )
  expect(readMessage(responses(wired).at(-1)).all).toMatch(/Page \d of \d/)
})

test('of a person’s clicks under an answer the last one is kept, with the question and the answer', async () => {
  const wired = await opened()
  await wired.event(eventBody(mention('when does it expire?')))
  const [answer] = posts(wired)
  const buttons = feedbackOf(answer?.args)
  for (const one of ['positive_button', 'negative_button'])
    await wired.press(
      press(
        { type: 'feedback_buttons', action_id: buttons.action_id, value: buttons[one].value },
        { channel: 'C1', ts: answer?.ts ?? '' },
        wired.slack.responseUrl(),
      ),
    )
  expect(await wired.store.memory.feedback.list({}, 9)).toMatchObject([
    {
      platform: 'slack',
      workspace: TEAM,
      message: `${TEAM}/C1/${answer?.ts}`,
      helpful: false,
      question: 'when does it expire?',
      headline: expect.stringContaining('15 May 1998'),
      about: { intent: 'expiry', answered: true, cites: [['S/RES/1138 (1997)', 'op-5']] },
    },
  ])
})

test.each(['{', '{"do":"drop"}', 'null', 'x'.repeat(2_000)])(
  'a button that nobody knows any more says so (%#)',
  async value => {
    const wired = await opened()
    await wired.press(press({ action_id: 'ask-0', value }, { channel: 'C1', ts: newTs() }, wired.slack.responseUrl()))
    expect(readMessage(responses(wired)[0]).headline).toBe('I do not know this button any more.')
  },
)

test('whoever sees an announcement may press its buttons, and is answered alone', async () => {
  const asked: boolean[] = []
  const wired = await opened({
    desk: real => ({
      ...real,
      async press(action, visit) {
        asked.push(await visit.mayPost())
        return real.press(action, visit)
      },
    }),
  })
  const value = JSON.stringify({ do: 'announcement', id: 'gone', change: 'done' })
  const button = { action_id: 'announcement-done', value }
  await wired.press(press(button, { channel: 'C1', ts: newTs() }, wired.slack.responseUrl()))
  await wired.press(press({ action_id: 'open-calendar' }, { channel: 'C1', ts: newTs() }, wired.slack.responseUrl()))
  expect(asked).toEqual([true])
  expect(responses(wired)).toMatchObject([{ response_type: 'ephemeral' }])
  expect(readMessage(responses(wired)[0]).headline).toBe('That announcement is not known here any more.')
})

describe('subscriptions', () => {
  test('a channel that the bot is not in is not subscribed, and the person is told to invite it', async () => {
    const wired = await opened()
    const said = await slash(wired, '/seized', 'subscribe', { channel_id: 'C7' })
    expect(readMessage(said).headline).toContain('I am not in this channel')
    expect(readMessage(said).all).toContain('/invite @Seized')
    expect(await wired.store.memory.subscriptions.open()).toEqual([])
  })

  test.each<[string, Parameters<WiredSlack['slack']['fault']>[]]>([
    ['nothing', []],
    ['the answer to the taking back', [['chat.deleteScheduledMessage', 'lose']]],
    ['the taking back', [['chat.deleteScheduledMessage', 'reset']]],
    ['the answer that says what was set', [['chat.scheduleMessage', 'lose']]],
    [
      'both answers',
      [
        ['chat.scheduleMessage', 'lose'],
        ['chat.deleteScheduledMessage', 'lose'],
      ],
    ],
  ])('what is set to find that out is taken back, when %s got lost', async (_, faults) => {
    const wired = await opened()
    for (const fault of faults) wired.slack.fault(...fault)
    expect(readMessage(await slash(wired, '/seized', 'subscribe')).headline).toContain('will be announced here')
    expect(wired.slack.of('chat.scheduleMessage')).toHaveLength(1)
    expect(wired.slack.scheduled.size).toBe(0)
  })

  test('buttons pause, resume and end, in place', async () => {
    const wired = await opened()
    await slash(wired, '/seized', 'subscribe UNMOT')
    let list = await slash(wired, '/seized', 'subscriptions')
    for (const [label, next] of [
      ['Pause', 'Resume'],
      ['Resume', 'Pause'],
    ] as const) {
      await wired.press(
        press(buttonOf(list, label), { channel: 'C1', ts: newTs(), ephemeral: true }, wired.slack.responseUrl()),
      )
      list = responses(wired).at(-1)
      expect(list.replace_original).toBe(true)
      expect(readMessage(list).buttons).toContain(next)
    }
    await wired.press(
      press(buttonOf(list, 'End'), { channel: 'C1', ts: newTs(), ephemeral: true }, wired.slack.responseUrl()),
    )
    expect(await wired.store.memory.subscriptions.open()).toEqual([])
  })

  test('who may only read a channel cannot end what is announced there by a button that all see', async () => {
    const wired = await opened()
    await slash(wired, '/seized', 'subscribe UNMOT')
    await wired.event(eventBody(mention('subscriptions')))
    const list = posts(wired)[0]
    await wired.press(
      press(buttonOf(list?.args, 'End'), { channel: 'C1', ts: list?.ts ?? '' }, wired.slack.responseUrl()),
    )
    expect(readMessage(responses(wired)[0]).headline).toContain('Only who may post here')
    expect(await wired.store.memory.subscriptions.open()).toHaveLength(1)
  })
})

describe('the home', () => {
  const openHome = (wired: WiredSlack, more: Wired = {}) =>
    wired.event(
      eventBody({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: newTs(), ...more }),
    )
  const shown = (view: Wired): string => JSON.stringify(view.blocks)

  test('shows what is loaded, the next deadlines and this workspace’s subscriptions, and no one else’s own', async () => {
    const wired = await opened()
    await slash(wired, '/seized', 'subscribe UNMOT')
    await slash(wired, '/seized', 'subscribe all', { channel_id: 'D2', user_id: 'U2' })
    await openHome(wired)
    const [{ args }] = wired.slack.of('views.publish') as [Wired]
    expect(args.user_id).toBe('U1')
    const text = shown(args.view)
    for (const words of ['S/RES/1138 (1997)', '15 May 1998: mandate ends', 'UNMOT: 30, 7 and 1 days ahead', 'in <#C1>'])
      expect(text).toContain(words)
    expect(text).not.toContain('all deadlines')
  })

  test('its buttons end a subscription, and it is shown anew', async () => {
    const wired = await opened()
    await slash(wired, '/seized', 'subscribe UNMOT')
    await openHome(wired)
    const view = wired.slack.of('views.publish')[0]?.args.view
    await wired.press(press(buttonOf(view, 'End'), {}))
    expect(await wired.store.memory.subscriptions.open()).toEqual([])
    expect(shown(wired.slack.of('views.publish')[1]?.args.view)).toContain('Nothing yet.')
  })

  test('a question that is chosen there is answered in the person’s messages', async () => {
    const wired = await opened()
    await openHome(wired)
    const view = wired.slack.of('views.publish')[0]?.args.view
    await wired.press(press(buttonOf(view, 'When does the mandate expire?'), {}))
    expect(posts(wired)[0]?.args.channel).toBe('U1')
    expect(readMessage(posts(wired)[0]?.args).headline).toContain('15 May 1998')
  })

  test('with its messages open, questions are offered', async () => {
    const wired = await opened()
    await openHome(wired, { tab: 'messages' })
    const [{ args }] = wired.slack.of('assistant.threads.setSuggestedPrompts') as [Wired]
    expect(args).toMatchObject({ channel_id: 'D1' })
    expect(args).not.toHaveProperty('thread_ts')
    expect(args.prompts).toHaveLength(4)
    for (const { message } of args.prompts) await wired.event(eventBody(direct(message)))
    expect(posts(wired).map(call => readMessage(call.args).quotes.length > 0)).toEqual([true, true, true, true])
  })

  test('a direct message in a thread is answered there', async () => {
    const wired = await opened()
    await wired.event(eventBody(direct('what does OP4 say?', { thread_ts: '1.1' })))
    await wired.event(eventBody(direct('and the next one?', { thread_ts: '1.1' })))
    expect(posts(wired).map(call => call.args.thread_ts)).toEqual(['1.1', '1.1'])
    expect(readMessage(posts(wired)[1]?.args).headline).toContain('OP5')
  })
})

describe('links', () => {
  const share = (wired: WiredSlack, url: string, more: Wired = {}) =>
    wired.event(
      eventBody({
        type: 'link_shared',
        user: 'U1',
        channel: 'C5',
        message_ts: newTs(),
        is_bot_user_member: false,
        event_ts: newTs(),
        links: [{ domain: 'undocs.org', url }],
        ...more,
      }),
    )

  test('a link to a loaded resolution shows its masthead and the next deadline', async () => {
    const wired = await opened()
    const url = 'https://undocs.org/S/RES/1138(1997)'
    await share(wired, url, { message_ts: '7.7' })
    const [{ args }] = wired.slack.of('chat.unfurl') as [Wired]
    expect(args).toMatchObject({ channel: 'C5', ts: '7.7' })
    const read = readMessage(args.unfurls[url])
    expect(read.headline).toContain('adopted by the Security Council at its 3833rd meeting on 14 November 1997')
    expect(read.all).toContain('Next deadline: 15 May 1998: UNMOT mandate (OP5)')
    expect(read.buttons).toEqual([])
  })

  test('a link that is still being typed is shown by its own id', async () => {
    const wired = await opened()
    await share(wired, 'https://docs.un.org/en/S/RES/1138(1997)', {
      unfurl_id: 'C5.1.x',
      source: 'composer',
      message_ts: 'U1-x',
    })
    expect(wired.slack.of('chat.unfurl')[0]?.args).toMatchObject({ unfurl_id: 'C5.1.x', source: 'composer' })
  })

  test('every other link is left as it is', async () => {
    const wired = await opened()
    await share(wired, 'https://undocs.org/S/RES/1701(2006)')
    await share(wired, 'https://undocs.org/S/1997/859')
    expect(wired.slack.of('chat.unfurl')).toEqual([])
  })
})

describe('“Find clause” on a message', () => {
  const shortcut = (text: string): Wired => ({
    type: 'message_action',
    callback_id: 'find_clause',
    trigger_id: '1.1.x',
    response_url: 'http://127.0.0.1/none',
    user: { id: 'U1', team_id: TEAM },
    team: { id: TEAM, domain: 'seized' },
    channel: { id: 'C1', name: 'x' },
    message: { type: 'message', user: 'U2', ts: newTs(), text },
    message_ts: newTs(),
    action_ts: newTs(),
  })

  test('opens a window with the paragraphs that its words find, and other words find others', async () => {
    const wired = await opened()
    const shown = wired.slack.next('views.open')
    await wired.interact(shortcut('who investigates <https://x.y|ceasefire violations> &amp; reports?'))
    const { args } = await shown
    expect(args.view).toMatchObject({ type: 'modal', callback_id: 'find_clause' })
    expect(readMessage({ blocks: args.view.blocks.slice(0, -1) }).all).toContain(
      'Investigate reports of ceasefire violations',
    )
    expect(args.view.blocks.at(-1).element.initial_value).toBe('who investigates ceasefire violations & reports?')
    const updated = await wired.interact({
      type: 'view_submission',
      user: { id: 'U1', team_id: TEAM },
      team: { id: TEAM, domain: 'seized' },
      view: {
        ...args.view,
        id: 'V1',
        state: { values: { words: { words: { type: 'plain_text_input', value: 'OP5' } } } },
      },
    })
    expect(updated.response_action).toBe('update')
    expect(readMessage({ blocks: updated.view.blocks.slice(0, -1) }).headline).toContain('OP5')
  })

  test.each(['', '*'.repeat(9_000), '<!channel> <@U1>'])('opens on a message of whatever words', async text => {
    const wired = await opened()
    const shown = wired.slack.next('views.open')
    await wired.interact(shortcut(text))
    expect((await shown).args.view.type).toBe('modal')
  })
})
