import type { Context } from 'hono'
import { decodeAction } from '../../chat/actions.ts'
import { notice, type Reply } from '../../chat/reply.ts'
import { readJson } from '../read-json.ts'
import { refuse } from '../refusals.ts'
import { rehearse, TooMuch } from '../rehearsal/rehearse.ts'
import type { RoomsOptions } from '../rooms.ts'
import { openPretend } from './pretend.ts'
import type { Renderings, Showing } from './renderings.ts'
import { Rehearsed, Said } from './state.ts'

export interface ChatRoutes {
  say(c: Context): Promise<Response>
  rehearse(c: Context): Promise<Response>
}

/** The longest stretch that is rehearsed at once, in days: each is planned and announced as it would be. */
const LONGEST = 800
const MOST_WAITING = 10

/** What the playground and the rehearsal ask. Loaded with the first of these requests: it brings the store. */
export function chatRoutes(options: RoomsOptions, renderings: Renderings): ChatRoutes {
  const { slack, teams } = renderings
  const shown = (reply: Reply, showing: Showing) => ({
    slack: slack.reply(reply, showing),
    teams: teams.reply(reply, showing),
  })
  // One at a time: each keeps the process busy for seconds, and questions are answered in between.
  let before: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    async say(c) {
      const read = await readJson(c.req.raw, Said)
      if (read instanceof Response) return read
      const { state, event } = read
      const channel = await openPretend({ ...options, assistant: await options.assistant() }, state)
      try {
        const { desk } = channel
        if (event.kind === 'extension')
          return c.json({
            state,
            extension: await teams.extension(event.text, channel.visit(false), { desk, library: options.library }),
          })
        if (event.kind === 'say') {
          // "/clause 6(d)" is a command of that name, "/seized clause 6(d)" one of the app's.
          const slash = /^\s*\/(?:seized\b\s*)?/i.exec(event.text)?.[0]
          const text =
            slash === undefined ? event.text.replace(/^\s*@seized\b[\s,:]*/i, '') : event.text.slice(slash.length)
          const reply = await desk.hear(
            slash !== undefined && text.trim() === '' ? 'help' : text,
            channel.visit(slash === undefined),
            slash !== undefined,
          )
          return c.json({ state: await channel.state(), ...shown(reply, slash === undefined ? {} : { private: true }) })
        }
        const action = decodeAction(event.value)
        const reply = action
          ? await desk.press(action, channel.visit(true))
          : notice('Feedback is kept where the product is installed. Here it is only shown.')
        const showing = action?.do === 'page' ? { page: action.page } : {}
        return c.json({ state: await channel.state(), ...shown(reply, showing) })
      } finally {
        await channel.close()
      }
    },

    async rehearse(c) {
      const read = await readJson(c.req.raw, Rehearsed)
      if (read instanceof Response) return read
      const days = Temporal.PlainDate.from(read.from).until(read.until).total('days')
      if (days < 0) return refuse(400, 'until lies before from.')
      if (days > LONGEST) return refuse(400, `A rehearsal runs ${LONGEST} days at most; these are ${days}.`)
      if (waiting >= MOST_WAITING) return refuse(429, 'Others rehearse. Try again in a moment.')
      waiting++
      const own = before.then(async () =>
        rehearse({ ...options, assistant: await options.assistant() }, renderings, read),
      )
      before = own.catch(() => {})
      try {
        return c.json(await own)
      } catch (cause) {
        if (cause instanceof TooMuch) return refuse(400, cause.message)
        throw cause
      } finally {
        waiting--
      }
    },
  }
}
