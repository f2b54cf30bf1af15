import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono/tiny'

/** Scripts, each bundled with all that it imports when it is first asked for. What a browser loads behind the first view is one of its own. */
const SCRIPTS: readonly string[] = ['copy', 'reader', 'time', 'library', 'playground', 'rehearsal', 'chat-view']

/** Style sheets, as they are. */
const STYLES: ReadonlyMap<string, string> = new Map([
  ['reader', './reader/reader.css'],
  ['time', './time/time.css'],
  ['library', './library/library.css'],
  ['chat', './playground/chat.css'],
])

interface Asset {
  readonly text: string
  readonly etag: string
  readonly type: string
}

const assets = new Map<string, Promise<Asset>>()

/** Serves scripts and style sheets under /assets. A browser asks each time whether they have changed. */
export function servesAssets(app: Hono): void {
  app.get('/assets/:file', async (c, next) => {
    const [name = '', ending] = c.req.param('file').split('.')
    const make =
      ending === 'js' && SCRIPTS.includes(name) ? bundle : ending === 'css' && STYLES.has(name) ? styleSheet : undefined
    if (!make) return next()
    const asset = await once(`${name}.${ending}`, () => make(name))
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, { ETag: asset.etag })
    return c.body(asset.text, 200, { 'Content-Type': asset.type, ETag: asset.etag, 'Cache-Control': 'no-cache' })
  })
}

/** Made once; a failure is forgotten, so that it can be tried again. */
function once(file: string, make: () => Promise<{ text: string; type: string }>): Promise<Asset> {
  const known = assets.get(file)
  if (known) return known
  const made = make().then(({ text, type }) => ({
    text,
    type,
    etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
  }))
  assets.set(file, made)
  made.catch(() => assets.delete(file))
  return made
}

const styleSheet = async (name: string) => ({
  text: await readFile(new URL(STYLES.get(name)!, import.meta.url), 'utf8'),
  type: 'text/css; charset=utf-8',
})

let underWay = 0

/** One file of a script and all that it imports. esbuild's own process ends with the last bundle that is under way. */
async function bundle(name: string) {
  const { build, stop } = await import('esbuild')
  underWay++
  try {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(`./browser/${name}.ts`, import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      legalComments: 'none',
      logLevel: 'silent',
      external: ['/assets/*'],
      loader: { '.css': 'text' },
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    return { text: outputFiles[0]!.text, type: 'text/javascript; charset=utf-8' }
  } finally {
    underWay--
    if (underWay === 0) await stop()
  }
}
