import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encodeAction } from '../../src/chat/actions.ts'
import { commands } from '../../src/chat/commands/index.ts'
import { cardIn } from './fake/connector.ts'
import { TENANT } from './fake/identity.ts'
import { inChannel, openRun, type TeamsRun } from './made.ts'
import { readPosted } from './seen.ts'

let run: TeamsRun
beforeEach(async () => {
  run = await openRun()
})
afterEach(() => run.close())

const CHANNEL = '19:general@thread.tacv2'

const group = (text: string, entities: object[] = []) => ({
  text,
  entities,
  conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT },
})

describe('messages', () => {
  test('help names every command, those too that the manifest has no room for', async () => {
    const [posted] = await run.say(run.activity({ text: 'help' }))
    const { all } = readPosted(posted!)
    for (const { word, usage, summary } of commands)
      expect(all).toContain(`${[word, usage].join(' ').trim()} – ${summary}`)
    expect(commands).toHaveLength(14)
  })

  test('an answer in a channel goes into the thread of the question', async () => {
    const began = run.activity(inChannel('OP5'))
    expect(await run.say(began)).toMatchObject([{ conversation: `${CHANNEL};messageid=${began.id}` }])
    expect(await run.say(run.activity(inChannel('OP4', { root: '42' })))).toMatchObject([
      { conversation: `${CHANNEL};messageid=42` },
    ])
  })

  test('a card has a summary and no text beside it, and asks for thumbs', async () => {
    const [posted] = await run.say(run.activity({ text: 'OP5' }))
    expect(posted?.activity).toMatchObject({
      summary: expect.stringContaining('OP5'),
      channelData: { feedbackLoop: { type: 'default' } },
    })
    expect(posted?.activity).not.toHaveProperty('text')
  })

  test('in a channel and in a group chat silence is kept where the bot is not mentioned', async () => {
    const other = [{ type: 'mention', text: '<at>Seized</at>', mentioned: { id: '29:another', name: 'Seized' } }]
    for (const activity of [inChannel('OP5', { mentioned: false }), group('OP5'), group('<at>Seized</at> OP5', other)])
      expect(await run.say(run.activity(activity))).toEqual([])
  })

  test('edits, deletions, reactions, members and our own messages are left alone', async () => {
    const bot = run.activity({}).recipient
    for (const more of [
      { type: 'messageUpdate', text: 'OP5', channelData: { eventType: 'editMessage', tenant: { id: TENANT } } },
      { type: 'messageDelete' },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'conversationUpdate', membersAdded: [bot] },
      { type: 'typing' },
      { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} },
      { from: bot, text: 'OP5' },
    ])
      expect(await run.say(run.activity(more))).toEqual([])
    expect(run.connector.calls).toEqual([])
  })

  test('an empty message, and one with a file alone, are told what to write', async () => {
    const file = { attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.pdf' }] }
    for (const more of [{ text: '' }, { text: null }, file]) {
      const [posted] = await run.say(run.activity(more))
      expect(posted && readPosted(posted).headline).toBe('Ask me about a resolution, or write help.')
    }
  })

  test('answers of a conversation come in the order of the questions', async () => {
    const questions = ['OP1', 'OP2', 'OP3', 'OP4', 'OP5']
    for (const text of questions) await run.post(run.activity({ text }))
    await run.settled()
    expect(run.connector.calls.map(call => call.activity.summary?.match(/OP\d/)?.[0])).toEqual(questions)
  })

  test('the zone of the person holds where a subscription names none', async () => {
    await run.say(run.activity({ text: 'subscribe UNMOT' }))
    expect(await run.store.memory.subscriptions.open()).toMatchObject([
      { zone: 'Europe/Zurich', workspace: TENANT, place: 'a:personal', createdBy: 'person' },
    ])
  })
})

describe('buttons', () => {
  const press = (data: unknown, more: Record<string, unknown> = {}) =>
    run.invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' }, more)

  test('a follow-up is answered by a message where the bot is a member', async () => {
    const [posted] = await run.say(run.activity({ text: 'when does it expire?' }))
    const [, follow] = cardIn(posted!).body.flatMap(e => (e.type === 'ActionSet' ? e.actions : []))
    const { status, body } = await press(follow && 'data' in follow && follow.data)
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: `“${follow?.title}” is answered below.`,
      },
    })
    await run.settled()
    const answer = readPosted(run.connector.standing().at(-1)!)
    expect(answer.headline).toContain('14 February 1998')
    // The others in the conversation have not seen what was pressed.
    expect(answer.all).toContain(`Asked: “${follow?.title}”`)
  })

  test('where the bot is no member the answer takes the card’s place', async () => {
    const { status, body } = await press(
      { do: 'ask', question: 'OP5' },
      { conversation: { id: '19:elsewhere', tenantId: TENANT } },
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
    expect(JSON.stringify(body)).toContain('until 15 May 1998')
    await run.settled()
    expect(run.connector.calls).toEqual([])
  })

  test('a page is turned in the card’s place', async () => {
    const { body } = await press({ do: 'page', question: 'OP5', page: 0 })
    expect(body.value.body[0].inlines[0].text).toContain('OP5')
  })

  test('a page that one person sees in a channel can be shared there, once; in a personal chat there is nobody to share with', async () => {
    const question = 'full text'
    const [posted] = await run.say(run.activity(inChannel(question)))
    const turn = cardIn(posted!)
      .body.flatMap(e => (e.type === 'ActionSet' ? e.actions : []))
      .find(a => a.title === 'Next page')
    const data = turn && 'data' in turn ? turn.data : undefined
    const { id: _, ...there } = run.activity(inChannel(question, { root: '7' }))
    const { body } = await press(data, { conversation: there.conversation, channelData: there.channelData })
    const share = JSON.parse(JSON.stringify(body.value.body))
      .flatMap((e: { actions?: object[] }) => e.actions ?? [])
      .find((a: { title: string }) => a.title === 'Share here')
    expect(share).toMatchObject({ verb: 'share', data: { do: 'page', page: 1 } })
    const again = run.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'share', data: share.data } },
      conversation: there.conversation,
      channelData: there.channelData,
    })
    for (let i = 0; i < 2; i++) expect((await run.post(again)).text).toContain('It is shared below.')
    await run.settled()
    expect(run.connector.standing()).toHaveLength(2)
    const shared = run.connector.standing().at(-1)!
    expect(shared.conversation).toBe(`${CHANNEL};messageid=7`)
    expect(readPosted(shared).all).toContain('Page 2 of')
    expect(readPosted(shared).all).toContain(`Asked: “${question}”`)
    const alone = await press({ do: 'page', question, page: 1 })
    expect(JSON.stringify(alone.body)).not.toContain('Share here')
    const outside = await run.invoke(
      'adaptiveCard/action',
      { action: { verb: 'share', data: share.data } },
      { conversation: { id: '19:elsewhere', tenantId: TENANT } },
    )
    expect(outside.body.value).toMatch(/no member/)
  })

  test('a subscription is paused once, however often the press comes, and the list is shown', async () => {
    await run.say(run.activity({ text: 'subscribe UNMOT' }))
    const [kept] = await run.store.memory.subscriptions.open()
    const value = (change: string) => ({ action: { data: { do: 'subscription', id: kept?.id, change } } })
    const pause = run.activity({ type: 'invoke', name: 'adaptiveCard/action', value: value('pause') })
    const first = JSON.parse((await run.post(pause)).text)
    expect(JSON.stringify(first)).toContain('(paused)')
    await run.invoke('adaptiveCard/action', value('resume'))
    expect(JSON.parse((await run.post(pause)).text).statusCode).toBe(200)
    expect((await run.store.memory.subscriptions.open())[0]).not.toHaveProperty('pausedAt')
  })

  test('a button under an announcement that is not known any more is told so, beside the card', async () => {
    for (const change of ['show', 'done', 'fewer']) {
      const { status, body } = await press({ do: 'announcement', id: 'gone', change })
      expect(status).toBe(200)
      expect(body.value).toBe('That announcement is not known here any more.')
    }
  })

  test('a button of another making is told so; an invoke without an action is refused in words', async () => {
    expect((await press({ do: 'drop' })).body.value).toMatch(/not known any more/)
    for (const value of [undefined, {}, { action: 7 }]) {
      const { status, body } = await run.invoke('adaptiveCard/action', value)
      expect(status).toBe(400)
      expect(body).toMatchObject({
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'BadRequest', message: expect.any(String) },
      })
    }
  })

  test('Action.Submit, a message with a value and no text, does the same', async () => {
    const value = encodeAction({ do: 'ask', question: 'OP5' })
    expect(await run.say(run.activity({ value }))).toHaveLength(1)
    expect(await run.say(run.activity({ value: JSON.parse(value), text: undefined }))).toHaveLength(1)
  })

  test('an invoke that nobody handles is 501', async () => {
    expect((await run.invoke('signin/verifyState', {})).status).toBe(501)
  })
})

describe('the message extension', () => {
  const search = async (parameters: unknown, queryOptions = { skip: 0, count: 25 }) =>
    (await run.invoke('composeExtension/query', { commandId: 'findClause', parameters, queryOptions })).body
      .composeExtension

  test('shows decisive paragraphs on opening', async () => {
    const { type, attachments } = await search([{ name: 'initialRun', value: 'true' }])
    expect(type).toBe('result')
    expect(attachments.length).toBeGreaterThan(3)
  })

  test('finds what is typed; each result inserts its own paragraph', async () => {
    const { attachments } = await search([{ name: 'words', value: '6(d)' }])
    expect(attachments.map((a: { preview: { content: { title: string } } }) => a.preview.content.title)).toEqual([
      'OP6(d) of S/RES/1138 (1997) and 1 more',
      'OP6(d) of S/RES/1138 (1997)',
      'OP6 of S/RES/1138 (1997)',
    ])
    expect(JSON.stringify(attachments[1].content)).toContain('Investigate reports of ceasefire violations')
  })

  test('pages, and says in words that there is nothing', async () => {
    const all = (await search([{ name: 'words', value: 'mandate' }])).attachments
    const second = (await search([{ name: 'words', value: 'mandate' }], { skip: 1, count: 1 })).attachments
    expect(second).toEqual([all[1]])
    expect(await search([{ name: 'words', value: 'zzzz' }])).toMatchObject({
      type: 'message',
      text: expect.stringContaining('does not'),
    })
    expect(await search([])).toMatchObject({ type: 'message' })
    expect(await search(7)).toMatchObject({ type: 'message' })
  })

  test('a search leans on nothing, and nothing leans on it', async () => {
    await run.say(run.activity({ text: 'what does OP4 say?' }))
    await search([{ name: 'words', value: 'OP9' }])
    const [posted] = await run.say(run.activity({ text: 'and the next one?' }))
    expect(posted && readPosted(posted).headline).toContain('OP5')
  })

  test.each([
    'https://undocs.org/S/RES/1138(1997)',
    'https://undocs.org/en/S/RES/1138%20(1997)',
    'https://docs.un.org/en/S/RES/1138(1997)',
  ])('unfolds %s, for those too who have not installed it', async url => {
    for (const name of ['composeExtension/queryLink', 'composeExtension/anonymousQueryLink']) {
      const { body } = await run.invoke(name, { url })
      const [attachment] = body.composeExtension.attachments
      expect(JSON.stringify(attachment.content)).toContain('14 November 1997')
      expect(JSON.stringify(attachment.content)).toContain('Next deadline: 15 May 1998: UNMOT mandate (OP5)')
    }
  })

  test.each(['https://undocs.org/S/RES/9999(2029)', 'https://example.org/', 'not a link', 7])(
    'leaves %j as it is',
    async url => {
      expect(await run.invoke('composeExtension/queryLink', { url })).toEqual({ status: 200, body: {} })
    },
  )
})

describe('thumbs', () => {
  test('are kept with the question and the first line of the answer, and the last one holds', async () => {
    await run.say(run.activity({ text: 'when does it expire?' }))
    const give = (reaction: string) =>
      run.invoke(
        'message/submitAction',
        { actionName: 'feedback', actionValue: { reaction, feedback: '{}' } },
        { replyToId: '1' },
      )
    expect((await give('like')).status).toBe(200)
    await give('dislike')
    expect(await run.store.memory.feedback.list({}, 9)).toMatchObject([
      {
        helpful: false,
        question: 'when does it expire?',
        headline: expect.stringContaining('15 May 1998 (OP5)'),
        about: { intent: 'expiry', answered: true, cites: [['S/RES/1138 (1997)', 'op-5']] },
        workspace: TENANT,
        message: 'a:personal 1',
      },
    ])
    expect((await give('love')).status).toBe(400)
  })
})

describe('installation', () => {
  const installed = (action: string, more: Record<string, unknown> = {}) =>
    run.activity({ type: 'installationUpdate', action, ...more })

  test('is welcomed once, and the place can be posted to from then on', async () => {
    expect(await run.say(installed('add'))).toMatchObject([{ conversation: 'a:personal' }])
    expect(await run.say(installed('add'))).toEqual([])
    expect(await run.say(installed('add-upgrade'))).toEqual([])
    expect(await run.store.memory.places.reference('teams', 'a:personal')).toMatchObject({ workspace: TENANT })
  })

  test('where it was written to before is not welcomed', async () => {
    await run.say(run.activity({ text: 'OP5' }))
    expect(await run.say(installed('add'))).toEqual([])
  })

  test.each([
    ['the bot is uninstalled', { type: 'installationUpdate', action: 'remove' }],
    [
      'the bot is uninstalled, and what is not meant is null',
      { type: 'installationUpdate', action: 'remove', channel: null },
    ],
    [
      'the bot is removed',
      { type: 'conversationUpdate', membersRemoved: [{ id: `28:11111111-2222-4333-8444-555555555555` }] },
    ],
    ['the team is deleted', { type: 'conversationUpdate', eventType: 'teamDeleted' }],
  ])(
    'every subscription of a team ends when %s, and no other',
    async (_, { eventType, channel: none, ...more }: Record<string, unknown>) => {
      for (const channel of [CHANNEL, '19:second@thread.tacv2'])
        await run.say(run.activity(inChannel('subscribe UNMOT', { channel })))
      await run.say(run.activity({ text: 'subscribe UNMOT' }))
      expect(await run.store.memory.subscriptions.open()).toHaveLength(3)
      const team = { id: '19:team@thread.tacv2' }
      await run.say(
        run.activity({
          ...more,
          conversation: { id: team.id, conversationType: 'channel', tenantId: TENANT },
          channelData: {
            tenant: { id: TENANT },
            team,
            ...(eventType ? { eventType } : {}),
            ...(none === null && { channel: none, eventType: none }),
          },
        }),
      )
      expect(await run.store.memory.subscriptions.open()).toMatchObject([{ place: 'a:personal' }])
    },
  )

  test('a deleted channel ends its own', async () => {
    for (const channel of [CHANNEL, '19:second@thread.tacv2'])
      await run.say(run.activity(inChannel('subscribe UNMOT', { channel })))
    await run.say(
      run.activity({
        type: 'conversationUpdate',
        channelData: { ...inChannel('').channelData, eventType: 'channelDeleted' },
      }),
    )
    expect(await run.store.memory.subscriptions.open()).toMatchObject([{ place: '19:second@thread.tacv2' }])
  })

  test('an upgrade ends nothing', async () => {
    await run.say(run.activity({ text: 'subscribe UNMOT' }))
    await run.say(installed('remove-upgrade'))
    expect(await run.store.memory.subscriptions.open()).toHaveLength(1)
  })
})
