import { runScenarios, type Seen, type Wire } from '../wire/scenarios.ts'
import { command, direct, eventBody, mention } from './fake/requests.ts'
import { readMessage } from './read.ts'
import { openWired } from './wired.ts'

/** Slack as the scenarios drive it. */
const open = (socket: boolean) => async (): Promise<Wire> => {
  const wired = await openWired({ socket })
  const { slack } = wired
  let thread: string | undefined
  /** What was posted by an event. */
  const posted = async (event: ReturnType<typeof mention>): Promise<Seen | undefined> => {
    const before = slack.of('chat.postMessage').length
    await wired.event(eventBody(event))
    const after = slack.of('chat.postMessage').slice(before)
    if (after.length > 1) throw new Error(`${after.length} answers`)
    return after[0] && readMessage(after[0].args)
  }
  return {
    async say({ in: where, as, text, by, at }) {
      const user = by ? 'U2' : 'U1'
      const channel = where === 'personal' ? 'D1' : at ? 'C2' : 'C1'
      if (as === 'command') {
        const said = await wired.command(
          command('/seized', escaped(text), slack.responseUrl(), { user_id: user, channel_id: channel }),
        )
        return said && readMessage(said)
      }
      if (where === 'personal') return posted(direct(escaped(text), { user }))
      const more = { channel, user, ...(where === 'thread' && { thread_ts: thread }) }
      // An app that is not mentioned hears nothing; one that asked for too much would.
      const event =
        as === 'mention' ? mention(escaped(text), more) : { ...direct(escaped(text), more), channel_type: 'channel' }
      if (as === 'mention' && where === 'channel') thread = event.ts
      const seen = await posted(event)
      const call = slack.of('chat.postMessage').at(-1)
      if (seen && call?.args.thread_ts !== (where === 'thread' ? thread : event.ts))
        throw new Error('the answer is not in the thread of the mention')
      return seen
    },
    close: wired.close,
  }
}

/** As Slack hands on what is typed. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

runScenarios('Slack, by HTTP', open(false))
runScenarios('Slack, by Socket Mode', open(true))
