import { renderAnnouncement as slackAnnouncement } from './slack/render/announcement.ts'
import { renderReply as slackReply } from './slack/render/reply.ts'
import { findClauses, unfurl } from './teams/invoke/extension.ts'
import { messageOf } from './teams/render/activity.ts'
import { renderAnnouncement as teamsAnnouncement } from './teams/render/announcement.ts'
import { renderReply as teamsReply } from './teams/render/reply.ts'
import type { Renderings } from './web/playground/renderings.ts'

/** What the adapters send, for the page that shows it: their own renderers, and nothing beside them. */
export const chatRenderings: Renderings = {
  slack: { reply: slackReply, announcement: slackAnnouncement },
  teams: {
    reply: (reply, { page }) =>
      messageOf(teamsReply(reply, page === undefined ? {} : { page }), reply.kind === 'answer'),
    announcement: announcement => messageOf(teamsAnnouncement(announcement)),
    async extension(typed, visit, { desk, library }) {
      const text = typed.trim()
      if (/^https?:\/\//i.test(text)) return unfurl(desk, library(), { url: text }, visit)
      const parameters = text === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: text }]
      return findClauses(desk, { parameters }, visit)
    },
  },
}
