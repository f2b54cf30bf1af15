import { readFile } from 'node:fs/promises'
import { Hono } from 'hono/tiny'
import type { Assistant } from '../assistant/assistant.ts'
import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Log } from '../log.ts'
import { askApi } from './ask-api.ts'
import type { Refusal } from './ask-form.ts'
import { readConversation } from './conversation-link.ts'
import { readDay } from './day.ts'
import type { Frame } from './frame.ts'
import type { AddDocument } from './library/routes.ts'
import { tooLong } from './limits.ts'
import type { ChangePolicy } from './may-change.ts'
import { welcomePage } from './page.ts'
import type { Renderings } from './playground/renderings.ts'
import { refuse, refusePage, wantsJson } from './refusals.ts'

/** Addresses of the rooms beside the first page, whose code is loaded when one of them is first asked for. */
const isRoom = (path: string): boolean =>
  /^\/(?:read|time|library|playground|rehearsal|assets|api\/(?:library|playground|rehearsal))(?:\/|$)/.test(path)

/** What the web edge is made from. */
export interface Rooms {
  readonly assistant: () => Promise<Assistant>
  /** What the page names as its subject; a `Library` is one. */
  readonly library: Pick<Frame, 'resolutions'> & { library(): Library }
  readonly clock: Clock
  /** True where the clock was set by SEIZED_AS_OF: then the page says which day counts as today. */
  readonly clockIsSet: boolean
  readonly log: Log
  /** What the chat adapters send; absent: there is no playground. */
  readonly renderings?: () => Promise<Renderings>
  /** Takes a document into the library; absent: none can be added. */
  readonly addDocument?: AddDocument
  readonly policy: ChangePolicy
}

/** Turns whatever was thrown into a short reply with a reference, and writes the cause to the log under it. */
export type Boundary = (thrown: unknown, request: { readonly path: string; readonly accept: string | null }) => Response

/** The routes. Edges that come later (`/slack/events`, `/api/messages`, `/metrics`, calendars) are routes beside these. */
export function createApp({ assistant, library, clock, clockIsSet, log, ...more }: Rooms): {
  app: Hono
  boundary: Boundary
} {
  const frame = (): Frame => ({ resolutions: library.resolutions, ...(clockIsSet ? { today: clock.today() } : {}) })

  const boundary: Boundary = (error, { path, accept }) => {
    const reference = crypto.randomUUID().slice(0, 8).toUpperCase()
    log.error('request failed', { reference, path, error })
    const headline = 'Something failed on our side.'
    const remedy = `Ask again. If it fails again, give reference ${reference} to whoever runs this server: the log has the cause under it.`
    try {
      return wantsJson(path, accept)
        ? refuse(500, `${headline} ${remedy}`, {}, { reference })
        : refusePage(500, headline, remedy, frame())
    } catch (error) {
      // What broke the answer may break the page around its refusal as well.
      log.error('refusal failed', { reference, error })
      return new Response(`${headline} ${remedy}\n`, { status: 500 })
    }
  }

  const app = new Hono()

  let rooms: Promise<Hono> | undefined
  app.use(async (c, next) => {
    if (!isRoom(c.req.path)) return next()
    rooms ??= import('./rooms.ts').then(({ createRooms }) =>
      createRooms({ ...more, library: library.library, assistant, clock, log, frame }),
    )
    const response = await (await rooms).fetch(c.req.raw)
    // What is not there, in a room or outside, is refused in the same words.
    return response.status === 404 && !response.headers.has('content-type') ? next() : response
  })

  app.get('/', async c => {
    const { question, ...conversation } = readConversation(new URL(c.req.url).searchParams)
    const refusal = refused(question, conversation.asOf)
    if (refusal) return c.html(welcomePage(question, { ...conversation, asOf: '' }, frame(), refusal), 400)
    if (question === '') return c.html(welcomePage('', conversation, frame()))
    const asOf = conversation.asOf ? readDay(conversation.asOf) : undefined
    const answer = (await assistant()).ask(question, {
      previous: conversation.previous,
      ...(conversation.in ? { in: conversation.in } : {}),
      ...(asOf ? { asOf } : {}),
    })
    // Loaded with the first answer: the first page does not wait for it.
    const { answerPage } = await import('./answer-page.ts')
    return c.html(answerPage(question, conversation, frame(), answer))
  })

  app.get('/style.css', async c => {
    const css = await readFile(new URL('style.css', import.meta.url), 'utf8')
    return c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=300' })
  })
  app.get('/icon.svg', c => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' }))
  app.get('/healthz', c => c.json({ status: 'ok' }))
  app.post('/api/ask', c => askApi(c.req.raw, assistant))

  const METHODS = {
    '/': 'GET, HEAD',
    '/style.css': 'GET, HEAD',
    '/icon.svg': 'GET, HEAD',
    '/healthz': 'GET, HEAD',
    '/api/ask': 'POST',
  }
  for (const [path, allow] of Object.entries(METHODS))
    app.all(path, c => {
      const message = `${path} takes ${allow.replace(', ', ' and ')} only.`
      return wantsJson(path, c.req.header('accept') ?? null)
        ? refuse(405, message, { Allow: allow })
        : refusePage(405, 'That is not how this page is asked.', message, frame(), { Allow: allow })
    })

  app.notFound(c => {
    const accept = c.req.header('accept') ?? null
    return wantsJson(c.req.path, accept)
      ? refuse(404, 'There is nothing at this address. Questions go to POST /api/ask.')
      : refusePage(404, 'There is nothing at this address.', 'It may have been mistyped.', frame())
  })
  app.onError((error, c) => {
    // Whoever broke off before all was sent hears nothing any more, and it is no fault of ours.
    if (c.req.raw.signal.aborted) return new Response(undefined, { status: 400 })
    return boundary(error, { path: c.req.path, accept: c.req.header('accept') ?? null })
  })

  return { app, boundary }
}

function refused(question: string, asOf: string | undefined): Refusal | undefined {
  const long = tooLong(question)
  if (long) return { field: 'q', message: `The question ${long}` }
  if (asOf !== undefined && !readDay(asOf))
    return { field: 'asOf', message: `“${asOf.slice(0, 40)}” is not a date. Write it as 1998-05-01.` }
  return undefined
}

/** An opening quotation mark. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#14568b"/>' +
  '<g fill="#fff"><circle cx="11" cy="19" r="4.5"/><circle cx="22" cy="19" r="4.5"/></g><g fill="none" stroke="#fff" stroke-width="3" ' +
  'stroke-linecap="round"><path d="M8 19q0-7 6-9"/><path d="M19 19q0-7 6-9"/></g></svg>'
