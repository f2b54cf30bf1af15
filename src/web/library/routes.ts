import type { Hono } from 'hono/tiny'
import type { Outcome } from '../../library/ingest.ts'
import { LARGEST_DOCUMENT } from '../../library/load.ts'
import { placeOf } from '../citation.ts'
import { type ChangePolicy, whyDenied } from '../may-change.ts'
import { readUpTo } from '../read-json.ts'
import { refuse } from '../refusals.ts'
import type { RoomsOptions } from '../rooms.ts'
import { askOf, libraryPage } from './page.ts'

/** Takes a document into the library, so that it can be asked. */
export type AddDocument = (name: string, bytes: Uint8Array) => Promise<Outcome>

export interface LibraryRooms extends Pick<RoomsOptions, 'library' | 'frame' | 'log'> {
  readonly addDocument?: AddDocument
  readonly policy: ChangePolicy
}

/** What is sent while a document is taken in, a line of JSON each. */
type Progress =
  | { readonly stage: 'reading' }
  | { readonly stage: 'refused'; readonly reason: string }
  | {
      readonly stage: 'added' | 'held'
      readonly symbol: string
      readonly read?: string
      readonly ask: string
      readonly paragraphs?: number
      readonly problems?: readonly string[]
      readonly replaced?: string
    }

const LONGEST_NAME = 200

/** /library, and what is added to it at /api/library. */
export function libraryRoutes(app: Hono, { library, frame, addDocument, policy, log }: LibraryRooms): void {
  const adding = !addDocument ? 'off' : policy.token !== undefined ? 'token' : policy.local ? 'open' : 'off'
  app.get('/library', c => c.html(libraryPage(library().resolutions, adding, frame())))

  // One at a time: each may take half a minute and half a gigabyte.
  let before: Promise<unknown> = Promise.resolve()

  app.post('/api/library', async c => {
    const denied = whyDenied(c.req.raw, policy)
    if (denied) return refuse(denied.status, denied.message, { Connection: 'close' })
    if (!addDocument) return refuse(403, 'Nothing can be added here.', { Connection: 'close' })
    const name = nameOf(c.req.query('name') ?? '')
    if (name === undefined) return refuse(400, 'The document has no name. Send it to /api/library?name=resolution.pdf.')
    const bytes = await readUpTo(c.req.raw, LARGEST_DOCUMENT)
    if (!bytes)
      return refuse(413, `${name}: is larger than ${LARGEST_DOCUMENT / 1024 / 1024} MB`, { Connection: 'close' })
    if (bytes.length === 0) return refuse(400, `${name}: is empty`)
    const taking = before.then(() => addDocument(name, bytes))
    before = taking.catch(() => {})
    const lines = new TextEncoder()
    const line = (progress: Progress) => lines.encode(`${JSON.stringify(progress)}\n`)
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(line({ stage: 'reading' }))
        try {
          controller.enqueue(line(progressOf(await taking, library)))
        } catch (error) {
          const reference = crypto.randomUUID().slice(0, 8).toUpperCase()
          log.error('document not added', { reference, error })
          controller.enqueue(
            line({
              stage: 'refused',
              reason: `Something failed on our side, reference ${reference}. Nothing was added.`,
            }),
          )
        }
        controller.close()
      },
    })
    return new Response(body, {
      // Not to be compressed on the way: each line is to arrive when it is written.
      headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store, no-transform' },
    })
  })
}

/** A file's own name: without folders, and without what would hide what it is. */
function nameOf(given: string): string | undefined {
  const name = given
    .toWellFormed()
    .replace(/^.*[/\\]/, '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST_NAME)
  return name === '' || name === '.' || name === '..' ? undefined : name
}

function progressOf(outcome: Outcome, library: LibraryRooms['library']): Progress {
  if (outcome.kind === 'refused') return { stage: 'refused', reason: outcome.fault }
  const symbol = outcome.kind === 'added' ? outcome.resolution.symbol : outcome.held.symbol
  const read = placeOf(symbol)
  const resolution =
    outcome.kind === 'added' ? outcome.resolution : library().resolutions.find(each => each.symbol === symbol)
  return {
    stage: outcome.kind,
    symbol,
    ask: askOf(symbol),
    ...(read !== undefined && { read }),
    ...(resolution && {
      paragraphs: resolution.clauses.length - 1,
      problems: resolution.problems.map(problem => problem.message),
    }),
    ...(outcome.kind === 'added' && outcome.replaced && { replaced: outcome.replaced.fileName }),
  }
}
