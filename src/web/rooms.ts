import { compress } from 'hono/compress'
import { Hono } from 'hono/tiny'
import type { Assistant } from '../assistant/assistant.ts'
import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Log } from '../log.ts'
import { servesAssets } from './assets.ts'
import type { Frame } from './frame.ts'
import { type AddDocument, libraryRoutes } from './library/routes.ts'
import type { ChangePolicy } from './may-change.ts'
import { playgroundPage } from './playground/page.ts'
import type { Renderings } from './playground/renderings.ts'
import type { ChatRoutes } from './playground/routes.ts'
import { resolutionPage, shelfPage } from './reader/page.ts'
import { refusePage } from './refusals.ts'
import { rehearsalPage } from './rehearsal/page.ts'
import { timeRoutes } from './time/routes.ts'

/** What the rooms beside the first page are made from. */
export interface RoomsOptions {
  readonly library: () => Library
  readonly assistant: () => Promise<Assistant>
  readonly clock: Clock
  readonly frame: () => Frame
  readonly log: Log
  /** Takes a document into the library; absent: none can be added. */
  readonly addDocument?: AddDocument
  readonly policy: ChangePolicy
  /** What the chat adapters send; absent: there is no playground. */
  readonly renderings?: () => Promise<Renderings>
}

/** What is under the addresses that `isRoom` knows. Loaded when one is first asked for. */
export function createRooms(options: RoomsOptions): Hono {
  const { library, frame } = options
  const app = new Hono()
  app.use(compress())
  servesAssets(app)
  app.get('/read', c => c.html(shelfPage(library(), c.req.query('q')?.trim() ?? '', frame())))
  app.get('/read/:number{[0-9]{1,5}}', c => {
    const resolution = library().find({ number: Number(c.req.param('number')) })
    return resolution
      ? c.html(resolutionPage(resolution, library(), frame()))
      : refusePage(
          404,
          `Resolution ${c.req.param('number')} is not loaded.`,
          'The library holds what was added to it. Search it, or add the text on the Library page.',
          frame(),
        )
  })
  timeRoutes(app, options)
  libraryRoutes(app, options)
  const { renderings } = options
  if (renderings) {
    let chat: Promise<ChatRoutes> | undefined
    const routes = () =>
      (chat ??= Promise.all([import('./playground/routes.ts'), renderings()]).then(([{ chatRoutes }, made]) =>
        chatRoutes(options, made),
      ))
    app.get('/playground', c => c.html(playgroundPage(frame())))
    app.get('/rehearsal', c => c.html(rehearsalPage(library().resolutions, options.clock.today().toString(), frame())))
    app.post('/api/playground', async c => (await routes()).say(c))
    app.post('/api/rehearsal', async c => (await routes()).rehearse(c))
  }
  app.notFound(() => new Response(null, { status: 404 }))
  // Whatever is thrown here is answered and logged where everything is.
  app.onError(error => {
    throw error
  })
  return app
}
