import { turnedClock } from '../chat/made.ts'
import { runScenarios, SCENARIO_TIME } from '../wire/scenarios.ts'
import { inChannel, openRun } from './made.ts'
import { readPosted } from './seen.ts'

runScenarios('Teams', async () => {
  const run = await openRun({ clock: turnedClock(SCENARIO_TIME) })
  const roots = new Map<string, string>()
  return {
    async say(turn) {
      const channel = turn.at === 'another' ? '19:other@thread.tacv2' : '19:general@thread.tacv2'
      const person = turn.by === 'another' ? 'another' : 'person'
      const from = { id: `29:${person}`, name: person, aadObjectId: person }
      // Teams has no slash commands of an app's own: a command is typed behind the bot's name.
      const mentioned = turn.as !== 'plain'
      const text = turn.as === 'command' ? `/${turn.text}` : turn.text
      const activity =
        turn.in === 'personal'
          ? run.activity({ text: escaped(text), from })
          : run.activity({
              from,
              ...inChannel(escaped(text), {
                channel,
                mentioned,
                root: turn.in === 'thread' ? (roots.get(channel) ?? '') : '',
              }),
            })
      if (turn.in === 'channel' && mentioned && !roots.has(channel)) roots.set(channel, String(activity.id))
      const posted = await run.say(activity)
      if (posted.length > 1) throw new Error(`${posted.length} answers to one message`)
      return posted[0] && readPosted(posted[0])
    },
    close: () => run.close(),
  }
})

/** What Teams makes of what is typed beside a mention. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
